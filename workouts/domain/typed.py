"""Reading figures as people type them. What can be read in two ways is refused: a wrong value is never stored in silence."""

import re
import unicodedata
from decimal import Decimal

LONGEST = 64
NO_NUMBER = "Type a number, such as 82.5."
NO_TIME = "Type a time, such as 1:30, or seconds."

# Signs that keyboards of other scripts have; their digits are read by what Unicode says of them.
_SIGNS = str.maketrans("٫٬．，：＋－−\u00a0\u202f\u2009", ".,.,:+--   ")
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?: \d{3})+|\d*)(?P<part>[.,]\d*)?", re.ASCII)
_QUANTITY = re.compile(r"(?P<figure>.*?)\s*(?P<unit>[a-z]*)", re.ASCII | re.IGNORECASE)
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
    """Read a duration: 90, 1:30, 1:04:10, 1.30, 1m30s, 2 min. Raises ValueError with a sentence."""
    typed = folded(text).lower()
    spoken = _SPOKEN.fullmatch(typed)
    if spoken and typed:
        return _total(int(spoken["h"] or 0), int(spoken["m"] or 0), int(spoken["s"] or spoken["rest"] or 0))
    parts = typed.replace(",", ".").replace(".", ":").split(":") if _DOTTED.fullmatch(typed) else typed.split(":")
    if len(parts) > 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 6 for part in parts):
        raise ValueError(NO_TIME)
    if any(int(part) >= 60 for part in parts[1:]):
        raise ValueError(NO_TIME)
    return sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))


def folded(text: str) -> str:
    """Write digits and signs of any script in ASCII."""
    if len(text) > LONGEST:
        raise ValueError(NO_NUMBER)
    return "".join(_digit(char) for char in text.translate(_SIGNS)).strip()


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _parts_thousands(whole: str, part: str) -> bool:
    return len(part) == 4 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _total(hours: int, minutes: int, seconds: int) -> int:
    return hours * 3600 + minutes * 60 + seconds
