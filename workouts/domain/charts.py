"""Scales of charts: round ticks and where things lie. Across in percent, down in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from `low` to `high` drawn between the pixels `bottom` and `top`."""

    low: float
    high: float
    step: float
    top: float = 16.0
    bottom: float = 184.0

    def y(self, value: float | Decimal) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.bottom - share * (self.bottom - self.top), 1)

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [round(self.low + i * self.step, 6) for i in range(count + 1)]


def scale(
    values: Sequence[float],
    *,
    from_zero: bool = True,
    most_ticks: int = 4,
    steps: Callable[[float], float] | None = None,
) -> Scale:
    """Return an axis of few steps, at most `most_ticks` where it begins at zero, that holds all values, none below zero.

    `steps` returns the round step that is not below a rough one; usually 1, 2, 2.5 or 5 times a power of ten.
    """
    high = max(values, default=0) or 1
    low = 0 if from_zero else min(values, default=0)
    if high == low:
        low, high = max(0, low - 1), high + 1
    step = (steps or _round_step)((high - low) / most_ticks)
    return Scale(low=floor(low / step + 1e-9) * step, high=ceil(high / step - 1e-9) * step, step=step)


def whole_step(rough: float) -> float:
    """Return a step for what is counted."""
    return max(1.0, _round_step(rough, factors=(1, 2, 5, 10)))


def clock_step(rough: float) -> float:
    """Return a step for seconds, as a clock has them: a quarter of a minute, half an hour."""
    return next((step for step in _SECONDS if step >= rough), 3600 * whole_step(rough / 3600))


_SECONDS = (1, 2, 5, 10, 15, 30, *(60 * minutes for minutes in (1, 2, 5, 10, 15, 30)))


# Minutes of a clock: a quarter, a half, hours.
_CLOCK_STEPS = (5, 10, 15, 30, *(60 * hours for hours in (1, 2, 3, 5, 10, 20, 30, 50, 100, 200)))


def time_scale(minutes: list[float], *, most_ticks: int = 4) -> Scale:
    """Return an axis of minutes from 0 whose steps are those of a clock."""
    high = max(minutes, default=0) or 60
    step = next((step for step in _CLOCK_STEPS if step * most_ticks >= high), _round_step(high / most_ticks))
    return Scale(low=0, high=ceil(high / step - 1e-9) * step, step=step)


def count_scale(counts: list[float], *, most_ticks: int = 4) -> Scale:
    """Return an axis of things that are counted, from 0 in whole steps."""
    return scale(counts, most_ticks=most_ticks, steps=whole_step)


def _round_step(rough: float, factors: tuple[float, ...] = (1, 2, 2.5, 5, 10)) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in factors if factor * power >= rough * (1 - 1e-9))


def bar(index: int, count: int, *, share: float = 0.68) -> tuple[float, float]:
    """Return x and width, in percent, of one of `count` bars."""
    slot = 100 / count
    return round(index * slot, 2), round(slot * share, 2)
