"""Workouts of our own export: which are stored, and why the others are not."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from workouts.enums import Kind
from workouts.formats.parsed import SkippedRow
from workouts.models import Deletion, Import, User, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.services.import_bounds import beyond_bounds
from workouts.services.import_rows import Beginning, begun_at
from workouts.services.import_selection import AHEAD, DELETED, IN_FUTURE, UNDONE, begun_here
from workouts.services.restoring_ids import Record

UNKNOWN_EXERCISE = "The file does not hold the exercise of this set."
ENDS_EARLIER = "This workout ends before it begins."

Source = tuple[str, str]

_SOURCE = ("source_format", "source_key")


@dataclass(frozen=True)
class FileWorkout:
    """A workout of the file, and which one it is in it, from 0."""

    place: int
    record: Record
    zone: str

    @property
    def started_at(self) -> datetime:
        return self.record["started_at"]

    @property
    def completed_at(self) -> datetime:
        return self.record.get("completed_at", self.started_at)

    @property
    def source(self) -> Source | None:
        key = self.record.get("source_key", "")
        return (self.record.get("source_format", ""), key) if key else None

    @cached_property
    def beginning(self) -> Beginning:
        return begun_at(self.started_at, self.zone, self.record["title"])

    @property
    def entries(self) -> Sequence[Record]:
        return self.record["exercises"]

    @property
    def rows(self) -> Iterator[Record]:
        return (row for entry in self.entries for row in entry["sets"])

    @property
    def lines(self) -> list[int]:
        return [row["line"] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Choice:
    """The workouts that are stored, as far as they are: without rows that cannot be, and exercises without any."""

    workouts: Sequence[FileWorkout]
    duplicates: int
    skipped: tuple[SkippedRow, ...]


def choose(
    lifter: User,
    workouts: Sequence[Record],
    known: Container[int],
    *,
    returns_deleted: bool = False,
    resumed: Import | None = None,
) -> Choice:
    """Choose those that are not here and were not deleted here (unless that returns), within the bounds of a workout.

    `known` are the exercises of the file. Of an import that is resumed, only what lies behind those that it reached; what
    it stored hides no other of the file. Three statements.
    """
    here, latest = _Here(lifter, besides=resumed, forgets_deleted=returns_deleted), timezone.now() + AHEAD
    chosen: list[FileWorkout] = []
    skipped: list[SkippedRow] = []
    duplicates = 0
    for place in range(resumed.reached if resumed else 0, len(workouts)):
        record = workouts[place]
        workout = FileWorkout(place, record, first_known_zone(record.get("time_zone", ""), lifter.time_zone))
        if here.has(workout):
            duplicates += len(workout.lines)
        elif reason := _refusal(workout, here, latest):
            skipped += [SkippedRow(line, reason) for line in workout.lines]
        else:
            kept, beyond = _within_bounds(workout, known)
            skipped += beyond
            if kept.entries:
                here.take(kept)
                chosen.append(kept)
    return Choice(chosen, duplicates, tuple(skipped))


class _Here:
    """The workouts of the lifter that are here, and what was deleted."""

    def __init__(self, lifter: User, *, besides: Import | None, forgets_deleted: bool) -> None:
        self._ids: set[UUID] = set()
        self._sources: set[Source] = set()
        sessions = WorkoutSession.objects.owned_by(lifter).kept()
        for uuid, imported_by, *source in sessions.values_list("uuid", "imported_by", *_SOURCE):
            if besides is None or imported_by != besides.pk:
                self._ids.add(uuid)
            self._sources.add((source[0], source[1]))
        gone = Deletion.objects.owned_by(lifter).filter(kind=Kind.SESSION).exclude(source_format=UNDONE)
        deleted = [] if forgets_deleted else list(gone.values_list("uuid", *_SOURCE))
        self._deleted_ids = {uuid for uuid, *_ in deleted}
        self._deleted_sources = {(source_format, key) for _, source_format, key in deleted}
        self._begun = begun_here(lifter, besides=besides)

    def has(self, workout: FileWorkout) -> bool:
        is_known = workout.record.get("uuid") in self._ids or workout.source in self._sources
        return is_known or workout.beginning in self._begun

    def had(self, workout: FileWorkout) -> bool:
        return workout.record.get("uuid") in self._deleted_ids or workout.source in self._deleted_sources

    def take(self, workout: FileWorkout) -> None:
        """Twice in one file is once."""
        if workout.source:
            self._sources.add(workout.source)


def _refusal(workout: FileWorkout, here: _Here, latest: datetime) -> str:
    if here.had(workout):
        return DELETED
    if workout.started_at > latest:
        return IN_FUTURE
    return ENDS_EARLIER if workout.completed_at < workout.started_at else ""


def _within_bounds(workout: FileWorkout, known: Container[int]) -> tuple[FileWorkout, list[SkippedRow]]:
    entries: list[Record] = []
    beyond: list[SkippedRow] = []
    rows = 0
    for entry in workout.entries:
        is_known = entry["exercise"] in known
        kept = []
        for row in entry["sets"]:
            reason = beyond_bounds(entries=len(entries), rows=rows) if is_known else UNKNOWN_EXERCISE
            if reason:
                beyond.append(SkippedRow(row["line"], reason))
            else:
                kept.append(row)
                rows += 1
        if kept:
            entries.append({**entry, "sets": kept})
    if not beyond:
        return workout, []  # nearly every one: nothing is copied
    return FileWorkout(workout.place, {**workout.record, "exercises": entries}, workout.zone), beyond
