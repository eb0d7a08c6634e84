"""Logging, changing, unchecking and deleting sets. Totals are right within each transaction."""

from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from workouts.domain.values import Values
from workouts.enums import ExerciseType, Kind, SetType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSet
from workouts.queries.session_rows import rows_of
from workouts.services.keeping import keep_set, kept_of
from workouts.services.locked import locked_entries, locked_entry, locked_set
from workouts.services.logged import Logged
from workouts.services.settling import ENTERED, enter, next_position, rest_after_check, settle, stop_rest_of
from workouts.services.upsert import UNTOLD, Told, refusal, upsert


@transaction.atomic
def log_set(
    lifter: Any,
    *,
    entry_uuid: UUID,
    uuid: UUID,
    values: Values,
    set_type: SetType | None = None,
    exercise_type: ExerciseType | None = None,
    performed_at: datetime | None = None,
    told: Told = UNTOLD,
) -> Logged:
    """Store a set as done: a row to come, or a new one at the end. Safe to replay: the first write of a UUID wins.

    Another moment than the one that was told is no replay: two devices checked the same row, and the last to arrive wins.
    Nor is the same moment ever a second check: it leaves a row that was unchecked since as it is.

    Raises SessionExercise.DoesNotExist for an entry that is not the lifter's, Gone for a set that was deleted or an entry
    that was removed or replaced, and Conflict for a UUID that belongs to something else, a discarded workout, values of
    another type of exercise, or one row too many.
    """
    entry, entries = locked_entry(lifter, uuid=entry_uuid)
    if exercise_type is not None and exercise_type != entry.exercise.type:
        raise Conflict("This exercise has changed. Reload the page, then log the set.")
    now = timezone.now()
    told = replace(told, said_at=told.said_at or performed_at)
    row, rows = upsert(
        entry, uuid=uuid, values=values, set_type=set_type, now=now, performed_at=performed_at, told=told
    )
    if row is None:
        raise refusal(entry, uuid)
    places = {each.pk: place for place, each in enumerate(entries)}
    rows.sort(key=lambda each: (places.get(each.entry_id, len(places)), each.position))  # one may be new since the lock
    if row.logged_at == now:  # else it was a replay: nothing changed, and no timer starts twice
        settle(entry, **rest_after_check(entry, row, entries, rows))
    return Logged(row, entry, entry.session, entries, rows, before=_unlogged(row))


@transaction.atomic
def change_set(
    lifter: Any,
    *,
    uuid: UUID,
    values: Values,
    set_type: SetType | None = None,
    exercise_type: ExerciseType | None = None,
) -> Logged:
    """Change what a row holds, logged or not. The last change wins.

    Raises WorkoutSet.DoesNotExist, and Conflict for values of another type of exercise.
    """
    row, entry, entries = locked_set(lifter, uuid)
    if exercise_type is not None and exercise_type != entry.exercise.type:
        raise Conflict("This exercise has changed. Reload the page, then change the set.")
    before = copy(row)
    enter(row, values, set_type or SetType(row.set_type))
    row.save(update_fields=[*ENTERED, "set_type", "load_kg", "volume_kg", "updated_at"])
    settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session), before=before)


@transaction.atomic
def retype_set(lifter: Any, *, uuid: UUID, set_type: SetType) -> Logged:
    """Make a row a warm-up, a drop set, … and keep what it holds. Raises WorkoutSet.DoesNotExist."""
    row, entry, entries = locked_set(lifter, uuid)
    if row.set_type != set_type:
        row.set_type = set_type
        row.save(update_fields=["set_type", "updated_at"])
        settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


@transaction.atomic
def uncheck_set(lifter: Any, *, uuid: UUID) -> Logged:
    """Take a set out of totals and medals but keep what was entered; the timer it started stops."""
    row, entry, entries = locked_set(lifter, uuid)
    before = copy(row)
    if row.is_logged:
        row.logged_at = None
        row.save(update_fields=["logged_at", "updated_at"])
        stop_rest_of(entry.session, [uuid])
        settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session), before=before)


@transaction.atomic
def delete_set(lifter: Any, *, uuid: UUID) -> Logged:
    """Delete a row; the rows below move up. Safe to replay for as long as it can be undone, then Gone.

    Raises WorkoutSet.DoesNotExist for what is not the lifter's.
    """
    try:
        row, entry, entries = locked_set(lifter, uuid)
    except WorkoutSet.DoesNotExist:
        if not Deletion.objects.owned_by(lifter).filter(uuid=uuid).exists():
            raise
        return _deleted_before(lifter, uuid)
    keep_set(row)
    WorkoutSet.objects.filter(pk=row.pk).delete()
    WorkoutSet.objects.filter(entry=entry, position__gt=row.position).update(position=F("position") - 1)
    stop_rest_of(entry.session, [uuid])
    settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


@transaction.atomic
def add_row(lifter: Any, *, entry_uuid: UUID, uuid: UUID, set_type: SetType = SetType.NORMAL) -> Logged:
    """Add a row to come at the end of an entry. Safe to replay.

    Raises SessionExercise.DoesNotExist, Gone for what was removed, and Conflict for a UUID that belongs to something else.
    """
    entry, entries = locked_entries(lifter, uuid=entry_uuid)
    row = WorkoutSet.objects.filter(uuid=uuid).first()
    if row is not None and row.entry_id != entry.pk:
        raise Conflict("That row belongs to another exercise. Reload the page.")
    if row is None:
        _refuse_deleted(uuid)
        row = WorkoutSet.objects.create(
            uuid=uuid,
            lifter_id=entry.lifter_id,
            session=entry.session,
            entry=entry,
            exercise_id=entry.exercise_id,
            position=next_position(entry),
            set_type=set_type,
            performed_at=entry.session.started_at,
        )
        settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


# --- The parts ----------------------------------------------------------------------------------------------------------


def _deleted_before(lifter: Any, uuid: UUID) -> Logged:
    """Return what the deletion of a row left, as it is now. Raises Gone where nothing of it is kept."""
    kept = kept_of(lifter, uuid=uuid, kind=Kind.SET)
    of = SessionExercise.objects.owned_by(lifter).filter(pk=kept["set"]["session_exercise_id"]) if kept else None
    if not of:
        raise Gone("That set is deleted already.")
    entry, entries = locked_entry(lifter, uuid=of[0].uuid)
    row = WorkoutSet(uuid=uuid, lifter=lifter, session=entry.session, entry=entry, exercise=entry.exercise)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


def _unlogged(row: WorkoutSet) -> WorkoutSet:
    """Return a row as it was: untouched, so that all rows below that follow it now count as changed."""
    before = copy(row)
    before.logged_at = None
    for name in ENTERED:
        setattr(before, name, None)
    return before


def _refuse_deleted(uuid: UUID) -> None:
    if Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That set was deleted and is not stored again.")
