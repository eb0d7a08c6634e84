"""The running workout, as the bar on every page and the offers of a forgotten one need it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from workouts.models import WorkoutSession, WorkoutSet

FORGOTTEN_AFTER = timedelta(hours=3)


def running_session(lifter: Any) -> WorkoutSession | None:
    """Return the workout in progress with `logged_count`, `row_count` and `last_set_at`. One statement."""
    return with_last_set(WorkoutSession.objects.owned_by(lifter).in_progress()).first()


def with_last_set(sessions: QuerySet[Any]) -> QuerySet[Any]:
    rows = WorkoutSet.objects.filter(session=OuterRef("pk")).order_by().values("session")
    logged = Q(logged_at__isnull=False)
    return sessions.annotate(
        last_set_at=Subquery(rows.annotate(last=Max("performed_at", filter=logged)).values("last")),
        logged_count=Subquery(rows.annotate(n=Count("pk", filter=logged)).values("n"), output_field=IntegerField()),
        row_count=Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
    )


def last_set_at(session: WorkoutSession) -> datetime | None:
    """Return when the latest logged set of a workout was done."""
    return session.sets.filter(logged_at__isnull=False).aggregate(last=Max("performed_at"))["last"]


def is_forgotten(session: WorkoutSession, last_set: datetime | None) -> bool:
    """Tell whether nothing was logged for so long that the lifter should say what is to become of the workout."""
    if not session.is_in_progress:
        return False
    latest = max(moment for moment in (session.started_at, session.resumed_at, last_set) if moment)
    return timezone.now() - latest > FORGOTTEN_AFTER
