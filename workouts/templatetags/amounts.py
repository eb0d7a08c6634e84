"""How the value of a personal record is written."""

from decimal import Decimal

from workouts.domain import units
from workouts.domain.units import METRES, Units
from workouts.enums import DistanceUnit, ExerciseType, RecordType

TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")

# What a pace is told per: rowers, who count in metres, say it per 500.
PACE_OVER = {DistanceUnit.KM: Decimal(1000), DistanceUnit.MI: METRES[DistanceUnit.MI], DistanceUnit.M: Decimal(500)}


def amount(kind: RecordType, value: Decimal, chosen: Units) -> tuple[str, str]:
    """Write a record's value, or by how much it is better: the figure and its unit, which a time has not."""
    match kind.unit:
        case "kg":
            shown = units.from_kg(value, chosen.weight_unit)
            if kind in _ROUNDED:
                shown = _to_a_tenth(shown)
            return units.plain_grouped(shown) if shown else "under 0.01", str(chosen.weight_unit)
        case "m":
            return units.plain_grouped(units.from_metres(value, chosen.distance_unit)), str(chosen.distance_unit)
        case "s":
            return units.clock(int(value)), ""
        case "s/km":
            unit = chosen.distance_unit
            return _pace(value * PACE_OVER[unit] / 1000), "/500 m" if unit == DistanceUnit.M else f"/{unit}"
        case unit:
            return units.plain_grouped(value), unit.removesuffix("s") if value == 1 else unit


def whole_amount(kind: RecordType, value: Decimal, chosen: Units, *, of: str) -> tuple[str, str]:
    """Write a record's value for a type of exercise: with a sign where it is what was added to the lifter's own weight."""
    figure, unit = amount(kind, value, chosen)
    is_added = kind in _ADDED and of == ExerciseType.BODYWEIGHT_WEIGHTED
    return (f"+{figure}" if is_added else figure), unit


_ADDED = {RecordType.MAX_WEIGHT, RecordType.THREE_REP_MAX, RecordType.FIVE_REP_MAX}

# An estimate is no more exact than that, and a volume is read as a whole.
_ROUNDED = {RecordType.ONE_REP_MAX, RecordType.SET_VOLUME, RecordType.VOLUME}


def _to_a_tenth(value: Decimal) -> Decimal:
    """Round, unless nothing would be left of what a record is better by."""
    return value.quantize(TENTH) or value.quantize(HUNDREDTH)


def _pace(seconds: Decimal) -> str:
    """Write a pace to the second: 4:58. What is less than one is told in tenths of a second: 0.4 s."""
    return units.clock(round(seconds)) if seconds >= 1 else f"{_to_a_tenth(seconds):f} s"
