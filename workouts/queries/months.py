"""Finished workouts by month, a page at a time, narrowed down by words, routine and year."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncMonth

from workouts.domain.marks import Mark
from workouts.models import Routine, WorkoutSession
from workouts.queries.paging import page_of
from workouts.queries.words import said_there, workouts_with
from workouts.queries.workout_rows import workout_rows

PER_PAGE = 30


def history(
    lifter: Any,
    *,
    q: str = "",
    routine: UUID | None = None,
    year: int | None = None,
    before: Mark | None = None,
    after: Mark | None = None,
) -> dict[str, Any]:
    """Return {"months", "newer", "older", "count", "is_rough"}: the workouts of a page under their months.

    A month says what all of it comes to, wherever its page ends; `goes_on` where it began on the page before. `count` is
    how many hold the words, None without any. Four statements, and three more for words that are found at once.
    """
    sessions = _narrowed(lifter, routine=routine, year=year)
    count, is_rough = None, False
    if q:
        ids, is_rough = workouts_with(lifter, sessions, q)
        sessions, count = sessions.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [ids])), len(ids)
    page = page_of(sessions, size=PER_PAGE, before=before, after=after)
    said = said_there(lifter, page.sessions, q) if q else {}
    months = _by_month(lifter, sessions, page.sessions, said)
    if months and before is not None:
        months[0]["goes_on"] = months[0]["first"] == before.day.replace(day=1)
    return {"months": months, "newer": page.newer, "older": page.older, "count": count, "is_rough": is_rough}


def years(lifter: Any, *, today: date) -> list[int]:
    """Return the years from now back to the first workout, where there are several."""
    first = WorkoutSession.objects.owned_by(lifter).completed().aggregate(day=Min("started_on"))["day"]
    return list(range(today.year, first.year - 1, -1)) if first and first.year < today.year else []


def routines(lifter: Any) -> QuerySet[Any]:
    """Return the routines that a workout may have been done by, by name."""
    return Routine.objects.owned_by(lifter).order_by("name", "pk").only("uuid", "name")


def _narrowed(lifter: Any, *, routine: UUID | None, year: int | None) -> QuerySet[WorkoutSession]:
    sessions = WorkoutSession.objects.owned_by(lifter).completed()
    if routine is not None:
        sessions = sessions.filter(routine__uuid=routine)
    return sessions if year is None else sessions.filter(started_on__year=year)


def _by_month(
    lifter: Any, found: QuerySet[Any], shown: Sequence[WorkoutSession], said: Mapping[int, str]
) -> list[dict[str, Any]]:
    rows: dict[date, list[dict[str, Any]]] = {}
    for session, row in zip(shown, workout_rows(lifter, shown), strict=True):
        rows.setdefault(row["day"].replace(day=1), []).append(row | {"said": said.get(session.pk, "")})
    totals = _totals(found, list(rows))
    return [{"first": month, **totals[month], "rows": rows[month], "goes_on": False} for month in rows]


def _totals(found: QuerySet[Any], months: list[date]) -> dict[date, dict[str, Any]]:
    """Return what these months, the newest first, come to."""
    if not months:
        return {}
    end = (months[0] + timedelta(days=31)).replace(day=1)
    of_months = found.filter(started_on__gte=months[-1], started_on__lt=end)
    by_month = of_months.annotate(month=TruncMonth("started_on")).values("month")
    sums = by_month.annotate(count=Count("pk"), volume_kg=Sum("total_volume_kg")).order_by()
    return {row["month"]: {"count": row["count"], "volume_kg": row["volume_kg"]} for row in sums}
