"""Figures of a lifter's finished workouts."""

from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from workouts.domain.periods import Period
from workouts.domain.streaks import streaks
from workouts.domain.training import Day, summary
from workouts.models import WorkoutSession


def workout_stats(lifter: Any, *, days: int | None, today: date) -> dict[str, Any]:
    """Return the figures of the last days, or of all; streaks count weeks over all. One statement."""
    return stats_of(training_days(lifter), Period.of(days, today), lifter=lifter, today=today)


def training_days(lifter: Any) -> list[Day]:
    """Return all days with a finished workout, in order. One statement."""
    days = WorkoutSession.objects.owned_by(lifter).completed().values("started_on").order_by("started_on")
    rows = days.values_list(
        "started_on",
        Count("pk"),
        Sum("total_volume_kg"),
        Sum("total_sets"),
        Sum("total_reps"),
        Coalesce(Sum("duration_seconds"), 0),
        Count("duration_seconds"),
    )
    return [Day._make(row) for row in rows]


def stats_of(days: list[Day], period: Period, *, lifter: Any, today: date) -> dict[str, Any]:
    totals = summary(days, period)
    weeks = streaks((day.on for day in days), today=today, first_weekday=lifter.first_weekday)
    return {
        "total_sessions": totals.workouts,
        "total_volume_kg": totals.volume_kg,
        "total_sets": totals.sets,
        "total_reps": totals.reps,
        "avg_session_duration_minutes": totals.average_minutes,
        "workout_days": totals.days,
        "current_streak": weeks.current,
        "longest_streak": weeks.longest,
    }
