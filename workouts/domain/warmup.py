"""The way up to a working weight."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from workouts.domain.units import KG_PER_LB, STORED_KG
from workouts.enums import WeightUnit

# What a weight goes up by where no plates say it: dumbbells, machines, a belt.
STEPS_KG = {WeightUnit.KG: Decimal("2.5"), WeightUnit.LB: 5 * KG_PER_LB}
HALF = Decimal("0.5")


class Step(NamedTuple):
    """Per cent of the working weight, and how often."""

    percent: int
    reps: int


class WarmupSet(NamedTuple):
    weight_kg: Decimal
    reps: int


USUAL_STEPS = (Step(40, 5), Step(60, 5), Step(80, 3))


def ramp(
    working_kg: Decimal, *, rounded: Callable[[Decimal], Decimal], steps: Sequence[Step] = USUAL_STEPS
) -> list[WarmupSet]:
    """Return the warm-up sets before a working weight, each `rounded` to what can be lifted.

    Of neighbours that come out equal the first stays, and what comes out at the working weight is no warm-up.
    """
    sets: list[WarmupSet] = []
    for step in steps:
        weight_kg = rounded(working_kg * step.percent / 100)
        is_repeated = bool(sets) and sets[-1].weight_kg == weight_kg
        if weight_kg < working_kg and not is_repeated:
            sets.append(WarmupSet(weight_kg, step.reps))
    return sets


def to_step(weight_kg: Decimal, step_kg: Decimal) -> Decimal:
    """Round to whole steps, down when halfway, and to one at least."""
    steps = (weight_kg / step_kg).quantize(STORED_KG)  # what was typed in pounds is stored with a milligram's rounding
    whole = int(steps) + (steps - int(steps) > HALF)
    return (max(1, whole) * step_kg).quantize(STORED_KG)
