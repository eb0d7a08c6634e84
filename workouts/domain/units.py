"""Kilograms and metres inside, what the lifter reads and types at the edge."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from workouts.enums import DistanceUnit, ExerciseType, WeightUnit

KG_PER_LB = Decimal("0.45359237")
STORED_KG = Decimal("0.000001")
METRES = {DistanceUnit.KM: Decimal(1000), DistanceUnit.MI: Decimal("1609.344"), DistanceUnit.M: Decimal(1)}
STORED_METRES = Decimal("0.001")


class Units(NamedTuple):
    """What the figures of an exercise are shown and typed in; named as a lifter's preferences are."""

    weight_unit: WeightUnit
    distance_unit: DistanceUnit

    @classmethod
    def of(cls, holder: Any) -> "Units":
        """Return the units of a lifter, or those that were kept as plain data: {"weight_unit": "lb", "distance_unit": "m"}."""
        if isinstance(holder, Mapping):
            return cls(WeightUnit(holder["weight_unit"]), DistanceUnit(holder["distance_unit"]))
        return cls(WeightUnit(holder.weight_unit), DistanceUnit(holder.distance_unit))

    @classmethod
    def of_exercise(
        cls, lifter: Any, kind: str, weight_unit: str | None = "", distance_unit: str | None = ""
    ) -> "Units":
        """Return what was chosen for an exercise of that type, and where nothing was the lifter's own units.

        Loads are carried over metres, whatever the lifter runs in.
        """
        usual = DistanceUnit.M if kind == ExerciseType.SHORT_DISTANCE_WEIGHT else lifter.distance_unit
        return cls(WeightUnit(weight_unit or lifter.weight_unit), DistanceUnit(distance_unit or usual))

    def shown(self, column: str, stored: Decimal) -> Decimal:
        """Return what the screen shows of a weight or a distance, rounded."""
        if column == "weight_kg":
            return from_kg(stored, self.weight_unit)
        return from_metres(stored, self.distance_unit)

    def is_rounded(self, column: str, stored: Decimal) -> bool:
        """Tell whether it would come back as another one, typed as it is shown: 100 kg as 220.46 lb."""
        shown = self.shown(column, stored)
        if column == "weight_kg":
            return to_kg(shown, self.weight_unit) != stored
        return to_metres(shown, self.distance_unit) != stored

    def unrounded(self, column: str, typed: Decimal, was: Iterable[Decimal]) -> Decimal:
        """Return the one of the stored values that reads as what was typed, else what was typed."""
        as_shown = self.shown(column, typed)
        return next((stored for stored in was if self.shown(column, stored) == as_shown), typed)


def to_kg(value: Decimal, unit: WeightUnit) -> Decimal:
    """Return kilograms with the six decimals that are stored; a value typed in pounds comes back as typed."""
    return (value * KG_PER_LB if unit == WeightUnit.LB else value).quantize(STORED_KG)


def from_kg(value: Decimal, unit: WeightUnit) -> Decimal:
    """Return the value in the lifter's unit, to 0.01."""
    return (value / KG_PER_LB if unit == WeightUnit.LB else value).quantize(Decimal("0.01"))


def to_metres(value: Decimal, unit: DistanceUnit) -> Decimal:
    """Return metres with the three decimals that are stored."""
    return (value * METRES[unit]).quantize(STORED_METRES)


def from_metres(value: Decimal, unit: DistanceUnit) -> Decimal:
    """Return the value in the lifter's unit, to 0.001."""
    return (value / METRES[unit]).quantize(Decimal("0.001"))


def places(value: Decimal) -> int:
    """Return how many decimals a figure needs: 97.50 one, 100.00 none."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def plain(value: Decimal | int | float) -> str:
    """Write a figure without the zeros at its end: 97.50 is 97.5, 100.00 is 100."""
    text = f"{value:f}" if isinstance(value, Decimal) else f"{value}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def grouped(value: Decimal | int | float, decimals: int = 0) -> str:
    """Write a figure with thousands apart: 5,912."""
    return f"{value:,.{decimals}f}"


def plain_grouped(value: Decimal | int) -> str:
    """Write a figure with thousands apart and without the zeros at its end: 2,204.62, 1,000."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def clock(seconds: int) -> str:
    """Write a duration: 0:45, 18:42, 1:04:10."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
