"""Finished workouts before they are rows: what an import and the demo hand over to be stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import Exercise, Routine


@dataclass(frozen=True, slots=True)
class PastSet:
    """A logged set; `after` is the time between the start of the workout and its check, the rest the one after it."""

    values: Values
    set_type: SetType = SetType.NORMAL
    after: timedelta = timedelta()
    rest_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class PastEntry:
    exercise: Exercise
    sets: tuple[PastSet, ...]
    notes: str = ""
    superset_group: int | None = None
    rest_seconds: int = 90


@dataclass(frozen=True, slots=True)
class PastWorkout:
    """A finished workout. Moments carry their zone; a duration of None is not known."""

    title: str
    started_at: datetime
    completed_at: datetime
    duration_seconds: int | None
    time_zone: str
    entries: tuple[PastEntry, ...]
    notes: str = ""
    rating: int | None = None
    routine: Routine | None = None
    source_format: str = ""
    source_key: str = ""
