"""Finding an exercise of a workout, or one of its rows, and locking the workout."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSession, WorkoutSet
from workouts.models.reading import columns_of, instance
from workouts.queries import entries


def locked_entry(lifter: Any, *, uuid: UUID) -> tuple[SessionExercise, list[SessionExercise]]:
    """Find the lifter's entry and lock its session: all writes of one workout queue up here.

    The same statement reads all entries of the session, in order. Raises SessionExercise.DoesNotExist, Gone for what was
    removed, and Conflict for a discarded workout.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, {"uuid": uuid, "lifter": lifter.pk})
        found = [_read_entry(values) for values in cursor.fetchall()]
    entry = next((entry for entry in found if entry.uuid == uuid), None)
    if entry is None:
        raise missing(lifter, uuid)
    session = entry.session
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded. Start a new one to log sets.")
    session.lifter = lifter
    for each in found:
        each.session, each.lifter = session, lifter
    return entry, found


def locked_entries(lifter: Any, *, uuid: UUID) -> tuple[SessionExercise, list[SessionExercise]]:
    """The same for whoever changes which exercises there are: lock first, then read what others did before.

    One statement reads as of its beginning, and so may return an exercise that goes while it waits.
    """
    lock_session_of(lifter, [uuid])
    return locked_entry(lifter, uuid=uuid)


def locked_set(lifter: Any, uuid: UUID) -> tuple[WorkoutSet, SessionExercise, list[SessionExercise]]:
    """Find the lifter's row and lock its session, as `locked_entry` does. Raises WorkoutSet.DoesNotExist."""
    row = WorkoutSet.objects.owned_by(lifter).select_related("entry").get(uuid=uuid)
    entry, entries = locked_entry(lifter, uuid=row.entry.uuid)
    # Read again behind the lock: another device may have changed or deleted it in between, or staff its exercise.
    row = WorkoutSet.objects.select_related("exercise", "entry").get(uuid=uuid)
    if row.entry.uuid != entry.uuid:  # it moved along to another exercise
        entry, entries = locked_entry(lifter, uuid=row.entry.uuid)
    row.session = entry.session
    return row, entry, entries


def lock_session_of(lifter: Any, uuids: Iterable[UUID]) -> None:
    """Lock the lifter's workout that holds one of these entries, if there is one."""
    entries = SessionExercise.objects.owned_by(lifter).filter(uuid__in=list(uuids))
    list(WorkoutSession.objects.filter(pk__in=entries.values("session")).order_by("pk").locked().values_list("pk"))


_ENTRIES = f"""
WITH session AS (
    SELECT * FROM workout_sessions
    WHERE id = (SELECT session_id FROM session_exercises WHERE uuid = %(uuid)s AND lifter_id = %(lifter)s)
    FOR NO KEY UPDATE
)
SELECT {entries.COLUMNS}, {columns_of(WorkoutSession, "session")}
FROM {entries.TABLES} LEFT JOIN session ON entry.uuid = %(uuid)s
WHERE entry.session_id = (SELECT id FROM session)
ORDER BY entry.position
"""  # noqa: S608 of column names


def _read_entry(values: Sequence[Any]) -> SessionExercise:
    """Read an entry; the session stands beside the one that was asked for, and is read once."""
    entry, of_session = entries.read_entry(values)
    if of_session[0] is not None:
        entry.session = instance(WorkoutSession, of_session)
    return entry


def missing(lifter: Any, uuid: UUID) -> Exception:
    """Tell an exercise that was removed from one that never was the lifter's."""
    if Deletion.objects.owned_by(lifter).filter(uuid=uuid).exists():
        return Gone("That exercise was removed from the workout.")
    return SessionExercise.DoesNotExist()
