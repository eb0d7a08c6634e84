"""What a lifter may start today, and how the week stands."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max, Q

from workouts.domain.streaks import streaks, week_of
from workouts.models import Routine, WorkoutSession

LATEST = 5


def week(lifter: Any, today: date) -> dict[str, Any]:
    """Return the days of this week, the number of workouts in it and the streak in weeks. One statement."""
    first = week_of(today, first_weekday=lifter.first_weekday)
    days = list(WorkoutSession.objects.owned_by(lifter).completed().values_list("started_on", flat=True))
    trained = set(days)
    return {
        "count": sum(first <= day < first + timedelta(weeks=1) for day in days),
        "streak": streaks(trained, today=today, first_weekday=lifter.first_weekday).current,
        "days": [_day(first + timedelta(days=n), today, trained) for n in range(7)],
    }


def _day(day: date, today: date, trained: set[date]) -> dict[str, Any]:
    classes = {"did": day in trained, "today": day == today, "ahead": day > today}
    return {"date": day, "did": day in trained, "classes": " ".join(name for name, holds in classes.items() if holds)}


def folders(lifter: Any) -> list[dict[str, Any]]:
    """Return the lifter's routines by folder, those without one last. Two statements."""
    routines = (
        Routine.objects.owned_by(lifter)
        .select_related("folder")
        .prefetch_related("planned__exercise")
        .annotate(last_on=Max("sessions__started_on", filter=Q(sessions__completed_at__isnull=False)))
        .order_by("folder__position", "folder_id", "position", "pk")
    )
    found: dict[Any, dict[str, Any]] = {}
    for routine in routines:
        title = routine.folder.title if routine.folder else "Without a folder"
        folder = found.setdefault(routine.folder_id, {"title": title, "routines": []})
        folder["routines"].append(
            {
                "uuid": routine.uuid,
                "name": routine.name,
                "exercises": [planned.exercise.name for planned in routine.planned.all()],
                "last_on": routine.last_on,
                "start_uuid": uuid4(),
            }
        )
    if list(found) == [None]:
        found[None]["title"] = "Routines"
    return sorted(found.values(), key=lambda folder: folder["title"] == "Without a folder")


def latest(lifter: Any) -> list[tuple[WorkoutSession, UUID]]:
    """Return the latest workouts, each with an id for the workout that repeating it starts."""
    sessions = WorkoutSession.objects.owned_by(lifter).completed().order_by("-started_at", "-pk")
    return [(session, uuid4()) for session in sessions[:LATEST]]
