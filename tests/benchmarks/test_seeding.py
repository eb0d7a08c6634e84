"""What is measured on is made by statements of its own, which have to keep up with the tables."""

import pytest

from tests.benchmarks import seeding
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services import catalogue, records


@pytest.mark.django_db
def test_a_lifter_to_measure_on_has_a_history_and_a_workout_that_runs():
    catalogue.load()
    lifter = seeding.lifter("heavy", sets=200)
    running = seeding.begin(lifter, exercises=2, rows=3)
    records.rebuild(lifter)

    done = WorkoutSession.objects.completed()
    assert (done.count(), done.first().total_sets, done.first().total_exercises) == (5, 32, 8)
    assert WorkoutSet.objects.filter(logged_at__isnull=False).count() == 200
    assert (running.sets.count(), lifter.records.exists()) == (6, True)
