"""Reading figures as people type them. What can be read in two ways is refused: a wrong value is never stored in silence."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from workouts.domain import units

LONGEST = 64
NO_NUMBER = "Type a number, such as 82.5."
NO_TIME = "Type a time, such as 1:30, or 130 for the same."

# Signs that keyboards of other scripts have; their digits are read by what Unicode says of them.
_SIGNS = str.maketrans("٫٬．，：＋－−\u00a0\u202f\u2009", ".,.,:+--   ")
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?: \d{3})+|\d*)(?P<part>[.,]\d*)?", re.ASCII)
_QUANTITY = re.compile(r"(?P<figure>.*?)\s*(?P<unit>[a-z]*)", re.ASCII | re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,6}", re.ASCII)
_CLOCK = re.compile(r"\d{1,6}(?::\d\d){1,2}", re.ASCII)
_DOTTED = re.compile(r"\d+(?:[.,]\d\d){1,2}", re.ASCII)  # a phone's keypad of figures has no colon
_SPOKEN = re.compile(
    r"(?:(?P<h>\d+)\s*h)?\s*(?:(?P<m>\d+)\s*m(?:in)?)?\s*(?:(?P<s>\d+)\s*s(?:ec)?|(?<=[mn])\s*(?P<rest>\d+))?", re.ASCII
)


def typed_number(text: str, *, thousands: str = "") -> Decimal:
    """Read a number, with a comma or a point before its decimals. Raises ValueError with a sentence.

    `thousands` are the signs that part thousands if three digits follow: in a count both, in metres the comma. Elsewhere
    1,250 is refused, for it may be either; 1.25 and 1.250 are the page's own way of writing.
    """
    found = _NUMBER.fullmatch(folded(text))
    if found is None or not any(char.isdecimal() for char in found[0]):
        raise ValueError(NO_NUMBER)
    whole, part = found["whole"].replace(" ", ""), found["part"] or ""
    if _parts_thousands(whole, part):
        if part[0] in thousands:
            whole, part = whole + part[1:], ""
        elif part[0] == ",":
            either, other = whole + part[1:], f"{whole}.{part[1:]}".rstrip("0").rstrip(".")
            raise ValueError(f"{whole}{part} can be read in two ways. Type {either} or {other}.")
    return Decimal(f"{found['sign']}{whole or 0}.{part[1:] or 0}")


def typed_quantity(text: str, *, thousands: str = "") -> tuple[Decimal, str]:
    """Read a number and the word behind it, in small letters: 80 kg. Raises ValueError with a sentence."""
    found = _QUANTITY.fullmatch(folded(text))
    if found is None:
        raise ValueError(NO_NUMBER)
    return typed_number(found["figure"], thousands=thousands), found["unit"].lower()


def typed_seconds(text: str) -> int:
    """Read a duration: 1:30, 1:04:10, 1.30, 1m30s, 2 min, 90 s; and figures alone, as they stand on a clock.

    They fill it from the right, for a phone's keypad has no colon: 130 is 1:30, 13000 is 1:30:00. One or two are seconds.
    static/js/times.js reads the same. Raises ValueError with a sentence.
    """
    typed = folded(text).lower()
    spoken = _SPOKEN.fullmatch(typed)
    if spoken and typed:
        return _total(int(spoken["h"] or 0), int(spoken["m"] or 0), int(spoken["s"] or spoken["rest"] or 0))
    parts = _parts(typed)
    total, figures = _total(*[0, 0, *map(int, parts)][-3:]), int("".join(parts))
    if any(int(part) >= 60 for part in parts[1:]) and total != figures:  # 0:90 is 90 seconds however it is read
        raise ValueError(
            f"{':'.join(parts)} is no time. Type {units.clock(total)}, or {units.clock(figures)} for {figures} seconds."
        )
    return total


def folded(text: str) -> str:
    """Write digits and signs of any script in ASCII."""
    if len(text) > LONGEST:
        raise ValueError(NO_NUMBER)
    return "".join(_digit(char) for char in text.translate(_SIGNS)).strip()


def _parts(typed: str) -> Sequence[str]:
    """Take a clock apart: hours, minutes and seconds, or the last of them."""
    if _FIGURES.fullmatch(typed):
        return [part for part in (typed[:-4], typed[-4:-2], typed[-2:]) if part]
    clock = typed.replace(",", ".").replace(".", ":") if _DOTTED.fullmatch(typed) else typed
    if not _CLOCK.fullmatch(clock):
        raise ValueError(NO_TIME)
    return clock.split(":")


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _parts_thousands(whole: str, part: str) -> bool:
    return len(part) == 4 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _total(hours: int, minutes: int, seconds: int) -> int:
    return hours * 3600 + minutes * 60 + seconds
