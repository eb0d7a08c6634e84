"""Exercises, their records and their volume."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from workouts.api.answers import answer
from workouts.api.inputs import ExerciseFilters, RecordsWanted, VolumePeriod
from workouts.api.lookups import found
from workouts.api.shapes import REFUSALS, Answer, Day, Exercise, Record
from workouts.cache import RECORDS, Figures
from workouts.models import Exercise as ExerciseModel
from workouts.queries.detail import exercise_facts
from workouts.queries.exercises import search
from workouts.queries.records import told_records
from workouts.queries.volume import daily_volume

router = Router(tags=["exercises"])

MOST_FOUND = 500


@router.get("/exercises", response={200: Answer[list[Exercise]], **REFUSALS})
def index(request: HttpRequest, filters: Query[ExerciseFilters]) -> HttpResponse:
    """The catalogue and the lifter's own, by name or alias, muscle and equipment."""
    rows = search(request.user, q=filters.q, muscle=filters.muscle, equipment=filters.equipment)
    return answer([exercise_facts(exercise) for exercise in rows[:MOST_FOUND]])


@router.get("/exercises/{exercise_id}", response={200: Answer[Exercise], **REFUSALS})
def show(request: HttpRequest, exercise_id: str) -> HttpResponse:
    return answer(exercise_facts(_visible(request, exercise_id)))


@router.get("/exercises/{exercise_id}/records", response={200: Answer[list[Record]], **REFUSALS})
def records(request: HttpRequest, exercise_id: str, wanted: Query[RecordsWanted]) -> HttpResponse:
    """The records that stand, or with `history=1` all that ever stood, each with its set and with what it beat."""
    lifter: Any = request.user
    figures = Figures(lifter, today=lifter.today)
    exercise = _visible(request, exercise_id)
    found_records = figures.get(
        f"records:{exercise.pk}:{wanted.history}",
        lambda: told_records(lifter, exercise, with_history=wanted.history == "1"),
        seconds=RECORDS,
    )
    return answer(found_records)


@router.get("/exercises/{exercise_id}/volume", response={200: Answer[list[Day]], **REFUSALS})
def volume(request: HttpRequest, exercise_id: str, period: Query[VolumePeriod]) -> HttpResponse:
    """Volume, sets and mean weight of each day with a set of it, today included."""
    lifter: Any = request.user
    today, days = lifter.today, period.days
    figures = Figures(lifter, today=today)
    exercise = _visible(request, exercise_id)
    return answer(
        figures.get(f"volume:{exercise.pk}:{days}", lambda: daily_volume(lifter, exercise.pk, days=days, today=today))
    )


def _visible(request: HttpRequest, exercise_id: str) -> ExerciseModel:
    exercise: ExerciseModel = found(ExerciseModel.objects.visible_to(request.user), exercise_id, noun="exercise")
    return exercise
