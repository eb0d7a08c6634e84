"""Workouts that were thrown away on one device while another still had sets of them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workouts.domain.times import finished
from workouts.enums import Kind
from workouts.errors import Discarded, Gone, WorkoutError
from workouts.models import DeletedWorkout, Deletion, User, WorkoutSession
from workouts.services.sessions import locked
from workouts.services.times import set_times
from workouts.services.totals import close_write


@transaction.atomic
def revive_session(session: WorkoutSession, *, ends_at: datetime) -> WorkoutSession:
    """Make a finished workout of one that was discarded, with nothing in it yet: the sets come from a device. Safe to replay."""
    session = locked(session)
    if session.discarded_at is not None:
        session.discarded_at = None
        end = max(session.started_at, min(ends_at, timezone.now()))
        set_times(session, finished(session.started_at, ends_at=end))
        session.save()
        close_write(session)
    return session


def why_over(lifter: User, uuid: UUID) -> WorkoutError | None:
    """Say what became of a workout that is not there any more; None of one that is, or never was the lifter's."""
    session = WorkoutSession.objects.owned_by(lifter).filter(uuid=uuid).only("title", "discarded_at").first()
    if session is not None:
        discarded = Discarded(f"“{session.title}” was discarded on another device.")
        return discarded if session.discarded_at is not None else None
    if not Deletion.objects.owned_by(lifter).filter(uuid=uuid, kind=Kind.SESSION).exists():
        return None
    deleted = DeletedWorkout.objects.owned_by(lifter).filter(uuid=uuid).first()
    return Gone(f"“{deleted.title}” was deleted." if deleted else "The workout was deleted.", is_whole=True)
