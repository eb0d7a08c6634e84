"""Work for after the request. Tasks carry ids, may run twice or late, and reach the rules through services."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from celery import shared_task
from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError
from django.db.models import Model

from workouts.models import RecordsDue, User, WorkoutSession
from workouts.services import leftovers, metering, records, trash
from workouts.services.isolated import isolated
from workouts.services.warm import warm_statistics

Row = TypeVar("Row", bound=Model)
Result = TypeVar("Result")

# From so many workouts of a lifter on, computing all records at once is quicker than one workout after the other.
MANY = 20

# Three attempts, one and two seconds apart. IntegrityError: another connection inserted or deleted at the same moment.
RETRIED = {
    "autoretry_for": (OperationalError, InterfaceError, IntegrityError),
    "retry_backoff": 1,
    "retry_jitter": False,
    "max_retries": 2,
    "acks_late": True,
}


@shared_task(name="detect_personal_records", **RETRIED)
def detect_personal_records(session_id: int) -> int:
    session = WorkoutSession.objects.completed().filter(pk=session_id).first()
    return len(records.detect(session)) if session else 0  # discarded or deleted before the worker came


@shared_task(name="rebuild_due_records", **RETRIED)
def rebuild_due_records(lifter_id: int) -> int:
    lifter = User.objects.filter(pk=lifter_id).first()
    return records.rebuild_due(lifter) if lifter else 0


@shared_task(name="rebuild_records", **RETRIED)
def rebuild_records(lifter_id: int) -> None:
    """Compute all records of a lifter who wants them computed otherwise."""
    lifter = User.objects.filter(pk=lifter_id).first()
    if lifter:
        records.rebuild(lifter)


@shared_task(name="update_stats", **RETRIED)
def update_stats(lifter_id: int) -> None:
    """Warm what the lifter looks at after a workout."""
    lifter = User.objects.filter(pk=lifter_id).first()
    if lifter:
        warm_statistics(lifter)


@shared_task(name="sweep_records", **RETRIED, expires=settings.SWEEP_SECONDS)
def sweep_records() -> int:
    """Find what no message told of: records of an older version, finished sessions and noted exercises never computed."""
    renewed = sum(bool(_isolated(records.bring_up_to_date, lifter)) for lifter in records.with_old_records()[:MANY])
    found = list(WorkoutSession.objects.without_records().order_by("completed_at")[:500])
    waiting = Counter(session.lifter_id for session in found)
    many = {pk for pk, count in waiting.items() if count >= MANY}
    single = [session for session in found if session.lifter_id not in many]
    computed = sum(_isolated(records.detect, session) is not None for session in single)
    for lifter in User.objects.filter(pk__in=many):
        _isolated(records.rebuild, lifter)
        computed += waiting[lifter.pk]
    due = User.objects.filter(pk__in=RecordsDue.objects.values("lifter"))
    return renewed + computed + sum(_isolated(records.rebuild_due, lifter) or 0 for lifter in due)


@shared_task(name="clear_away", **RETRIED)
def clear_away() -> int:
    """Forget workouts deleted a month ago, what editing left behind, and what was measured more than a week ago."""
    return trash.purge() + leftovers.drop_leftovers() + metering.forget_old()


def _isolated(compute: Callable[[Row], Result], row: Row) -> Result | None:
    return isolated(compute, row, "Could not compute the records")
