"""Strong's workout exports, 2015 to today: one row per set, and rows for notes and rests between them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from decimal import Decimal
from functools import partial

from workouts.formats import numbers
from workouts.formats.cells import assisted, read_notes, read_title, required, told_of_help
from workouts.formats.dates import Order, read_moment, read_noon
from workouts.formats.durations import read_duration
from workouts.formats.numbers import (
    MILE,
    MOST_REPS,
    MOST_REST,
    POUND,
    Measure,
    distances,
    in_columns,
    read_effort,
    read_measure,
    read_seconds,
    read_whole,
    weights,
)
from workouts.formats.parsed import (
    ParsedHistory,
    ParsedSet,
    Quantity,
    SetType,
    Units,
    UnreadableRow,
)
from workouts.formats.records import Table, cells_of, order_in, rows_of
from workouts.formats.set_types import read_set_type, told_of_types
from workouts.formats.strong_workouts import STRONG, Row, workouts_of

FORMAT = STRONG
REQUIRED = frozenset({"date", "workout name", "exercise name", "set order"})
WEIGHTS = in_columns("weight", numbers.WEIGHTS) | {"kg": Decimal(1), "lb": POUND, "lbs": POUND}
DISTANCES = in_columns("distance", numbers.DISTANCES) | {"km": Decimal(1000), "mi": MILE}
DURATIONS = ("duration", "workout duration", "duration (sec)")
NUMBERS = frozenset({"reps", "seconds", "rpe", *WEIGHTS, *DISTANCES})
OF_ANOTHER_APP = "set type"  # which writes in this shape
UNIT_COLUMNS = frozenset({"weight unit", "distance unit"})
COLUMNS = REQUIRED | NUMBERS | UNIT_COLUMNS | {"notes", "workout notes", "workout #", OF_ANOTHER_APP, *DURATIONS}
SET_TYPES: Mapping[str, SetType] = {"w": "warmup", "d": "drop", "f": "failure", "": "normal"}
NUMBER = re.compile(r"([0-9]{1,5})(?:\.0+)?")


def recognises(header: Sequence[str]) -> bool:
    return set(header) >= REQUIRED


def read(table: Table, units: Units) -> ParsedHistory:
    """Read every row that can be read and report every other; the caller's units hold where the file names none."""
    assumed: set[Quantity] = set()
    reader = _Reader(
        order=order_in(table, "date"),
        zone=units.zone,
        has_clocks=any(":" in cell for cell in cells_of(table, "date")),
        weight=weights(WEIGHTS, units, unit_column="weight unit"),
        distance=distances(DISTANCES, units, unit_column="distance unit"),
        assumed=assumed,
    )
    rows = rows_of(table, COLUMNS, NUMBERS, reader.row)
    skipped = list(rows.skipped)
    workouts = workouts_of(rows.read, skipped)
    return ParsedHistory(
        FORMAT,
        len(rows),
        workouts,
        tuple(sorted(skipped, key=lambda row: row.line)),
        assumed=frozenset(assumed),
        notices=(*table.unread(COLUMNS), *reader.notices),
    )


class _Reader:
    def __init__(
        self,
        *,
        order: Order,
        zone: tzinfo | None,
        has_clocks: bool,
        weight: Measure,
        distance: Measure,
        assumed: set[Quantity],
    ) -> None:
        self._read = read_moment if has_clocks else read_noon
        self._order, self._zone, self._weight, self._distance, self._assumed = order, zone, weight, distance, assumed
        self._strange: dict[str, int] = {}
        self._strange_types: Counter[str] = Counter()
        self._helped: dict[str, None] = {}

    @property
    def notices(self) -> list[str]:
        unread = [f"Line {line}: the duration “{text}” can’t be read." for text, line in self._strange.items()]
        return [*unread, *told_of_help(self._helped), *told_of_types(self._strange_types)]

    def row(self, line: int, cells: Mapping[str, str]) -> Row:
        started_at = required(self._read(cells["date"], "Date", order=self._order, zone=self._zone), "Date")
        exercise = required(read_title(cells, "exercise name"), "Exercise Name")
        exercise, cells = assisted(exercise, cells, WEIGHTS, self._helped)
        place = " ".join(cells["set order"].split()).casefold()
        row = partial(
            Row,
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
            set=self._set(line, cells, self._type(cells) if number else SET_TYPES[place]),
        )

    def _type(self, cells: Mapping[str, str]) -> SetType:
        return read_set_type(cells.get(OF_ANOTHER_APP, ""), OF_ANOTHER_APP, self._strange_types)

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
            rpe=read_effort(cells.get("rpe", ""), "RPE"),
        ).without_zeros


def _note(cells: Mapping[str, str]) -> str:
    return required(read_notes(cells, "notes") or read_notes(cells, "workout notes"), "Notes")


def _rest(cells: Mapping[str, str]) -> int:
    return required(read_seconds(cells.get("seconds", ""), "Seconds", most=MOST_REST), "Seconds")
