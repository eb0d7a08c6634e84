"""The rest timer: its end is a moment that the server keeps, so it survives a reload."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from workouts.models import WorkoutSession


@transaction.atomic
def move_rest(session: WorkoutSession, *, seconds: int | None) -> WorkoutSession:
    """Put the end of the running rest off, or forward; None skips it. A rest that is over is gone."""
    session = WorkoutSession.objects.locked().get(pk=session.pk)
    now = timezone.now()
    if session.rest_ends_at is not None:
        ends_at = now if seconds is None else session.rest_ends_at + timedelta(seconds=seconds)
        is_over = ends_at <= now
        session.rest_ends_at = None if is_over else ends_at
        if is_over:
            session.rest_set = session.rest_started_at = None
        session.save(update_fields=["rest_set", "rest_started_at", "rest_ends_at"])
    return session
