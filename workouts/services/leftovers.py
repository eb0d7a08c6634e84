"""What editing a finished workout may leave behind. It counts nowhere; this only keeps it from staying for ever."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from workouts.models import WorkoutSession, WorkoutSet
from workouts.services.sessions import drop_unlogged, locked
from workouts.services.trash import delete_session

LEFT_FOR = timedelta(days=1)


def drop_leftovers() -> int:
    """Drop rows never checked in workouts finished and left alone for a day, and workouts entered without a set.

    Return how many workouts that were.
    """
    rows = WorkoutSet.objects.filter(session=OuterRef("pk"))
    left = WorkoutSession.objects.completed().filter(updated_at__lt=timezone.now() - LEFT_FOR)
    unchecked = left.filter(Exists(rows.filter(logged_at=None)))
    empty = left.filter(~Exists(rows), notes="", rating=None, source_key="")
    found = {*unchecked, *empty}
    for session in found:
        _drop(session)
    return len(found)


@transaction.atomic
def _drop(session: WorkoutSession) -> None:
    """What holds neither a set nor a word nor came from a file goes as a whole."""
    session = locked(session)
    drop_unlogged(session)
    session.lifter.raise_generation()
    if not session.sets.exists() and not (session.notes or session.rating or session.source_key):
        delete_session(session)
