"""The plates and warm-up sets for a row of a workout."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from workouts.domain.loadings import Loading, loaded
from workouts.domain.plate_drawing import PlateDrawing, drawing
from workouts.domain.warmup import STEPS_KG, WarmupSet, ramp, to_step
from workouts.enums import ExerciseType, SetType, WeightUnit
from workouts.models import Bar, SessionExercise
from workouts.queries.equipment import Rack, bar_for, rack_of, warmup_steps
from workouts.queries.live import live_workout
from workouts.queries.live_cards import LiveEntry, LiveRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the sheet shows of a weight."""

    rack: Rack
    bar: Bar | None
    loading: Loading | None
    drawing: PlateDrawing | None
    warmups: list[WarmupSet]


def card_of(entry: SessionExercise) -> LiveEntry:
    """Read an entry as its card shows it. The lifter has to be on its session."""
    return next(card for card in live_workout(entry.session).entries if card.entry.pk == entry.pk)


def row_at_hand(card: LiveEntry, uuid: str = "") -> LiveRow | None:
    """Return the row that was asked for, else the next one, the first to come, the last."""
    rows = card.rows
    asked = next((row for row in rows if str(row.set.uuid) == uuid), None)
    following = next((row for row in rows if row.state == "next"), None)
    to_come = next((row for row in rows if row.state == "to-come"), None)
    return asked or following or to_come or (rows[-1] if rows else None)


def working_weight(card: LiveEntry, row: LiveRow | None, weight_kg: Decimal | None) -> Decimal | None:
    """Return what is warmed up for: the weight at hand, or that of the working row to come where a warm-up is at hand."""
    if row is None or row.set.set_type != SetType.WARMUP:
        return weight_kg
    return next((each.shown.weight_kg for each in card.rows if _is_working(each)), None)


def loaded_for(entry: SessionExercise, *, weight_kg: Decimal | None, working_kg: Decimal | None) -> Loaded:
    """Load the exercise's bar with a weight, and lead up to the working one. Four statements."""
    lifter, kind, unit = entry.lifter, ExerciseType(entry.exercise.type), entry.units.weight_unit
    rack = rack_of(lifter, unit)
    bar = bar_for(lifter, entry.exercise, rack, unit)
    loading = loaded(weight_kg, bar=bar.loadable, stock=rack.stock) if bar and weight_kg is not None else None
    warmups = []
    if working_kg and kind.has_warmups:
        warmups = ramp(working_kg, rounded=_rounding(unit, bar, rack), steps=warmup_steps(lifter))
    return Loaded(rack, bar, loading, drawing(loading.side) if loading else None, warmups)


def _rounding(unit: WeightUnit, bar: Bar | None, rack: Rack) -> Callable[[Decimal], Decimal]:
    if bar is None:
        return partial(to_step, step_kg=STEPS_KG[unit])
    return lambda weight_kg: loaded(weight_kg, bar=bar.loadable, stock=rack.stock).total_kg


def _is_working(row: LiveRow) -> bool:
    return row.state != "done" and row.set.set_type != SetType.WARMUP
