"""What was lifted of one exercise, day by day."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Sum, Value
from django.db.models.functions import Coalesce

from workouts.enums import SetType
from workouts.models import WorkoutSet


def daily_volume(lifter: Any, exercise_id: int, *, days: int, today: date) -> list[dict[str, Any]]:
    """Return [{date, volume_kg, total_sets, avg_weight}] for the days with a set, in order; N days end with today.

    A day is the local one of its sessions. Working sets of finished sessions; warm-ups where the lifter counts them. A
    missing weight is 0.
    """
    sets = WorkoutSet.objects.owned_by(lifter).filter(
        exercise_id=exercise_id,
        logged_at__isnull=False,
        session__completed_at__isnull=False,
        session__started_on__range=(today - timedelta(days=days - 1), today),
    )
    if not lifter.counts_warmups:
        sets = sets.exclude(set_type=SetType.WARMUP)
    rows = sets.values(date=F("session__started_on")).annotate(
        volume=Sum("volume_kg"),
        total_sets=Count("pk"),
        avg_weight=Avg(Coalesce("weight_kg", Value(0), output_field=_WEIGHT)),
    )
    return [
        {
            "date": row["date"],
            "volume_kg": row["volume"],
            "total_sets": row["total_sets"],
            "avg_weight": row["avg_weight"],
        }
        for row in rows.order_by("date")
    ]


_WEIGHT = WorkoutSet._meta.get_field("weight_kg")
