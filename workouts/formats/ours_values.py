"""How each kind of value of our own export is read. What cannot be is refused with the words that say what it should be."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from uuid import UUID

from workouts.domain.texts import lines, one_line
from workouts.formats.dates import YEARS

Reader = Callable[[Any], Any]

NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
MOST_ALIASES = 200
LONGEST_NUMBER, LONGEST_MOMENT = 26, 50


class Unfit(ValueError):
    """A value cannot be what it should; the text says what it should be."""


def text(most: int) -> Reader:
    return lambda value: _bounded(one_line(_string(value)), most)


def words(most: int = 10_000) -> Reader:
    return lambda value: _bounded(lines(_string(value)), most)


def whole(low: int, high: int) -> Reader:
    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise Unfit(f"is not a whole number from {low} to {high:,}")
        return value

    return read


def number(high: int, *, decimals: int) -> Reader:
    """Exact figures come as texts; a plain JSON number is taken as it is written."""

    def read(value: Any) -> Decimal:
        written = str(value) if type(value) in {int, float} else _string(value)
        found = _decimal(written, decimals) if len(written) <= LONGEST_NUMBER else None
        if found is None:
            raise Unfit("is not a number")
        if not 0 <= found <= high:
            raise Unfit(f"is not between 0 and {high:,}")
        return found

    return read


@lru_cache(maxsize=4096)  # the weights of a lifter are few, and a hundred thousand sets share them
def _decimal(written: str, decimals: int) -> Decimal | None:
    try:
        return Decimal(written).quantize(Decimal(1).scaleb(-decimals)) if NUMBER.fullmatch(written) else None
    except InvalidOperation:
        return None


def rpe(value: Any) -> Decimal:
    found = number(10, decimals=1)(value)
    if found < 1 or found * 2 % 1:
        raise Unfit("is not between 1 and 10 in steps of 0.5")
    return found


def one_of(values: Iterable[str]) -> Reader:
    known = {str(value): str(value) for value in values}

    def read(value: Any) -> str:
        found = known.get(value) if isinstance(value, str) else None
        if found is None:
            raise Unfit(f"is none of {', '.join(sorted(known))}")
        return found  # not the value: a hundred thousand sets share the word

    return read


def several_of(values: Iterable[str]) -> Reader:
    read_one = one_of(values)
    return lambda value: list(dict.fromkeys(read_one(each) for each in _list(value)))


def aliases(value: Any) -> list[str]:
    return [name for each in _list(value)[:MOST_ALIASES] if (name := text(200)(each))]


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("is neither true nor false")
    return value


def moment(value: Any) -> datetime:
    written = _string(value)
    found = _moment(written) if len(written) <= LONGEST_MOMENT else None
    if found is None:
        raise Unfit("is not a moment with its offset")
    if found.year not in YEARS:
        raise Unfit(f"is not between the years {YEARS[0]} and {YEARS[-1]}")
    return found


@lru_cache(maxsize=64)  # a set is mostly logged when it was done
def _moment(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def day(value: Any) -> date:
    try:
        found = date.fromisoformat(_string(value))
    except ValueError:
        raise Unfit("is not a day") from None
    if found.year not in YEARS:
        raise Unfit(f"is not between the years {YEARS[0]} and {YEARS[-1]}")
    return found


def identity(value: Any) -> UUID:
    try:
        return UUID(_string(value))
    except ValueError:
        raise Unfit("is not a UUID") from None


def link(value: Any) -> str:
    found = text(200)(value)
    if found and not found.startswith(("https://", "http://")):
        raise Unfit("is not an address")
    return found


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("is not a text")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unfit("is not a list")
    return value


def _bounded(value: str, most: int) -> str:
    if len(value) > most:
        raise Unfit(f"is longer than {most:,} characters")
    return value
