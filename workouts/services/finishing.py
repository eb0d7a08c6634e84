"""The end of a workout: what was logged stays, the rest goes, and its records are computed."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from workouts import queue
from workouts.domain.times import Times, finished
from workouts.errors import Conflict
from workouts.models import WorkoutSession
from workouts.services.bodyweight import hold_weighings, weigh_for, weigh_where_unknown
from workouts.services.due import mark_due
from workouts.services.routine_updates import lock_routine, update_routine
from workouts.services.sessions import describe, locked
from workouts.services.times import set_times
from workouts.services.totals import close_write

MOST_LETTERS = 10_000


@transaction.atomic
def finish_session(
    session: WorkoutSession,
    *,
    rating: int | None = None,
    times: Times | None = None,
    update_values: bool = False,
    update_structure: bool = False,
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """Finish a workout: rows never logged go, the worker computes the records. Safe to replay.

    Of a second finish, on another device, only what would be lost is taken: its words, and a bodyweight where the day has
    none. Without `times` it ends now. The routine it was done with takes over its values, or its exercises and sets, where
    asked to. `details` may hold title and notes; a bodyweight is stored as that day's weighing. Raises Conflict for a
    workout without a logged set, or a discarded one, and Invalid for times that cannot be.
    """
    if update_values or update_structure:
        lock_routine(session)
    if bodyweight_kg is not None:
        hold_weighings(session.lifter)
    session = locked(session)
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded.")
    if session.is_completed:
        _add_words(session, rating=rating, notes=details.get("notes"))
        if bodyweight_kg is not None:
            weigh_where_unknown(session, bodyweight_kg)
        return session
    _refuse_empty(session)
    update_routine(session, values=update_values, structure=update_structure)
    drop_unlogged(session)
    describe(session, rating=rating, **details)
    now = max(timezone.now(), session.started_at)
    set_times(session, times or finished(session.started_at, ends_at=now))
    session.rest_set = session.rest_started_at = session.rest_ends_at = None
    session.save()
    if bodyweight_kg is not None:
        mark_due(session.lifter, weigh_for(session, bodyweight_kg))
    queue.enqueue_on_commit("detect_personal_records", session.pk)
    close_write(session)  # the sweep finds it if the queue is away
    return session


def drop_unlogged(session: WorkoutSession) -> None:
    """Drop rows that were never logged, exercises left without a row, and supersets left with one exercise."""
    session.sets.filter(logged_at=None).delete()
    session.entries.filter(sets=None).delete()
    groups = session.entries.order_by().values("superset_group").annotate(members=Count("pk"))
    alone = groups.filter(superset_group__isnull=False, members=1).values("superset_group")
    session.entries.filter(superset_group__in=alone).update(superset_group=None)


def _add_words(session: WorkoutSession, *, rating: int | None, notes: str | None) -> None:
    """Keep what was said of a workout on a device that did not know that it was finished."""
    said = (session.rating, session.notes)
    session.rating = session.rating or rating
    if notes and notes not in session.notes:
        session.notes = f"{session.notes}\n\n{notes}".strip()
    if len(session.notes) > MOST_LETTERS:
        raise Conflict("This workout was finished on another device. Shorten your note, then add it to the one there.")
    if said != (session.rating, session.notes):
        session.save(update_fields=["rating", "notes", "updated_at"])
        session.lifter.raise_generation()


def _refuse_empty(session: WorkoutSession) -> None:
    if not session.sets.filter(logged_at__isnull=False).exists():
        raise Conflict("Nothing is logged yet. Log a set first, or discard the workout.")
