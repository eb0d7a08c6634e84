"""What editing a finished workout may leave behind. It counts nowhere; this only keeps it from staying for ever."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from workouts.models import WorkoutSession, WorkoutSet
from workouts.models.session import SessionQuerySet
from workouts.services.finishing import drop_unlogged
from workouts.services.isolated import isolated
from workouts.services.trash import delete_session

LEFT_FOR = timedelta(days=1)


def drop_leftovers() -> int:
    """Drop rows never checked in workouts finished and left alone for a day, and workouts entered without a set.

    Return how many workouts that were. One that cannot be tidied keeps none of the others from it.
    """
    return sum(isolated(_drop, session, "Could not drop what was left") or False for session in _left())


def _left() -> SessionQuerySet:
    rows = WorkoutSet.objects.filter(session=OuterRef("pk"))
    alone = WorkoutSession.objects.completed().filter(updated_at__lt=timezone.now() - LEFT_FOR)
    is_empty = Q(~Exists(rows), notes="", rating=None, source_key="")
    return alone.filter(is_empty | Q(Exists(rows.filter(logged_at=None))))


@transaction.atomic
def _drop(session: WorkoutSession) -> bool:
    """What holds neither a set nor a word nor came from a file goes as a whole. False where the lifter is back at it."""
    if not WorkoutSession.objects.filter(pk=session.pk).locked().exists():
        return False  # deleted
    left = _left().select_related("lifter").filter(pk=session.pk).first()  # again, behind the lock
    if left is None:
        return False
    drop_unlogged(left)
    if left.sets.exists() or left.notes or left.rating or left.source_key:
        left.lifter.raise_generation()
    else:
        delete_session(left)
    return True
