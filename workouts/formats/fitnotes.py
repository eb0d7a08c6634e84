"""FitNotes' workout export: one row per set, and nothing of a workout but its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import partial

from workouts.formats import numbers
from workouts.formats.cells import LONGEST_NOTES, assisted, joined, read_notes, read_title, required, told_of_help
from workouts.formats.dates import NOON, Order, read_day
from workouts.formats.durations import read_clock
from workouts.formats.numbers import (
    MOST_REPS,
    Measure,
    distances,
    in_columns,
    read_measure,
    read_whole,
    weights,
)
from workouts.formats.parsed import (
    ParsedExercise,
    ParsedHistory,
    ParsedSet,
    ParsedWorkout,
    Quantity,
    Units,
    source_key,
)
from workouts.formats.records import Table, order_in, rows_of
from workouts.formats.table_columns import counts_sets

FORMAT = "fitnotes"
REQUIRED = frozenset({"date", "exercise", "category"})
WEIGHTS = in_columns("weight", numbers.WEIGHTS)
DISTANCES = in_columns("distance", numbers.DISTANCES)
NUMBERS = frozenset({"reps", *WEIGHTS, *DISTANCES})
COLUMNS = REQUIRED | NUMBERS | {"weight unit", "distance unit", "time", "comment", "notes"}
TITLE = "Workout"


@dataclass(frozen=True, slots=True)
class _Row:
    day: date
    exercise: str
    comment: str
    set: ParsedSet


def recognises(header: Sequence[str]) -> bool:
    """Tell it from a table that counts sets: of those FitNotes has a row for each."""
    return set(header) >= REQUIRED and not any(map(counts_sets, header))


def read(table: Table, units: Units) -> ParsedHistory:
    """Read every row that can be read and report every other; the caller's units hold where the file names none.

    The rows of a day are one workout, which begins at noon, for nobody knows; an exercise stands in it once.
    """
    assumed: set[Quantity] = set()
    helped: dict[str, None] = {}
    read_row = partial(
        _row,
        order=order_in(table, "date"),
        zone=units.zone,
        weight=weights(WEIGHTS, units, unit_column="weight unit"),
        distance=distances(DISTANCES, units, unit_column="distance unit"),
        assumed=assumed,
        helped=helped,
    )
    rows = rows_of(table, COLUMNS, NUMBERS, read_row)
    notices = [*table.unread(COLUMNS), *told_of_help(helped)]
    workouts = _workouts(rows.read, notices)
    return ParsedHistory(
        FORMAT,
        len(rows),
        workouts,
        tuple(rows.skipped),
        assumed=frozenset(assumed),
        notices=tuple(notices),
    )


def _row(
    line: int,
    cells: Mapping[str, str],
    *,
    order: Order,
    zone: tzinfo | None,
    weight: Measure,
    distance: Measure,
    assumed: set[Quantity],
    helped: dict[str, None],
) -> _Row:
    day = required(read_day(cells["date"], "Date", order=order, zone=zone), "Date")
    exercise = required(read_title(cells, "exercise"), "Exercise")
    exercise, cells = assisted(exercise, cells, WEIGHTS, helped)
    return _Row(
        day,
        exercise,
        read_notes(cells, "comment") or read_notes(cells, "notes"),
        ParsedSet(
            line=line,
            set_type="normal",
            weight_kg=read_measure(cells, weight, assumed),
            reps=read_whole(cells.get("reps", ""), "Reps", most=MOST_REPS),
            distance_m=read_measure(cells, distance, assumed),
            duration_seconds=read_clock(cells.get("time", ""), "Time"),
            rpe=None,
        ).without_zeros,
    )


def _workouts(rows: Sequence[_Row], notices: list[str]) -> tuple[ParsedWorkout, ...]:
    days: dict[date, dict[str, list[_Row]]] = {}
    for row in rows:
        days.setdefault(row.day, {}).setdefault(row.exercise, []).append(row)
    return tuple(_workout(day, exercises, notices) for day, exercises in sorted(days.items()))


def _workout(day: date, exercises: Mapping[str, Sequence[_Row]], notices: list[str]) -> ParsedWorkout:
    started_at = datetime.combine(day, NOON)
    return ParsedWorkout(
        title=TITLE,
        started_at=started_at,
        ended_at=None,
        description="",
        exercises=tuple(_exercise(title, rows, notices) for title, rows in exercises.items()),
        key=source_key(FORMAT, started_at, None, ""),
    )


def _exercise(title: str, rows: Sequence[_Row], notices: list[str]) -> ParsedExercise:
    comments, is_cut = joined(row.comment for row in rows)
    if is_cut:
        notices.append(f"The comments on {title} of {rows[0].day} are cut after {LONGEST_NOTES:,} characters.")
    return ParsedExercise(title, None, comments, tuple(row.set for row in rows))
