"""Giving a workout other times: its sets go with it, and so does what the lifter weighed that day."""

from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from workouts.domain.times import Times, fault
from workouts.errors import Invalid
from workouts.models import WorkoutSession
from workouts.services.loads import follow_bodyweight

# The page asks for a duration, programs name the end.
_COLUMN_OF = {"started": "started_at", "duration": "completed_at"}


def refuse(times: Times) -> None:
    """Raise Invalid for times that cannot be."""
    found = fault(times, now=timezone.now())
    if found is not None:
        field, sentence = found
        raise Invalid(sentence, **{_COLUMN_OF[field]: sentence})


def set_times(session: WorkoutSession, times: Times) -> None:
    """Put the times into a locked session, which the caller saves. Raises Invalid.

    History is ordered by the start of the session, so the moments of its sets have only to lie within it: they stay where
    they do, else all move as far as the start did.
    """
    refuse(times)
    moved = times.started_at - session.started_at
    session.started_at, session.completed_at = times.started_at, times.completed_at
    session.duration_seconds = times.duration_seconds
    outside = Q(performed_at__lt=times.started_at) | Q(performed_at__gt=times.completed_at)
    if session.sets.filter(outside).exists():
        within = Greatest(times.started_at, Least(F("performed_at") + moved, times.completed_at))
        session.sets.update(performed_at=within)
    if moved:
        follow_bodyweight(session)
