"""Logging, changing, unchecking and deleting sets. Totals are right within each transaction."""

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from workouts import queue
from workouts.domain.rest import rest_after
from workouts.domain.rounds import round_of, rounds
from workouts.domain.supersets import runs
from workouts.domain.values import Values
from workouts.domain.volume import load, volume
from workouts.enums import ExerciseType, Kind, SetType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSession, WorkoutSet
from workouts.models.reading import columns_of, instance
from workouts.queries.live import rows_of
from workouts.services.due import mark_due
from workouts.services.keeping import keep_set, kept_of
from workouts.services.limits import MOST_ROWS
from workouts.services.locked import locked_entries, locked_entry, missing
from workouts.services.totals import close_write


@dataclass(frozen=True, slots=True)
class Logged:
    """What one write of a set leaves behind."""

    set: WorkoutSet
    entry: SessionExercise
    session: WorkoutSession
    entries: list[SessionExercise]
    rows: list[WorkoutSet]  # all rows of the session, in order
    before: WorkoutSet | None = None  # the row as it was, where it was there already


@dataclass(frozen=True, slots=True)
class Told:
    """What only a device knows of a check: its moment by the device's own clock, and of what type its page shows the row.

    The type is for a row that the server does not have, or no longer: another device may have finished the workout.
    """

    said_at: datetime | None = None
    new_type: SetType | None = None


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
    told: Told = Told(),
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
    row = _upsert(entry, uuid=uuid, values=values, set_type=set_type, now=now, performed_at=performed_at, told=told)
    if row is None:
        raise _refusal(entry, uuid)
    rows = rows_of(entry.session)
    if row.logged_at == now:  # else it was a replay: nothing changed, and no timer starts twice
        _settle(entry, **_rest(entry, row, entries, rows))
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
    row, entry, entries = _locked_set(lifter, uuid)
    if exercise_type is not None and exercise_type != entry.exercise.type:
        raise Conflict("This exercise has changed. Reload the page, then change the set.")
    before = copy(row)
    _enter(row, values, set_type or SetType(row.set_type))
    row.save(update_fields=[*_ENTERED, "set_type", "load_kg", "volume_kg", "updated_at"])
    _settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session), before=before)


@transaction.atomic
def retype_set(lifter: Any, *, uuid: UUID, set_type: SetType) -> Logged:
    """Make a row a warm-up, a drop set, … and keep what it holds. Raises WorkoutSet.DoesNotExist."""
    row, entry, entries = _locked_set(lifter, uuid)
    if row.set_type != set_type:
        row.set_type = set_type
        row.save(update_fields=["set_type", "updated_at"])
        _settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


@transaction.atomic
def uncheck_set(lifter: Any, *, uuid: UUID) -> Logged:
    """Take a set out of totals and medals but keep what was entered; the timer it started stops."""
    row, entry, entries = _locked_set(lifter, uuid)
    before = copy(row)
    if row.is_logged:
        row.logged_at = None
        row.save(update_fields=["logged_at", "updated_at"])
        stop_rest_of(entry.session, [uuid])
        _settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session), before=before)


@transaction.atomic
def delete_set(lifter: Any, *, uuid: UUID) -> Logged:
    """Delete a row; the rows below move up. Safe to replay for as long as it can be undone, then Gone.

    Raises WorkoutSet.DoesNotExist for what is not the lifter's.
    """
    try:
        row, entry, entries = _locked_set(lifter, uuid)
    except WorkoutSet.DoesNotExist:
        if not Deletion.objects.owned_by(lifter).filter(uuid=uuid).exists():
            raise
        return _deleted_before(lifter, uuid)
    keep_set(row)
    WorkoutSet.objects.filter(pk=row.pk).delete()
    WorkoutSet.objects.filter(entry=entry, position__gt=row.position).update(position=F("position") - 1)
    stop_rest_of(entry.session, [uuid])
    _settle(entry)
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
            position=_next_position(entry),
            set_type=set_type,
            performed_at=entry.session.started_at,
        )
        _settle(entry)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


@transaction.atomic
def log_numbered_set(entry: SessionExercise, *, set_number: int, values: Values, set_type: SetType) -> Logged:
    """Store a set at a place of its exercise, in a locked workout, as programs do.

    Raises Conflict where a logged set has that number.
    """
    entry, entries = locked_entry(entry.lifter, uuid=entry.uuid)
    row = WorkoutSet.objects.filter(entry=entry, position=set_number).select_related("exercise").first()
    if row is not None and row.is_logged:
        raise Conflict(f"Set {set_number} is logged already. Change it, or take the next number.", set_id=row.pk)
    if row is None:
        _next_position(entry)  # refuses one row too many
        row = WorkoutSet(
            lifter_id=entry.lifter_id,
            session=entry.session,
            entry=entry,
            exercise=entry.exercise,
            position=set_number,
        )
    row.session = entry.session
    _enter(row, values, set_type)
    row.logged_at = timezone.now()
    row.performed_at = _within(entry.session, row.logged_at)
    row.save()
    rows = rows_of(entry.session)
    _settle(entry, **_rest(entry, row, entries, rows))
    return Logged(row, entry, entry.session, entries, rows)


# --- The parts ----------------------------------------------------------------------------------------------------------

_ENTERED = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")

# The arbiter is the UUID. A row that belongs to another entry is left as it is, and so is a replay: what says the moment that
# the row has, or says none where the row is logged. The second part of the union then finds the row, so that a replay reads
# what is stored. The entry and whether bodyweight counts are read here, behind the session's lock: while the set waited for
# that, another device may have removed or replaced the exercise, or staff changed it.
_UPSERT = f"""
WITH of AS (
    SELECT entry.id AS entry_id, entry.exercise_id, exercise.counts_bodyweight
    FROM session_exercises AS entry JOIN workout_exercises AS exercise ON exercise.id = entry.exercise_id
    WHERE entry.id = %(entry)s AND entry.uuid = %(entry_uuid)s
), written AS (
    INSERT INTO workout_sets AS row (
        uuid, session_id, session_exercise_id, exercise_id, lifter_id, position, set_type, weight_kg, reps, duration_seconds,
        distance_m, custom_metric, rpe, notes, logged_at, performed_at, said_at, load_kg, volume_kg, created_at,
        updated_at
    )
    SELECT %(uuid)s, %(session)s, entry_id, exercise_id, %(lifter)s,
        COALESCE((SELECT max(position) FROM workout_sets WHERE session_exercise_id = %(entry)s), 0) + 1,
        COALESCE(%(set_type)s, %(new_type)s), %(weight_kg)s, %(reps)s, %(duration_seconds)s, %(distance_m)s, %(custom_metric)s,
        %(rpe)s, '', %(now)s, %(performed_at)s, %(said_at)s,
        CASE WHEN counts_bodyweight THEN %(whole_load_kg)s::numeric ELSE %(load_kg)s::numeric END,
        CASE WHEN counts_bodyweight THEN %(whole_volume_kg)s::numeric ELSE %(volume_kg)s::numeric END, %(now)s, %(now)s
    FROM of WHERE NOT EXISTS (SELECT FROM workouts_deletion WHERE uuid = %(uuid)s)
        AND (EXISTS (SELECT FROM workout_sets WHERE uuid = %(uuid)s)
            OR (SELECT count(*) FROM workout_sets WHERE session_id = %(session)s) < %(most_rows)s)
    ON CONFLICT (uuid) DO UPDATE SET
        set_type = COALESCE(%(set_type)s, row.set_type), weight_kg = EXCLUDED.weight_kg, reps = EXCLUDED.reps,
        duration_seconds = EXCLUDED.duration_seconds, distance_m = EXCLUDED.distance_m,
        custom_metric = EXCLUDED.custom_metric, rpe = EXCLUDED.rpe, logged_at = EXCLUDED.logged_at,
        performed_at = EXCLUDED.performed_at, said_at = COALESCE(EXCLUDED.said_at, row.said_at), load_kg = EXCLUDED.load_kg,
        volume_kg = EXCLUDED.volume_kg, updated_at = EXCLUDED.updated_at
    WHERE row.session_exercise_id = %(entry)s
        AND CASE WHEN EXCLUDED.said_at IS NULL THEN row.logged_at IS NULL
            ELSE row.said_at IS DISTINCT FROM EXCLUDED.said_at END
    RETURNING {columns_of(WorkoutSet, "row")}
)
SELECT {columns_of(WorkoutSet, "written")} FROM written
UNION ALL
SELECT {columns_of(WorkoutSet, "stored")} FROM workout_sets AS stored JOIN of ON of.entry_id = stored.session_exercise_id
WHERE uuid = %(uuid)s AND NOT EXISTS (SELECT FROM written)
    AND (logged_at IS NOT NULL OR said_at = %(said_at)s)
"""  # noqa: S608 of column names


def _upsert(
    entry: SessionExercise,
    *,
    uuid: UUID,
    values: Values,
    set_type: SetType | None,
    now: datetime,
    performed_at: datetime | None,
    told: Told,
) -> WorkoutSet | None:
    load_kg, volume_kg = load_and_volume(entry, values, counts_bodyweight=False)
    whole_load_kg, whole_volume_kg = load_and_volume(entry, values, counts_bodyweight=True)
    parameters = {name: getattr(values, name) for name in _ENTERED} | {
        "uuid": uuid,
        "session": entry.session_id,
        "entry": entry.pk,
        "entry_uuid": entry.uuid,
        "lifter": entry.lifter_id,
        "set_type": set_type,
        "new_type": told.new_type or SetType.NORMAL,
        "most_rows": MOST_ROWS,
        "now": now,
        "performed_at": _within(entry.session, performed_at or now),
        "said_at": told.said_at and _storable(told.said_at),
        "load_kg": load_kg,
        "volume_kg": volume_kg,
        "whole_load_kg": whole_load_kg,
        "whole_volume_kg": whole_volume_kg,
    }
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, parameters)
        found = cursor.fetchone()
    return instance(WorkoutSet, found) if found else None


def _locked_set(lifter: Any, uuid: UUID) -> tuple[WorkoutSet, SessionExercise, list[SessionExercise]]:
    row = WorkoutSet.objects.owned_by(lifter).select_related("entry").get(uuid=uuid)
    entry, entries = locked_entry(lifter, uuid=row.entry.uuid)
    # Read again behind the lock: another device may have changed or deleted it in between, or staff its exercise.
    row = WorkoutSet.objects.select_related("exercise", "entry").get(uuid=uuid)
    if row.entry.uuid != entry.uuid:  # it moved along to another exercise
        entry, entries = locked_entry(lifter, uuid=row.entry.uuid)
    row.session = entry.session
    return row, entry, entries


def _deleted_before(lifter: Any, uuid: UUID) -> Logged:
    """Return what the deletion of a row left, as it is now. Raises Gone where nothing of it is kept."""
    kept = kept_of(lifter, uuid=uuid, kind=Kind.SET)
    of = SessionExercise.objects.owned_by(lifter).filter(pk=kept["set"]["session_exercise_id"]) if kept else None
    if not of:
        raise Gone("That set is deleted already.")
    entry, entries = locked_entry(lifter, uuid=of[0].uuid)
    row = WorkoutSet(uuid=uuid, lifter=lifter, session=entry.session, entry=entry, exercise=entry.exercise)
    return Logged(row, entry, entry.session, entries, rows_of(entry.session))


def _enter(row: WorkoutSet, values: Values, set_type: SetType) -> None:
    """Take the values over. The exercise has to be read behind the session's lock."""
    for name in _ENTERED:
        setattr(row, name, getattr(values, name))
    row.set_type = set_type
    counts_bodyweight = row.exercise.counts_bodyweight
    row.load_kg, row.volume_kg = load_and_volume(row, values, counts_bodyweight=counts_bodyweight)


def load_and_volume(
    row: WorkoutSet | SessionExercise, values: Values, *, counts_bodyweight: bool
) -> tuple[Decimal | None, Decimal]:
    kind = ExerciseType(row.exercise.type)
    bodyweight_kg = row.session.bodyweight_kg
    moved = load(kind, values.weight_kg, counts_bodyweight=counts_bodyweight, bodyweight_kg=bodyweight_kg)
    return moved, volume(kind, moved, values.reps)


def free_rows(session: WorkoutSession) -> int:
    """Return how many rows the workout still takes. Raises Conflict where that is none."""
    free = MOST_ROWS - WorkoutSet.objects.filter(session=session).count()
    if free <= 0:
        raise _full()
    return free


def _settle(entry: SessionExercise, **rest_timer: Any) -> None:
    settle_session(entry.session, entry.lifter, changed=[entry.exercise_id], **rest_timer)


def settle_session(session: WorkoutSession, lifter: Any, *, changed: Sequence[int], **rest_timer: Any) -> None:
    """Close a write of a session: the work for later, then totals and generation, last.

    `changed` are the ids of the exercises whose sets differ now.
    """
    if session.is_completed:
        mark_due(lifter, changed)
        queue.enqueue_on_commit("detect_personal_records", session.pk)
    session.lifter = lifter
    close_write(session, **rest_timer)


def _rest(
    entry: SessionExercise, checked: WorkoutSet, entries: Sequence[SessionExercise], rows: Sequence[WorkoutSet]
) -> dict[str, Any]:
    """Return the rest timer that a checked row starts: none before the end of its round, or under a newer one."""
    session = entry.session
    since = session.rest_started_at if session.rest_left_seconds else None
    if session.is_completed or (since is not None and checked.performed_at < since):
        return {}  # what comes late, of another device, leaves the rest of a newer check
    members = next(run for run in runs(entries) if entry in run)
    of = {member.pk: [row for row in rows if row.entry_id == member.pk] for member in members}
    rests = {member.pk: member.rest_seconds for member in members}
    its_round = round_of(rounds(list(of.values())), next(row for row in rows if row.pk == checked.pk))
    seconds = rest_after([(row, rests[row.entry_id]) for row in its_round])
    return {"rest_set": checked.uuid, "rest_started_at": checked.performed_at, "rest_seconds": seconds}


def _unlogged(row: WorkoutSet) -> WorkoutSet:
    """Return a row as it was: untouched, so that all rows below that follow it now count as changed."""
    before = copy(row)
    before.logged_at = None
    for name in _ENTERED:
        setattr(before, name, None)
    return before


def stop_rest_of(session: WorkoutSession, sets: Collection[UUID]) -> None:
    """Stop the rest timer if one of these sets started it."""
    if session.rest_set in sets:
        session.rest_set = session.rest_started_at = session.rest_ends_at = None
        session.save(update_fields=["rest_set", "rest_started_at", "rest_ends_at"])


# A column goes further, but Python and a time zone do not.
_FIRST, _LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)


def _storable(moment: datetime) -> datetime:
    return max(_FIRST, min(moment, _LAST))


def _within(session: WorkoutSession, moment: datetime) -> datetime:
    """Hold a moment, which a phone's clock may get wrong, within the session."""
    latest = session.completed_at or timezone.now()
    return max(session.started_at, min(moment, max(latest, session.started_at)))


def _next_position(entry: SessionExercise) -> int:
    free_rows(entry.session)  # refuses one too many
    return (WorkoutSet.objects.filter(entry=entry).aggregate(last=Max("position"))["last"] or 0) + 1


def _refuse_deleted(uuid: UUID) -> None:
    if Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That set was deleted and is not stored again.")


def _refusal(entry: SessionExercise, uuid: UUID) -> Exception:
    if not SessionExercise.objects.filter(uuid=entry.uuid).exists():
        return missing(entry.lifter, entry.uuid)
    if Deletion.objects.filter(uuid=uuid).exists():
        return Gone("That set was deleted and is not stored again.")
    if WorkoutSet.objects.filter(uuid=uuid).exists():
        return Conflict("That row belongs to another exercise. Reload the page.")
    return _full()


def _full() -> Conflict:
    return Conflict(f"A workout holds at most {MOST_ROWS} rows.")
