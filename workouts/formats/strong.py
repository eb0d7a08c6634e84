"""Strong's workout exports, 2015 to today: one row per set, and rows for notes and rests between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Literal

from workouts.formats.cells import LONGEST_NOTES, assisted, read_notes, read_title, required, told_of_help
from workouts.formats.dates import Order, read_moment
from workouts.formats.numbers import (
    MILE,
    MOST_REPS,
    MOST_REST,
    POUND,
    Measure,
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
    Quantity,
    SetType,
    SkippedRow,
    Units,
    UnreadableRow,
    source_key,
)
from workouts.formats.records import Table, order_in, rows_of

FORMAT = "strong"
REQUIRED = frozenset({"date", "workout name", "exercise name", "set order"})
WEIGHTS: Mapping[str, Decimal | None] = {
    "weight": None, "weight (kg)": Decimal(1), "weight (lbs)": POUND, "weight (lb)": POUND, "kg": Decimal(1), "lb": POUND,
    "lbs": POUND,
}  # fmt: skip
DISTANCES: Mapping[str, Decimal | None] = {
    "distance": None, "distance (meters)": Decimal(1), "distance (km)": Decimal(1000), "distance (miles)": MILE,
    "distance (mi)": MILE, "km": Decimal(1000), "mi": MILE,
}  # fmt: skip
DURATIONS = ("duration", "workout duration", "duration (sec)")
NUMBERS = frozenset({"reps", "seconds", "rpe", *WEIGHTS, *DISTANCES})
UNIT_COLUMNS = frozenset({"weight unit", "distance unit"})
COLUMNS = REQUIRED | NUMBERS | UNIT_COLUMNS | {"notes", "workout notes", "workout #", *DURATIONS}
SET_TYPES: Mapping[str, SetType] = {"w": "warmup", "d": "drop", "f": "failure", "": "normal"}
NUMBER = re.compile(r"([0-9]{1,5})(?:\.0+)?")
LONGEST_DURATION = 366 * 24 * 60 * 60
DURATION = re.compile(
    r"(?:(?P<h>[0-9]{1,5}) ?(?:h|hr|hrs|hours?|std))? ?(?:(?P<m>[0-9]{1,6}) ?(?:m|min|mins|minutes?))? ?"
    r"(?:(?P<s>[0-9]{1,8}) ?(?:s|sec|secs|seconds?))?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?P<h>[0-9]{1,5}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?")
SECONDS = re.compile(r"([0-9]{1,9})(?:[.,][0-9]{1,9})?")

Kind = Literal["set", "note", "rest"]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    workout: tuple[datetime, str]
    seconds: int | None
    description: str
    exercise: str
    kind: Kind
    number: int | None
    notes: str
    rest_seconds: int | None
    set: ParsedSet | None


@dataclass(slots=True)
class _Block:
    """An exercise as its rows come."""

    title: str
    sets: list[ParsedSet] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # once each, in their order
    notes_length: int = 0
    note_lines: list[int] = field(default_factory=list)
    rest_lines: list[int] = field(default_factory=list)
    number: int = 0
    resting: int | None = None

    @property
    def lines(self) -> list[int]:
        return sorted([*(row.line for row in self.sets), *self.note_lines, *self.rest_lines])

    @property
    def parsed(self) -> ParsedExercise:
        return ParsedExercise(
            self.title, None, "\n".join(self.notes), tuple(self.sets), tuple(self.note_lines), tuple(self.rest_lines)
        )


def recognises(header: Sequence[str]) -> bool:
    return set(header) >= REQUIRED


def read(table: Table, units: Units) -> ParsedHistory:
    """Read every row that can be read and report every other; the caller's units hold where the file names none."""
    assumed: set[Quantity] = set()
    reader = _Reader(
        order=order_in(table, "date"),
        weight=weights(WEIGHTS, units, unit_column="weight unit"),
        distance=distances(DISTANCES, units, unit_column="distance unit"),
        assumed=assumed,
    )
    rows = rows_of(table, COLUMNS, NUMBERS, reader.row)
    skipped = list(rows.skipped)
    workouts = _workouts(rows.read, skipped)
    return ParsedHistory(
        FORMAT,
        len(rows),
        workouts,
        tuple(sorted(skipped, key=lambda row: row.line)),
        assumed=frozenset(assumed),
        notices=(*table.unread(COLUMNS), *reader.notices),
    )


def read_duration(text: str) -> int | None:
    """Return seconds: 56m, 1h 5m, 1h 48min, 32s, 264h 1m, 1:05:00, or seconds alone. Raises ValueError."""
    plain = " ".join(text.split())
    if not plain:
        return None
    if alone := SECONDS.fullmatch(plain):
        return _within_a_year(int(alone[1]))
    match = DURATION.fullmatch(plain) or CLOCK.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(match[part] or 0) for part in "hms")
    return _within_a_year(3600 * hours + 60 * minutes + seconds)


def _within_a_year(seconds: int) -> int:
    if seconds > LONGEST_DURATION:
        raise ValueError(f"{seconds} s")
    return seconds


class _Reader:
    def __init__(self, *, order: Order, weight: Measure, distance: Measure, assumed: set[Quantity]) -> None:
        self._order, self._weight, self._distance, self._assumed = order, weight, distance, assumed
        self._strange: dict[str, int] = {}
        self._helped: dict[str, None] = {}

    @property
    def notices(self) -> list[str]:
        unread = [f"Line {line}: the duration “{text}” can’t be read." for text, line in self._strange.items()]
        return [*unread, *told_of_help(self._helped)]

    def row(self, line: int, cells: Mapping[str, str]) -> _Row:
        started_at = required(read_moment(cells["date"], "Date", order=self._order), "Date")
        exercise = required(read_title(cells, "exercise name"), "Exercise Name")
        exercise, cells = assisted(exercise, cells, WEIGHTS, self._helped)
        place = " ".join(cells["set order"].split()).casefold()
        row = partial(
            _Row,
            line,
            workout=(started_at, read_title(cells, "workout name")),
            seconds=self._duration(line, cells),
            description=read_notes(cells, "workout notes"),
            exercise=exercise,
        )
        if place == "note":
            return row(kind="note", number=None, notes=_note(cells), rest_seconds=None, set=None)
        if place == "rest timer":
            return row(kind="rest", number=None, notes="", rest_seconds=_rest(cells), set=None)
        number = NUMBER.fullmatch(place)
        if number is None and place not in SET_TYPES:
            raise UnreadableRow("Set Order", cells["set order"], "is not a number, W, D, F, Rest Timer or Note")
        return row(
            kind="set",
            number=int(number[1]) if number else None,
            notes=read_notes(cells, "notes"),
            rest_seconds=None,
            set=self._set(line, cells, "normal" if number else SET_TYPES[place]),
        )

    def _duration(self, line: int, cells: Mapping[str, str]) -> int | None:
        """A duration that cannot be read is told once, and costs no set."""
        text = next((cells[column] for column in DURATIONS if cells.get(column)), "")
        try:
            return read_duration(text)
        except ValueError:
            self._strange.setdefault(text[:40], line)
            return None

    def _set(self, line: int, cells: Mapping[str, str], set_type: SetType) -> ParsedSet:
        return ParsedSet(
            line=line,
            set_type=set_type,
            weight_kg=read_measure(cells, self._weight, self._assumed),
            reps=read_whole(cells.get("reps", ""), "Reps", most=MOST_REPS),
            distance_m=read_measure(cells, self._distance, self._assumed),
            duration_seconds=read_seconds(cells.get("seconds", ""), "Seconds"),
            rpe=read_rpe(cells.get("rpe", ""), "RPE"),
        ).without_zeros


def _note(cells: Mapping[str, str]) -> str:
    return required(read_notes(cells, "notes") or read_notes(cells, "workout notes"), "Notes")


def _rest(cells: Mapping[str, str]) -> int:
    return required(read_seconds(cells.get("seconds", ""), "Seconds", most=MOST_REST), "Seconds")


def _workouts(rows: Sequence[_Row], skipped: list[SkippedRow]) -> tuple[ParsedWorkout, ...]:
    groups: dict[tuple[datetime, str], list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.workout, []).append(row)
    found = [workout for group in groups.values() if (workout := _workout(group, skipped))]
    return tuple(sorted(found, key=lambda workout: (workout.started_at, workout.key)))


def _workout(rows: Sequence[_Row], skipped: list[SkippedRow]) -> ParsedWorkout | None:
    started_at, title = rows[0].workout
    exercises = _exercises(rows, skipped)
    if not exercises:
        return None
    seconds = next((row.seconds for row in rows if row.seconds), None)
    return ParsedWorkout(
        title=title,
        started_at=started_at,
        ended_at=started_at + timedelta(seconds=seconds) if seconds else None,
        description="\n".join(dict.fromkeys(row.description for row in rows if row.description and row.kind == "set")),
        exercises=exercises,
        # without the end: one generation writes its seconds, another its minutes
        key=source_key(FORMAT, started_at, None, title),
    )


def _exercises(rows: Sequence[_Row], skipped: list[SkippedRow]) -> tuple[ParsedExercise, ...]:
    blocks: list[_Block] = []
    for row in rows:
        if not blocks or not _continues(row, blocks[-1]):
            blocks.append(_Block(row.exercise))
        _lay(row, blocks[-1], skipped)
    for block in blocks:
        if not block.sets:
            skipped += [SkippedRow(line, f"No set of {block.title} stands with it.") for line in block.lines]
    return tuple(block.parsed for block in blocks if block.sets)


def _continues(row: _Row, block: _Block) -> bool:
    """A block ends where the exercise changes or its numbers begin again; what has no number goes on."""
    return row.exercise == block.title and (row.number is None or row.number > block.number)


def _lay(row: _Row, block: _Block, skipped: list[SkippedRow]) -> None:
    if row.kind == "rest":
        _lay_rest(row, block, skipped)
        return
    if row.notes and row.notes not in block.notes:
        length = block.notes_length + len(row.notes) + 1
        if length > LONGEST_NOTES:
            skipped.append(
                SkippedRow(row.line, f"The notes of {block.title} are longer than {LONGEST_NOTES:,} characters.")
            )
            return
        block.notes[row.notes], block.notes_length = None, length
    if row.set is None:
        block.note_lines.append(row.line)
        return
    block.sets.append(row.set if block.resting is None else replace(row.set, rest_seconds=block.resting))
    block.resting, block.number = None, row.number or block.number


def _lay_rest(row: _Row, block: _Block, skipped: list[SkippedRow]) -> None:
    """A rest belongs to the set before it, and to the first one where it comes ahead of all."""
    last = block.sets[-1] if block.sets else None
    if (block.resting if last is None else last.rest_seconds) is not None:
        skipped.append(SkippedRow(row.line, "The set before it has a rest already."))
        return
    block.rest_lines.append(row.line)
    if last is None:
        block.resting = row.rest_seconds
    else:
        block.sets[-1] = replace(last, rest_seconds=row.rest_seconds)
