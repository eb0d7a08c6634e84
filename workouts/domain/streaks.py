"""Weeks with at least one finished workout, in a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


def week_of(day: date, *, first_weekday: int = 0) -> date:
    """Return the first day of the day's week; 0 is Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


@dataclass(frozen=True, slots=True)
class Streaks:
    """In weeks; the longest began with the week of that first day, the earliest of equals."""

    current: int
    longest: int
    longest_began: date | None = None

    @property
    def longest_ended(self) -> date | None:
        """The last day of its last week."""
        return self.longest_began and self.longest_began + timedelta(weeks=self.longest, days=-1)


def streaks(days: Iterable[date], *, today: date, first_weekday: int = 0) -> Streaks:
    """Count weeks. The running week adds to the current streak but never breaks it."""
    weeks = sorted({week_of(day, first_weekday=first_weekday) for day in days})
    longest = run = 0
    before: date | None = None
    began: date | None = None
    for week in weeks:
        run = run + 1 if before == week - timedelta(weeks=1) else 1
        if run > longest:
            longest, began = run, week - timedelta(weeks=run - 1)
        before = week
    this_week = week_of(today, first_weekday=first_weekday)
    is_running = before is not None and before >= this_week - timedelta(weeks=1)
    return Streaks(current=run if is_running else 0, longest=longest, longest_began=began)
