"""What every format is read into, and what a format says when it cannot read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, Literal

from workouts.domain.texts import one_line
from workouts.enums import DistanceUnit, LengthUnit, WeightUnit

SetType = Literal["normal", "warmup", "drop", "failure"]
Quantity = Literal["weight", "distance", "length"]

MOST_SAID = 10
LONGEST_VALUE_IN_A_REASON = 40


@dataclass(frozen=True, slots=True)
class Units:
    """What figures are in where a file does not say, and by which clock it tells what it has by that of another zone."""

    weight: WeightUnit = WeightUnit.KG
    distance: DistanceUnit = DistanceUnit.KM
    length: LengthUnit = LengthUnit.CM
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class ParsedSet:
    """A rest is the one after the set."""

    line: int
    set_type: SetType
    weight_kg: Decimal | None
    reps: int | None
    distance_m: Decimal | None
    duration_seconds: int | None
    rpe: Decimal | None
    rest_seconds: int | None = None

    @property
    def without_zeros(self) -> "ParsedSet":
        """The set of a file that fills with zeros what a set does not have; only its reps may truly be none."""
        is_timed = bool(self.duration_seconds or self.distance_m)
        return replace(
            self,
            weight_kg=self.weight_kg or None,
            reps=None if self.reps == 0 and is_timed else self.reps,
            distance_m=self.distance_m or None,
            duration_seconds=self.duration_seconds or None,
        )


@dataclass(frozen=True, slots=True)
class ParsedExercise:
    """One block: an exercise done twice in a workout stands twice. Notes and rests may have lines of their own."""

    title: str
    superset: int | None
    notes: str
    sets: tuple[ParsedSet, ...]
    note_lines: tuple[int, ...] = ()
    rest_lines: tuple[int, ...] = ()

    @property
    def lines(self) -> Iterator[int]:
        """The lines of the file that it holds."""
        yield from (row.line for row in self.sets)
        yield from self.note_lines
        yield from self.rest_lines

    @property
    def rest_seconds(self) -> int | None:
        """The rest after most of its sets; of two as frequent the first."""
        rests = Counter(row.rest_seconds for row in self.sets if row.rest_seconds is not None)
        return rests.most_common(1)[0][0] if rests else None


@dataclass(frozen=True, slots=True)
class ParsedWorkout:
    """Moments are naive: the wall clock where the lifter stood.

    `whole` is the workout as it is in the file, where exercises are left out of it.
    """

    title: str
    started_at: datetime
    ended_at: datetime | None
    description: str
    exercises: tuple[ParsedExercise, ...]
    key: str
    whole: "ParsedWorkout | None" = None

    @property
    def lines(self) -> Iterator[int]:
        for exercise in self.exercises:
            yield from exercise.lines

    @property
    def superset_groups(self) -> dict[int | None, int]:
        """Its supersets, whatever numbers they have in the file: in the order in which they begin, from 1."""
        in_file = dict.fromkeys(exercise.superset for exercise in self.exercises)
        in_file.pop(None, None)
        return {superset: group for group, superset in enumerate(in_file, start=1)}


@dataclass(frozen=True, slots=True)
class ParsedMeasurement:
    """What was measured on a day, by the names of our columns; lines that add to one day are one measurement."""

    day: date
    values: Mapping[str, Decimal]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ParsedAccount:
    """What our own export holds, as records of the values that are there, by the names of `ours_schema`.

    Routines and workouts have "exercises", these "sets"; a set of a workout has its number in the file as its "line".
    """

    lifter: Mapping[str, Any] | None
    bars: tuple[Mapping[str, Any], ...]
    plates: tuple[Mapping[str, Any], ...]
    warmup_steps: tuple[Mapping[str, Any], ...]
    exercises: tuple[Mapping[str, Any], ...]
    folders: tuple[Mapping[str, Any], ...]
    routines: tuple[Mapping[str, Any], ...]
    measurements: tuple[Mapping[str, Any], ...]
    workouts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedHistory:
    """What a file holds; workouts and measurements are oldest first.

    Every row is one line of a set, a note, a rest or a measurement, or is skipped. `assumed` names the quantities that
    were read in the caller's units, for the file does not say; `notices` are what else the lifter should know.
    """

    format: str
    rows: int
    workouts: tuple[ParsedWorkout, ...]
    skipped: tuple[SkippedRow, ...]
    measurements: tuple[ParsedMeasurement, ...] = ()
    assumed: frozenset[Quantity] = field(default_factory=frozenset)
    notices: tuple[str, ...] = ()
    account: ParsedAccount | None = None


class UnknownFormat(ValueError):
    """The file is not of this format; the text tells the lifter what to do."""


class UnreadableRow(ValueError):
    """A value keeps its row from being imported; the text is the reason the lifter reads."""

    def __init__(self, column: str, value: str, trouble: str) -> None:
        subject = f"{column} “{shortened(value)}”" if value.strip() else column
        super().__init__(f"{subject} {trouble}.")


def source_key(format_name: str, started_at: datetime, ended_at: datetime | None, title: str) -> str:
    """Return what makes a workout the same one in the next export: at most 250 characters for a title of 200."""
    ended = ended_at.isoformat(timespec="seconds") if ended_at else ""
    return f"{format_name}:{started_at.isoformat(timespec='seconds')}/{ended}/{title}"


def shortened(value: str) -> str:
    start = one_line(value[: 5 * LONGEST_VALUE_IN_A_REASON])
    return start if len(start) <= LONGEST_VALUE_IN_A_REASON else f"{start[: LONGEST_VALUE_IN_A_REASON - 1]}…"


def first_of(said: Sequence[str]) -> str:
    """Return as many as anybody reads in one sentence; a file may have one for each of its lines."""
    return ", ".join(said[:MOST_SAID]) + (" …" if len(said) > MOST_SAID else "")
