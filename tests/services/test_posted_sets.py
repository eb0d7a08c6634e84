"""Sets that programs post by exercise and number."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Invalid
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
    monkeypatch.setattr("workouts.services.settling.MOST_ROWS", 1)

    with pytest.raises(Conflict, match="at most 1 rows"):
        post(session, ExerciseFactory(), 1)

    assert SessionExercise.objects.count() == WorkoutSet.objects.count() == 1


EVERYTHING = {
    "weight_kg": Decimal(20),
    "reps": 8,
    "duration_seconds": 60,
    "distance_m": Decimal(400),
    "custom_metric": 12,
}


@pytest.mark.parametrize("kind", ExerciseType)
def test_post_set_refuses_what_the_exercise_has_no_column_for(lifter, kind):
    session, exercise = SessionFactory(lifter=lifter), ExerciseFactory(name="It", type=kind)

    with pytest.raises(Invalid) as refused:
        post_set(session, exercise, set_number=1, values=Values(**EVERYTHING), set_type=SetType.NORMAL)

    assert refused.value.details.keys() == EVERYTHING.keys() - set(kind.columns)
    assert refused.value.message.startswith("A set of It has no ")
    assert not SessionExercise.objects.exists()


@pytest.mark.parametrize("kind", ExerciseType)
def test_post_set_stores_what_the_exercise_has_and_leaves_zeros_beside_it_out(lifter, kind):
    session, exercise = SessionFactory(lifter=lifter), ExerciseFactory(type=kind)
    its_own = {name: value for name, value in EVERYTHING.items() if name in kind.columns}
    values = Values(**dict.fromkeys(EVERYTHING, 0) | its_own, rpe=Decimal(8))

    post_set(session, exercise, set_number=1, values=values, set_type=SetType.NORMAL)

    session.refresh_from_db()
    stored = Values.of(WorkoutSet.objects.get())
    assert stored == Values(**its_own, rpe=Decimal(8))
    assert session.total_reps == its_own.get("reps", 0)


@pytest.mark.parametrize(("most", "stored"), [(4, 3), (3, 2), (2, 1)])
def test_add_exercise_lays_out_no_more_rows_than_a_workout_holds(lifter, monkeypatch, most, stored):
    past = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    SetFactory.create_batch(2, entry=past.entry)
    session = SetFactory(entry__session=SessionFactory(lifter=lifter)).session
    monkeypatch.setattr("workouts.services.settling.MOST_ROWS", most)

    assert entries.add_exercise(session, past.exercise).sets.count() == stored


def test_add_exercise_to_a_workout_that_is_full_is_refused(lifter, monkeypatch):
    session = SetFactory(entry__session=SessionFactory(lifter=lifter)).session
    monkeypatch.setattr("workouts.services.settling.MOST_ROWS", 1)

    with pytest.raises(Conflict, match="at most 1 rows"):
        entries.add_exercise(session, ExerciseFactory())

    assert SessionExercise.objects.count() == 1


@pytest.mark.parametrize(("rows", "stored"), [(True, 2), (False, 0)])
def test_add_exercise_makes_rows_to_come_only_if_asked(lifter, rows, stored):
    past = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    SetFactory(entry=past.entry)

    entry = entries.add_exercise(SessionFactory(lifter=lifter), past.exercise, rows=rows)

    assert entry.sets.count() == stored
