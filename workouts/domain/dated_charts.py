"""Figures over days, ready to draw: a line of bests or bars of sums. Across in percent, down in pixels."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from workouts.domain.charts import Scale, scale

# What is drawn stays off the edges, so that dots are whole.
MARGIN = 1.2
BAR = 0.8  # the width of the bar of a day
MOST_NAMES, FEW_NAMES = 7, 4


@dataclass(frozen=True, slots=True)
class Dot:
    day: date
    value: Decimal
    x: float
    y: float
    bottom: float

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

    @property
    def lines(self) -> list[tuple[float, float]]:
        """Return (value, y) of the lines across, the base first."""
        return [(tick, self.scale.y(tick)) for tick in self.scale.ticks]

    @property
    def segments(self) -> list[tuple[Dot, Dot]]:
        return list(pairwise(self.dots))

    @property
    def best(self) -> Dot:
        """The first of the highest; it carries its value as text."""
        return max(self.dots, key=lambda dot: dot.value)

    @property
    def months(self) -> list[tuple[date, float]]:
        """Return (first day, x) of the months that begin within the chart and leave room for a name."""
        days = (self.since + timedelta(days=i) for i in range((self.until - self.since).days + 1))
        found = [(day, _x(day, self.since, self.until)) for day in days if day.day == 1]
        return [(day, x) for day, x in found if x <= 94]

    @property
    def names(self) -> list[tuple[date, float, bool]]:
        """Return those of the months that have room for a name; every second one gives way on a narrow screen."""
        step = -(-len(self.months) // MOST_NAMES) or 1
        named = self.months[::-1][::step]
        return [(day, x, index % 2 == 1 and len(named) > FEW_NAMES) for index, (day, x) in enumerate(named)][::-1]


def dated(values: dict[date, Decimal], *, since: date, until: date, from_zero: bool) -> DatedChart | None:
    """Place the values of days between `since` and `until`; nothing to draw is None."""
    if not values:
        return None
    axis = scale([float(value) for value in values.values()], from_zero=from_zero)
    dots = [Dot(day, value, _x(day, since, until), axis.y(value), axis.bottom) for day, value in sorted(values.items())]
    return DatedChart(since, until, axis, dots)


def _x(day: date, since: date, until: date) -> float:
    share = (day - since).days / max((until - since).days, 1)
    return round(MARGIN + share * (100 - 2 * MARGIN), 2)
