"""Titles and notes out of the cells of a row, within the bounds of the database."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from workouts.domain.texts import lines, one_line
from workouts.formats.guarded import unguarded
from workouts.formats.parsed import UnreadableRow

LONGEST_TITLE = 200
LONGEST_NOTES = 10_000
SHORT = 200  # so long, a text is read once, and the rows that repeat it share it: titles and notes stand on each
ASSISTED = " (Assisted)"
TAKEN_FOR_HELP = "Weights below nothing are taken for assistance"
MINUS = ("-", "−")

T = TypeVar("T")


def read_title(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "")
    return _short_title(text) if len(text) <= SHORT else _bounded(_title(text), column, LONGEST_TITLE)


def read_notes(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "")
    return _short_notes(text) if len(text) <= SHORT else _bounded(_notes(text), column, LONGEST_NOTES)


def required(value: T | None, column: str) -> T:
    """Return what no row can do without."""
    if value is None or value == "":
        raise UnreadableRow(column, "", "is empty")
    return value


def joined(notes: Iterable[str]) -> tuple[str, bool]:
    """Return the notes on an exercise, each once, as far as they may go; and whether some had to be cut."""
    text = "\n".join(dict.fromkeys(note for note in notes if note))
    return text[:LONGEST_NOTES], len(text) > LONGEST_NOTES


def assisted(
    title: str, cells: Mapping[str, str], weights: Iterable[str], helped: dict[str, None]
) -> tuple[str, Mapping[str, str]]:
    """Take a weight below nothing for what helps: return the title of the assisted exercise, and the cells without the sign.

    Apps without such exercises have their lifters write −20 at pull-ups. `helped` takes in the titles, to be told.
    """
    below = [column for column in weights if _is_below_nothing(cells.get(column, ""))]
    if not below:
        return title, cells
    name = (
        title
        if ASSISTED.strip(" ()").casefold() in title.casefold()
        else title[: LONGEST_TITLE - len(ASSISTED)] + ASSISTED
    )
    helped[name] = None
    return name, {**cells, **{column: cells[column].lstrip()[1:] for column in below}}


def _is_below_nothing(text: str) -> bool:
    """Whether it is, and not a zero that an app gave a sign."""
    return text.lstrip().startswith(MINUS) and any(digit in text for digit in "123456789")


def told_of_help(helped: Iterable[str]) -> list[str]:
    return [f"{TAKEN_FOR_HELP}: {name}." for name in helped]


def _title(text: str) -> str:
    return unguarded(one_line(text))


def _notes(text: str) -> str:
    return unguarded(lines(text))


_short_title = lru_cache(maxsize=4096)(_title)
_short_notes = lru_cache(maxsize=4096)(_notes)


def _bounded(text: str, column: str, most: int) -> str:
    if len(text) > most:
        raise UnreadableRow(column, text, f"is longer than {most:,} characters")
    return text
