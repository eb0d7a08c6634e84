"""Calendar months and years: what a report is about."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from workouts.domain.periods import Period


class SpanKind(StrEnum):
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a year, told by its first day."""

    kind: SpanKind
    first: date

    @classmethod
    def month_of(cls, day: date) -> Self:
        return cls(SpanKind.MONTH, day.replace(day=1))

    @classmethod
    def year_of(cls, day: date) -> Self:
        return cls(SpanKind.YEAR, day.replace(month=1, day=1))

    @classmethod
    def of(cls, kind: SpanKind, day: date) -> Self:
        return cls.month_of(day) if kind is SpanKind.MONTH else cls.year_of(day)

    @property
    def last(self) -> date:
        if self.kind is SpanKind.YEAR:
            return self.first.replace(month=12, day=31)
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def previous(self) -> "Span":
        return Span.of(self.kind, self.first - timedelta(days=1))

    @property
    def next(self) -> "Span":
        return Span.of(self.kind, self.last + timedelta(days=1))

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    def period_before(self, today: date) -> Period:
        """Return the month or year before; while this one runs, only as much of it as has passed of this one."""
        before = self.previous
        return Period(before.first, _same_day(today, before)) if self.is_running(today) else before.period

    def is_running(self, today: date) -> bool:
        """Whether days of it are still to come."""
        return self.first <= today < self.last


def _same_day(today: date, before: Span) -> date:
    """Return the day by its number in the month, or the last where there is none such: 31 October for 30 September."""
    month = before.first if before.kind is SpanKind.MONTH else before.first.replace(month=today.month)
    return month.replace(day=min(today.day, monthrange(month.year, month.month)[1]))
