"""Deleting workouts, and having them back for a month."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from workouts import queue
from workouts.enums import Kind
from workouts.errors import Conflict
from workouts.models import (
    DeletedWorkout,
    Deletion,
    Exercise,
    Routine,
    SessionExercise,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services.bodyweight import keep_weighings
from workouts.services.due import mark_due
from workouts.services.exercises import hold_still
from workouts.services.loads import follow_bodyweight
from workouts.services.totals import close_write

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def delete_session(session: WorkoutSession) -> None:
    """Delete a finished workout with its sets and records, and have what stood on it computed again.

    What it was is kept for a month, to be restored.
    """
    session = WorkoutSession.objects.select_related("lifter").locked().get(pk=session.pk)
    lifter, exercises = session.lifter, list(session.entries.values_list("exercise_id", flat=True).distinct())
    Deletion.objects.create(
        lifter=lifter,
        uuid=session.uuid,
        kind=Kind.SESSION,
        source_format=session.source_format,
        source_key=session.source_key,
    )
    DeletedWorkout.objects.create(
        lifter=lifter,
        uuid=session.uuid,
        title=session.title,
        started_on=session.started_on,
        total_sets=session.total_sets,
        contents=_contents(session),
    )
    session.delete()
    mark_due(lifter, exercises)
    queue.enqueue_on_commit("rebuild_due_records", lifter.pk)
    lifter.raise_generation()


@transaction.atomic
def restore_session(lifter: User, uuid: UUID) -> WorkoutSession:
    """Put a deleted workout back as it was. Safe to replay.

    Raises DeletedWorkout.DoesNotExist, and Conflict where it was imported again or one of its exercises is gone.
    """
    deleted = DeletedWorkout.objects.owned_by(lifter).filter(uuid=uuid).locked().first()
    if deleted is None:
        restored = WorkoutSession.objects.owned_by(lifter).completed().filter(uuid=uuid).first()
        if restored is None:
            raise DeletedWorkout.DoesNotExist
        return restored
    session, entries, rows = _read(deleted.contents)
    session.routine = _held(lifter, session.routine_id)
    hold_still(entry.exercise_id for entry in entries)
    keep_weighings(lifter)
    _refuse(session, entries)
    WorkoutSession.objects.bulk_create([session])
    SessionExercise.objects.bulk_create(entries)
    WorkoutSet.objects.bulk_create(rows)
    session.lifter = lifter
    follow_bodyweight(session)  # a weighing may have been added or corrected meanwhile
    session.save(update_fields=["bodyweight_kg"])
    Deletion.objects.owned_by(lifter).filter(uuid=uuid).delete()
    deleted.delete()
    mark_due(lifter, {entry.exercise_id for entry in entries})
    queue.enqueue_on_commit("detect_personal_records", session.pk)
    close_write(session)
    return session


def purge() -> int:
    """Forget what was deleted a month ago; return how many."""
    count, _ = DeletedWorkout.objects.filter(deleted_at__lt=timezone.now() - KEPT_FOR).delete()
    return count


# --- The parts ----------------------------------------------------------------------------------------------------------

_TABLES: tuple[tuple[str, Any], ...] = (("entries", SessionExercise), ("sets", WorkoutSet))


def _contents(session: WorkoutSession) -> dict[str, Any]:
    return {
        "session": _columns(session),
        **{name: [_columns(row) for row in model.objects.filter(session=session)] for name, model in _TABLES},
    }


def _columns(row: models.Model) -> dict[str, str | None]:
    return {field.attname: _text(field, row) for field in _stored(type(row))}


def _text(field: Any, row: models.Model) -> str | None:
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def _read(contents: dict[str, Any]) -> tuple[WorkoutSession, list[SessionExercise], list[WorkoutSet]]:
    """Make rows of the texts, with the numbers they had; a column that is new since has its default."""
    entries, rows = ([_row(model, columns) for columns in contents[name]] for name, model in _TABLES)
    return _row(WorkoutSession, contents["session"]), entries, rows


def _row(model: Any, columns: dict[str, str | None]) -> Any:
    fields = {field.attname: field for field in _stored(model)}
    return model(
        **{
            name: None if text is None else fields[name].to_python(text)
            for name, text in columns.items()
            if name in fields
        }
    )


def _stored(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _held(lifter: User, routine_id: int | None) -> Routine | None:
    """Return the routine, which stays as long as the transaction lasts; None where it has been deleted."""
    return Routine.objects.owned_by(lifter).filter(pk=routine_id).locked().first() if routine_id else None


def _refuse(session: WorkoutSession, entries: Sequence[SessionExercise]) -> None:
    same_source = WorkoutSession.objects.filter(
        lifter=session.lifter_id, source_format=session.source_format, source_key=session.source_key
    )
    if session.source_key and same_source.exists():
        raise Conflict("This workout was imported again meanwhile.")
    exercises = {entry.exercise_id for entry in entries}
    if Exercise.objects.filter(pk__in=exercises).count() != len(exercises):
        raise Conflict("One of its exercises no longer exists.")
