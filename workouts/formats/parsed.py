"""What every format is read into, and what a format says when it cannot read."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

SetType = Literal["normal", "warmup", "drop", "failure"]

# PostgreSQL refuses NUL and lone surrogates; bidirectional controls would reorder the page around a title.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
)
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


def without_invisible(text: str) -> str:
    return INVISIBLE.sub("", text)


def _shortened(value: str) -> str:
    start = " ".join(without_invisible(value[: 5 * LONGEST_VALUE_IN_A_REASON]).split())
    return start if len(start) <= LONGEST_VALUE_IN_A_REASON else f"{start[: LONGEST_VALUE_IN_A_REASON - 1]}…"
