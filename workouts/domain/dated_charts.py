"""Figures over days, ready to draw: a line of bests or bars of sums. Across in percent, down in pixels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import Protocol, TypeVar

from workouts.domain.charts import Scale, scale

# What is drawn stays off the edges, so that dots are whole.
MARGIN = 1.2
BAR = 0.8  # the width of the bar of a day
MOST_DAYS, MOST_WEEKS = 120, 120 * 7  # longer than that, weeks or months are enough to draw
MOST_NAMES, FEW_NAMES = 7, 4
ROOM = 24.0  # for a value below its dot
LAST_NAME = 94.0  # further to the right it would run into the figures


class Per(StrEnum):
    """Which days share a dot."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @classmethod
    def of(cls, since: date, until: date) -> "Per":
        days = (until - since).days
        return cls.DAY if days <= MOST_DAYS else cls.WEEK if days <= MOST_WEEKS else cls.MONTH

    def begin(self, day: date, first_weekday: int = 0) -> date:
        """Return the first day of the span that a day lies in."""
        match self:
            case Per.DAY:
                return day
            case Per.WEEK:
                return day - timedelta(days=(day.weekday() - first_weekday) % 7)
            case Per.MONTH:
                return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Dot:
    day: date
    value: Decimal
    x: float
    y: float
    bottom: float
    left: float  # where the ground begins that tells this dot when it is touched
    width: float

    @property
    def height(self) -> float:
        return round(self.bottom - self.y, 1)

    @property
    def bar_x(self) -> float:
        return round(self.x - BAR / 2, 2)


@dataclass(frozen=True, slots=True)
class DatedChart:
    since: date
    until: date
    scale: Scale
    dots: list[Dot]
    is_lower_better: bool = False

    @property
    def lines(self) -> list[tuple[float, float]]:
        """Return (value, y) of the lines across, the base first."""
        return [(tick, self.scale.y(tick)) for tick in self.scale.ticks]

    @property
    def segments(self) -> list[tuple[Dot, Dot]]:
        return list(pairwise(self.dots))

    @property
    def best(self) -> Dot:
        """The first of the highest, or of the lowest where that is better; it carries its value as text."""
        return (min if self.is_lower_better else max)(self.dots, key=lambda dot: dot.value)

    @property
    def is_best_below(self) -> bool:
        """Whether the value of the best stands below its dot, where the line is not."""
        return self.is_lower_better and self.best.y <= self.scale.bottom - ROOM

    @property
    def names(self) -> list[tuple[str, float, bool]]:
        """Return (text, x, whether it gives way on a narrow screen) of the days, months or years that are named."""
        days = _named_days(self.since, self.until)
        is_long = (self.until - self.since).days > 400
        named = [(_name(day, is_long), x) for day in days if (x := _x(day, self.since, self.until)) <= LAST_NAME]
        return [(text, x, index % 2 == 1 and len(named) > FEW_NAMES) for index, (text, x) in enumerate(named)]


def dated(
    values: dict[date, Decimal],
    *,
    since: date,
    until: date,
    from_zero: bool,
    is_lower_better: bool = False,
    steps: Callable[[float], float] | None = None,
) -> DatedChart | None:
    """Place the values of days between `since` and `until`; nothing to draw is None."""
    if not values:
        return None
    axis = scale([float(value) for value in values.values()], from_zero=from_zero, steps=steps)
    if is_lower_better:
        axis = replace(axis, low=max(0.0, axis.low - axis.step))
    days = sorted(values)
    places = [_x(day, since, until) for day in days]
    middles = [round((left + right) / 2, 2) for left, right in pairwise(places)]
    grounds = pairwise([0.0, *middles, 100.0])
    dots = [
        Dot(day, values[day], x, axis.y(values[day]), axis.bottom, left, round(right - left, 2))
        for day, x, (left, right) in zip(days, places, grounds, strict=True)
    ]
    return DatedChart(since, until, axis, dots, is_lower_better)


class Dated(Protocol):
    """A figure of a day."""

    @property
    def day(self) -> date: ...
    @property
    def value(self) -> Decimal: ...


D = TypeVar("D", bound=Dated)


def thinned(figures: Iterable[D], *, per: Per, first_weekday: int = 0, is_lower_better: bool = False) -> list[D]:
    """Return the best of each day, week or month, in their order; the first of equals."""
    found: dict[date, D] = {}
    for figure in sorted(figures, key=attrgetter("day")):
        span = per.begin(figure.day, first_weekday)
        best = found.setdefault(span, figure)
        if figure.value < best.value if is_lower_better else figure.value > best.value:
            found[span] = figure
    return list(found.values())


def _named_days(since: date, until: date) -> list[date]:
    """Return the days that names stand below: of weeks within six weeks, else of months or years, few enough."""
    if (until - since).days <= 45:
        return [until - timedelta(days=7 * weeks) for weeks in range((until - since).days // 7, -1, -1)]
    months = range(
        since.year * 12 + since.month - (since.day == 1), until.year * 12 + until.month
    )  # January of year 0 is 0
    some = ([month for month in months if month % step == 0] for step in _STEPS)
    return [date(month // 12, month % 12 + 1, 1) for month in next(few for few in some if len(few) <= MOST_NAMES)]


_STEPS = (1, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))


def _name(day: date, is_long: bool) -> str:
    """Write a month; in January of a long time the year, and a day where days are named."""
    if day.day != 1:
        return f"{day.day} {day:%b}"
    return str(day.year) if is_long and day.month == 1 else f"{day:%b}"


def _x(day: date, since: date, until: date) -> float:
    share = (day - since).days / max((until - since).days, 1)
    return round(MARGIN + share * (100 - 2 * MARGIN), 2)
