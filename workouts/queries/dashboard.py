"""All that the page of progress says, as plain data: it is cached, and warmed after a workout."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from workouts.domain.periods import Period
from workouts.domain.training import Day, weekly_volume, weeks_shown
from workouts.models import RecordsDue, WorkoutSession
from workouts.queries.records import latest_medals
from workouts.queries.stats import stats_of, training_days
from workouts.queries.workout_rows import workout_rows

LATEST_RECORDS = 5
LATEST_WORKOUTS = 5


@dataclass(frozen=True, slots=True)
class History:
    """What all periods share."""

    days: list[Day]
    records: list[dict[str, Any]]
    latest: list[dict[str, Any]]
    is_computing: bool


def dashboard_key(days: int | None) -> str:
    """Name the figures of a period in the cache; page and warming meet here."""
    return f"dashboard:{days or 'all'}"


def read_history(lifter: Any) -> History:
    """Read what dashboards are made of: seven statements."""
    sessions = WorkoutSession.objects.owned_by(lifter).completed()
    latest = sessions.order_by("-started_at", "-pk")[:LATEST_WORKOUTS]
    return History(
        days=training_days(lifter),
        records=latest_medals(lifter, most=LATEST_RECORDS),
        latest=workout_rows(lifter, latest),
        is_computing=sessions.without_records().exists()
        or RecordsDue.objects.owned_by(lifter).exists()
        or lifter.has_old_records,
    )


def dashboard(lifter: Any, *, days: int | None, today: date, history: History | None = None) -> dict[str, Any]:
    """Return the figures of the last days, or of all, beside those of the days before, and what happened last."""
    read = history or read_history(lifter)
    period = Period.of(days, today)
    first = read.days[0].on if read.days else None
    weeks = weeks_shown(days, first=first, today=today, first_weekday=lifter.first_weekday)
    return {
        "since": period.first or first or today,
        "until": today,
        "figures": stats_of(read.days, period, lifter=lifter, today=today),
        "before": stats_of(read.days, period.before, lifter=lifter, today=today) if period.before else None,
        "weeks": [
            {"day": week, "volume_kg": volume}
            for week, volume in weekly_volume(read.days, weeks=weeks, today=today, first_weekday=lifter.first_weekday)
        ],
        "records": read.records,
        "latest": read.latest,
        "workouts": sum(day.workouts for day in read.days),
        "is_computing": read.is_computing,
    }
