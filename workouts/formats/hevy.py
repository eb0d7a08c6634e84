"""Hevy's workout export: one row per set, workouts newest first, no ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import partial

from workouts.formats.cells import read_notes, read_title, required
from workouts.formats.dates import Order, read_moment
from workouts.formats.numbers import (
    MILE,
    MOST_REPS,
    POUND,
    distances,
    read_measure,
    read_rpe,
    read_seconds,
    read_whole,
    weights,
)
from workouts.formats.parsed import (
    ParsedExercise,
    ParsedHistory,
    ParsedSet,
    ParsedWorkout,
    SetType,
    Units,
    UnreadableRow,
    source_key,
)
from workouts.formats.records import Table, find_table, order_in, rows_of

FORMAT = "hevy"
REQUIRED = frozenset({"title", "start_time", "exercise_title"})
WEIGHT = weights({"weight_kg": Decimal(1), "weight_lbs": POUND, "weight_lb": POUND})
DISTANCE = distances({"distance_km": Decimal(1000), "distance_miles": MILE, "distance_meters": Decimal(1)})
NUMBERS = frozenset({"set_index", "superset_id", "reps", "duration_seconds", "rpe", *WEIGHT.factors, *DISTANCE.factors})
COLUMNS = REQUIRED | NUMBERS | {"end_time", "description", "exercise_notes", "set_type"}
SET_TYPES: Mapping[str, SetType] = {
    "": "normal",
    "normal": "normal",
    "warmup": "warmup",
    "dropset": "drop",
    "failure": "failure",
}
LARGEST_INDEX = 10**12  # whatever parts and orders sets, for only equal and greater are asked

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


def recognises(header: Sequence[str]) -> bool:
    """Tell by the folded names of the columns."""
    return set(header) >= REQUIRED


def parse(text: str) -> ParsedHistory:
    """Read every row that can be read and report every other; raise UnknownFormat if the header is not Hevy's."""
    table, _ = find_table(text, lambda header: recognises(header) or None, refusals=(EMPTY, lambda _: NOT_HEVY))
    return read(table)


def read(table: Table, _units: Units | None = None) -> ParsedHistory:
    """Read the rows of a file whose every column names its unit."""
    rows = rows_of(table, COLUMNS, NUMBERS, partial(_row, order=order_in(table, "start_time")))
    return ParsedHistory(FORMAT, len(rows), _workouts(rows.read), tuple(rows.skipped), notices=table.unread(COLUMNS))


def _row(line: int, cells: Mapping[str, str], *, order: Order) -> _Row:
    started_at = required(read_moment(cells["start_time"], "start_time", order=order), "start_time")
    exercise = required(read_title(cells, "exercise_title"), "exercise_title")
    return _Row(
        workout=(
            started_at,
            read_moment(cells.get("end_time", ""), "end_time", order=order),
            read_title(cells, "title"),
        ),
        description=read_notes(cells, "description"),
        exercise=exercise,
        superset=read_whole(cells.get("superset_id", ""), "superset_id", most=LARGEST_INDEX),
        notes=read_notes(cells, "exercise_notes"),
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
        duration_seconds=read_seconds(cells.get("duration_seconds", ""), "duration_seconds"),
        rpe=read_rpe(cells.get("rpe", ""), "rpe"),
    )


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
