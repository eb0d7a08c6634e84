"""The workouts that rows of Hevy's export make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from workouts.domain.texts import one_line
from workouts.formats.parsed import ParsedExercise, ParsedSet, ParsedWorkout, SkippedRow, source_key

HEVY = "hevy"
LINE_END = r"\n"  # two characters, which Hevy writes for one


# A start, an end and a title are what makes a workout.
Start = tuple[datetime, datetime | None, str]


@dataclass(frozen=True, slots=True)
class Row:
    workout: Start
    description: str
    exercise: str
    superset: int | None
    notes: str
    index: int | None
    set: ParsedSet


@dataclass(frozen=True, slots=True)
class Once:
    """The rows to take, those that repeat others, and the workouts that come again with some of their rows."""

    rows: list[Row]
    repeated: list[SkippedRow]
    mixed: dict[Start, None]


def with_line_ends(rows: Sequence[Row]) -> list[Row]:
    """Put line ends where Hevy writes the two characters for one; whoever writes them themselves means the characters."""
    if any("\n" in row.notes or "\n" in row.description for row in rows):
        return list(rows)
    return [
        replace(
            row,
            description=row.description.replace(LINE_END, "\n").strip(),
            notes=row.notes.replace(LINE_END, "\n").strip(),
            exercise=one_line(row.exercise.replace(LINE_END, " ")) or row.exercise,
        )
        if LINE_END in row.description or LINE_END in row.notes or LINE_END in row.exercise
        else row
        for row in rows
    ]


def without_repetitions(rows: Sequence[Row]) -> Once:
    """Part off a workout that comes again as it was, after others: two exports were put into one file.

    Rows without a number may be alike and yet be sets of their own.
    """
    runs = [key for key, _ in groupby(rows, key=attrgetter("workout"))]
    if len(runs) == len(set(runs)):
        return Once(list(rows), [], {})
    once = Once([], [], {})
    seen: dict[Start, dict[Row, int]] = {}
    for workout, run in groupby(rows, key=attrgetter("workout")):
        of_workout = [(_at_no_line(row), row) for row in run]
        before = seen.setdefault(workout, {})
        again = [before[plain] for plain, row in of_workout if row.index is not None and plain in before]
        if again and len(again) == len(of_workout):
            reason = f"The same workout stands from line {again[0]:,} on."
            once.repeated.extend(SkippedRow(row.set.line, reason) for _, row in of_workout)
            continue
        if again:
            once.mixed[workout] = None
        once.rows.extend(row for _, row in of_workout)
        before |= {plain: row.set.line for plain, row in of_workout}
    return once


def _at_no_line(row: Row) -> Row:
    return replace(row, set=replace(row.set, line=0))


def workouts_of(rows: Sequence[Row]) -> tuple[ParsedWorkout, ...]:
    groups: dict[Start, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.workout, []).append(row)
    return tuple(sorted(map(_workout, groups.values()), key=lambda workout: (workout.started_at, workout.key)))


def _workout(rows: Sequence[Row]) -> ParsedWorkout:
    started_at, ended_at, title = rows[0].workout
    return ParsedWorkout(
        title=title,
        started_at=started_at,
        ended_at=ended_at if ended_at and ended_at >= started_at else None,
        description=next((row.description for row in rows if row.description), ""),
        exercises=_exercises(rows),
        key=source_key(HEVY, started_at, ended_at, title),  # the end as the file has it, even one before the start
    )


def _exercises(rows: Sequence[Row]) -> tuple[ParsedExercise, ...]:
    blocks: list[list[Row]] = []
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


def _continues(row: Row, last: Row) -> bool:
    """Hevy repeats superset and notes on every row; a block with two of them would lose one, so it is parted."""
    return (
        row.exercise == last.exercise
        and (row.index is None or last.index is None or row.index > last.index)
        and (row.superset is None or last.superset is None or row.superset == last.superset)
        and (not row.notes or not last.notes or row.notes == last.notes)
    )


def _filled(row: Row, last: Row) -> Row:
    """Carry forward what the rows before it said, so that the last row of a block speaks for all of it."""
    return replace(
        row,
        superset=last.superset if row.superset is None else row.superset,
        notes=row.notes or last.notes,
        index=last.index if row.index is None else row.index,
    )
