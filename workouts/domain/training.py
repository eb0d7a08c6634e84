"""What was done day by day, summed up over periods and weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from workouts.domain.periods import Period
from workouts.domain.streaks import week_of
from workouts.domain.volume import ZERO

FEWEST_WEEKS = 12
MOST_WEEKS = 52
LONG_DAYS = 365


class Day(NamedTuple):
    """The finished workouts of one local day. `seconds` is the time of the `timed` ones; of others nobody knows it."""

    on: date
    workouts: int
    volume_kg: Decimal
    sets: int
    reps: int
    seconds: int
    timed: int


class Sums(NamedTuple):
    """The finished workouts of a week or a month, told by its first day; `days` are those with one."""

    first: date
    days: int
    workouts: int
    volume_kg: Decimal
    sets: int
    reps: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Summary:
    workouts: int
    volume_kg: Decimal
    sets: int
    reps: int
    average_minutes: float
    days: int
    seconds: int


def summary(days: Iterable[Day], period: Period) -> Summary:
    """Sum up the days of the period; the average leaves out unknown durations and is 0 where none is known."""
    held = [day for day in days if period.holds(day.on)]
    timed = sum(day.timed for day in held)
    return Summary(
        workouts=sum(day.workouts for day in held),
        volume_kg=sum((day.volume_kg for day in held), ZERO),
        sets=sum(day.sets for day in held),
        reps=sum(day.reps for day in held),
        average_minutes=sum(day.seconds for day in held) / timed / 60 if timed else 0.0,
        days=len(held),
        seconds=sum(day.seconds for day in held),
    )


def best_days(days: Iterable[Day], period: Period) -> tuple[Day | None, Day | None]:
    """Return the days of most volume and of most time, the first of equals; None where no day has any."""
    held = [day for day in days if period.holds(day.on)]
    by_volume = max(held, key=lambda day: day.volume_kg, default=None)
    by_time = max(held, key=lambda day: day.seconds, default=None)
    return by_volume if by_volume and by_volume.volume_kg else None, by_time if by_time and by_time.seconds else None


def weekly(days: Iterable[Day], *, weeks: int, today: date, first_weekday: int = 0) -> list[Sums]:
    """Return the latest weeks, the running one last; east of home the next one may have begun already."""
    found: dict[date, list[Day]] = {}
    for day in days:
        found.setdefault(week_of(day.on, first_weekday=first_weekday), []).append(day)
    last = max([week_of(today, first_weekday=first_weekday), *found])
    shown = [last - timedelta(weeks=n) for n in reversed(range(weeks))]
    return [_sums(first, found.get(first, [])) for first in shown]


def monthly(days: Iterable[Day], *, year: int) -> list[Sums]:
    """Return the twelve months of a year."""
    found: dict[date, list[Day]] = {date(year, month, 1): [] for month in range(1, 13)}
    for day in days:
        if day.on.year == year:
            found[day.on.replace(day=1)].append(day)
    return [_sums(first, of_month) for first, of_month in found.items()]


def weeks_shown(period_days: int | None, *, first: date | None, today: date, first_weekday: int = 0) -> int:
    """Return how many weeks a chart shows: twelve; for a year and for all those since the first workout, up to 52."""
    if first is None or (period_days is not None and period_days < LONG_DAYS):
        return FEWEST_WEEKS
    span = week_of(today, first_weekday=first_weekday) - week_of(first, first_weekday=first_weekday)
    return min(MOST_WEEKS, max(FEWEST_WEEKS, span.days // 7 + 1))


def _sums(first: date, days: list[Day]) -> Sums:
    return Sums(
        first,
        days=len(days),
        workouts=sum(day.workouts for day in days),
        volume_kg=sum((day.volume_kg for day in days), ZERO),
        sets=sum(day.sets for day in days),
        reps=sum(day.reps for day in days),
        seconds=sum(day.seconds for day in days),
    )
