"""Finished workouts: entered afterwards, edited whole, saved as a routine."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from workouts import queue
from workouts.domain.times import Times
from workouts.domain.titles import title_by_hour
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, Routine, RoutineExercise, User, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.services.bodyweight import bodyweight_on
from workouts.services.due import mark_due
from workouts.services.exercises import hold_still
from workouts.services.routine_updates import as_plan
from workouts.services.routines import Plan, queue_up, save_routine
from workouts.services.sessions import describe, drop_unlogged, lay_out, locked
from workouts.services.times import refuse, set_times
from workouts.services.totals import close_write


@transaction.atomic
def enter_past(
    lifter: User,
    *,
    times: Times,
    uuid: UUID | None = None,
    time_zone: str = "",
    title: str = "",
    routine: Routine | None = None,
) -> WorkoutSession:
    """Store a workout that is over, beside a running one; with a routine, its rows wait to be checked.

    Safe to replay with the same UUID. Raises Invalid for times that cannot be, Gone and Conflict for a UUID that is taken.
    """
    planned: list[RoutineExercise] = []
    if routine is not None:
        routine = Routine.objects.locked().get(
            pk=routine.pk
        )  # before the lifter, as whoever changes or deletes it does
        planned = list(routine.planned.prefetch_related("sets"))
        hold_still(each.exercise_id for each in planned)
    lifter.lock()
    known = WorkoutSession.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None and known.lifter_id == lifter.pk and known.is_completed:
        return known
    if known is not None:
        raise Conflict("That id is taken.")
    if uuid and Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That workout was deleted.")
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
    session.bodyweight_kg = bodyweight_on(lifter, began)
    hour = began.hour
    session.title = title or (routine.name if routine else title_by_hour(hour))
    session.save()
    lay_out(session, planned)
    set_times(session, times)
    session.save()
    return _closed(session, changed=[])  # nothing is checked yet


@transaction.atomic
def revise_session(
    session: WorkoutSession, *, times: Times, rating: int | None = None, **details: Any
) -> WorkoutSession:
    """End the editing of a finished workout: other times, title, notes, rating; rows that are not checked go.

    Its records and those that followed are computed again. Raises Conflict where nothing is checked any more, and Invalid
    for times that cannot be.
    """
    session = locked(session)
    if not session.is_completed:
        raise Conflict("This workout still runs. Finish it first.")
    if not session.sets.filter(logged_at__isnull=False).exists():
        raise Conflict("No set is checked. Check one, or delete the workout.")
    has_moved = times.started_at != session.started_at
    drop_unlogged(session)
    describe(session, rating=rating, **details)
    set_times(session, times)
    session.save()
    return _closed(session) if has_moved else _closed(session, changed=[])


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


def _closed(session: WorkoutSession, *, changed: list[int] | None = None) -> WorkoutSession:
    """Have the records of a changed workout computed; without `changed`, those of all its exercises from the start."""
    if changed is None:
        changed = list(session.entries.values_list("exercise_id", flat=True).distinct())
    if changed:
        mark_due(session.lifter, changed)
    queue.enqueue_on_commit("detect_personal_records", session.pk)
    close_write(session)
    return session
