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


@dataclass(frozen=True, slots=True)
class Summary:
    workouts: int
    volume_kg: Decimal
    sets: int
    reps: int
    average_minutes: float
    days: int


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
    )


def weekly_volume(
    days: Iterable[Day], *, weeks: int, today: date, first_weekday: int = 0
) -> list[tuple[date, Decimal]]:
    """Return (first day, volume) of the latest weeks, this one last; a week without a workout is 0."""
    volumes: dict[date, Decimal] = {}
    for day in days:
        week = week_of(day.on, first_weekday=first_weekday)
        volumes[week] = volumes.get(week, ZERO) + day.volume_kg
    this_week = week_of(today, first_weekday=first_weekday)
    shown = [this_week - timedelta(weeks=n) for n in reversed(range(weeks))]
    return [(week, volumes.get(week, ZERO)) for week in shown]


def weeks_shown(period_days: int | None, *, first: date | None, today: date, first_weekday: int = 0) -> int:
    """Return how many weeks a chart shows: twelve; for a year and for all those since the first workout, up to 52."""
    if first is None or (period_days is not None and period_days < LONG_DAYS):
        return FEWEST_WEEKS
    span = week_of(today, first_weekday=first_weekday) - week_of(first, first_weekday=first_weekday)
    return min(MOST_WEEKS, max(FEWEST_WEEKS, span.days // 7 + 1))
