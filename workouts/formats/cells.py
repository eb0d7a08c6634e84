"""Titles and notes out of the cells of a row, within the bounds of the database."""

from collections.abc import Iterable, Mapping

from workouts.domain.texts import lines, one_line
from workouts.formats.guarded import unguarded
from workouts.formats.parsed import UnreadableRow

LONGEST_TITLE = 200
LONGEST_NOTES = 10_000
ASSISTED = " (Assisted)"
TAKEN_FOR_HELP = "Weights below nothing are taken for assistance"
MINUS = ("-", "−")


def read_title(cells: Mapping[str, str], column: str) -> str:
    return _bounded(unguarded(one_line(cells.get(column, ""))), column, LONGEST_TITLE)


def read_notes(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "")
    return _bounded(unguarded(lines(text)), column, LONGEST_NOTES) if text else ""


def assisted(title: str, cells: Mapping[str, str], weights: Iterable[str]) -> tuple[str, Mapping[str, str]]:
    """Take a weight below nothing for what helps: return the title of the assisted exercise, and the cells without the sign.

    Apps without such exercises have their lifters write −20 at pull-ups.
    """
    below = [column for column in weights if cells.get(column, "").lstrip().startswith(MINUS)]
    if not below:
        return title, cells
    name = (
        title
        if ASSISTED.strip(" ()").casefold() in title.casefold()
        else title[: LONGEST_TITLE - len(ASSISTED)] + ASSISTED
    )
    return name, {**cells, **{column: cells[column].lstrip()[1:] for column in below}}


def _bounded(text: str, column: str, most: int) -> str:
    if len(text) > most:
        raise UnreadableRow(column, text, f"is longer than {most:,} characters")
    return text
