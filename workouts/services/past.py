"""Finished workouts before they are rows: what an import and the demo hand over to be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import Exercise, Routine

# Further columns of the row as they are, for those who know them: what this tracker itself once wrote.
Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PastSet:
    """A logged set; `after` is the time between the start of the workout and its check, the rest the one after it."""

    values: Values
    set_type: SetType = SetType.NORMAL
    after: timedelta = timedelta()
    rest_seconds: int | None = None
    extra: Columns = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastEntry:
    exercise: Exercise
    sets: tuple[PastSet, ...]
    notes: str = ""
    superset_group: int | None = None
    rest_seconds: int = 90
    extra: Columns = field(default_factory=dict)


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
    extra: Columns = field(default_factory=dict)
