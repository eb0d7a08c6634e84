"""Workouts of our own export as they are stored here, under which ids."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import Exercise, Routine, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services.past import PastEntry, PastSet, PastWorkout
from workouts.services.restoring_ids import Record, fresh, taken
from workouts.services.restoring_selection import FileWorkout

LOOKED_UP = 100  # workouts whose ids are looked up at a time

_VALUES = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")
_FURTHER = (
    "notes", "planned_reps", "planned_reps_high", "planned_weight_kg", "planned_duration_seconds", "planned_distance_m",
    "planned_custom_metric", "logged_at",
)  # fmt: skip


def past_workouts(
    workouts: Sequence[FileWorkout], exercises: Mapping[int, Exercise], routines: Mapping[UUID, Routine]
) -> Iterator[PastWorkout]:
    """Yield what is stored of each; what has the id of something that is or was here, of whomever, gets one of its own."""
    seen: set[UUID] = set()
    for start in range(0, len(workouts), LOOKED_UP):
        batch = workouts[start : start + LOOKED_UP]
        seen |= taken(
            {
                WorkoutSession: (workout.record for workout in batch),
                SessionExercise: (entry for workout in batch for entry in workout.entries),
                WorkoutSet: (row for workout in batch for row in workout.rows),
            }
        )
        for workout in batch:
            yield _workout(workout, exercises, routines, seen)


def _workout(
    workout: FileWorkout, exercises: Mapping[int, Exercise], routines: Mapping[UUID, Routine], seen: set[UUID]
) -> PastWorkout:
    record = workout.record
    source_format, source_key = workout.source or ("", "")
    return PastWorkout(
        title=record["title"],
        started_at=workout.started_at,
        completed_at=workout.completed_at,
        duration_seconds=record.get("duration_seconds"),
        time_zone=workout.zone,
        entries=tuple(_entry(workout, entry, exercises[entry["exercise"]], seen) for entry in workout.entries),
        notes=record.get("notes", ""),
        rating=record.get("rating"),
        routine=routines.get(record.get("routine", "")),
        source_format=source_format,
        source_key=source_key,
        extra={"is_private": record.get("is_private", False)} | fresh(record, seen),
    )


def _entry(workout: FileWorkout, record: Record, exercise: Exercise, seen: set[UUID]) -> PastEntry:
    return PastEntry(
        exercise=exercise,
        sets=tuple(_set(workout, row, seen) for row in record["sets"]),
        notes=record.get("notes", ""),
        superset_group=record.get("superset_group"),
        rest_seconds=record.get("rest_seconds", 90),
        extra=fresh(record, seen),
    )


def _set(workout: FileWorkout, row: Record, seen: set[UUID]) -> PastSet:
    performed_at = row.get("performed_at", workout.started_at)
    is_within = workout.started_at <= performed_at <= workout.completed_at
    return PastSet(
        Values(**{name: row.get(name) for name in _VALUES}),
        SetType(row.get("set_type", SetType.NORMAL)),
        after=performed_at - workout.started_at if is_within else timedelta(),
        rest_seconds=row.get("rest_seconds"),
        extra={name: row[name] for name in _FURTHER if name in row} | fresh(row, seen),
    )
