"""Moments as a device says them, held to what can be."""

from datetime import UTC, datetime

from django.utils import timezone

from workouts.models import WorkoutSession

# A column goes further, but Python and a time zone do not.
_FIRST, _LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)


def storable(moment: datetime) -> datetime:
    """Hold a moment, which a phone's clock may get wrong, to what a column takes."""
    return max(_FIRST, min(moment, _LAST))


def within_session(session: WorkoutSession, moment: datetime) -> datetime:
    """Hold a moment, which a phone's clock may get wrong, within the session."""
    latest = session.completed_at or timezone.now()
    return max(session.started_at, min(moment, max(latest, session.started_at)))
