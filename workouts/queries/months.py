"""Finished workouts by month, a page at a time."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from workouts.models import SessionExercise, WorkoutSession
from workouts.queries.workout_rows import workout_rows

PER_PAGE = 30


def history(lifter: Any, *, q: str = "", page: str | int = 1) -> dict[str, Any]:
    """Return {"page", "months"}: the workouts of a page, newest first, under their months. Five statements.

    A month says what all of it comes to, wherever its page ends.
    """
    found = _matching(lifter, q)
    shown = Paginator(found.order_by("-started_at", "-pk"), PER_PAGE).get_page(page)
    return {"page": shown, "months": _by_month(lifter, found, shown)}


def _matching(lifter: Any, q: str) -> QuerySet[Any]:
    sessions = WorkoutSession.objects.owned_by(lifter).completed()
    if not q:
        return sessions
    entries = SessionExercise.objects.owned_by(lifter).filter(session=OuterRef("pk"))
    said_there = entries.filter(Q(exercise__name__icontains=q) | Q(notes__icontains=q))
    return sessions.filter(Q(title__icontains=q) | Q(notes__icontains=q) | Exists(said_there))


def _by_month(lifter: Any, found: QuerySet[Any], shown: Page[Any]) -> list[dict[str, Any]]:
    """Days are those of the sessions' own zones: who travels may have two months interleaved, each stands once."""
    rows: dict[date, list[dict[str, Any]]] = {}
    for row in workout_rows(lifter, shown.object_list):
        rows.setdefault(row["day"].replace(day=1), []).append(row)
    totals = _totals(found, rows)
    return [{"first": month, **totals[month], "rows": rows[month]} for month in rows]


def _totals(found: QuerySet[Any], months: Iterable[date]) -> dict[date, dict[str, Any]]:
    by_month = found.annotate(month=TruncMonth("started_on")).filter(month__in=list(months)).values("month")
    sums = by_month.annotate(count=Count("pk"), volume_kg=Sum("total_volume_kg")).order_by()
    return {row["month"]: {"count": row["count"], "volume_kg": row["volume_kg"]} for row in sums}
