"""Starting, describing and discarding workouts, and going on with one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from workouts.domain.supersets import gathered
from workouts.domain.titles import title_by_hour
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import Deletion, Routine, WorkoutSession
from workouts.models.user import User, first_known_zone
from workouts.queries.bodyweight import bodyweight_on
from workouts.services.bodyweight import keep_weighings
from workouts.services.exercises import hold_still
from workouts.services.laying_out import add_entry, lay_out, repeated_row
from workouts.services.totals import close_write

AHEAD = timedelta(minutes=5)


@transaction.atomic
def start_empty(
    lifter: User, *, uuid: UUID | None = None, started_at: datetime | None = None, time_zone: str = "", title: str = ""
) -> WorkoutSession:
    """Start a workout with nothing in it. Safe to replay with the same UUID. Raises Conflict beside a running one."""
    session, _ = _start(lifter, uuid=uuid, title=title, started_at=started_at, time_zone=time_zone)
    return session


@transaction.atomic
def start_from_routine(lifter: User, routine: Routine, **options: Any) -> WorkoutSession:
    """Start a workout with a routine's exercises and its planned sets as rows to come. Raises Routine.DoesNotExist."""
    routine = Routine.objects.locked().get(pk=routine.pk)  # before the lifter, as whoever changes or deletes it does
    entries = list(routine.planned.prefetch_related("sets"))
    hold_still(planned.exercise_id for planned in entries)
    session, is_new = _start(lifter, title=routine.name, routine=routine, **options)
    if is_new:
        lay_out(session, entries)
    return session


@transaction.atomic
def start_again(lifter: User, past: WorkoutSession, **options: Any) -> WorkoutSession:
    """Start a workout with the exercises of a past one and what was lifted as the plan.

    Notes stay with the day they were written on; the page shows those of last time beside.
    """
    entries = list(past.entries.prefetch_related("sets"))
    hold_still(entry.exercise_id for entry in entries)
    session, is_new = _start(lifter, title=past.title, **options)
    if is_new:
        for position, entry in enumerate(gathered(entries), start=1):
            rows = [repeated_row(row) for row in entry.sets.all() if row.is_logged]
            if rows:  # a finished workout that is being edited may hold exercises without a set
                add_entry(session, entry, position=position, rows=rows)
    return session


@transaction.atomic
def describe_session(session: WorkoutSession, *, rating: int | None = None, **details: Any) -> WorkoutSession:
    """Change title, notes or rating of a workout."""
    session = locked(session)
    describe(session, rating=rating, **details)
    session.save()
    session.lifter.raise_generation()
    return session


@transaction.atomic
def discard_session(session: WorkoutSession) -> WorkoutSession:
    """Throw a running workout away. A stub without sets stays, so that the completion rate has something to count."""
    session = locked(session)
    if session.is_completed:
        raise Conflict("This workout is finished already. Delete it from its page.")
    if session.discarded_at is None:
        session.entries.all().delete()
        session.discarded_at = timezone.now()
        session.rest_set = session.rest_started_at = session.rest_ends_at = None
        session.save()
        close_write(session)
    return session


@transaction.atomic
def go_on(session: WorkoutSession) -> WorkoutSession:
    """Take note that a workout goes on, hours after its last set."""
    session = locked(session)
    if session.is_in_progress:
        session.resumed_at = timezone.now()
        session.save(update_fields=["resumed_at", "updated_at"])
        session.lifter.raise_generation()
    return session


# --- The parts ----------------------------------------------------------------------------------------------------------


def locked(session: WorkoutSession) -> WorkoutSession:
    return WorkoutSession.objects.select_related("lifter").locked().get(pk=session.pk)


def _start(
    lifter: User, *, uuid: UUID | None = None, title: str = "", routine: Routine | None = None, **times: Any
) -> tuple[WorkoutSession, bool]:
    """Return the workout and whether it is new: a replay finds it as the lifter has made it since."""
    keep_weighings(lifter)
    lifter.lock()  # two starts at once queue up here, and the second is answered with the first
    known = WorkoutSession.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None:
        return _replayed(known, lifter), False
    if uuid and Deletion.objects.filter(uuid=uuid).exists():
        raise Gone("That workout was deleted.")
    _refuse_second(lifter)
    session = _new(lifter, uuid=uuid or uuid4(), **times)
    session.title = title or title_by_hour(session.started_at.astimezone(session.zone).hour)
    session.routine = routine
    session.save()
    lifter.raise_generation()
    return session, True


def _replayed(known: WorkoutSession, lifter: User) -> WorkoutSession:
    if known.lifter_id != lifter.pk:
        raise Conflict("That id is taken.")
    if known.discarded_at is not None:
        raise Gone("That workout was discarded. Reload the page to start a new one.")
    return known


def _refuse_second(lifter: User) -> None:
    running = WorkoutSession.objects.owned_by(lifter).in_progress().first()
    if running is not None:
        raise Conflict(f"“{running.title}” is in progress. Finish or discard it first.", session=running)


def _new(lifter: User, *, uuid: UUID, started_at: datetime | None = None, time_zone: str = "") -> WorkoutSession:
    started_at = started_at or timezone.now()
    if started_at > timezone.now() + AHEAD:
        raise Invalid("The start lies ahead. Check the clock.", started_at="at most five minutes ahead")
    session = WorkoutSession(
        uuid=uuid,
        lifter=lifter,
        started_at=started_at,
        time_zone=first_known_zone(time_zone, lifter.time_zone),
    )
    session.bodyweight_kg = bodyweight_on(lifter, started_at.astimezone(session.zone).date())
    return session


def describe(
    session: WorkoutSession,
    *,
    rating: int | None = None,
    title: str | None = None,
    notes: str | None = None,
    is_unrated: bool = False,
) -> None:
    """Put into a locked session what is said; None says nothing, and a rating that was given may be taken back."""
    session.rating = rating if rating is not None or is_unrated else session.rating
    session.title = title or session.title
    session.notes = session.notes if notes is None else notes
