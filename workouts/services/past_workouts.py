"""Workouts that are entered once they are over."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from workouts import queue
from workouts.domain.times import Times
from workouts.domain.titles import title_by_hour
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, Routine, RoutineExercise, User, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.queries.bodyweight import bodyweight_on
from workouts.services.bodyweight import hold_weighings, keep_weighings, weigh
from workouts.services.due import mark_due
from workouts.services.exercises import hold_still
from workouts.services.finishing import drop_unlogged
from workouts.services.laying_out import lay_out
from workouts.services.posted_workouts import PostedSet, lay_in
from workouts.services.sessions import describe
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
    queue.enqueue_on_commit("detect_personal_records", session.pk)
    close_write(session)
    return session


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
