"""Finding workouts by words."""

from datetime import UTC, datetime

import pytest

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RoutineFactory,
)
from workouts.models import ExerciseAlias, WorkoutSession
from workouts.queries.words import said_there, workouts_with

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def workout(lifter, *exercises, note="", **values):
    session = FinishedSessionFactory(lifter=lifter, started_at=START, **{"title": "–"} | values)
    for exercise in exercises:
        EntryFactory(session=session, exercise=exercise, notes=note)
    return session


def found(lifter, q):
    ids, is_rough = workouts_with(lifter, WorkoutSession.objects.owned_by(lifter).completed(), q)
    return set(ids), is_rough


@pytest.fixture
def each(lifter):
    """One workout for each place where words may stand."""
    bench = ExerciseFactory(name="Bench press (barbell)")
    ExerciseAlias.objects.create(exercise=bench, name="Flat board")
    return {
        "title": workout(lifter, title="Hotel gym 💪 80%"),
        "notes": workout(lifter, notes="Slept badly.\nLeft elbow sore"),
        "routine": workout(lifter, routine=RoutineFactory(lifter=lifter, name="Upper body")),
        "exercise": workout(lifter, bench),
        "entry": workout(lifter, ExerciseFactory(name="Squat"), note="Belt from set three"),
    }


@pytest.mark.parametrize(
    ("q", "place", "is_rough"),
    [
        ("hotel", "title", False),
        ("GYM hotel", "title", False),
        ("ote", "title", False),
        ("💪", "title", False),
        ("80%", "title", False),
        ("hotle", "title", True),
        ("elbow", "notes", False),
        ("elbow slept", "notes", False),
        ("elbwo", "notes", True),
        ("upper body", "routine", False),
        ("uper body", "routine", True),
        ("bench-press", "exercise", False),
        ("press bench", "exercise", False),
        ("flat board", "exercise", False),
        ("bnech press", "exercise", True),
        ("belt three", "entry", False),
        ("blet", "entry", True),
    ],
)
def test_words_are_found_in_every_text_even_if_misspelled(lifter, each, q, place, is_rough):
    assert found(lifter, q) == ({each[place].pk}, is_rough)


@pytest.mark.parametrize("q", ["deadlift", "%", "_", "💩", "", "  ", "hotel elbow", "(((("])
def test_words_that_are_nowhere_find_nothing(lifter, each, q):
    assert found(lifter, q) == ({each["title"].pk} if q == "%" else set(), False)


def test_words_in_one_text_come_before_words_anywhere_in_the_workout(lifter):
    bench, leg_press = ExerciseFactory(name="Bench press"), ExerciseFactory(name="Leg press")
    both = workout(lifter, ExerciseFactory(name="Bench dip"), leg_press)
    one = workout(lifter, bench, title="Push")

    assert found(lifter, "bench press") == ({one.pk}, False)
    assert found(lifter, "dip press") == ({both.pk}, False)
    assert found(lifter, "push bench") == ({one.pk}, False)
    assert found(lifter, "psuh bnech") == ({one.pk}, True)


def test_words_find_nothing_of_others(lifter, stranger):
    theirs = CustomExerciseFactory(name="Zercher", created_by=stranger)
    for owner in (lifter, stranger):
        ExerciseAlias.objects.create(exercise=ExerciseFactory(name=f"Of {owner}"), name="Anderson", lifter=owner)
    workout(stranger, theirs, title="Zercher", notes="Zercher")
    mine = workout(lifter, ExerciseAlias.objects.get(lifter=lifter).exercise)
    workout(lifter, ExerciseAlias.objects.get(lifter=stranger).exercise)

    assert found(lifter, "zercher") == (set(), False)
    assert found(lifter, "anderson") == ({mine.pk}, False)


@pytest.mark.parametrize("count", [1, 3])
def test_words_take_two_statements_and_what_they_say_one(lifter, django_assert_num_queries, count):
    for _ in range(count):
        workout(lifter, ExerciseFactory(), note="Wide grip", title="Push")

    with django_assert_num_queries(2):
        found(lifter, "push")
    sessions = list(WorkoutSession.objects.all())
    with django_assert_num_queries(1):
        assert set(said_there(lifter, sessions, "wide").values()) == {"Wide grip"}


def test_said_there_is_the_note_of_the_workout_before_those_of_its_exercises(lifter):
    first = workout(lifter, ExerciseFactory(), note="Left grip", notes="Slow, left knee")
    second = workout(lifter, ExerciseFactory(), ExerciseFactory(), note="Left grip", notes="Slow")
    third = workout(lifter, ExerciseFactory(), note="Right grip")

    assert said_there(lifter, [first, second, third], "left") == {first.pk: "Slow, left knee", second.pk: "Left grip"}
