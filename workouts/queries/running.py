"""The running workout, as the bar on every page and the offers of a forgotten one need it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from workouts.enums import SetType
from workouts.models import WorkoutSession, WorkoutSet

FORGOTTEN_AFTER = timedelta(hours=3)


def running_session(lifter: Any) -> WorkoutSession | None:
    """Return the workout in progress with `set_count` and `last_set_at`. One statement.

    `set_count` is how many sets it will count when all its rows are checked, as `total_sets` counts those that are.
    """
    rows = _rows() if lifter.counts_warmups else _rows().exclude(set_type=SetType.WARMUP)
    count = Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    last = Max("performed_at", filter=Q(logged_at__isnull=False))
    return (
        WorkoutSession.objects.owned_by(lifter)
        .in_progress()
        .annotate(set_count=Coalesce(count, 0), last_set_at=Subquery(_rows().annotate(last=last).values("last")))
        .first()
    )


def _rows() -> QuerySet[Any]:
    return WorkoutSet.objects.filter(session=OuterRef("pk")).order_by().values("session")


def last_set_at(session: WorkoutSession) -> datetime | None:
    """Return when the latest logged set of a workout was done."""
    return session.sets.filter(logged_at__isnull=False).aggregate(last=Max("performed_at"))["last"]


def is_forgotten(session: WorkoutSession, last_set: datetime | None) -> bool:
    """Tell whether nothing was logged for so long that the lifter should say what is to become of the workout."""
    if not session.is_in_progress:
        return False
    latest = max(moment for moment in (session.started_at, session.resumed_at, last_set) if moment)
    return timezone.now() - latest > FORGOTTEN_AFTER
