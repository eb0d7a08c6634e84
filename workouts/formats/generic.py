"""Any table of sets: a row for each, in columns that the lifter points out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from workouts.formats.cells import LONGEST_NOTES, joined
from workouts.formats.parsed import ParsedExercise, ParsedHistory, ParsedWorkout, Units, UnknownFormat, source_key
from workouts.formats.records import find_table, order_in, rows_of
from workouts.formats.table_columns import (
    MEASURED,
    REQUIRED,
    Columns,
    counts_sets,
    in_other_units,
    refuse_several_sets,
)
from workouts.formats.table_rows import Reader, Row

FORMAT = "csv"
FEWEST_COLUMNS, MOST_COLUMNS = 3, 60
SAMPLE = 3
LONGEST_CELL = 60
LOOKED_AT = 100  # lines, for the first rows: a page does not read a whole file

NUMBERS = ("weight", "reps", "distance", "rpe")

INCOMPLETE = "Say which columns hold the date and the exercise."
NOTHING_MEASURED = "Say which column holds what a set has: weight, reps, distance or time."


def columns_of(lines: Sequence[str], *, refusal: str) -> Columns:
    """Return the columns of a table. Raises UnknownFormat with the refusal for what is none, or has several sets in a row."""
    table, names = find_table(lines, _usable, refusals=(refusal, lambda _: refusal))
    refuse_several_sets(names)
    table = replace(table, lines=table.lines[: table.below + LOOKED_AT])
    rows = rows_of(table, set(names), frozenset(), lambda _, cells: tuple(cells[name][:LONGEST_CELL] for name in names))
    if not rows.read:
        raise UnknownFormat(refusal)
    return Columns(names, tuple(rows.read[:SAMPLE]))


def read(lines: Sequence[str], units: Units, columns: Mapping[str, str]) -> ParsedHistory:
    """Read the columns that are named by role; the rows of a day under one title are one workout.

    A unit in the name of a column, or in a column of its own, holds before the caller's. Raises UnknownFormat where a
    column is missing.
    """
    table, names = find_table(lines, _usable, refusals=(INCOMPLETE, lambda _: INCOMPLETE))
    used = {role: name for role, name in columns.items() if name in table.header}
    if not all(role in used for role in REQUIRED):
        raise UnknownFormat(INCOMPLETE)
    if not any(role in used for role in MEASURED):
        raise UnknownFormat(NOTHING_MEASURED)
    counts = {name for name in names if counts_sets(name) and name not in used.values()}
    beside = in_other_units(used, names)
    reader = Reader(used, beside, counts, order_in(table, used["date"]), units)
    others = {name for found in beside.values() for name in found}
    read = {*used.values(), *others, *counts}
    rows = rows_of(table, read, {used[role] for role in NUMBERS if role in used} | others, reader.row)
    notices = [*table.unread(read), *reader.notices]
    workouts = _workouts(rows.read, notices)
    return ParsedHistory(
        FORMAT, len(rows), workouts, tuple(rows.skipped), assumed=frozenset(reader.assumed), notices=tuple(notices)
    )


def _usable(header: Sequence[str]) -> tuple[str, ...] | None:
    names = tuple(name for name in header if name)
    is_table = FEWEST_COLUMNS <= len(names) <= MOST_COLUMNS and len(set(names)) == len(names)
    return names if is_table else None


def _workouts(rows: Sequence[Row], notices: list[str]) -> tuple[ParsedWorkout, ...]:
    groups: dict[tuple[date, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.day, row.workout), []).append(row)
    found = (_workout(group, notices) for group in groups.values())
    return tuple(sorted(found, key=lambda workout: (workout.started_at, workout.key)))


def _workout(rows: Sequence[Row], notices: list[str]) -> ParsedWorkout:
    started_at, title = min(row.started_at for row in rows), rows[0].workout
    blocks = [(name, list(block)) for name, block in groupby(rows, key=attrgetter("exercise"))]
    return ParsedWorkout(
        title=title,
        started_at=started_at,
        ended_at=None,
        description="",
        exercises=tuple(_exercise(name, block, notices) for name, block in blocks),
        key=source_key(FORMAT, started_at, None, title),
    )


def _exercise(name: str, rows: Sequence[Row], notices: list[str]) -> ParsedExercise:
    notes, is_cut = joined(row.notes for row in rows)
    if is_cut:
        notices.append(f"The notes on {name} of {rows[0].day} are cut after {LONGEST_NOTES:,} characters.")
    return ParsedExercise(name, None, notes, tuple(row.set for row in rows))
