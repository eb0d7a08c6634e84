"""Finished workouts: entered afterwards, edited whole, saved as a routine."""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from workouts import queue
from workouts.domain.times import Times, corrected
from workouts.domain.titles import title_by_hour
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, Routine, RoutineExercise, User, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.services.bodyweight import bodyweight_on, hold_weighings, keep_weighings, weigh, weigh_for
from workouts.services.due import mark_due
from workouts.services.exercises import hold_still
from workouts.services.finishing import drop_unlogged
from workouts.services.laying_out import lay_out
from workouts.services.posted_workouts import PostedSet, lay_in
from workouts.services.routine_updates import as_plan
from workouts.services.routines import Plan, queue_up, save_routine
from workouts.services.sessions import describe, locked
from workouts.services.times import refuse, set_times
from workouts.services.totals import close_write


@transaction.atomic
def enter_past(
    lifter: User,
    *,
    times: Times,
    uuid: UUID | None = None,
    time_zone: str = "",
    routine: Routine | None = None,
    sets: Sequence[PostedSet] = (),
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """Store a workout that is over, beside a running one; with a routine, its rows wait to be checked.

    Programs may bring its sets along: what these leave unchecked of the routine is dropped then. `details` may hold title,
    notes and rating; a bodyweight is stored as that day's weighing. Safe to replay with the same UUID.

    Raises Invalid for times that cannot be and for sets that cannot, Gone and Conflict for a UUID that is taken.
    """
    planned: list[RoutineExercise] = []
    if routine is not None:
        routine = Routine.objects.locked().get(
            pk=routine.pk
        )  # before the lifter, as whoever changes or deletes it does
        planned = list(routine.planned.prefetch_related("sets"))
    held = hold_still([*(each.exercise_id for each in planned), *(each.exercise.pk for each in sets)])
    sets = [each.counted_as(held) for each in sets]
    known = _known(lifter, uuid)
    if known is not None:
        return known
    refuse(times)
    session = WorkoutSession(
        uuid=uuid or uuid4(),
        lifter=lifter,
        routine=routine,
        started_at=times.started_at,
        completed_at=times.completed_at,
        time_zone=first_known_zone(time_zone, lifter.time_zone),
    )
    began = times.started_at.astimezone(session.zone)
    if bodyweight_kg is not None:  # sessions, then notes, then the lifter: the order of every lock
        hold_weighings(lifter)
        mark_due(lifter, weigh(lifter, on=began.date(), weight_kg=bodyweight_kg))
    else:
        keep_weighings(lifter)
    lifter.lock()
    known = _known(lifter, uuid)  # of two at once, the second waited
    if known is not None:
        return known
    session.bodyweight_kg = bodyweight_on(lifter, began.date())
    session.title = routine.name if routine else title_by_hour(began.hour)
    describe(session, **details)
    session.save()
    lay_out(session, planned)
    if sets:
        lay_in(session, sets)
        drop_unlogged(session)
    set_times(session, times)
    session.save()
    return _closed(session)


@transaction.atomic
def revise_session(
    session: WorkoutSession,
    *,
    times: Times,
    rating: int | None = None,
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """End the editing of a finished workout: other times, title, notes, rating; rows that are not checked go.

    A bodyweight is stored as that day's weighing.
    Its records and those that followed are computed again. Raises Conflict where nothing is checked any more, and Invalid
    for times that cannot be.
    """
    if bodyweight_kg is not None:
        hold_weighings(session.lifter)
    session = locked(session)
    _refuse_running(session)
    if not session.sets.filter(logged_at__isnull=False).exists():
        raise Conflict("No set is checked. Check one, or delete the workout.")
    has_moved = times.started_at != session.started_at
    drop_unlogged(session)
    describe(session, rating=rating, **details)
    set_times(session, times)
    session.save()
    changed = _exercises(session) if has_moved else set()
    if bodyweight_kg is not None:
        changed |= weigh_for(session, bodyweight_kg)
    return _closed(session, changed=changed)


@transaction.atomic
def correct_session(
    session: WorkoutSession,
    *,
    started_at: datetime | None = None,
    completed_at: datetime | None = None,
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """Change what is named of a workout, as programs do: the rest stays, rows that are not checked too.

    Raises Conflict for the times of a workout that runs and for a discarded one, and Invalid for times that cannot be.
    """
    if bodyweight_kg is not None:
        hold_weighings(session.lifter)
    session = locked(session)
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded.")
    changed: set[int] = set()
    is_timed = started_at is not None or completed_at is not None
    if is_timed:
        changed |= _moved(session, started_at=started_at, completed_at=completed_at)
    describe(session, **details)
    session.save()
    if bodyweight_kg is not None:
        changed |= weigh_for(session, bodyweight_kg)
    if is_timed or bodyweight_kg is not None:
        return _closed(session, changed=changed)
    session.lifter.raise_generation()
    return session


@transaction.atomic
def save_as_routine(
    lifter: User, session: WorkoutSession, *, name: str, folder: str = "", uuid: UUID | None = None
) -> Routine:
    """Make a routine of what was done: exercises, sets, supersets, rests and notes. Safe to replay with the same UUID."""
    queue_up(lifter)  # before the session, as whoever deletes its routine does; and a double tap finds the first
    known = Routine.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None and known.lifter_id == lifter.pk:
        return known
    if known is not None or (uuid and Deletion.objects.filter(uuid=uuid).exists()):
        raise Conflict("That id is taken.")
    session = locked(session)  # before the lifter, as every edit does
    entries = session.entries.prefetch_related("sets")
    done = ((entry, [row for row in entry.sets.all() if row.is_logged]) for entry in entries)
    planned = tuple(as_plan(entry, rows) for entry, rows in done if rows)
    routine = save_routine(lifter, None, Plan(name=name, folder=folder, exercises=planned))
    if uuid:
        routine.uuid = uuid
        routine.save(update_fields=["uuid"])
    WorkoutSession.objects.filter(pk=session.pk, routine=None).update(routine=routine)
    return routine


def overlapping(session: WorkoutSession) -> QuerySet[Any]:
    """Return the lifter's other workouts that were going on at the same time."""
    others = WorkoutSession.objects.owned_by(session.lifter_id).kept().exclude(pk=session.pk)
    over = others.filter(started_at__lt=session.completed_at)
    return (over.filter(completed_at=None) | over.filter(completed_at__gt=session.started_at)).order_by("started_at")


def overlap_said(other: WorkoutSession) -> str:
    """Return the warning that a workout overlaps with another."""
    day = other.started_at.astimezone(other.zone)
    return f"It overlaps with “{other.title}”, begun on {day.day} {day:%B at %H:%M}."


# --- The parts ----------------------------------------------------------------------------------------------------------


def _known(lifter: User, uuid: UUID | None) -> WorkoutSession | None:
    """Return the finished workout that has the id already: this is a replay."""
    known = WorkoutSession.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None and known.lifter_id != lifter.pk:
        raise Conflict("That id is taken.")
    if known is not None and not known.is_completed:
        raise Conflict("That id is taken.", session=known)
    if known is None and uuid and Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That workout was deleted.")
    return known


def _refuse_running(session: WorkoutSession) -> None:
    if not session.is_completed:
        raise Conflict("This workout still runs. Finish it first.")


def _moved(session: WorkoutSession, **moments: datetime | None) -> set[int]:
    """Move a finished workout, and return the exercises whose records have to be computed from the start."""
    _refuse_running(session)
    began, ended = session.started_at, session.completed_at or session.started_at
    set_times(session, corrected(Times(began, ended, session.duration_seconds), **moments))
    return _exercises(session) if session.started_at != began else set()


def _exercises(session: WorkoutSession) -> set[int]:
    return set(session.entries.values_list("exercise_id", flat=True))


def _closed(session: WorkoutSession, *, changed: Collection[int] = ()) -> WorkoutSession:
    """Have the records of a changed workout computed, and those of exercises that changed beyond it from the start."""
    if changed:
        mark_due(session.lifter, changed)
    if session.is_completed:
        queue.enqueue_on_commit("detect_personal_records", session.pk)
    else:
        queue.enqueue_on_commit("rebuild_due_records", session.lifter_id)
    close_write(session)
    return session
