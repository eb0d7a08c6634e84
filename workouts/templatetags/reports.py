"""How a month or a year is written and drawn."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse

from workouts.domain import units
from workouts.domain.spans import SpanKind
from workouts.domain.week_charts import week_chart
from workouts.enums import WeightUnit
from workouts.templatetags.drawings import lines_across, volume_unit

register = template.Library()


@register.filter
def span_name(report: dict[str, Any]) -> str:
    """Write what it is about: November 2026; 2026."""
    return _name(report["kind"], report["first"])


@register.filter
def neighbour_name(first: date, report: dict[str, Any]) -> str:
    """Write the month or year beside it: October; December 2025; 2025."""
    if report["kind"] == SpanKind.MONTH and first.year == report["first"].year:
        return f"{first:%B}"
    return _name(report["kind"], first)


@register.filter
def span_address(first: date, report: dict[str, Any]) -> str:
    return reverse(f"{report['kind']}_report", args=[first])


@register.simple_tag
def before_words(report: dict[str, Any]) -> str:
    """Write when the figures beside were: in October; while it runs, by 14 Oct."""
    first, last = report["before_first"], report["before_last"]
    if not report["is_running"]:
        return f"in {neighbour_name(first, report)}"
    year = "" if last.year == report["first"].year else f" {last.year}"
    return f"by {last.day} {last:%b}{year}"


@register.simple_tag
def months_drawing(months: Sequence[dict[str, Any]], until: date, lifter: Any) -> dict[str, Any]:
    """Place the volumes of the months of a year in one unit, each with its figure as it is written."""
    in_unit = [units.from_kg(month["volume_kg"], WeightUnit(lifter.weight_unit)) for month in months]
    unit = volume_unit(max(in_unit), lifter)
    chart = week_chart([(month["first"], value / unit.divisor) for month, value in zip(months, in_unit, strict=True)])
    return {
        "chart": chart,
        "bars": [(bar, unit.write(bar.value)) for bar in chart.bars],
        "lines": lines_across(chart.lines, unit),
        "slot": round(Decimal(100) / len(months), 2),
        "unit": unit.name,
        "unit_in_words": unit.in_words,
        "best": max(chart.bars, key=lambda bar: bar.value),
        "months": [month for month in months if month["first"] <= until],
    }


def _name(kind: str, first: date) -> str:
    return f"{first:%B %Y}" if kind == SpanKind.MONTH else f"{first.year}"
