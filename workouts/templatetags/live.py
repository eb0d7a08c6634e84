"""How the rows of a workout are written."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template

from workouts.domain import units
from workouts.domain.units import Units
from workouts.domain.values import Values
from workouts.enums import DistanceUnit, ExerciseType, RecordType, WeightUnit
from workouts.forms.sets import FIELD_OF
from workouts.queries.live import state_of
from workouts.queries.live_cards import Medal
from workouts.templatetags.amounts import amount, whole_amount
from workouts.templatetags.tracker import day_name

register = template.Library()

_WEIGHTS = {ExerciseType.BODYWEIGHT_WEIGHTED: "Added weight", ExerciseType.BODYWEIGHT_ASSISTED: "Assistance"}
_WORDS = {"reps": "Repetitions", "duration_seconds": "Duration", "distance_m": "Distance"}


@register.simple_tag
def columns(exercise: Any, chosen: Units) -> list[dict[str, str]]:
    """Return the heads of the columns: what the screen says above, and for whom it is read aloud."""
    return [
        {"name": FIELD_OF[column], "head": _head(column, exercise, chosen), "word": word_of(column, exercise)}
        for column in ExerciseType(exercise.type).columns
    ]


@register.simple_tag
def unit_choices(exercise: Any, chosen: Units) -> list[dict[str, Any]]:
    """Return the units that an exercise can be logged in, and which it is."""
    columns = ExerciseType(exercise.type).columns
    weights = {"name": "weight_unit", "label": "Weights in", "units": list(WeightUnit), "chosen": chosen.weight_unit}
    distances = {
        "name": "distance_unit",
        "label": "Distances in",
        "units": list(DistanceUnit),
        "chosen": chosen.distance_unit,
    }
    return [*([weights] if "weight_kg" in columns else []), *([distances] if "distance_m" in columns else [])]


@register.filter
def values_text(values: Values | None, of: tuple[Any, Any]) -> str:
    """Write a set as one line: 50 kg × 10, +20 kg × 5, 5 km in 25:00; `of` is (exercise, units)."""
    if values is None:
        return ""
    exercise, chosen = of
    texts, columns = [], ExerciseType(exercise.type).columns
    for column in columns:
        value = getattr(values, column)
        if value is None and column != "weight_kg":
            continue
        texts.append(_with_unit(column, Decimal(0) if value is None else value, exercise, chosen))
    # Five kilometres in 25:00, but so many kilograms for so long.
    return (" in " if {"distance_m", "custom_metric"} & {*columns[:1]} else " × ").join(texts)


@register.filter
def live_state(session: Any) -> str:
    return state_of(session)


@register.filter
def then(workout: Any) -> str:
    """Write what comes after the rest: then 97.5 kg × 5, or then Squat, 97.5 kg × 5 where that is another exercise."""
    row = workout.next_row if workout else None
    if not row:
        return ""
    card = workout.entry_of(row)
    name = "" if row.set.entry_id == workout.latest_entry_id else card.entry.exercise.name
    values = "" if row.shown.is_empty else values_text(row.shown, card.of_units)
    return f"then {', '.join(filter(None, (name, values)))}" if name or values else ""


@register.filter
def table_class(heads: list[dict[str, str]], lifter: Any) -> str:
    """Choose the columns of the grid: one value or two, with a timer or without, with RPE or without."""
    last = heads[-1]["name"]
    classes = {
        "reps-only": len(heads) == 1,
        "timed": last == "duration",
        "far": last == "distance",
        "no-rpe": not lifter.shows_rpe,
    }
    return " ".join(name for name, is_so in classes.items() if is_so)


def fill(previous: Values, chosen: Units) -> str:
    """Write the attributes from which a tap on last time's values fills the row: figures and signs that need no escape."""
    texts = {name: column_text(column, getattr(previous, column), chosen) for column, name in FIELD_OF.items()}
    return " ".join(f'data-{name}="{text}"' for name, text in texts.items() if text)


@register.filter
def is_loaded(exercise: Any) -> bool:
    """Whether there are plates or warm-up sets to work out."""
    return ExerciseType(exercise.type).is_loaded


def medals_text(medals: Sequence[Medal], entry: Any, weight_kg: Decimal | None) -> str:
    """Write what a set has its medals for: the most telling one, the names of the others, and the one it just missed."""
    first, *others = medals
    sentences = [medal_text(first, entry, weight_kg)]
    if others:
        sentences.append(f"Also {', '.join(_lowered(kind) for kind, *_ in others)}")
    missed = first[1].missed
    if missed:
        short = " ".join(filter(None, amount(missed.kind, missed.gap, entry.units)))
        sentences.append(f"{short} short of your {_lowered(missed.kind)}")
    return ". ".join(sentences)


@register.filter
def medal_text(medal: Medal, entry: Any, weight_kg: Decimal | None = None) -> str:
    """Write what a medal is for: Estimated 1RM 109.7 kg, up 2.3 kg since 12 October.

    Repetitions are named with the weight, or the assistance, of their set.
    """
    kind, broken, day = medal
    lifter = entry.lifter
    value = _text(kind, *whole_amount(kind, broken.best.value, entry.units, of=entry.exercise.type))
    gain = _text(kind, *amount(kind, broken.gain or Decimal(0), entry.units))  # a medal has one
    way = "down" if kind.is_lower_better else "up"
    beaten = f", {way} {gain}" if day == lifter.today else f", {way} {gain} since {day_name(day, lifter.today)}"
    at = f" at {weight_text(weight_kg, entry.exercise, entry.units)}" if weight_kg else ""
    return f"{kind.label} {value}{at if kind is RecordType.REPS else ''}{beaten}"


def _lowered(kind: RecordType) -> str:
    """Write what a kind of record is called within a sentence."""
    return kind.label[0].lower() + kind.label[1:]


def _text(kind: RecordType, figure: str, unit: str) -> str:
    is_named = kind.unit in {"reps", "floors", "steps"}  # by what stands before it
    return figure if is_named or not unit else f"{figure} {unit}"


def _head(column: str, exercise: Any, chosen: Units) -> str:
    match column:
        case "weight_kg":
            return f"{ExerciseType(exercise.type).sign}{chosen.weight_unit}"
        case "reps":
            return "Reps"
        case "duration_seconds":
            return "Time"
        case "distance_m":
            return str(chosen.distance_unit)
        case _:
            return word_of(column, exercise)


def word_of(column: str, exercise: Any) -> str:
    if column == "custom_metric":
        return "Floors" if exercise.type == ExerciseType.FLOORS_DURATION else "Steps"
    if column == "weight_kg":
        return _WEIGHTS.get(exercise.type, "Weight")
    return _WORDS[column]


def spoken_unit(column: str, chosen: Units) -> str:
    unit = {"weight_kg": chosen.weight_unit, "distance_m": chosen.distance_unit}.get(column)
    return f" in {unit}" if unit else ""


def column_text(column: str, value: Any, chosen: Units) -> str:
    if value is None:
        return ""
    match column:
        case "weight_kg":
            return units.plain(units.from_kg(value, chosen.weight_unit))
        case "duration_seconds":
            return units.clock(value)
        case "distance_m":
            return units.plain(units.from_metres(value, chosen.distance_unit))
        case _:
            return str(value)


def weight_text(kg: Decimal, exercise: Any, chosen: Units) -> str:
    """Write a weight as a set of the exercise has it: 50 kg, +20 kg, −30 kg."""
    return _with_unit("weight_kg", kg, exercise, chosen)


def _read(column: str, value: Any, chosen: Units) -> str:
    """Write a figure that is read, not typed over: 2,000."""
    match column:
        case "weight_kg" | "distance_m":
            return units.plain_grouped(chosen.shown(column, value))
        case "duration_seconds":
            return units.clock(value)
        case _:
            return f"{value:,}"


def _with_unit(column: str, value: Any, exercise: Any, chosen: Units) -> str:
    text = _read(column, value, chosen)
    match column:
        case "weight_kg":
            return f"{ExerciseType(exercise.type).sign}{text} {chosen.weight_unit}"
        case "distance_m":
            return f"{text} {chosen.distance_unit}"
        case "reps" if len(ExerciseType(exercise.type).columns) == 1:
            return f"{text} reps"
        case "custom_metric":
            return f"{text} {word_of(column, exercise).lower()}"
        case _:
            return text
