"""Putting another exercise in the place of one of a workout."""

from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from workouts.domain.values import Values
from workouts.enums import Kind
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import Deletion, Exercise, SessionExercise, WorkoutSet
from workouts.services.exercises import hold_still
from workouts.services.locked import lock_session_of, locked_entry
from workouts.services.settling import load_and_volume, settle_session, stop_rest_of


class LoggedSets(StrEnum):
    """What becomes of the sets that are logged already."""

    MOVE = "move"
    REMOVE = "remove"


@transaction.atomic
def replace_exercise(
    lifter: Any, *, uuid: UUID, exercise: Exercise, new_uuid: UUID | None = None, logged: LoggedSets | None = None
) -> SessionExercise:
    """Do another exercise in the place of one: as many rows, rest, note and superset stay. Safe to replay with `new_uuid`.

    It gets an id of its own, so that what was meant for the old one and arrives late is refused rather than stored as a
    set of the new one. Logged sets go along or are removed, as the lifter says: Conflict where that is not said, Invalid
    where they cannot go along. Raises SessionExercise.DoesNotExist, and Gone for what was removed or replaced.
    """
    held = hold_still([exercise.pk]).get(exercise.pk)
    if held is None:
        raise Gone(f"{exercise.name} no longer exists. Choose another one.")
    exercise = held
    lock_session_of(lifter, [uuid, *([new_uuid] if new_uuid else [])])
    done = _replayed(lifter, exercise, new_uuid)  # behind the lock: a double tap waits there
    if done is not None:
        return done
    entry, _ = locked_entry(lifter, uuid=uuid)
    if entry.exercise_id == exercise.pk:
        return entry
    rows = list(entry.sets.all())
    _refuse(entry, exercise, rows, logged)
    old_id = entry.exercise_id
    Deletion.objects.create(lifter=lifter, uuid=entry.uuid, kind=Kind.ENTRY)
    entry.uuid, entry.exercise = new_uuid or uuid4(), exercise
    entry.save(update_fields=["uuid", "exercise"])
    removed = _emptied(entry, rows, logged)
    stop_rest_of(entry.session, removed)
    settle_session(entry.session, lifter, changed=[old_id, exercise.pk])
    return entry


def can_go_along(entry: SessionExercise, exercise: Exercise) -> bool:
    """Whether the logged sets of an entry can become sets of an exercise: it counts the same things."""
    return entry.exercise.type == exercise.type


def _replayed(lifter: Any, exercise: Exercise, new_uuid: UUID | None) -> SessionExercise | None:
    known = SessionExercise.objects.filter(uuid=new_uuid).select_related("session").first() if new_uuid else None
    if known is not None and (known.lifter_id, known.exercise_id) != (lifter.pk, exercise.pk):
        raise Conflict("That id is taken.")
    if new_uuid and Deletion.objects.filter(uuid=new_uuid).exists():
        raise Gone("That exercise was removed from the workout.")
    return known


def _refuse(entry: SessionExercise, exercise: Exercise, rows: list[WorkoutSet], logged: LoggedSets | None) -> None:
    count = sum(row.is_logged for row in rows)
    if count and logged is None:
        sets = "1 set is" if count == 1 else f"{count} sets are"
        raise Conflict(f"{sets} logged for {entry.exercise.name}. Replace it again, and say what becomes of them.")
    if count and logged is LoggedSets.MOVE and not can_go_along(entry, exercise):
        raise Invalid(f"{exercise.name} counts other things than {entry.exercise.name}. Its sets can’t go along.")


def _emptied(entry: SessionExercise, rows: list[WorkoutSet], logged: LoggedSets | None) -> list[UUID]:
    """Give the rows to the new exercise, empty but for the sets that go along; return the ids of the sets that do not.

    As many rows as before, but under other ids: what comes late was meant for the old exercise.
    """
    emptied = [row for row in rows if not row.is_logged or logged is LoggedSets.REMOVE]
    gone = [row.uuid for row in emptied if row.is_logged]
    Deletion.objects.bulk_create([Deletion(lifter_id=entry.lifter_id, uuid=uuid, kind=Kind.SET) for uuid in gone])
    for row in emptied:
        row.uuid, row.logged_at, row.said_at, row.notes = uuid4(), None, None, ""
    for row in rows:
        row.exercise = entry.exercise
        for name in _PLANNED if row.is_logged else (*_PLANNED, *_ENTERED):
            setattr(row, name, None)
        row.load_kg, row.volume_kg = _counted(entry, row)
    WorkoutSet.objects.bulk_update(
        rows, ["uuid", "exercise", "logged_at", "said_at", "notes", "load_kg", "volume_kg", *_PLANNED, *_ENTERED]
    )
    return gone


def _counted(entry: SessionExercise, row: WorkoutSet) -> tuple[Decimal | None, Decimal]:
    if not row.is_logged:
        return None, Decimal(0)
    return load_and_volume(entry, Values.of(row), counts_bodyweight=entry.exercise.counts_bodyweight)


_ENTERED = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")
_PLANNED = (
    "planned_weight_kg", "planned_reps", "planned_reps_high", "planned_duration_seconds", "planned_distance_m",
    "planned_custom_metric",
)  # fmt: skip
