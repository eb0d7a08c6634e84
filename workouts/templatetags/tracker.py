"""How figures are written on the screens: one place for units, days and signs."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workouts.domain import units
from workouts.domain.units import Units
from workouts.enums import WeightUnit

register = template.Library()

KG_PER_TONNE = 1000
POUNDS_IN_SHORT = 10_000


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """Draw an icon of the sprite; a word or a label always stands beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="#i-{}"/></svg>', f" {size}" if size else "", name
    )


@register.simple_tag
def address(name: str, *ids: UUID | int) -> str:
    """Resolve an address as `url` does, but once in a process: a page with dozens of them waits for that."""
    return _route(name, *map(type, ids)).format(*ids)


@cache
def _route(name: str, *kinds: type) -> str:
    """Return the address with {0} in place of the first id."""
    places = [kind(int=place) if kind is UUID else place for place, kind in enumerate(kinds, start=_FIRST_PLACE)]
    route = reverse(name, args=places)
    for index, place in enumerate(places):
        route = route.replace(str(place), f"{{{index}}}")
    return route


_FIRST_PLACE = 987_654_321  # no address holds such a number by itself


@register.filter
def weight(kg: Decimal | None, holder: Any) -> str:
    """Write a weight in the unit of a lifter or an exercise, without the unit: 97.5."""
    return "" if kg is None else units.plain_grouped(units.from_kg(kg, Units.of(holder).weight_unit))


@register.filter
def volume(kg: Decimal | None, lifter: Any) -> SafeString:
    """Write a volume whole: 5,912 kg."""
    unit = WeightUnit(lifter.weight_unit)
    return with_unit(units.grouped(units.from_kg(kg or Decimal(0), unit)), unit)


@register.filter
def volume_short(kg: Decimal | None, lifter: Any) -> SafeString:
    """Write a volume for looking back: tonnes from 1,000 kg, 12.3k lb from 10,000."""
    unit = WeightUnit(lifter.weight_unit)
    value = units.from_kg(kg or Decimal(0), unit)
    if unit == WeightUnit.KG and value >= KG_PER_TONNE:
        return with_unit(units.grouped(value / KG_PER_TONNE, 1), "t")
    if unit == WeightUnit.LB and value >= POUNDS_IN_SHORT:
        return with_unit(f"{units.grouped(value / 1000, 1)}k", "lb")
    return with_unit(units.grouped(value), unit)


@register.filter
def plain(value: Decimal | int | float | None) -> str:
    return "" if value is None else units.plain(value)


@register.filter
def grouped(value: Decimal | int | float | None) -> str:
    return "" if value is None else units.grouped(value)


@register.filter
def clock(seconds: int | None) -> str:
    """Write seconds as 18:42 or 1:04:10."""
    return "" if seconds is None else units.clock(seconds)


@register.filter
def duration(seconds: int | float | Decimal | None) -> SafeString | str:
    """Write how long a workout took: 58 min, 1:04 h; a dash where nobody knows."""
    if seconds is None:
        return "–"
    hours, minutes = divmod(round(float(seconds) / 60), 60)
    return with_unit(f"{hours}:{minutes:02}", "h") if hours else with_unit(str(minutes), "min")


@register.filter
def machine_duration(seconds: int | None) -> str:
    """Write seconds for a <time> element: PT1122S."""
    return f"PT{int(seconds or 0)}S"


@register.filter
def local(moment: datetime | None, where: Any) -> datetime | None:
    """Return the wall clock of a moment in the zone of a session or a lifter, so that `date` writes it unchanged."""
    return None if moment is None else moment.astimezone(ZoneInfo(where.time_zone)).replace(tzinfo=None)


@register.filter
def elsewhere(session: Any, lifter: Any) -> str:
    """Write the place by whose clock a workout is told, where the lifter's said another time: Tokyo."""
    here, there = (session.started_at.astimezone(ZoneInfo(each.time_zone)).utcoffset() for each in (lifter, session))
    return "" if here == there else session.time_zone.rsplit("/", 1)[-1].replace("_", " ")


@register.filter
def day_name(moment: datetime | date | None, today: date | None = None) -> str:
    """Write a day as one would say it: today, yesterday, 20 November, 3 February 2025."""
    if moment is None:
        return ""
    day = moment.date() if isinstance(moment, datetime) else moment
    if today is not None and day in {today, today - timedelta(days=1)}:
        return "today" if day == today else "yesterday"
    return f"{day.day} {day:%B}" if today is not None and day.year == today.year else f"{day.day} {day:%B %Y}"


@register.filter
def get(mapping: Any, key: Any) -> Any:
    return mapping.get(key)


@register.filter
def muscle_name(muscle: str) -> str:
    return muscle.replace("_", " ")


def with_unit(figure: str, unit: str) -> SafeString:
    return format_html('{} <span class="unit">{}</span>', figure, unit)
