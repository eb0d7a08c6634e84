"""The exercises of a workout: adding and removing them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from workouts.enums import Kind
from workouts.errors import Conflict, Discarded, Gone
from workouts.models import Deletion, Exercise, SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.previous import previous_sets
from workouts.services.discarded import revive_session
from workouts.services.exercise_notes import store_pinned
from workouts.services.exercises import hold_still
from workouts.services.keeping import keep_exercise, kept_of
from workouts.services.laying_out import add_rows
from workouts.services.limits import refuse_exercises
from workouts.services.locked import locked_entries
from workouts.services.logged import Logged
from workouts.services.order import members_of, places, store_order
from workouts.services.sets import log_set
from workouts.services.settling import free_rows, settle_session, stop_rest_of

Rows = Sequence[dict[str, Any]]  # rows to come, as {set_type, uuid where a device has made it}


@transaction.atomic
def add_exercise(
    session: WorkoutSession, exercise: Exercise, *, uuid: UUID | None = None, rows: bool | Rows = True
) -> SessionExercise:
    """Put an exercise at the end of a workout, with as many rows to come as last time. Safe to replay with the same UUID.

    A device that has laid it out itself says which `rows` it has; without any there are none.
    """
    entry, is_new = put_exercise(session, exercise, uuid=uuid, rows=rows)
    if is_new:
        entry.session.lifter.raise_generation()
    return entry


def put_exercise(
    session: WorkoutSession, exercise: Exercise, *, uuid: UUID | None = None, rows: bool | Rows = False
) -> tuple[SessionExercise, bool]:
    """The same within a write that goes on, and raises the generation at its end. Return the entry and whether it is new."""
    hold_still([exercise.pk])
    session = WorkoutSession.objects.select_related("lifter").locked().get(pk=session.pk)
    known = SessionExercise.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None:
        if known.session_id != session.pk:
            raise Conflict("That id is taken.")
        return known, False
    _refuse(session, uuid)
    _refuse_taken(rows)
    room = free_rows(session) if rows else 0
    entry = SessionExercise.objects.create(
        uuid=uuid or uuid4(),
        session=session,
        lifter=session.lifter,
        exercise=exercise,
        position=(session.entries.aggregate(last=Max("position"))["last"] or 0) + 1,
        rest_seconds=session.lifter.default_rest_seconds,
    )
    if room:
        add_rows(entry, (_rows_of_last_time(entry) if isinstance(rows, bool) else rows)[:room])
    return entry, True


@transaction.atomic
def log_late_set(
    lifter: Any,
    *,
    session_uuid: UUID,
    exercise_id: int,
    entry_uuid: UUID,
    uuid: UUID,
    revive_until: datetime | None = None,
    **options: Any,
) -> Logged:
    """Store a set that came after another device had finished the workout, which dropped the exercise without a set.

    With `revive_until` one that was discarded becomes a workout again, which ended then. Raises Discarded without it,
    SessionExercise.DoesNotExist where there is no such workout or exercise, and Gone for what was removed by hand.
    """
    session = WorkoutSession.objects.owned_by(lifter).filter(uuid=session_uuid).first()
    exercise = Exercise.objects.visible_to(lifter).filter(pk=exercise_id).first()
    if session is None or exercise is None or session.is_in_progress:
        raise SessionExercise.DoesNotExist
    if session.discarded_at is not None:
        if revive_until is None:
            raise Discarded("This workout was discarded. Start a new one to log sets.")
        session = revive_session(session, ends_at=revive_until)
    put_exercise(session, exercise, uuid=entry_uuid)
    return log_set(lifter, entry_uuid=entry_uuid, uuid=uuid, **options)


@transaction.atomic
def remove_exercise(lifter: Any, *, uuid: UUID) -> SessionExercise:
    """Take an exercise with its sets out of a workout; whom it leaves in a superset alone is in none any more.

    Safe to replay for as long as it can be undone; then, and for what was replaced, Gone. Raises
    SessionExercise.DoesNotExist.
    """
    try:
        entry, entries = locked_entries(lifter, uuid=uuid)
    except Gone:
        removed = _removed_before(lifter, uuid)
        if removed is None:
            raise
        return removed
    mates = [each.uuid for each in members_of(entry, entries) if each != entry]
    rows = keep_exercise(entry, mates=mates)
    SessionExercise.objects.filter(pk=entry.pk).delete()
    store_order(places([each for each in entries if each != entry]), entries)
    stop_rest_of(entry.session, rows)
    settle_session(entry.session, lifter, changed=[entry.exercise_id])
    return entry


@transaction.atomic
def describe_entry(
    lifter: Any, *, uuid: UUID, notes: str | None = None, rest_seconds: int | None = None, pinned: str | None = None
) -> SessionExercise:
    """Change the note and the rest of an exercise in a workout, and the note that is pinned to the exercise itself.

    What is not said stays. Raises SessionExercise.DoesNotExist, and Gone for what was removed.
    """
    entry, _ = locked_entries(lifter, uuid=uuid)
    entry.notes = entry.notes if notes is None else notes
    entry.rest_seconds = entry.rest_seconds if rest_seconds is None else rest_seconds
    entry.save(update_fields=["notes", "rest_seconds"])
    if pinned is not None:
        store_pinned(lifter, entry.exercise, text=pinned)
    WorkoutSession.objects.filter(pk=entry.session_id).update(updated_at=timezone.now())
    lifter.raise_generation()
    return entry


def _removed_before(lifter: Any, uuid: UUID) -> SessionExercise | None:
    """Return an exercise as it was when it was taken out, without its sets; None where nothing of it is kept."""
    kept = kept_of(lifter, uuid=uuid, kind=Kind.ENTRY)
    session = WorkoutSession.objects.owned_by(lifter).kept().filter(pk=kept["entry"]["session_id"]) if kept else None
    if not kept or not session:
        return None
    exercise = Exercise.objects.get(pk=kept["entry"]["exercise_id"])
    return SessionExercise(uuid=uuid, session=session[0], lifter=lifter, exercise=exercise)


def _rows_of_last_time(entry: SessionExercise) -> Rows:
    last = previous_sets(entry.session, [entry.exercise_id]).get(entry.exercise_id, [])
    block = entry.session.entries.filter(
        exercise=entry.exercise_id
    ).count()  # the n-th is laid out as the n-th of last time
    return [{"set_type": kind} for kind, _ in last[min(block, len(last)) - 1]] if last else []


def _refuse_taken(rows: bool | Rows) -> None:
    uuids = [] if isinstance(rows, bool) else [row["uuid"] for row in rows]
    if uuids and WorkoutSet.objects.filter(uuid__in=uuids).exists():
        raise Conflict("That id is taken.")


def _refuse(session: WorkoutSession, uuid: UUID | None) -> None:
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded. Start a new one.")
    if uuid and Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That exercise was removed from the workout.")
    refuse_exercises(session)
