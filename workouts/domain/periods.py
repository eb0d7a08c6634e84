"""The periods that one looks back on. N days are today and the N − 1 days before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

# What a page offers, as its address says it. None is everything.
CHOICES: dict[str, int | None] = {"7": 7, "30": 30, "90": 90, "365": 365, "all": None}
USUAL = "30"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included. Without a first day it holds all there is, days ahead too:
    east of home it is tomorrow already."""

    first: date | None
    last: date

    @classmethod
    def of(cls, days: int | None, today: date) -> Self:
        return cls(None if days is None else today - timedelta(days=days - 1), today)

    @property
    def before(self) -> "Period | None":
        """As many days, just before these."""
        if self.first is None:
            return None
        length = self.last - self.first + timedelta(days=1)
        return Period(self.first - length, self.last - length)

    def holds(self, day: date) -> bool:
        return self.first is None or self.first <= day <= self.last


def holding(days: Iterable[date], today: date, choices: Sequence[str]) -> str:
    """Return the first of the choices whose period holds all of these days, else the last one."""
    found = list(days)
    periods = ((choice, Period.of(CHOICES[choice], today)) for choice in choices)
    fits = (choice for choice, period in periods if all(period.first is None or day >= period.first for day in found))
    return next(fits, choices[-1])
