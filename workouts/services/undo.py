"""Taking the deletion of an exercise or a set of a workout back: the same rows return, ids and all."""

from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from workouts.domain.supersets import rejoined
from workouts.domain.values import Values
from workouts.enums import Kind
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.session_rows import rows_of
from workouts.services.exercises import hold_still
from workouts.services.keeping import KEPT_FOR
from workouts.services.limits import refuse_exercises, refuse_rows
from workouts.services.locked import locked_entries, locked_entry
from workouts.services.logged import Logged
from workouts.services.order import places, store_order
from workouts.services.settling import load_and_volume, settle_session


@transaction.atomic
def restore_exercise(lifter: Any, *, uuid: UUID) -> SessionExercise:
    """Put a removed exercise back into its place, with its sets and into its superset. Safe to replay.

    Raises SessionExercise.DoesNotExist for what was never the lifter's, Gone where it is too late, and Conflict for a
    discarded workout or a full one.
    """
    kept = _kept(lifter, uuid, Kind.ENTRY)
    if kept is not None:
        hold_still([kept["entry"]["exercise_id"]])
        session = _locked_session(lifter, kept["entry"]["session_id"])
        kept = _kept(lifter, uuid, Kind.ENTRY)  # again, behind the lock: another device may have been quicker
    if kept is None:
        return locked_entry(lifter, uuid=uuid)[0]
    refuse_exercises(session)
    refuse_rows(session, more=len(kept["sets"]))
    with connection.cursor() as cursor:
        cursor.execute(_RESTORE_EXERCISE, {"uuid": uuid, "session": session.pk})
        cursor.execute(_RESTORE_SETS, {"uuid": uuid})
    Deletion.objects.filter(uuid__in=[uuid, *(row["uuid"] for row in kept["sets"])]).delete()
    entry, entries = locked_entry(lifter, uuid=uuid)
    others = [each for each in entries if each != entry]
    mates = {UUID(mate) for mate in kept["mates"]}
    store_order(rejoined(places(others), uuid, index=kept["entry"]["position"] - 1, mates=mates), entries)
    _count_anew(entry, list(entry.sets.all()))
    settle_session(entry.session, lifter, changed=[entry.exercise_id])
    return entry


@transaction.atomic
def restore_set(lifter: Any, *, uuid: UUID) -> Logged:
    """Put a deleted set back into its place. Safe to replay.

    Raises WorkoutSet.DoesNotExist for what was never the lifter's, Gone where it is too late or its exercise is gone, and
    Conflict for a discarded workout or a full one.
    """
    kept = _kept(lifter, uuid, Kind.SET)
    if kept is not None:
        entry, entries = locked_entries(lifter, uuid=_entry_of(lifter, kept["set"]))
        kept = _kept(lifter, uuid, Kind.SET)  # again, behind the lock
    if kept is None:
        row = WorkoutSet.objects.owned_by(lifter).select_related("entry").get(uuid=uuid)
        entry, entries = locked_entry(lifter, uuid=row.entry.uuid)
        return Logged(row, entry, entry.session, entries, rows_of(entry.session))
    refuse_rows(entry.session, more=1)
    place = min(kept["set"]["position"], entry.sets.count() + 1)
    entry.sets.filter(position__gte=place).update(position=F("position") + 1)
    with connection.cursor() as cursor:
        cursor.execute(_RESTORE_SET, {"uuid": uuid, "position": place})
    Deletion.objects.filter(uuid=uuid).delete()
    row = WorkoutSet.objects.get(uuid=uuid)
    _count_anew(entry, [row])
    settle_session(entry.session, lifter, changed=[entry.exercise_id])
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


# --- The parts ----------------------------------------------------------------------------------------------------------

# Every column as it was, whatever columns there are.
_RESTORE_SET = """
INSERT INTO workout_sets
SELECT (jsonb_populate_record(NULL::workout_sets, kept->'set' || jsonb_build_object('position', %(position)s))).*
FROM workouts_deletion WHERE uuid = %(uuid)s
"""
_RESTORE_EXERCISE = """
INSERT INTO session_exercises
SELECT (jsonb_populate_record(NULL::session_exercises, kept->'entry' || jsonb_build_object('total_sets', 0, 'position', (
    SELECT COALESCE(max(position), 0) + 1 FROM session_exercises WHERE session_id = %(session)s
)))).*
FROM workouts_deletion WHERE uuid = %(uuid)s
"""
_RESTORE_SETS = """
INSERT INTO workout_sets
SELECT (jsonb_populate_recordset(NULL::workout_sets, kept->'sets')).* FROM workouts_deletion WHERE uuid = %(uuid)s
"""


def _kept(lifter: Any, uuid: UUID, kind: Kind) -> dict[str, Any] | None:
    """Return what was kept of something deleted; None where it is not deleted, or never was the lifter's."""
    deletion = Deletion.objects.owned_by(lifter).filter(uuid=uuid, kind=kind).first()
    if deletion is None:
        return None
    if deletion.kept is None or deletion.deleted_at < timezone.now() - KEPT_FOR:
        raise Gone("It is too late to undo that.")
    return dict(deletion.kept)


def _entry_of(lifter: Any, row: dict[str, Any]) -> UUID:
    """Find where a deleted set belongs."""
    entries = SessionExercise.objects.owned_by(lifter).filter(
        pk=row["session_exercise_id"], exercise=row["exercise_id"]
    )
    found = entries.values_list("uuid", flat=True).first()
    if found is None:
        raise Gone("The exercise of that set is no longer in the workout.")
    return found


def _count_anew(entry: SessionExercise, rows: list[WorkoutSet]) -> None:
    """The lifter's weight, or whether it counts, may have been corrected while the sets were away."""
    counts_bodyweight = entry.exercise.counts_bodyweight
    for row in rows:
        if row.is_logged:
            row.load_kg, row.volume_kg = load_and_volume(entry, Values.of(row), counts_bodyweight=counts_bodyweight)
    WorkoutSet.objects.bulk_update(rows, ["load_kg", "volume_kg"])


def _locked_session(lifter: Any, pk: int) -> WorkoutSession:
    session = WorkoutSession.objects.owned_by(lifter).locked().filter(pk=pk).first()
    if session is None:
        raise Gone("That workout was deleted.")
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded. Start a new one.")
    return session
