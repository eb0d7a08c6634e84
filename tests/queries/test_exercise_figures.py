"""What the page of an exercise says beside its charts."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import RecordsDue, SessionExercise
from workouts.queries.exercise_figures import exercise_figures

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def done(lifter, exercise, *, day=0, **values):
    session = FinishedSessionFactory(lifter=lifter, started_at=START + timedelta(days=day))
    return SetFactory(entry=EntryFactory(session=session, exercise=exercise), **values)


def test_workouts_are_the_finished_ones_with_a_logged_set(lifter):
    exercise = ExerciseFactory()
    twice = done(lifter, exercise).session
    SetFactory(entry=EntryFactory(session=twice, exercise=exercise), set_type="warmup")
    counted = done(lifter, exercise, day=1).entry
    SessionExercise.objects.filter(pk=counted.pk).update(total_sets=1)
    RowFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise))
    SetFactory(entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise))
    done(UserFactory(), exercise)

    assert exercise_figures(lifter, exercise)["workouts"] == 2


@pytest.mark.parametrize(
    ("kind", "counts_bodyweight", "waiting"),
    [
        ("bodyweight_weighted", True, 2),
        ("bodyweight_weighted", False, 0),
        ("bodyweight_assisted", False, 2),
        ("reps_only", True, 2),
        ("weight_reps", False, 0),
        ("duration", False, 0),
    ],
)
def test_sets_wait_for_a_weighing_where_the_lifter_is_part_of_the_load(lifter, kind, counts_bodyweight, waiting):
    exercise = ExerciseFactory(type=kind, counts_bodyweight=counts_bodyweight)
    for day in (0, 1):
        done(lifter, exercise, day=day, load_kg=None, volume_kg=Decimal(0))
    done(lifter, exercise, day=2, load_kg=Decimal(80))
    SetFactory(entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise), load_kg=None)

    assert exercise_figures(lifter, exercise)["waiting_sets"] == waiting


def test_records_are_being_computed_while_a_workout_with_it_or_a_note_is_open(lifter, stranger):
    exercise, other = ExerciseFactory(), ExerciseFactory()
    session = done(lifter, exercise).session
    fresh = done(lifter, other).session
    type(fresh).objects.filter(pk=fresh.pk).update(records_computed_at=None)
    RecordsDue.objects.create(lifter=stranger, exercise=exercise, marked_at=timezone.now())

    assert [exercise_figures(lifter, each)["is_computing"] for each in (exercise, other)] == [False, True]

    type(session).objects.filter(pk=session.pk).update(records_computed_at=None)
    assert exercise_figures(lifter, exercise)["is_computing"] is True


def test_figures_hold_the_latest_three_workouts(lifter):
    exercise = ExerciseFactory()
    for day in range(4):
        done(lifter, exercise, day=day)

    found = exercise_figures(lifter, exercise)

    assert [workout["day"].day for workout in found["past"]] == [5, 4, 3]
    assert found["older"].startswith("2026-03-03.")


@pytest.mark.parametrize("count", [1, 3])
def test_figures_take_eleven_statements(lifter, django_assert_num_queries, count):
    exercise = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    for day in range(count):
        done(lifter, exercise, day=day, reps=5 + day)

    with django_assert_num_queries(11):
        exercise_figures(lifter, exercise)
