"""What the page of an exercise says."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.models import WorkoutSession
from workouts.queries.exercise_figures import exercise_figures
from workouts.services import records

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(lifter):
    """An exercise done twice, heavier the second time."""
    exercise = ExerciseFactory()
    first = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=first, exercise=exercise))
    second = FinishedSessionFactory(lifter=lifter, started_at=first.started_at + timedelta(days=7))
    entry = EntryFactory(session=second, exercise=exercise)
    for weight in (110, 60):
        SetFactory(entry=entry, weight_kg=Decimal(weight))
    records.rebuild(lifter)
    return exercise


def gold(lifter, exercise):
    past = exercise_figures(lifter, exercise, today=date(2026, 3, 20))["past"]
    return [(row["weight_kg"], row["is_record"]) for workout in past for row in workout["sets"]]


def test_past_sets_that_beat_something_are_records_and_the_first_time_is_quiet(lifter, twice):
    assert gold(lifter, twice) == [(110, True), (60, False), (100, False)]


def test_past_sets_are_no_records_until_the_worker_has_seen_them(lifter, twice):
    WorkoutSession.objects.update(records_computed_at=None)

    assert gold(lifter, twice) == [(110, False), (60, False), (100, False)]
