"""How looking back is written."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from workouts.domain import units
from workouts.domain.week_charts import week_chart
from workouts.enums import WeightUnit
from workouts.templatetags.tracker import KG_PER_TONNE, POUNDS_IN_SHORT, duration

register = template.Library()


@register.simple_tag
def volume_chart(weeks: list[dict[str, Any]], lifter: Any) -> dict[str, Any]:
    """Place the volumes of weeks in one unit: tonnes or thousands of pounds where the highest is worth it."""
    unit = WeightUnit(lifter.weight_unit)
    values = [(week["day"], units.from_kg(week["volume_kg"], unit)) for week in weeks]
    highest = max(value for _, value in values)
    if unit == WeightUnit.KG and highest >= KG_PER_TONNE:
        divisor, name = 1000, "t"
    elif unit == WeightUnit.LB and highest >= POUNDS_IN_SHORT:
        divisor, name = 1000, "k lb"
    else:
        divisor, name = 1, str(unit)
    return {"chart": week_chart([(day, value / divisor) for day, value in values]), "unit": name}


@register.filter
def rounded(value: Decimal | float) -> str:
    """Write a value of the chart: 9.8, 1,250."""
    return units.plain_grouped(round(Decimal(str(value)), 1))


@register.filter
def average(minutes: float) -> SafeString | str:
    """Write an average duration; a dash where no duration is known."""
    return duration(minutes * 60 if minutes else None)


@register.filter
def ordinal(number: int) -> str:
    """Write a place: 1st, 12th, 213th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
