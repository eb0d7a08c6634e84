"""The bars, plates and warm-up steps of a lifter, and what is usual where none were said."""

from dataclasses import dataclass
from typing import Any

from workouts.domain import warmup
from workouts.domain.plates import USUAL_BARS, USUAL_PLATES, Stock, bar_asked_for
from workouts.enums import BarKind, WeightUnit
from workouts.models import Bar, Exercise, ExerciseBar, Plate, WarmupStep


@dataclass(frozen=True, slots=True)
class Rack:
    """What there is to load. A bar is known by its position, which a usual one has, too."""

    bars: list[Bar]
    plates: list[Plate]

    @property
    def stock(self) -> Stock:
        return {plate.loadable: plate.pairs for plate in self.plates}

    def bar_at(self, position: int | None) -> Bar | None:
        return next((bar for bar in self.bars if bar.position == position), None)

    def usual_bar(self, exercise: Exercise, unit: WeightUnit) -> Bar | None:
        """The first bar of the kind that the exercise is done with, else the first barbell; of these, one in its unit."""
        kind = bar_asked_for(exercise.equipment)
        if kind is None:
            return None
        in_unit_first = sorted(self.bars, key=lambda bar: bar.unit != unit)
        first = {bar.kind: bar for bar in reversed(in_unit_first)}
        return first.get(kind) or first.get(BarKind.BARBELL)


def rack_of(lifter: Any, unit: WeightUnit | None = None) -> Rack:
    """Read what the lifter has said, in two statements; where that is nothing, what is usual in the unit, or in theirs.

    A lifter who has a bar has said which plates there are.
    """
    bars = list(Bar.objects.owned_by(lifter))
    if bars:
        return Rack(bars, list(Plate.objects.owned_by(lifter)))
    return usual_rack(lifter, unit or WeightUnit(lifter.weight_unit))


def usual_rack(lifter: Any, unit: WeightUnit) -> Rack:
    """Return the bars and plates of a common gym; they are not stored."""
    bars = [
        Bar(lifter=lifter, position=position, kind=kind, weight=weight, unit=unit)
        for position, (kind, weight) in enumerate(USUAL_BARS[unit].items(), start=1)
    ]
    stock = [
        Plate(lifter=lifter, weight=plate.weight, unit=unit, pairs=pairs) for plate, pairs in USUAL_PLATES[unit].items()
    ]
    return Rack(bars, stock)


def bar_for(lifter: Any, exercise: Exercise, rack: Rack, unit: WeightUnit) -> Bar | None:
    """Return the bar that was chosen for the exercise, else the usual one in its unit. One statement."""
    chosen = ExerciseBar.objects.owned_by(lifter).filter(exercise=exercise).first()
    if chosen is None:
        return rack.usual_bar(exercise, unit)
    return next((bar for bar in rack.bars if bar.pk == chosen.bar_id), None) if chosen.bar_id else None


def warmup_steps(lifter: Any) -> list[warmup.Step]:
    return [row.step for row in WarmupStep.objects.owned_by(lifter)] or list(warmup.USUAL_STEPS)
