"""What the page of a workout takes along for when there is no network: exercises to add, blank cards, loads of the bars."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef

from workouts.domain.loadings import Loading, loadings
from workouts.domain.units import Units
from workouts.domain.values import Values
from workouts.enums import ExerciseType, WeightUnit
from workouts.models import Bar, Exercise, ExerciseBar, SessionExercise, User, WorkoutSession, WorkoutSet
from workouts.models.exercise_units import chosen_units
from workouts.queries.equipment import Rack, rack_of
from workouts.queries.exercises import search
from workouts.queries.live_cards import LiveEntry, LiveRow
from workouts.queries.previous import Block, previous_sets

MOST_LAST = 60  # exercises whose last time comes along
# What stands in a blank card in place of what the device makes up.
NO_ENTRY, NO_ROW, NO_NAME = UUID(int=0), UUID(int=1), "kit-name"
ENTRY_KEY, ROW_KEY = "kit-entry", "kit-row"
_ANYTHING = Values(Decimal(1), 1, 1, Decimal(1), 1, Decimal(8))  # so that the blank row has what fills it


@dataclass(frozen=True, slots=True)
class Known:
    """An exercise that can be added; `last` is its first block of the last time, `bar` the position of its own."""

    exercise: Exercise
    units: Units
    last: Block
    bar: int | None


@dataclass(frozen=True, slots=True)
class Loads:
    """What a bar can weigh, lightest first; its figures are in a unit."""

    bar: Bar
    unit: WeightUnit
    loadings: tuple[Loading, ...]


def known_exercises(session: WorkoutSession) -> list[Known]:
    """Return all that the lifter can add, what was done lately first. Five statements."""
    lifter = session.lifter
    exercises = list(search(lifter).annotate(**chosen_units(lifter, OuterRef("pk"))).defer("description"))
    last = previous_sets(session, [exercise.pk for exercise in exercises[:MOST_LAST]])
    racks = racks_of(lifter)
    chosen = dict(ExerciseBar.objects.owned_by(lifter).values_list("exercise", "bar__position"))
    return [_known(exercise, lifter, last.get(exercise.pk, []), racks, chosen) for exercise in exercises]


def blank_cards(lifter: User, known: Iterable[Known]) -> dict[str, LiveEntry]:
    """Return a card with one row for each shape of card among these, with places for what the device makes up."""
    shapes = {shape_of(each): (each.exercise.type, each.units) for each in known}
    return {shape: _blank(lifter, kind, units) for shape, (kind, units) in shapes.items()}


def shape_of(known: Known) -> str:
    return "-".join([known.exercise.type, known.units.weight_unit, known.units.distance_unit])


def loads_of(lifter: User, known: Iterable[Known]) -> list[Loads]:
    """Return what the bars of these exercises can weigh, in the units that they are used in."""
    racks, used = racks_of(lifter), {(each.units.weight_unit, each.bar) for each in known if each.bar}
    found = ((unit, racks[unit], racks[unit].bar_at(position)) for unit, position in sorted(used))
    return [Loads(bar, unit, loadings(bar.loadable, tuple(rack.stock.items()))) for unit, rack, bar in found if bar]


def racks_of(lifter: User) -> dict[WeightUnit, Rack]:
    return {unit: rack_of(lifter, unit) for unit in WeightUnit}


# --- The parts --------------------------------------------------------------------------------------------------------


def _known(
    exercise: Exercise,
    lifter: User,
    blocks: list[Block],
    racks: dict[WeightUnit, Rack],
    chosen: Mapping[int, int | None],
) -> Known:
    units = exercise.units_for(lifter)
    if not ExerciseType(exercise.type).is_loaded:
        return Known(exercise, units, blocks[0] if blocks else [], None)
    usual = racks[units.weight_unit].usual_bar(exercise, units.weight_unit)
    bar = chosen.get(exercise.pk, usual.position if usual else None)
    return Known(exercise, units, blocks[0] if blocks else [], bar)


def _blank(lifter: User, kind: str, units: Units) -> LiveEntry:
    entry = SessionExercise(uuid=NO_ENTRY, rest_seconds=lifter.default_rest_seconds)
    entry.id, entry.lifter, entry.exercise = ENTRY_KEY, lifter, Exercise(id=0, name=NO_NAME, type=ExerciseType(kind))
    entry.chosen_weight_unit, entry.chosen_distance_unit = units
    row = WorkoutSet(uuid=NO_ROW)
    row.id = ROW_KEY
    return LiveEntry(entry, [LiveRow(row, "1", "to-come", Values(), _ANYTHING)])
