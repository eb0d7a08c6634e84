"""Any table of sets: a row for each, in columns that the lifter points out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import groupby
from operator import attrgetter

from workouts.formats.cells import LONGEST_NOTES, assisted, joined, read_notes, read_title, required, told_of_help
from workouts.formats.dates import NOON, Order, read_day, read_moment
from workouts.formats.durations import read_clock
from workouts.formats.numbers import (
    DISTANCES,
    MOST_REPS,
    WEIGHTS,
    Measure,
    distances,
    read_measure,
    read_rpe,
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
    UnknownFormat,
    UnreadableRow,
    source_key,
)
from workouts.formats.records import find_table, order_in, rows_of

FORMAT = "csv"
FEWEST_COLUMNS, MOST_COLUMNS = 3, 60
SAMPLE = 3
LONGEST_CELL = 60
LOOKED_AT = 100  # lines, for the first rows: a page does not read a whole file

# What a column may hold, with the names by which it is guessed; the first two have to be there.
ROLES: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "day", "datetime", "start", "start time", "datum", "fecha", "data", "tarih", "jour"}),
    "exercise": frozenset({"exercise", "exercise name", "movement", "lift", "übung", "exercice", "ejercicio"}),
    "workout": frozenset({"workout", "workout name", "session", "routine", "title", "training", "program"}),
    "weight": frozenset({"weight", "load", "weight (kg)", "weight (lbs)", "weight (lb)", "kg", "lbs", "lb", "gewicht"}),
    "reps": frozenset({"reps", "repetitions", "rep", "wiederholungen", "répétitions", "repeticiones"}),
    "distance": frozenset({"distance", "distance (km)", "distance (m)", "distance (mi)", "km", "miles"}),
    "duration": frozenset({"duration", "time", "seconds", "duration (s)", "duration (sec)", "set duration"}),
    "rpe": frozenset({"rpe"}),
    "notes": frozenset({"notes", "note", "comment", "comments", "notiz", "notizen"}),
}
REQUIRED = ("date", "exercise")
NUMBERS = ("weight", "reps", "distance", "rpe")
IN_BRACKETS = re.compile(r" ?[(\[].*")
WORD = re.compile(r"[^\W\d_]+")

INCOMPLETE = "Say which columns hold the date and the exercise."


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a table's columns, and its first rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def guessed(self) -> dict[str, str]:
        """Return the column of each role whose name says so: {"date": "datum"}."""
        found: dict[str, str] = {}
        for role, known in ROLES.items():
            name = next((name for name in self.names if {name, IN_BRACKETS.sub("", name)} & known), "")
            if name and name not in found.values():
                found[role] = name
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    day: date
    started_at: datetime
    workout: str
    exercise: str
    notes: str
    set: ParsedSet


def columns_of(text: str, *, refusal: str) -> Columns:
    """Return the columns of a table. Raises UnknownFormat with the refusal for what is none."""
    table, names = find_table(text, _usable, refusals=(refusal, lambda _: refusal))
    table = replace(table, lines=table.lines[: table.below + LOOKED_AT])
    rows = rows_of(table, set(names), frozenset(), lambda _, cells: tuple(cells[name][:LONGEST_CELL] for name in names))
    if not rows.read:
        raise UnknownFormat(refusal)
    return Columns(names, tuple(rows.read[:SAMPLE]))


def read(text: str, units: Units, columns: Mapping[str, str]) -> ParsedHistory:
    """Read the columns that are named by role; the rows of a day under one title are one workout.

    A unit in the name of a column holds before the caller's. Raises UnknownFormat where a column is missing.
    """
    table, _ = find_table(text, _usable, refusals=(INCOMPLETE, lambda _: INCOMPLETE))
    used = {role: name for role, name in columns.items() if name in table.header}
    if not all(role in used for role in REQUIRED):
        raise UnknownFormat(INCOMPLETE)
    assumed: set[Quantity] = set()
    helped: dict[str, None] = {}
    read_row = partial(
        _row,
        columns=used,
        order=order_in(table, used["date"]),
        weight=weights({"weight": _factor(used.get("weight", ""), WEIGHTS)}, units),
        distance=distances({"distance": _factor(used.get("distance", ""), DISTANCES)}, units),
        assumed=assumed,
        helped=helped,
    )
    numbers = {used[role] for role in NUMBERS if role in used}
    rows = rows_of(table, set(used.values()), numbers, read_row)
    notices = [*table.unread(set(used.values())), *told_of_help(helped)]
    workouts = _workouts(rows.read, notices)
    return ParsedHistory(
        FORMAT, len(rows), workouts, tuple(rows.skipped), assumed=frozenset(assumed), notices=tuple(notices)
    )


def _usable(header: Sequence[str]) -> tuple[str, ...] | None:
    names = tuple(name for name in header if name)
    is_table = FEWEST_COLUMNS <= len(names) <= MOST_COLUMNS and len(set(names)) == len(names)
    return names if is_table else None


def _factor(column: str, known: Mapping[str, Decimal]) -> Decimal | None:
    """Return what the unit in the name of a column stands for: weight (lbs)."""
    return next((known[word] for word in WORD.findall(column) if word in known), None)


def _row(
    line: int,
    cells: Mapping[str, str],
    *,
    columns: Mapping[str, str],
    order: Order,
    weight: Measure,
    distance: Measure,
    assumed: set[Quantity],
    helped: dict[str, None],
) -> _Row:
    said: Mapping[str, str] = {role: cells.get(name, "") for role, name in columns.items()}
    day = required(read_day(said["date"], columns["date"], order=order), columns["date"])
    exercise = required(read_title(said, "exercise"), columns["exercise"])
    exercise, said = assisted(exercise, said, ["weight"], helped)
    return _Row(
        day,
        _moment(said["date"], day, order),
        read_title(said, "workout"),
        exercise,
        read_notes(said, "notes"),
        ParsedSet(
            line=line,
            set_type="normal",
            weight_kg=read_measure(said, weight, assumed),
            reps=read_whole(said.get("reps", ""), "reps", most=MOST_REPS),
            distance_m=read_measure(said, distance, assumed),
            duration_seconds=read_clock(said.get("duration", ""), "duration"),
            rpe=read_rpe(said.get("rpe", ""), "rpe"),
        ).without_zeros,
    )


def _moment(text: str, day: date, order: Order) -> datetime:
    """Without a clock it is noon, for nobody knows."""
    try:
        return read_moment(text, "date", order=order) or datetime.combine(day, NOON)
    except UnreadableRow:
        return datetime.combine(day, NOON)


def _workouts(rows: Sequence[_Row], notices: list[str]) -> tuple[ParsedWorkout, ...]:
    groups: dict[tuple[date, str], list[_Row]] = {}
    for row in rows:
        groups.setdefault((row.day, row.workout), []).append(row)
    found = (_workout(group, notices) for group in groups.values())
    return tuple(sorted(found, key=lambda workout: (workout.started_at, workout.key)))


def _workout(rows: Sequence[_Row], notices: list[str]) -> ParsedWorkout:
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


def _exercise(name: str, rows: Sequence[_Row], notices: list[str]) -> ParsedExercise:
    notes, is_cut = joined(row.notes for row in rows)
    if is_cut:
        notices.append(f"The notes on {name} of {rows[0].day} are cut after {LONGEST_NOTES:,} characters.")
    return ParsedExercise(name, None, notes, tuple(row.set for row in rows))
