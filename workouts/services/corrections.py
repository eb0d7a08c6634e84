"""Finished workouts that are changed: edited whole on their page, or corrected piece by piece by programs."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from workouts import queue
from workouts.domain.times import Times, corrected
from workouts.errors import Conflict
from workouts.models import WorkoutSession
from workouts.services.bodyweight import hold_weighings, weigh_for
from workouts.services.due import mark_due
from workouts.services.finishing import drop_unlogged
from workouts.services.sessions import describe, locked
from workouts.services.times import set_times
from workouts.services.totals import close_write


@transaction.atomic
def revise_session(
    session: WorkoutSession,
    *,
    times: Times,
    rating: int | None = None,
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """End the editing of a finished workout: other times, title, notes, rating; rows that are not checked go.

    A bodyweight is stored as that day's weighing.
    Its records and those that followed are computed again. Raises Conflict where nothing is checked any more, and Invalid
    for times that cannot be.
    """
    if bodyweight_kg is not None:
        hold_weighings(session.lifter)
    session = locked(session)
    _refuse_running(session)
    if not session.sets.filter(logged_at__isnull=False).exists():
        raise Conflict("No set is checked. Check one, or delete the workout.")
    has_moved = times.started_at != session.started_at
    drop_unlogged(session)
    describe(session, rating=rating, **details)
    set_times(session, times)
    session.save()
    changed = _exercises(session) if has_moved else set()
    if bodyweight_kg is not None:
        changed |= weigh_for(session, bodyweight_kg)
    return _closed(session, changed=changed)


@transaction.atomic
def correct_session(
    session: WorkoutSession,
    *,
    started_at: datetime | None = None,
    completed_at: datetime | None = None,
    bodyweight_kg: Decimal | None = None,
    **details: Any,
) -> WorkoutSession:
    """Change what is named of a workout, as programs do: the rest stays, rows that are not checked too.

    Raises Conflict for the times of a workout that runs and for a discarded one, and Invalid for times that cannot be.
    """
    if bodyweight_kg is not None:
        hold_weighings(session.lifter)
    session = locked(session)
    if session.discarded_at is not None:
        raise Conflict("This workout was discarded.")
    changed: set[int] = set()
    is_timed = started_at is not None or completed_at is not None
    if is_timed:
        changed |= _moved(session, started_at=started_at, completed_at=completed_at)
    describe(session, **details)
    session.save()
    if bodyweight_kg is not None:
        changed |= weigh_for(session, bodyweight_kg)
    if is_timed or bodyweight_kg is not None:
        return _closed(session, changed=changed)
    session.lifter.raise_generation()
    return session


def _refuse_running(session: WorkoutSession) -> None:
    if not session.is_completed:
        raise Conflict("This workout still runs. Finish it first.")


def _moved(session: WorkoutSession, **moments: datetime | None) -> set[int]:
    """Move a finished workout, and return the exercises whose records have to be computed from the start."""
    _refuse_running(session)
    began, ended = session.started_at, session.completed_at or session.started_at
    set_times(session, corrected(Times(began, ended, session.duration_seconds), **moments))
    return _exercises(session) if session.started_at != began else set()


def _exercises(session: WorkoutSession) -> set[int]:
    return set(session.entries.values_list("exercise_id", flat=True))


def _closed(session: WorkoutSession, *, changed: Collection[int]) -> WorkoutSession:
    """Have the records of a changed workout computed, and those of exercises that changed beyond it from the start."""
    if changed:
        mark_due(session.lifter, changed)
    if session.is_completed:
        queue.enqueue_on_commit("detect_personal_records", session.pk)
    else:
        queue.enqueue_on_commit("rebuild_due_records", session.lifter_id)
    close_write(session)
    return session
