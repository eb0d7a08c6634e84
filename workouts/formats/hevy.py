"""Hevy's workout export: one row per set, workouts newest first, no ids."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workouts.formats.dates import read_moment
from workouts.formats.numbers import distances, read_measure, read_rpe, read_whole, weights
from workouts.formats.parsed import (
    ParsedExercise,
    ParsedHistory,
    ParsedSet,
    ParsedWorkout,
    SetType,
    SkippedRow,
    UnknownFormat,
    UnreadableRow,
    source_key,
    without_invisible,
)

FORMAT = "hevy"
REQUIRED = frozenset({"title", "start_time", "exercise_title"})
WEIGHT = weights(kg="weight_kg", lb="weight_lbs")
DISTANCE = distances(km="distance_km", miles="distance_miles")
NUMBERS = frozenset({"set_index", "superset_id", "reps", "duration_seconds", "rpe", *WEIGHT.factors, *DISTANCE.factors})
COLUMNS = REQUIRED | NUMBERS | {"end_time", "description", "exercise_notes", "set_type"}
SET_TYPES: Mapping[str, SetType] = {
    "": "normal",
    "normal": "normal",
    "warmup": "warmup",
    "dropset": "drop",
    "failure": "failure",
}
DELIMITERS = ",;"
LONGEST_TITLE = 200
LONGEST_NOTES = 10_000
MOST_REPS = 1000
MOST_SECONDS = 24 * 60 * 60
LARGEST_INDEX = 32_767

# How often a broken file may be read over again in search of sound rows: keeps the time linear in its size.
REREADING = 4

EXPORT_AGAIN = "Export your workouts in the settings of the Hevy app and choose that CSV file, unchanged."
EMPTY = f"The file is empty. {EXPORT_AGAIN}"
NOT_HEVY = (
    "This is not a workout export from Hevy: its first line does not name the columns title, start_time and "
    f"exercise_title. {EXPORT_AGAIN}"
)


@dataclass(frozen=True, slots=True)
class _Row:
    workout: tuple[datetime, datetime | None, str]
    description: str
    exercise: str
    superset: int | None
    notes: str
    index: int | None
    set: ParsedSet


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the cells of this file are found: the columns we read, by place."""

    below: int
    delimiter: str
    width: int
    places: Mapping[str, int]

    def cells(self, record: Sequence[str]) -> dict[str, str]:
        cells = {column: record[place] for column, place in self.places.items()}
        if self.delimiter != ",":  # a spreadsheet that separates by semicolons writes 22,5
            cells |= {column: cells[column].replace(",", ".") for column in NUMBERS & cells.keys()}
        return cells


def recognises(header: Sequence[str]) -> bool:
    return {_column(cell) for cell in header} >= REQUIRED


def parse(text: str) -> ParsedHistory:
    """Read every row that can be read and report every other; raise UnknownFormat if the header is not Hevy's."""
    # unlike splitlines, StringIO ends a line only where an editor does
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    layout = _layout(lines)
    rows: list[_Row] = []
    skipped: list[SkippedRow] = []
    for line, record, trouble in _records(lines, layout):
        try:
            if trouble:
                skipped.append(SkippedRow(line, trouble))
            else:
                rows.append(_row(line, layout.cells(record)))
        except UnreadableRow as reason:
            skipped.append(SkippedRow(line, str(reason)))
    return ParsedHistory(FORMAT, len(rows) + len(skipped), _workouts(rows), tuple(skipped))


def _layout(lines: Sequence[str]) -> _Layout:
    first = next((place for place, line in enumerate(lines) if not _is_blank([line])), None)
    if first is None:
        raise UnknownFormat(EMPTY)
    for delimiter in DELIMITERS:
        header = _cells(lines[first : first + 1], delimiter)
        if recognises(header):
            return _Layout(first + 1, delimiter, len(header), _places(header))
    raise UnknownFormat(NOT_HEVY)


def _places(header: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, column in enumerate(map(_column, header)):
        if column in places:
            raise UnknownFormat(f"The first line names the column {column} twice. Remove one of them and try again.")
        if column in COLUMNS:
            places[column] = place
    return places


def _column(cell: str) -> str:
    return without_invisible(cell).strip().casefold()


def _cells(lines: Sequence[str], delimiter: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _is_blank(record: Sequence[str]) -> bool:
    return not any(without_invisible(cell).strip() for cell in record)


def _records(lines: Sequence[str], layout: _Layout) -> Iterator[tuple[int, list[str], str]]:
    """Yield the first line of each record, its cells, and the trouble with it or "".

    A broken record of several lines may have swallowed sound ones behind a stray quotation mark: its first line is
    reported and reading goes on with its second, as long as the allowance for reading lines again lasts.
    """
    at, allowance = layout.below, REREADING * sum(map(len, lines))
    while at < len(lines):
        line = at + 1
        record, read, trouble = _record(lines, at, layout)
        at += read
        if trouble and read > 1:
            again = sum(map(len, lines[line:at]))
            if again <= allowance:
                at, allowance = line, allowance - again
            else:
                trouble += f" Lines {line} to {at} were not read."
        if trouble or not _is_blank(record):
            yield line, record, trouble


def _record(lines: Sequence[str], at: int, layout: _Layout) -> tuple[list[str], int, str]:
    """Return the cells of the record that begins there, the number of lines it takes, and the trouble or ""."""
    reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=layout.delimiter, strict=True)
    try:
        record = next(reader)
    except csv.Error:
        return [], reader.line_num, "A quotation mark is missing or out of place, or a cell is far too long."
    if _is_blank(record) or (len(record) >= layout.width and _is_blank(record[layout.width :])):
        return record, reader.line_num, ""
    trouble = f"The row has {len(record):,} of {layout.width:,} columns: a spreadsheet may have broken it."
    return record, reader.line_num, trouble


def _row(line: int, cells: Mapping[str, str]) -> _Row:
    started_at = read_moment(cells["start_time"], "start_time")
    if started_at is None:
        raise UnreadableRow("start_time", "", "is empty")
    exercise = _title(cells, "exercise_title")
    if not exercise:
        raise UnreadableRow("exercise_title", "", "is empty")
    return _Row(
        workout=(started_at, read_moment(cells.get("end_time", ""), "end_time"), _title(cells, "title")),
        description=_notes(cells, "description"),
        exercise=exercise,
        superset=read_whole(cells.get("superset_id", ""), "superset_id", most=LARGEST_INDEX),
        notes=_notes(cells, "exercise_notes"),
        index=read_whole(cells.get("set_index", ""), "set_index", most=LARGEST_INDEX),
        set=_set(line, cells),
    )


def _set(line: int, cells: Mapping[str, str]) -> ParsedSet:
    set_type = SET_TYPES.get(cells.get("set_type", "").strip().casefold())
    if set_type is None:
        raise UnreadableRow("set_type", cells["set_type"], "is not normal, warmup, dropset or failure")
    return ParsedSet(
        line=line,
        set_type=set_type,
        weight_kg=read_measure(cells, WEIGHT),
        reps=read_whole(cells.get("reps", ""), "reps", most=MOST_REPS),
        distance_m=read_measure(cells, DISTANCE),
        duration_seconds=read_whole(cells.get("duration_seconds", ""), "duration_seconds", most=MOST_SECONDS),
        rpe=read_rpe(cells.get("rpe", ""), "rpe"),
    )


def _title(cells: Mapping[str, str], column: str) -> str:
    return _bounded(" ".join(without_invisible(cells[column]).split()), column, LONGEST_TITLE)


def _notes(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "").replace("\r\n", "\n").replace("\r", "\n")
    return _bounded(without_invisible(text).strip(), column, LONGEST_NOTES)


def _bounded(text: str, column: str, most: int) -> str:
    if len(text) > most:
        raise UnreadableRow(column, text, f"is longer than {most:,} characters")
    return text


def _workouts(rows: Sequence[_Row]) -> tuple[ParsedWorkout, ...]:
    groups: dict[tuple[datetime, datetime | None, str], list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.workout, []).append(row)
    return tuple(sorted(map(_workout, groups.values()), key=lambda workout: (workout.started_at, workout.key)))


def _workout(rows: Sequence[_Row]) -> ParsedWorkout:
    started_at, ended_at, title = rows[0].workout
    return ParsedWorkout(
        title=title,
        started_at=started_at,
        ended_at=ended_at if ended_at and ended_at >= started_at else None,
        description=next((row.description for row in rows if row.description), ""),
        exercises=_exercises(rows),
        key=source_key(FORMAT, started_at, ended_at, title),  # the end as the file has it, even one before the start
    )


def _exercises(rows: Sequence[_Row]) -> tuple[ParsedExercise, ...]:
    blocks: list[list[_Row]] = []
    for row in rows:
        last = blocks[-1][-1] if blocks else None
        if last and _continues(row, last):
            blocks[-1].append(_filled(row, last))
        else:
            blocks.append([row])
    return tuple(
        ParsedExercise(block[-1].exercise, block[-1].superset, block[-1].notes, tuple(row.set for row in block))
        for block in blocks
    )


def _continues(row: _Row, last: _Row) -> bool:
    """Hevy repeats superset and notes on every row; a block with two of them would lose one, so it is parted."""
    return (
        row.exercise == last.exercise
        and (row.index is None or last.index is None or row.index > last.index)
        and (row.superset is None or last.superset is None or row.superset == last.superset)
        and (not row.notes or not last.notes or row.notes == last.notes)
    )


def _filled(row: _Row, last: _Row) -> _Row:
    """Carry forward what the rows before it said, so that the last row of a block speaks for all of it."""
    return replace(
        row,
        superset=last.superset if row.superset is None else row.superset,
        notes=row.notes or last.notes,
        index=last.index if row.index is None else row.index,
    )
