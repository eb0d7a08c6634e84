"""Numbers as other trackers write them. An empty cell is None; anything but a plain number in bounds is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from workouts.domain.units import KG_PER_LB
from workouts.enums import DistanceUnit, WeightUnit
from workouts.formats.parsed import Quantity, Units, UnreadableRow

# Digits are counted so that no arithmetic below can meet the limits of int() or of the decimal context. A comma before
# three digits may part thousands: that is not guessed. Beside a second mark, or twice, it tells.
PLAIN_NUMBER = re.compile(r"-?(?:[0-9]{1,12}(?:\.[0-9]{0,20})?|\.[0-9]{1,20}|[0-9]{1,12},(?:[0-9]{1,2}|[0-9]{4,20}))")
GROUPED_NUMBER = re.compile(
    r"(?P<whole>-?[0-9]{1,3}(?:(?:,[0-9]{3}){1,3}(?=\.)|(?:\.[0-9]{3}){1,3}(?=,)|(?:[ '’\u00a0\u202f][0-9]{3}){1,3}))"
    r"(?:[.,](?P<decimals>[0-9]{1,20}))?|(?P<twice>-?[0-9]{1,3}(?:(?:,[0-9]{3}){2,3}|(?:\.[0-9]{3}){2,3}))"
)
PARTING = str.maketrans("", "", ".,' ’\u00a0\u202f")
LONGEST_NUMBER = 40
SIX_DECIMALS = Decimal("0.000001")
ZERO = Decimal(0).quantize(SIX_DECIMALS)
MOST_REPS = 1000
MOST_SECONDS = 24 * 60 * 60
MOST_REST = 60 * 60

NOTHING = re.compile(r"0*(?:[.,]0*)?")

# 60 kg, in one cell.
WITH_UNIT = re.compile(r"(?P<number>[-−]?[0-9.,]+) ?(?P<unit>[^\W\d_]+)\.?")

# How far two columns may be apart that say the same in two units, each rounded.
ROUNDED, ROUNDED_BY = Decimal(1), Decimal("0.01")

POUND, MILE, FOOT = KG_PER_LB, Decimal("1609.344"), Decimal("0.3048")
WEIGHTS = {
    "kg": Decimal(1), "kgs": Decimal(1), "kilogram": Decimal(1), "kilograms": Decimal(1),
    "lb": POUND, "lbs": POUND, "pound": POUND, "pounds": POUND,
}  # fmt: skip
DISTANCES = {
    "km": Decimal(1000), "kms": Decimal(1000), "kilometers": Decimal(1000), "kilometres": Decimal(1000),
    "mi": MILE, "mile": MILE, "miles": MILE, "m": Decimal(1), "meters": Decimal(1), "metres": Decimal(1),
    "ft": FOOT, "feet": FOOT, "yd": 3 * FOOT, "yards": 3 * FOOT,
}  # fmt: skip
LENGTHS = {"cm": Decimal(1), "in": Decimal("2.54"), "inches": Decimal("2.54"), "mm": Decimal("0.1")}


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity: the columns it may stand in, each with the factor to our unit, and the most we take of it.

    A factor of None is said by the unit column of the row, and where that is empty by the caller.
    """

    quantity: Quantity
    factors: Mapping[str, Decimal | None]
    most: Decimal
    unit: str
    unit_column: str = ""
    known: Mapping[str, Decimal] = field(default_factory=dict)
    otherwise: Decimal = Decimal(1)


def in_columns(name: str, known: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    """Return the columns a quantity may stand in, with its factor: weight, whose unit is said elsewhere, and weight (kg)."""
    shapes = ("{} ({})", "{}({})", "{}_{}", "{} [{}]", "{} {}")
    return {name: None} | {shape.format(name, unit): factor for shape in shapes for unit, factor in known.items()}


def weights(factors: Mapping[str, Decimal | None], units: Units | None = None, *, unit_column: str = "") -> Measure:
    otherwise = POUND if units and units.weight == WeightUnit.LB else Decimal(1)
    return Measure("weight", factors, Decimal(1000), "kg", unit_column, WEIGHTS, otherwise)


def distances(factors: Mapping[str, Decimal | None], units: Units | None = None, *, unit_column: str = "") -> Measure:
    otherwise = DISTANCES[units.distance if units else DistanceUnit.KM]
    return Measure("distance", factors, Decimal(1_000_000), "m", unit_column, DISTANCES, otherwise)


def read_measure(cells: Mapping[str, str], measure: Measure, assumed: set[Quantity] | None = None) -> Decimal | None:
    """Return what the row says of the measure in our unit, kept to six decimals; note a unit that nobody said.

    Of several columns the one in the caller's unit is taken, and one that says nothing else than zero last. Raises
    UnreadableRow where two of them contradict.
    """
    found: dict[str, Decimal] = {}
    for column, stated in measure.factors.items():
        if cells.get(column) and (amount := _amount(cells, column, stated, measure, assumed)) is not None:
            found[column] = amount
    if len(found) < 2:
        return next(iter(found.values()), None)
    said = {column: amount for column, amount in found.items() if amount}
    if said and max(said.values()) - min(said.values()) > max(ROUNDED, ROUNDED_BY * max(said.values())):
        columns = " and ".join(said)
        raise UnreadableRow(columns, "", "contradict each other")
    preferred = (column for column in said if measure.factors[column] == measure.otherwise)
    return said[next(preferred, next(iter(said)))] if said else ZERO


def read_whole(text: str, column: str, *, most: int) -> int | None:
    number = read_number(text, column)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise UnreadableRow(column, text, "is not a whole number")
    return _bounded(number, text, column, most)


def read_seconds(text: str, column: str, *, most: int = MOST_SECONDS, unit: int = 1) -> int | None:
    """Return whole seconds: some apps write the fractions that their stopwatch showed. A unit is so many seconds."""
    number = read_number(text, column)
    return None if number is None else _bounded((number * unit).quantize(Decimal(1), ROUND_HALF_UP), text, column, most)


def read_rpe(text: str, column: str) -> Decimal | None:
    """Return None for a zero, too: the scale begins at one."""
    number = read_number(text, column)
    if not number:
        return None
    if not 1 <= number <= 10 or number % Decimal("0.5"):
        raise UnreadableRow(column, text, "is not between 1 and 10 in steps of 0.5")
    return _rpe(number)


@lru_cache(maxsize=32)
def _rpe(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))


def read_effort(text: str, column: str) -> Decimal | None:
    """Return the RPE of a file that fills with zeros what was not said."""
    return None if NOTHING.fullmatch(text.strip()) else read_rpe(text, column)


def read_number(text: str, column: str) -> Decimal | None:
    plain = text.strip()
    if not plain:
        return None
    number = _number(plain) if len(plain) <= LONGEST_NUMBER else None
    if number is None:
        raise UnreadableRow(column, text, "is not a number")
    if number < 0:
        raise UnreadableRow(column, text, "is negative")
    return number.copy_abs()  # of a zero with a sign, too


@lru_cache(maxsize=4096)
def _number(plain: str) -> Decimal | None:
    if PLAIN_NUMBER.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    match = GROUPED_NUMBER.fullmatch(plain)
    return (
        Decimal(f"{(match['whole'] or match['twice']).translate(PARTING)}.{match['decimals'] or 0}") if match else None
    )


@lru_cache(maxsize=4096)  # the weights of a lifter are few, and the rows of a file share them
def _converted(number: Decimal, factor: Decimal) -> tuple[Decimal, Decimal]:
    """Return a number in our unit: exact, and as it is kept."""
    exact = number * factor
    return exact, exact.quantize(SIX_DECIMALS)


def _bounded(number: Decimal, text: str, column: str, most: int) -> int:
    if number > most:
        raise UnreadableRow(column, text, f"is more than {most:,}")
    return int(number)


def _amount(
    cells: Mapping[str, str], column: str, stated: Decimal | None, measure: Measure, assumed: set[Quantity] | None
) -> Decimal | None:
    text = cells[column]
    match = WITH_UNIT.fullmatch(text.strip()) if text[-1:].isalpha() or text[-1:] == "." else None
    number = read_number(match["number"] if match else text, column)
    if not number:
        return number if number is None else ZERO
    factor = _known(match["unit"], text, column, measure) if match else stated or _factor(cells, measure)
    if factor is None:
        factor = measure.otherwise
        if assumed is not None:
            assumed.add(measure.quantity)
    amount, kept = _converted(number, factor)
    if amount > measure.most:
        raise UnreadableRow(column, text, f"is more than {measure.most:,} {measure.unit}")
    return kept


def _factor(cells: Mapping[str, str], measure: Measure) -> Decimal | None:
    """Return what the unit of the row stands for; None where it names none."""
    said = cells.get(measure.unit_column, "")
    return _known(said, said, measure.unit_column, measure) if said.strip() else None


def _known(unit: str, text: str, column: str, measure: Measure) -> Decimal:
    name = unit.strip().rstrip(".").casefold()
    if name not in measure.known:
        raise UnreadableRow(column, text, f"is not a unit of {measure.quantity} that is known here")
    return measure.known[name]
