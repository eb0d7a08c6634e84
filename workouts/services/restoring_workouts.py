"""Workouts of our own export: which are stored, under which ids, and why the others are not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from workouts.domain.values import Values
from workouts.enums import Kind, SetType
from workouts.formats.parsed import SkippedRow
from workouts.models import Deletion, Exercise, Routine, SessionExercise, User, WorkoutSession, WorkoutSet
from workouts.models.user import first_known_zone
from workouts.services.import_selection import (
    AHEAD,
    DELETED,
    IN_FUTURE,
    UNDONE,
    beginning,
    begun_here,
    beyond_bounds,
)
from workouts.services.past import PastEntry, PastSet, PastWorkout
from workouts.services.restoring_exercises import Restored

UNKNOWN_EXERCISE = "The file does not hold the exercise of this set."
ENDS_EARLIER = "This workout ends before it begins."
BATCH = 100  # workouts whose ids are looked up at a time

Record = Mapping[str, Any]
Source = tuple[str, str]

_VALUES = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")
_FURTHER = (
    "notes", "planned_reps", "planned_reps_high", "planned_weight_kg", "planned_duration_seconds", "planned_distance_m",
    "planned_custom_metric", "logged_at",
)  # fmt: skip


@dataclass
class Chosen:
    """The workouts of a file that are stored; what became of the others stands here once they have been read."""

    lifter: User
    exercises: Restored
    routines: Mapping[UUID, Routine]
    duplicates: int = 0
    skipped: list[SkippedRow] = field(default_factory=list)

    def of(self, workouts: Sequence[Record]) -> Iterator[PastWorkout]:
        """Yield those that are neither here nor were deleted here, within the bounds of a workout."""
        here, latest = _Here(self.lifter), timezone.now() + AHEAD
        seen: set[UUID] = set()
        for start in range(0, len(workouts), BATCH):
            batch = [_Workout(record, self.lifter) for record in workouts[start : start + BATCH]]
            seen |= _taken(batch)
            for workout in batch:
                if here.has(workout):
                    self.duplicates += len(workout.lines)
                elif reason := _refusal(workout, here, latest):
                    self.skipped += [SkippedRow(line, reason) for line in workout.lines]
                elif entries := tuple(self._entries(workout, seen)):
                    yield workout.past(entries, seen, here, self.routines.get(workout.record.get("routine", "")))

    def _entries(self, workout: "_Workout", seen: set[UUID]) -> Iterator[PastEntry]:
        entries = rows = 0
        for record in workout.record["exercises"]:
            exercise = self.exercises.by_id.get(record["exercise"])
            sets = []
            for row in record["sets"]:
                reason = UNKNOWN_EXERCISE if exercise is None else beyond_bounds(entries=entries, rows=rows)
                if reason:
                    self.skipped.append(SkippedRow(row["line"], reason))
                else:
                    sets.append(workout.done(row, seen))
                    rows += 1
            if exercise is not None and sets:
                entries += 1
                yield _entry(record, exercise, tuple(sets), seen)


class _Here:
    """The workouts of the lifter that are here, and what was deleted."""

    def __init__(self, lifter: User) -> None:
        sessions = WorkoutSession.objects.owned_by(lifter).kept()
        gone = Deletion.objects.owned_by(lifter).filter(kind=Kind.SESSION).exclude(source_format=UNDONE)
        columns = ("uuid", "source_format", "source_key")
        self.ids, self.sources = _known(sessions.values_list(*columns))
        self.deleted_ids, self.deleted_sources = _known(gone.values_list(*columns))
        self._begun = begun_here(lifter)

    def has(self, workout: "_Workout") -> bool:
        return (
            workout.record.get("uuid") in self.ids or workout.source in self.sources or workout.beginning in self._begun
        )

    def had(self, workout: "_Workout") -> bool:
        return workout.record.get("uuid") in self.deleted_ids or workout.source in self.deleted_sources


class _Workout:
    """A workout of the file."""

    def __init__(self, record: Record, lifter: User) -> None:
        self.record = record
        self.zone = first_known_zone(record.get("time_zone", ""), lifter.time_zone)
        self.started_at: datetime = record["started_at"]
        self.completed_at: datetime = record.get("completed_at", self.started_at)
        key = record.get("source_key", "")
        self.source: Source | None = (record.get("source_format", ""), key) if key else None

    @cached_property
    def beginning(self) -> tuple[datetime, str]:
        return beginning(self.started_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None), self.record["title"])

    @cached_property
    def lines(self) -> list[int]:
        return [row["line"] for entry in self.record["exercises"] for row in entry["sets"]]

    @property
    def entries(self) -> list[Record]:
        return list(self.record["exercises"])

    @property
    def rows(self) -> list[Record]:
        return [row for entry in self.record["exercises"] for row in entry["sets"]]

    def done(self, row: Record, seen: set[UUID]) -> PastSet:
        performed_at = row.get("performed_at", self.started_at)
        is_within = self.started_at <= performed_at <= self.completed_at
        after = performed_at - self.started_at if is_within else timedelta()
        return PastSet(
            Values(**{name: row.get(name) for name in _VALUES}),
            SetType(row.get("set_type", SetType.NORMAL)),
            after=after,
            rest_seconds=row.get("rest_seconds"),
            extra={name: row[name] for name in _FURTHER if name in row} | _fresh(row, seen),
        )

    def past(
        self, entries: tuple[PastEntry, ...], seen: set[UUID], here: _Here, routine: Routine | None
    ) -> PastWorkout:
        source = self.source or ("", "")
        here.sources.update([source] if self.source else [])  # twice in one file is once
        return PastWorkout(
            title=self.record["title"],
            started_at=self.started_at,
            completed_at=self.completed_at,
            duration_seconds=self.record.get("duration_seconds"),
            time_zone=self.zone,
            entries=entries,
            notes=self.record.get("notes", ""),
            rating=self.record.get("rating"),
            routine=routine,
            source_format=source[0],
            source_key=source[1],
            extra={"is_private": self.record.get("is_private", False)} | _fresh(self.record, seen),
        )


def _entry(record: Record, exercise: Exercise, sets: tuple[PastSet, ...], seen: set[UUID]) -> PastEntry:
    return PastEntry(
        exercise=exercise,
        sets=sets,
        notes=record.get("notes", ""),
        superset_group=record.get("superset_group"),
        rest_seconds=record.get("rest_seconds", 90),
        extra=_fresh(record, seen),
    )


def _refusal(workout: _Workout, here: _Here, latest: datetime) -> str:
    if here.had(workout):
        return DELETED
    if workout.started_at > latest:
        return IN_FUTURE
    return ENDS_EARLIER if workout.completed_at < workout.started_at else ""


def _fresh(record: Record, seen: set[UUID]) -> dict[str, Any]:
    """Return the id of a record where nothing else has it; else the row gets a new one."""
    uuid = record.get("uuid")
    if not uuid or uuid in seen:
        return {}
    seen.add(uuid)
    return {"uuid": uuid}


def _taken(batch: Sequence[_Workout]) -> set[UUID]:
    """Return which ids something has or had, of whomever it is."""
    asked = {
        WorkoutSession: _uuids(workout.record for workout in batch),
        SessionExercise: _uuids(entry for workout in batch for entry in workout.entries),
        WorkoutSet: _uuids(row for workout in batch for row in workout.rows),
        Deletion: _uuids(each for workout in batch for each in (workout.record, *workout.entries, *workout.rows)),
    }
    found: set[UUID] = set()
    for model, uuids in asked.items():
        rows: Any = model._default_manager.filter(uuid__in=uuids)
        found.update(rows.values_list("uuid", flat=True))
    return found


def _uuids(records: Iterable[Record]) -> list[UUID]:
    return [uuid for record in records if (uuid := record.get("uuid"))]


def _known(rows: Any) -> tuple[set[UUID], set[Source]]:
    ids: set[UUID] = set()
    sources: set[Source] = set()
    for uuid, source_format, source_key in rows:
        ids.add(uuid)
        if source_key:
            sources.add((source_format, source_key))
    return ids, sources
