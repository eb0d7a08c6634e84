"""How the rows of a workout are written."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from workouts.domain import units
from workouts.domain.values import Values
from workouts.enums import DistanceUnit, ExerciseType, RecordType, WeightUnit
from workouts.forms.sets import FIELD_OF
from workouts.queries.live import state_of
from workouts.templatetags.tracker import day_name

register = template.Library()

_WORDS = {"weight_kg": "Weight", "reps": "Repetitions", "duration_seconds": "Duration", "distance_m": "Distance"}


@register.simple_tag
def columns(exercise: Any, lifter: Any) -> list[dict[str, str]]:
    """Return the heads of the columns: what the screen says above, and for whom it is read aloud."""
    return [
        {"name": FIELD_OF[column], "head": _head(column, exercise, lifter), "word": word_of(column, exercise)}
        for column in ExerciseType(exercise.type).columns
    ]


@register.filter
def values_text(values: Values | None, of: tuple[Any, Any]) -> str:
    """Write a set as one line: 50 kg × 10; `of` is (exercise, lifter)."""
    if values is None:
        return ""
    exercise, lifter = of
    texts = []
    for column in ExerciseType(exercise.type).columns:
        value = getattr(values, column)
        if value is None and column != "weight_kg":
            continue
        texts.append(_with_unit(column, Decimal(0) if value is None else value, exercise, lifter))
    return " × ".join(texts)


@register.filter
def live_state(session: Any) -> str:
    return state_of(session)


@register.filter
def then(workout: Any) -> str:
    """Write what comes after the rest: then 97.5 kg × 5."""
    row = workout.next_row if workout else None
    return f"then {values_text(row.shown, workout.entry_of(row).of_lifter)}" if row and not row.shown.is_empty else ""


@register.filter
def table_class(heads: list[dict[str, str]], lifter: Any) -> str:
    """Choose the columns of the grid: one value or two, with RPE or without."""
    return f"{'reps-only' if len(heads) == 1 else ''} {'' if lifter.shows_rpe else 'no-rpe'}".strip()


def fill(previous: Values, lifter: Any) -> SafeString:
    """Write the attributes from which a tap on last time's values fills the row."""
    texts = {FIELD_OF[column]: column_text(column, getattr(previous, column), lifter) for column in FIELD_OF}
    return format_html_join(" ", 'data-{}="{}"', ((name, text) for name, text in texts.items() if text))


@register.filter
def is_loaded(exercise: Any) -> bool:
    """Whether there are plates or warm-up sets to work out."""
    return ExerciseType(exercise.type).is_loaded


@register.filter
def of(exercise: Any, lifter: Any) -> tuple[Any, Any]:
    return exercise, lifter


@register.filter
def medal_text(medal: tuple[Any, Any, Any], lifter: Any) -> str:
    """Write what a medal is for: Estimated 1RM 109.7 kg, up 2.3 kg since 12 October."""
    kind, broken, day = medal
    gain = _amount(kind, broken.gain, lifter)
    beaten = f", up {gain}" if day == lifter.today else f", up {gain} since {day_name(day, lifter.today)}"
    return f"{RecordType(kind).label} {_amount(kind, broken.best.value, lifter)}{beaten}"


def _amount(kind: RecordType, value: Any, lifter: Any) -> str:
    if not RecordType(kind).is_weight:
        return units.plain(value)
    unit = WeightUnit(lifter.weight_unit)
    shown = units.from_kg(value, unit)
    text = f"{shown:,.1f}" if kind == RecordType.ONE_REP_MAX else units.plain_grouped(shown)
    return f"{text} {unit}"


def _head(column: str, exercise: Any, lifter: Any) -> str:
    match column:
        case "weight_kg":
            sign = {ExerciseType.BODYWEIGHT_WEIGHTED: "+", ExerciseType.BODYWEIGHT_ASSISTED: "−"}
            return f"{sign.get(ExerciseType(exercise.type), '')}{lifter.weight_unit}"
        case "reps":
            return "Reps"
        case "duration_seconds":
            return "Time"
        case "distance_m":
            return str(lifter.distance_unit)
        case _:
            return word_of(column, exercise)


def word_of(column: str, exercise: Any) -> str:
    if column == "custom_metric":
        return "Floors" if exercise.type == ExerciseType.FLOORS_DURATION else "Steps"
    return _WORDS[column]


def spoken_unit(column: str, lifter: Any) -> str:
    unit = {"weight_kg": lifter.weight_unit, "distance_m": lifter.distance_unit}.get(column)
    return f" in {unit}" if unit else ""


def column_text(column: str, value: Any, lifter: Any) -> str:
    if value is None:
        return ""
    match column:
        case "weight_kg":
            return units.plain(units.from_kg(value, WeightUnit(lifter.weight_unit)))
        case "duration_seconds":
            return units.clock(value)
        case "distance_m":
            return units.plain(units.from_metres(value, DistanceUnit(lifter.distance_unit)))
        case _:
            return str(value)


def _with_unit(column: str, value: Any, exercise: Any, lifter: Any) -> str:
    text = column_text(column, value, lifter)
    match column:
        case "weight_kg":
            return f"{text} {lifter.weight_unit}"
        case "distance_m":
            return f"{text} {lifter.distance_unit}"
        case "reps" if len(ExerciseType(exercise.type).columns) == 1:
            return f"{text} reps"
        case "custom_metric":
            return f"{text} {word_of(column, exercise).lower()}"
        case _:
            return text
