"""Titles and notes out of the cells of a row, within the bounds of the database."""

from collections.abc import Mapping

from workouts.domain.texts import lines, one_line
from workouts.formats.guarded import unguarded
from workouts.formats.parsed import UnreadableRow

LONGEST_TITLE = 200
LONGEST_NOTES = 10_000


def read_title(cells: Mapping[str, str], column: str) -> str:
    return _bounded(unguarded(one_line(cells.get(column, ""))), column, LONGEST_TITLE)


def read_notes(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "")
    return _bounded(unguarded(lines(text)), column, LONGEST_NOTES) if text else ""


def _bounded(text: str, column: str, most: int) -> str:
    if len(text) > most:
        raise UnreadableRow(column, text, f"is longer than {most:,} characters")
    return text
