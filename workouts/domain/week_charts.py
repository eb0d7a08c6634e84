"""Sums of weeks as bars, ready to draw. Across in percent, down in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workouts.domain.charts import Scale, bar, count_scale, scale, time_scale

MOST_NAMES = 6


class WeekMeasure(StrEnum):
    """What the chart of the weeks shows; the value is what an address says."""

    VOLUME = "volume"
    SETS = "sets"
    DURATION = "duration"
    REPS = "reps"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class WeekBar:
    week: date
    value: Decimal
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class WeekChart:
    scale: Scale
    bars: list[WeekBar]

    @property
    def lines(self) -> list[tuple[float, float]]:
        """Return (value, y) of the lines across, the base first."""
        return [(tick, self.scale.y(tick)) for tick in self.scale.ticks]

    @property
    def names(self) -> list[tuple[WeekBar, bool]]:
        """Return the bars that carry their day, this week always; every second one gives way on a narrow screen."""
        step = -(-len(self.bars) // MOST_NAMES)
        named = self.bars[::-1][::step]
        return [(each, index % 2 == 1) for index, each in enumerate(named)][::-1]

    @property
    def lowest(self) -> Decimal:
        return min(each.value for each in self.bars)

    @property
    def highest(self) -> Decimal:
        return max(each.value for each in self.bars)


def week_chart(values: Sequence[tuple[date, Decimal]], measure: WeekMeasure = WeekMeasure.VOLUME) -> WeekChart:
    """Place (first day, sum) of weeks in their order, the running one last. Durations are minutes."""
    axis = _AXES[measure]([float(value) for _, value in values])
    bars = []
    for index, (week, value) in enumerate(values):
        x, width = bar(index, len(values))
        y = axis.y(value)
        bars.append(WeekBar(week, value, x, width, y, round(axis.bottom - y, 1)))
    return WeekChart(axis, bars)


_AXES: dict[WeekMeasure, Callable[[list[float]], Scale]] = {
    WeekMeasure.VOLUME: scale,
    WeekMeasure.SETS: count_scale,
    WeekMeasure.DURATION: time_scale,
    WeekMeasure.REPS: count_scale,
}
