"""What a lifter trains with: bars and plates, the bar of an exercise, the way up to a working weight."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from workouts.domain.plates import Plate as Size
from workouts.domain.warmup import Step
from workouts.enums import WeightUnit
from workouts.errors import Invalid
from workouts.models import Bar, Exercise, ExerciseBar, Plate, User, WarmupStep
from workouts.queries.equipment import rack_of


class OwnBar(NamedTuple):
    """A bar as the lifter wrote it down; without a position it is a new one."""

    kind: str
    weight: Decimal
    unit: str
    position: int | None = None


@transaction.atomic
def save_rack(lifter: User, *, bars: Sequence[OwnBar], pairs: Mapping[Size, int]) -> None:
    """Replace the lifter's bars and plates. A bar keeps its place, and the exercises that were chosen for it.

    Raises Invalid without a bar: no plates can be, no bar can not.
    """
    if not bars:
        raise Invalid("Keep at least one bar.")
    lifter.lock()
    _store_bars(lifter, bars)
    Plate.objects.owned_by(lifter).delete()
    Plate.objects.bulk_create(
        Plate(lifter=lifter, weight=size.weight, unit=size.unit, pairs=count) for size, count in pairs.items()
    )
    lifter.raise_generation()


@transaction.atomic
def choose_bar(lifter: User, exercise: Exercise, *, position: int | None, unit: WeightUnit | None = None) -> None:
    """Remember the bar at a position, None for no bar, as the one of this exercise, which is logged in the unit.

    Raises Invalid for an unknown one. What is usual becomes the lifter's own with that, but never in another unit than
    theirs: all other exercises would be loaded with it.
    """
    lifter.lock()
    rack = rack_of(lifter, unit)
    bar = rack.bar_at(position)
    if position is not None and bar is None:
        raise Invalid("That bar is gone. Choose another one.")
    if bar is not None and bar.pk is None and bar.unit != lifter.weight_unit:
        raise Invalid(
            f"Write down your bars and plates in {WeightUnit(bar.unit).label.lower()} first: the link is below."
        )
    if bar is not None and bar.pk is None:  # a usual one: it has to be there before it can be chosen
        Bar.objects.bulk_create(rack.bars)
        Plate.objects.bulk_create(rack.plates)
    ExerciseBar.objects.update_or_create(lifter=lifter, exercise=exercise, defaults={"bar": bar})
    lifter.raise_generation()


@transaction.atomic
def save_warmup_steps(lifter: User, steps: Iterable[Step]) -> None:
    """Replace the way up to a working weight; without a step it is the usual one."""
    lifter.lock()
    WarmupStep.objects.owned_by(lifter).delete()
    WarmupStep.objects.bulk_create(
        WarmupStep(lifter=lifter, position=position, percent=step.percent, reps=step.reps)
        for position, step in enumerate(steps, start=1)
    )
    lifter.raise_generation()


def _store_bars(lifter: User, bars: Sequence[OwnBar]) -> None:
    stored = {bar.position: bar for bar in Bar.objects.owned_by(lifter)}
    kept = {bar.position for bar in bars}
    Bar.objects.owned_by(lifter).exclude(position__in=[place for place in kept if place]).delete()
    last = max(stored, default=0)
    for bar in bars:
        row = stored.get(bar.position or 0)
        if row is None:
            last += 1
            row = Bar(lifter=lifter, position=last)
        row.kind, row.weight, row.unit = bar.kind, bar.weight, bar.unit
        row.save()
