"""Numbers as other trackers write them. An empty cell is None; anything but a plain number in bounds is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from workouts.formats.parsed import UnreadableRow

# Digits are counted so that no arithmetic below can meet the limits of int() or of the decimal context.
PLAIN_NUMBER = re.compile(r"-?(?:[0-9]{1,12}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})")
SIX_DECIMALS = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Measure:
    """The columns a quantity may stand in, each with the factor to our unit, and the most we take of it."""

    factors: Mapping[str, Decimal]
    most: Decimal
    unit: str


def weights(*, kg: str, lb: str) -> Measure:
    return Measure({kg: Decimal(1), lb: Decimal("0.45359237")}, Decimal(1000), "kg")


def distances(*, km: str, miles: str) -> Measure:
    return Measure({km: Decimal(1000), miles: Decimal("1609.344")}, Decimal(1_000_000), "m")


def read_measure(cells: Mapping[str, str], measure: Measure) -> Decimal | None:
    """Return the first filled column of the measure in our unit, kept to six decimals."""
    for column, factor in measure.factors.items():
        text = cells.get(column, "")
        number = read_number(text, column)
        if number is not None:
            amount = number * factor
            if amount > measure.most:
                raise UnreadableRow(column, text, f"is more than {measure.most:,} {measure.unit}")
            return amount.quantize(SIX_DECIMALS)
    return None


def read_whole(text: str, column: str, *, most: int) -> int | None:
    number = read_number(text, column)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise UnreadableRow(column, text, "is not a whole number")
    if number > most:
        raise UnreadableRow(column, text, f"is more than {most:,}")
    return int(number)


def read_rpe(text: str, column: str) -> Decimal | None:
    number = read_number(text, column)
    if number is None:
        return None
    if not 1 <= number <= 10 or number % Decimal("0.5"):
        raise UnreadableRow(column, text, "is not between 1 and 10 in steps of 0.5")
    return number.quantize(Decimal("0.1"))


def read_number(text: str, column: str) -> Decimal | None:
    plain = text.strip()
    if not plain:
        return None
    if not PLAIN_NUMBER.fullmatch(plain):
        raise UnreadableRow(column, text, "is not a number")
    if plain.startswith("-"):
        raise UnreadableRow(column, text, "is negative")
    return Decimal(plain)
