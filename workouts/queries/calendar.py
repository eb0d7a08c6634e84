"""The calendar: a month with its workouts, and the year around it."""

from calendar import Calendar, monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from workouts.domain.day_lengths import lengths
from workouts.domain.training import Day, monthly
from workouts.models import WorkoutSession
from workouts.queries.stats import training_days
from workouts.queries.workout_rows import workout_rows


def calendar(lifter: Any, *, month: date, today: date) -> dict[str, Any]:
    """Return a month by weeks of the lifter's, with its workouts, and its year. Four statements.

    Pages go from the month of the first workout to the running one, or the last workout's; a month beyond is the
    nearest of them. Workouts stand at the local days of their own zones.
    """
    days = training_days(lifter)
    earliest, latest = bounds(days, today)
    month = min(max(month, earliest), latest)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    sessions = WorkoutSession.objects.owned_by(lifter).completed().filter(started_on__range=(month, last))
    rows = workout_rows(lifter, sessions.order_by("started_on", "started_at", "pk"))
    return {
        "month": month,
        "previous": _moved(month, -1, earliest, latest),
        "next": _moved(month, 1, earliest, latest),
        "previous_year": _moved(month, -12, earliest, latest) if month.year > earliest.year else None,
        "next_year": _moved(month, 12, earliest, latest) if month.year < latest.year else None,
        "sums": monthly(days, year=month.year)[month.month - 1]._asdict(),
        "weeks": weeks_of(month, rows, first_weekday=lifter.first_weekday),
        "rows": rows,
        "year": year(days, month.year, today=today),
    }


def year(days: Sequence[Day], number: int, *, today: date) -> dict[str, Any]:
    """Return the days with a workout in a year, each with how long it was beside the usual one of that year, and its
    months from the first workout on."""
    earliest, latest = bounds(days, today)
    of_year = [day for day in days if day.on.year == number]
    length = lengths(of_year)
    return {
        "year": number,
        "days": [
            {
                "day": day.on,
                "workouts": day.workouts,
                "volume_kg": day.volume_kg,
                "sets": day.sets,
                "length": length[day.on],
            }
            for day in of_year
        ],
        "months": [sums._asdict() for sums in monthly(of_year, year=number) if earliest <= sums.first <= latest],
    }


def bounds(days: Sequence[Day], today: date) -> tuple[date, date]:
    """Return the first and the last month there is to show."""
    first, last = (days[0].on, days[-1].on) if days else (today, today)
    return min(first, today).replace(day=1), max(last, today).replace(day=1)


def _moved(month: date, months: int, earliest: date, latest: date) -> date | None:
    """Return the month so many later, or the nearest that there is; None where that is this one."""
    years, place = divmod(month.year * 12 + month.month - 1 + months, 12)
    moved = min(max(date(years, place + 1, 1), earliest), latest)
    return None if moved == month else moved


def weeks_of(month: date, rows: Sequence[dict[str, Any]], *, first_weekday: int) -> list[list[dict[str, Any] | None]]:
    """Return weeks of seven cells; those of other months are None."""
    on: dict[date, list[dict[str, Any]]] = {}
    for row in rows:
        on.setdefault(row["day"], []).append(row)
    weeks = Calendar(first_weekday).monthdatescalendar(month.year, month.month)
    return [
        [{"day": day, "rows": on.get(day, [])} if day.month == month.month else None for day in week] for week in weeks
    ]
