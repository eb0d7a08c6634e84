"""All that the page of progress says, as plain data: it is cached, and warmed after a workout."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workouts.domain.periods import Period
from workouts.domain.streaks import streaks, week_of
from workouts.domain.training import Day, weekly, weeks_shown
from workouts.models import RecordsDue, WorkoutSession
from workouts.queries.calendar import year
from workouts.queries.muscles import muscles
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
    """Read what all dashboards are made of: seven statements."""
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
    """Return the figures of the last days, or of all, beside those of the days before, and what happened last.

    Two statements beside those of the history.
    """
    read = history or read_history(lifter)
    period, first_weekday = Period.of(days, today), lifter.first_weekday
    first = read.days[0].on if read.days else None
    weeks = weeks_shown(days, first=first, today=today, first_weekday=first_weekday)
    return {
        "since": period.first or first or today,
        "until": today,
        "days": days,
        "figures": stats_of(read.days, period, lifter=lifter, today=today),
        "before": stats_of(read.days, period.before, lifter=lifter, today=today) if period.before else None,
        "week": _week(lifter, read.days, today),
        "weeks": [week._asdict() for week in weekly(read.days, weeks=weeks, today=today, first_weekday=first_weekday)],
        "muscles": muscles(lifter, period),
        "year": year(read.days, today.year, today=today),
        "records": read.records,
        "latest": read.latest,
        "workouts": sum(day.workouts for day in read.days),
        "is_computing": read.is_computing,
    }


def _week(lifter: Any, days: list[Day], today: date) -> dict[str, Any]:
    """Return how the running week stands beside its goal, and the longest row of weeks with its days."""
    first = week_of(today, first_weekday=lifter.first_weekday)
    of_week = (day.workouts for day in days if first <= day.on < first + timedelta(weeks=1))
    longest = streaks((day.on for day in days), today=today, first_weekday=lifter.first_weekday)
    return {
        "workouts": sum(of_week),
        "goal": lifter.weekly_goal,
        "longest_began": longest.longest_began,
        "longest_ended": longest.longest_ended,
    }
