"""A lifter's whole history, page by page: memory does not grow with it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, Q

from workouts.models import BodyMeasurement, SessionExercise, User, WorkoutSession, WorkoutSet

# Workouts read at a time. By key rather than by a cursor on the server: a pool in front may not keep one.
PAGE = 50


def finished_workouts(lifter: User, *, newest_first: bool = False) -> Iterator[WorkoutSession]:
    """Yield the finished workouts with their exercises and logged sets. Four statements a page."""
    sign, ordering = ("lt", ("-started_at", "-pk")) if newest_first else ("gt", ("started_at", "pk"))
    workouts: Any = WorkoutSession.objects.owned_by(lifter).completed().order_by(*ordering)
    workouts = workouts.select_related("routine").prefetch_related(_entries())
    page = list(workouts[:PAGE])
    while page:
        for workout in page:
            yield workout
            _let_go(workout)
        last = page[-1]
        beyond = Q(**{f"started_at__{sign}": last.started_at})
        beyond |= Q(**{"started_at": last.started_at, f"pk__{sign}": last.pk})
        page = list(workouts.filter(beyond)[:PAGE]) if len(page) == PAGE else []


def _let_go(workout: Any) -> None:
    """Part a workout from its rows, which name it in turn: else they would stay until the collector comes by."""
    for entry in workout.entries.all():
        entry._prefetched_objects_cache.clear()
    workout._prefetched_objects_cache.clear()


def _entries() -> Prefetch:
    sets = WorkoutSet.objects.filter(logged_at__isnull=False).order_by("position")
    entries = SessionExercise.objects.select_related("exercise").order_by("position")
    return Prefetch("entries", entries.prefetch_related(Prefetch("sets", sets)))


def held(lifter: Any) -> dict[str, int]:
    """Count what an export holds: {"workouts": 412, "measurements": 60}. Two statements."""
    return {
        "workouts": WorkoutSession.objects.owned_by(lifter).completed().count(),
        "measurements": BodyMeasurement.objects.owned_by(lifter).count(),
    }
