"""Sets that programs post by exercise and number."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.errors import Conflict
from workouts.models import SessionExercise, WorkoutSet
from workouts.services import entries
from workouts.services.posted_sets import post_set

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


def post(session, exercise, number):
    return post_set(session, exercise, set_number=number, values=FIVE_AT_100, set_type=SetType.NORMAL)


@pytest.mark.django_db(transaction=True)
def test_post_set_twice_at_once_adds_the_exercise_once():
    session, exercise = SessionFactory(), ExerciseFactory()

    def post_in_thread(number):
        try:
            return post(session, exercise, number).set.position
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        stored = list(threads.map(post_in_thread, (1, 2, 3, 4)))

    session.refresh_from_db()
    assert stored == [1, 2, 3, 4]
    assert SessionExercise.objects.count() == 1
    assert (session.total_sets, session.total_exercises) == (4, 1)


def test_post_set_raises_the_generation(lifter):
    session = SessionFactory(lifter=lifter)

    post(session, ExerciseFactory(), 1)

    before = lifter.generation
    lifter.refresh_from_db()
    assert lifter.generation > before


def test_post_set_that_is_refused_adds_no_exercise(lifter, monkeypatch):
    session = SessionFactory(lifter=lifter)
    SetFactory(entry__session=session)
    monkeypatch.setattr("workouts.services.sets.MOST_ROWS", 1)

    with pytest.raises(Conflict, match="at most 1 rows"):
        post(session, ExerciseFactory(), 1)

    assert SessionExercise.objects.count() == WorkoutSet.objects.count() == 1


@pytest.mark.parametrize(("rows", "stored"), [(True, 2), (False, 0)])
def test_add_exercise_makes_rows_to_come_only_if_asked(lifter, rows, stored):
    past = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    SetFactory(entry=past.entry)

    entry = entries.add_exercise(SessionFactory(lifter=lifter), past.exercise, rows=rows)

    assert entry.sets.count() == stored
