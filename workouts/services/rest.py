"""The rest timer: its end is a moment that the server keeps, so it survives a reload."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workouts.models import WorkoutSession

LONGEST = timedelta(hours=1)


@transaction.atomic
def move_rest(
    session: WorkoutSession,
    *,
    seconds: int | None = None,
    ends_at: datetime | None = None,
    rest_set: UUID | None = None,
) -> WorkoutSession:
    """Move the end of the running rest to a moment, or by seconds; without either it is skipped. One that is over is gone.

    A moment may be said twice; `rest_set` says which rest is meant, so that a late word moves no other.
    """
    session = WorkoutSession.objects.locked().get(pk=session.pk)
    now = timezone.now()
    if session.rest_ends_at is not None and rest_set in {None, session.rest_set}:
        if ends_at is None:
            ends_at = now if seconds is None else session.rest_ends_at + timedelta(seconds=seconds)
        ends_at = min(ends_at, now + LONGEST)
        is_over = ends_at <= now
        session.rest_ends_at = None if is_over else ends_at
        if is_over:
            session.rest_set = session.rest_started_at = None
        session.save(update_fields=["rest_set", "rest_started_at", "rest_ends_at"])
    return session
