"""What the drawing of an exercise's chart holds: places from the domain, figures as they are written."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import template

from workouts.domain import units
from workouts.domain.charts import clock_step, whole_step
from workouts.domain.dated_charts import dated
from workouts.domain.measures import Measure
from workouts.domain.units import Units
from workouts.domain.values import Values
from workouts.enums import RecordType
from workouts.templatetags.amounts import PACE_OVER, amount
from workouts.templatetags.live import values_text
from workouts.templatetags.records import formula_name

register = template.Library()

PERIOD_NAMES = {"30": "30 days", "90": "90 days", "365": "Year", "all": "All"}

# How sums are written of which there is no record.
_SUMS = {"m": RecordType.DISTANCE, "s": RecordType.DURATION, "floors": RecordType.FLOORS, "steps": RecordType.STEPS}
_STEPS = {"s": clock_step, "s/km": clock_step, "reps": whole_step, "floors": whole_step, "steps": whole_step}
_WITH_SET = {Measure.ONE_REP_MAX, Measure.BEST_SET}  # where the value alone does not say what was lifted


@register.filter
def period_name(period: str) -> str:
    return PERIOD_NAMES[period]


@register.simple_tag
def exercise_drawing(
    chart: Mapping[str, Any], measure: Measure, records: Sequence[Mapping[str, Any]], exercise: Any, chosen: Units
) -> dict[str, Any]:
    """Place a measure of an exercise, each value as it is written; empty where there is nothing to draw."""
    points = {point["day"]: point for point in chart["points"].get(measure, [])}
    drawn = dated(
        {day: _number(point["value"], measure, chosen) for day, point in points.items()},
        since=chart["since"],
        until=chart["until"],
        from_zero=measure.is_sum,
        is_lower_better=measure.is_lower_better,
        steps=_STEPS.get(measure.unit),
    )
    if drawn is None:
        return {}
    best = points[drawn.best.day]
    standing = {record["kind"]: (record["day"], record["value"]) for record in records}
    dots = [(dot, *_written(points[dot.day], measure, exercise, chosen)) for dot in drawn.dots]
    return {
        "chart": drawn,
        "dots": dots,
        "lines": [(_tick(value, measure), y) for value, y in drawn.lines],
        "best": _amount(best["value"], measure, chosen),
        "is_record": standing.get(measure.record) == (best["day"], best["value"]),
        "has_sets": measure in _WITH_SET,
    }


@register.simple_tag
def chart_words(measure: Measure, per: str, lifter: Any, chosen: Units) -> str:
    """Write what a chart shows: kg, by Brzycki, best set a week."""
    of_what = f"best set a {per}" if not measure.is_sum else "each workout" if per == "day" else f"best workout a {per}"
    formula = f"by {formula_name(lifter.one_rep_max_formula)}" if measure is Measure.ONE_REP_MAX else ""
    return ", ".join(part for part in (chart_unit(measure, chosen), formula, of_what) if part)


@register.simple_tag
def chart_unit(measure: Measure, chosen: Units) -> str:
    """Write the unit of a measure; a time, which is written as a clock, has none."""
    return _amount_parts(Decimal(2), measure, chosen)[1]


def _written(point: Mapping[str, Any], measure: Measure, exercise: Any, chosen: Units) -> tuple[str, str]:
    """Write a value, and the set behind it where the value does not say it."""
    has_set = measure in _WITH_SET and point["reps"]
    values = Values(weight_kg=point["weight_kg"], reps=point["reps"])
    return _amount(point["value"], measure, chosen), values_text(values, (exercise, chosen)) if has_set else ""


def _amount(value: Decimal, measure: Measure, chosen: Units) -> str:
    return " ".join(_amount_parts(value, measure, chosen)).rstrip()


def _amount_parts(value: Decimal, measure: Measure, chosen: Units) -> tuple[str, str]:
    return amount(measure.record or _SUMS[measure.unit], value, chosen)


def _number(value: Decimal, measure: Measure, chosen: Units) -> Decimal:
    """Return a value in the unit in which the scale has its round ticks."""
    match measure.unit:
        case "kg":
            return units.from_kg(value, chosen.weight_unit)
        case "m":
            return units.from_metres(value, chosen.distance_unit)
        case "s/km":
            return value * PACE_OVER[chosen.distance_unit] / 1000
    return value


def _tick(value: float, measure: Measure) -> str:
    return units.clock(round(value)) if measure.unit in {"s", "s/km"} else units.plain_grouped(Decimal(str(value)))
