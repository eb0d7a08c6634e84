"""How weighings are written and drawn."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from workouts.domain import units
from workouts.domain.dated_charts import dated
from workouts.domain.units import places
from workouts.domain.weighings import averaged
from workouts.enums import WeightUnit

register = template.Library()

SPAN_NAMES = {"90": "90 days", "365": "Year", "all": "All"}


@register.filter
def span_name(span: str) -> str:
    return SPAN_NAMES[span]


@register.simple_tag
def weight_chart(page: dict[str, Any], lifter: Any) -> dict[str, Any]:
    """Place the weights of a span in the lifter's unit; of many days, the averages of weeks or months."""
    weights, per = averaged(page["weights"], first_weekday=lifter.first_weekday)
    shown = {day: _shown(kg, lifter) for day, kg in weights.items()}
    return {"chart": dated(shown, since=page["since"], until=page["until"], from_zero=False), "per": per}


@register.simple_tag
def weight_span(weights: dict[date, Decimal]) -> dict[str, Any] | None:
    """Return the lowest, the highest and the change of a span with at least two weighings."""
    if len(weights) < 2:
        return None
    lowest, highest = min(weights.values()), max(weights.values())
    return {"lowest": lowest, "highest": highest, "change": weights[max(weights)] - weights[min(weights)]}


@register.simple_tag
def places_of(rows: list[Any], lifter: Any) -> int:
    """Return how many decimals the weights of a column need, so that their points stand below each other."""
    return max((places(_shown(row.weight_kg, lifter)) for row in rows), default=0)


@register.simple_tag
def aligned(kg: Decimal, lifter: Any, decimals: int) -> str:
    return f"{_shown(kg, lifter):,.{decimals}f}"


@register.filter
def weight_gain(kg: Decimal | None, lifter: Any) -> str:
    """Write a difference with its direction: +0.4, −1.2, ±0."""
    if kg is None:
        return ""
    shown = _shown(kg, lifter)
    sign = "+" if shown > 0 else "−" if shown < 0 else "±"
    return f"{sign}{units.plain_grouped(abs(shown))}"


def _shown(kg: Decimal, lifter: Any) -> Decimal:
    return units.from_kg(kg, WeightUnit(lifter.weight_unit))
