"""Work for after the request. Tasks carry ids, may run twice or late, and reach the rules through services."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from celery import shared_task
from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError
from django.db.models import Model

from workouts.enums import ImportState
from workouts.models import Import, RecordsDue, User, WorkoutSession
from workouts.services import file_imports, import_run, leftovers, metering, records, trash
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
    # The end of a running import sees to its own.
    unseen = WorkoutSession.objects.without_records().exclude(imported_by__state=ImportState.RUNNING)
    found = list(unseen.order_by("completed_at")[:500])
    waiting = Counter(session.lifter_id for session in found)
    many = {pk for pk, count in waiting.items() if count >= MANY}
    single = [session for session in found if session.lifter_id not in many]
    computed = sum(_isolated(records.detect, session) is not None for session in single)
    for lifter in User.objects.filter(pk__in=many):
        _isolated(records.rebuild, lifter)
        computed += waiting[lifter.pk]
    due = User.objects.filter(pk__in=RecordsDue.objects.values("lifter"))
    return renewed + computed + sum(_isolated(records.rebuild_due, lifter) or 0 for lifter in due)


@shared_task(name="preview_import", **RETRIED)
def preview_import(import_id: int) -> None:
    """Read an uploaded file, for the page that says what it would bring."""
    _work_on(import_id)


@shared_task(name="run_import", **RETRIED)
def run_import(import_id: int) -> None:
    """Store what a confirmed file brings; delivered twice or after a lost worker, it goes on where it was."""
    _work_on(import_id)


@shared_task(name="sweep_imports", **RETRIED, expires=settings.SWEEP_SECONDS)
def sweep_imports() -> int:
    """Go on with imports whose message or worker was lost; return how many."""
    stalled = list(Import.objects.stalled().select_related("lifter").order_by("touched_at")[:MANY])
    for job in stalled:
        isolated(import_run.carry_on, job, "Could not import")
    return len(stalled)


@shared_task(name="clear_away", **RETRIED)
def clear_away() -> int:
    """Forget workouts deleted a month ago, uploads left lying, what editing left, and what was measured a week ago."""
    return trash.purge() + file_imports.forget_uploads() + leftovers.drop_leftovers() + metering.forget_old()


def _work_on(import_id: int) -> None:
    job = Import.objects.select_related("lifter").filter(pk=import_id).first()
    if job:  # thrown away before the worker came
        import_run.carry_on(job)


def _isolated(compute: Callable[[Row], Result], row: Row) -> Result | None:
    return isolated(compute, row, "Could not compute the records")
