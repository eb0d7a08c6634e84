"""How long a day of training was beside the lifter's usual one: short, usual, long."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from workouts.domain.training import Day

SHORT, USUAL, LONG = 1, 2, 3
# Below three quarters of the median a day is short, above five quarters long.
SHORT_BELOW, LONG_ABOVE = Decimal("0.75"), Decimal("1.25")


def lengths(days: Sequence[Day]) -> dict[date, int]:
    """Weigh days with a workout by their volume; by their sets where none of them has a volume."""
    weights = {day.on: day.volume_kg for day in days}
    if not any(weights.values()):
        weights = {day.on: Decimal(day.sets) for day in days}
    usual = median(weights.values()) if weights else Decimal(0)
    return {day: _length(weight, usual) for day, weight in weights.items()}


def _length(weight: Decimal, usual: Decimal) -> int:
    if weight < usual * SHORT_BELOW:
        return SHORT
    return LONG if weight > usual * LONG_ABOVE else USUAL
