"""Words as lifters type, paste and import them, without what nobody sees."""

import re
from collections.abc import Sequence

# PostgreSQL refuses NUL and lone surrogates; bidirectional controls would reorder the page around a title. What joins
# an emoji of several parts, or the letters of a word, stays.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
)


def without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """Return a name or a title: its words, one space apart."""
    return " ".join(without_invisible(text).split())


def listed(names: Sequence[str]) -> str:
    """Name them in a sentence: a, b and c."""
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


def lines(text: str) -> str:
    """Return a note; its lines end as the database and every other program but a browser's form ends them."""
    return without_invisible(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
