"""Plates and bars: what they weigh, what is usual, and which bar an exercise asks for."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from workouts.domain.units import KG_PER_LB
from workouts.enums import BarKind, Equipment, WeightUnit


class Plate(NamedTuple):
    """One plate, in the unit that is cast into it."""

    weight: Decimal
    unit: WeightUnit = WeightUnit.KG

    @property
    def kg(self) -> Decimal:
        return self.weight * KG_PER_LB if self.unit == WeightUnit.LB else self.weight


class Bar(NamedTuple):
    weight: Decimal
    unit: WeightUnit = WeightUnit.KG

    @property
    def kg(self) -> Decimal:
        return self.weight * KG_PER_LB if self.unit == WeightUnit.LB else self.weight


Stock = Mapping[Plate, int]  # how many pairs there are of each

KG, LB = WeightUnit.KG, WeightUnit.LB
USUAL_PAIRS = 10
USUAL_PLATES: dict[WeightUnit, dict[Plate, int]] = {
    KG: {Plate(Decimal(weight), KG): USUAL_PAIRS for weight in ("25", "20", "15", "10", "5", "2.5", "1.25")},
    LB: {Plate(Decimal(weight), LB): USUAL_PAIRS for weight in ("45", "35", "25", "10", "5", "2.5")},
}
USUAL_BARS: dict[WeightUnit, dict[BarKind, Decimal]] = {
    KG: {BarKind.BARBELL: Decimal(20), BarKind.EZ_BAR: Decimal(10), BarKind.TRAP_BAR: Decimal(25)},
    LB: {BarKind.BARBELL: Decimal(45), BarKind.EZ_BAR: Decimal(25), BarKind.TRAP_BAR: Decimal(55)},
}


def bar_asked_for(equipment: Collection[str]) -> BarKind | None:
    """Return the kind of bar that an exercise is done with; None for dumbbells, machines and one end of a bar."""
    if Equipment.LANDMINE in equipment:
        return None
    for asked, kind in _BAR_OF.items():
        if asked in equipment:
            return kind
    return None if equipment else BarKind.BARBELL


_BAR_OF = {
    Equipment.EZ_BAR: BarKind.EZ_BAR,
    Equipment.TRAP_BAR: BarKind.TRAP_BAR,
    Equipment.BARBELL: BarKind.BARBELL,
}


# --- The parts --------------------------------------------------------------------------------------------------------
