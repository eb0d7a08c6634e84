"""How looking back is written."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from workouts.domain import units
from workouts.templatetags.tracker import duration

register = template.Library()


@register.filter
def plain_grouped(value: Decimal) -> str:
    return units.plain_grouped(value)


@register.simple_tag
def months_between(first: date, last: date) -> str:
    """Write when something was by its months: Mar 2025, Mar to Jul 2025, Nov 2024 to Mar 2025."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    return f"{first:%b}{'' if first.year == last.year else f' {first.year}'} to {last:%b %Y}"


@register.simple_tag
def days_between(first: date, last: date) -> str:
    """Write a period: 25 October to 23 November 2026, 27 December 2025 to 25 January 2026."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B %Y}"


@register.filter
def average(minutes: float) -> SafeString | str:
    """Write an average duration; a dash where no duration is known."""
    return duration(minutes * 60 if minutes else None)


@register.filter
def hours(seconds: int) -> SafeString | str:
    """Write the time of many workouts; a dash where no duration is known."""
    return duration(seconds or None)


@register.filter
def ordinal(number: int) -> str:
    """Write a place: 1st, 12th, 213th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
