"""What every format is read into, and what a format says when it cannot read."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from workouts.domain.texts import one_line

SetType = Literal["normal", "warmup", "drop", "failure"]

LONGEST_VALUE_IN_A_REASON = 40


@dataclass(frozen=True, slots=True)
class ParsedSet:
    line: int
    set_type: SetType
    weight_kg: Decimal | None
    reps: int | None
    distance_m: Decimal | None
    duration_seconds: int | None
    rpe: Decimal | None


@dataclass(frozen=True, slots=True)
class ParsedExercise:
    """One block: an exercise done twice in a workout stands twice."""

    title: str
    superset: int | None
    notes: str
    sets: tuple[ParsedSet, ...]


@dataclass(frozen=True, slots=True)
class ParsedWorkout:
    """Moments are naive: the wall clock where the lifter stood."""

    title: str
    started_at: datetime
    ended_at: datetime | None
    description: str
    exercises: tuple[ParsedExercise, ...]
    key: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedHistory:
    """`rows` is always the number of sets and skipped rows together; workouts are oldest first."""

    format: str
    rows: int
    workouts: tuple[ParsedWorkout, ...]
    skipped: tuple[SkippedRow, ...]


class UnknownFormat(ValueError):
    """The file is not of this format; the text tells the lifter what to do."""


class UnreadableRow(ValueError):
    """A value keeps its row from being imported; the text is the reason the lifter reads."""

    def __init__(self, column: str, value: str, trouble: str) -> None:
        subject = f"{column} “{_shortened(value)}”" if value.strip() else column
        super().__init__(f"{subject} {trouble}.")


def source_key(format_name: str, started_at: datetime, ended_at: datetime | None, title: str) -> str:
    """Return what makes a workout the same one in the next export: at most 250 characters for a title of 200."""
    ended = ended_at.isoformat(timespec="seconds") if ended_at else ""
    return f"{format_name}:{started_at.isoformat(timespec='seconds')}/{ended}/{title}"


def _shortened(value: str) -> str:
    start = one_line(value[: 5 * LONGEST_VALUE_IN_A_REASON])
    return start if len(start) <= LONGEST_VALUE_IN_A_REASON else f"{start[: LONGEST_VALUE_IN_A_REASON - 1]}…"
