"""What a lifter weighed, and which sets wait for it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from workouts.domain.weighings import SPANS
from workouts.models import BodyMeasurement, RecordsDue, WorkoutSession, WorkoutSet
from workouts.models.exercise import moving_lifter

A_PAGE = 30


class _Row(NamedTuple):
    """A weighing, and what it is more than the one before it."""

    day: date
    weight_kg: Decimal
    gain_kg: Decimal | None


def weight_of(lifter: Any, day: date) -> Decimal | None:
    """Return what was weighed on that very day."""
    of_the_day = BodyMeasurement.objects.owned_by(lifter).filter(measured_on=day)
    return of_the_day.values_list("weight_kg", flat=True).first()


def weighing_before(lifter: Any, day: date) -> dict[str, Any] | None:
    """Return {"day", "weight_kg"} of the latest weighing on or before the day: what its workouts are counted with."""
    weighed = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False, measured_on__lte=day)
    row = weighed.order_by("-measured_on").values_list("measured_on", "weight_kg").first()
    return {"day": row[0], "weight_kg": row[1]} if row else None


def bodyweight_on(lifter: Any, day: date) -> Decimal | None:
    """Return the latest weight measured on or before the day. Nothing is guessed before the first."""
    known = weighing_before(lifter, day)
    return known["weight_kg"] if known else None


def bodyweight_page(lifter: Any, *, span: str, before: date | None, today: date) -> dict[str, Any]:
    """Return the weighings of a span for a chart, a page of all of them, latest first, and what waits for one.

    `before` is the day that the page comes before; without, it is the first. Three statements.
    """
    weighed = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False).order_by("measured_on")
    weights = dict(weighed.values_list("measured_on", "weight_kg"))
    days = SPANS[span]
    last = max([today, *weights])  # east of home it is tomorrow already
    since = min(weights, default=today) if days is None else today - timedelta(days=days - 1)
    return {
        "latest": max(weights.items(), default=None),
        "since": since,
        "until": last,
        "weights": {day: weight for day, weight in weights.items() if day >= since},
        **_listed(weights, before),
        "waiting_sets": _waiting_sets(lifter, until=min(weights, default=None)),
        "is_computing": RecordsDue.objects.owned_by(lifter).exists(),
    }


def _listed(weights: dict[date, Decimal], before: date | None) -> dict[str, Any]:
    """Return a page of rows, each with what it is more than the weighing before it, and the keys of the pages around."""
    known = [None, *weights.values()]
    rows = [
        _Row(day, kg, None if last is None else kg - last)
        for (day, kg), last in zip(weights.items(), known[:-1], strict=True)
    ]
    rows.reverse()
    newer = [row for row in rows if before is not None and row.day >= before]
    older = rows[len(newer) :]
    return {
        "count": len(rows),
        "rows": older[:A_PAGE],
        "older": older[A_PAGE - 1].day if len(older) > A_PAGE else None,
        "has_newer": bool(newer),
        # The page of what comes after these begins below a row, or is the first.
        "newer": newer[-A_PAGE - 1].day if len(newer) > A_PAGE else None,
    }


def _waiting_sets(lifter: Any, *, until: date | None) -> int:
    """Count the logged sets before the first weighing whose load holds the lifter."""
    sessions = WorkoutSession.objects.owned_by(lifter).kept().filter(bodyweight_kg=None)
    if until is not None:
        sessions = sessions.filter(started_on__lt=until)
    sets = WorkoutSet.objects.owned_by(lifter).filter(session__in=sessions, logged_at__isnull=False)
    return sets.filter(moving_lifter("exercise__"), load_kg=None).count()
