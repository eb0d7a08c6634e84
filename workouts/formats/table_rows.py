"""The rows of any table of sets, read by what their columns hold."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from workouts.formats.cells import assisted, read_notes, read_title, required, told_of_help
from workouts.formats.dates import NOON, Order, read_day, read_moment
from workouts.formats.durations import read_clock
from workouts.formats.numbers import (
    DISTANCES,
    MOST_REPS,
    WEIGHTS,
    distances,
    read_effort,
    read_measure,
    read_whole,
    weights,
)
from workouts.formats.parsed import ParsedSet, Quantity, Units, UnreadableRow
from workouts.formats.set_types import is_done, read_set_type, told_of_types
from workouts.formats.table_columns import MEASURED, SECONDS, factor_in, says_reps, seconds_in

TIME_OF_DAY = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
IN_WORDS = re.compile(r"(?P<number>[0-9]{1,6}) ?(?P<word>[^\W\d_]+)\.?")
ONE_SET = frozenset({"", "0", "1", "1.0"})
# What programs and people write into a cell that holds no figure, and for a weight that is the lifter's own.
NO_FIGURE = frozenset({"-", "–", "—", "n/a", "na", "nan", "null", "none"})
OWN_WEIGHT = frozenset(
    {"bw", "bodyweight", "body weight", "körpergewicht", "poids du corps", "peso corporal", "corpo libero"}
)
EMPTY_SET = "holds no weight, reps, distance or time"


@dataclass(frozen=True, slots=True)
class Row:
    day: date
    started_at: datetime
    workout: str
    exercise: str
    notes: str
    set: ParsedSet


class Reader:
    """Reads rows by role, and remembers what is to be told of the whole file."""

    def __init__(
        self,
        columns: Mapping[str, str],
        beside: Mapping[str, Sequence[str]],
        counts: Set[str],
        order: Order,
        units: Units,
    ) -> None:
        """`beside` are the columns that hold the same as that of a role in another unit."""
        self._columns, self._beside, self._counts, self._order, self._zone = columns, beside, counts, order, units.zone
        self._weight = weights(self._factors("weight", WEIGHTS), units, unit_column="weight_unit")
        self._distance = distances(self._factors("distance", DISTANCES), units, unit_column="distance_unit")
        self._figures = {*MEASURED, *self._weight.factors, *self._distance.factors, "rpe"}
        self._second = seconds_in(columns.get("duration", ""))
        self.assumed: set[Quantity] = set()
        self._helped: dict[str, None] = {}
        self._strange_types: Counter[str] = Counter()
        self._clocks: dict[str, int] = {}

    @property
    def notices(self) -> list[str]:
        clocks = [
            f"Line {line}: the time “{text}” can’t be read; it is taken for noon."
            for text, line in self._clocks.items()
        ]
        return [*told_of_help(self._helped), *told_of_types(self._strange_types), *clocks]

    def row(self, line: int, cells: Mapping[str, str]) -> Row:
        said = self._said(cells)
        self._refuse(said, cells)
        said = _with_words(said)
        column = self._columns["date"]
        day = required(read_day(said["date"], column, order=self._order, zone=self._zone), column)
        exercise = required(read_title(said, "exercise"), self._columns["exercise"])
        exercise, said = assisted(exercise, said, self._weight.factors, self._helped)
        return Row(
            day,
            self._moment(line, said, day),
            read_title(said, "workout"),
            exercise,
            read_notes(said, "notes"),
            self._set(line, said),
        )

    def _said(self, cells: Mapping[str, str]) -> Mapping[str, str]:
        """Return the texts by role; those of columns beside, which another unit parts from it, by their names."""
        others = {name: cells[name] for names in self._beside.values() for name in names}
        said = {**others, **{role: cells.get(name, "") for role, name in self._columns.items()}}
        for role in self._figures & said.keys():
            plain = said[role].strip().casefold()
            if plain in NO_FIGURE or (role in self._weight.factors and plain in OWN_WEIGHT):
                said[role] = ""
        return said

    def _refuse(self, said: Mapping[str, str], cells: Mapping[str, str]) -> None:
        for name in self._counts:
            if cells[name].strip() not in ONE_SET:
                raise UnreadableRow(
                    name, cells[name], "says that the row holds several sets: give each a row of its own"
                )
        if "done" in said and is_done(said["done"], self._columns["done"]) is False:
            raise UnreadableRow(self._columns["done"], said["done"], "says that the set was not done")
        if not any(said.get(role, "").strip() for role in self._figures - {"rpe"}):
            raise UnreadableRow("The row", "", EMPTY_SET)

    def _moment(self, line: int, said: Mapping[str, str], day: date) -> datetime:
        """Without a clock it is noon, for nobody knows."""
        clock = said.get("clock", "").strip()
        text = f"{day.isoformat()} {clock}" if TIME_OF_DAY.fullmatch(clock) else clock or said["date"]
        try:
            return read_moment(text, "date", order=self._order, zone=self._zone) or datetime.combine(day, NOON)
        except UnreadableRow:
            if clock:
                self._clocks.setdefault(clock[:40], line)
            return datetime.combine(day, NOON)

    def _set(self, line: int, said: Mapping[str, str]) -> ParsedSet:
        return ParsedSet(
            line=line,
            set_type=read_set_type(said.get("set_type", ""), self._columns.get("set_type", ""), self._strange_types),
            weight_kg=read_measure(said, self._weight, self.assumed),
            reps=read_whole(said.get("reps", ""), "reps", most=MOST_REPS),
            distance_m=read_measure(said, self._distance, self.assumed),
            duration_seconds=read_clock(said.get("duration", ""), "duration", unit=self._second),
            rpe=read_effort(said.get("rpe", ""), "rpe"),
        ).without_zeros

    def _factors(self, role: str, known: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
        others = {name: factor_in(name, role, known) for name in self._beside.get(role, ())}
        return {role: factor_in(self._columns.get(role, ""), role, known), **others}


def _with_words(said: Mapping[str, str]) -> Mapping[str, str]:
    """Take 20 reps in a cell for the figure, and 60 seconds there for a time."""
    match = IN_WORDS.fullmatch(said.get("reps", "").strip())
    if match is None:
        return said
    if says_reps(match["word"]):
        return {**said, "reps": match["number"]}
    seconds = SECONDS.get(match["word"].casefold())
    if seconds is None or said.get("duration", "").strip():
        return said
    return {**said, "reps": "", "duration": f"{int(match['number']) * seconds} s"}
