"""Exercises of one's own: made, refused, offered instead."""

import pytest
import time_machine

from tests.factories import CustomExerciseFactory, ExerciseFactory, SessionFactory
from tests.views.exercise_workouts import NOW, text_of
from workouts.models import Exercise, ExerciseAlias

NEW = {"name": "Log carry", "type": "short_distance_weight", "equipment": ["other"], "primary_muscles": ["full_body"]}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_new_exercise_takes_the_name_that_was_searched(signed_in):
    response = signed_in.get("/exercises/new/?name=Log+carry")

    assert 'value="Log carry"' in response.content.decode()


def test_new_exercise_is_stored(signed_in, lifter):
    response = signed_in.post("/exercises/new/", NEW | {"counts_bodyweight": "on"})

    exercise = Exercise.objects.get()
    assert response.url == f"/exercises/{exercise.pk}/"
    assert (exercise.created_by, exercise.is_custom, exercise.name, exercise.type) == (
        lifter,
        True,
        "Log carry",
        "short_distance_weight",
    )
    assert (exercise.equipment, exercise.primary_muscles, exercise.secondary_muscles) == (["other"], ["full_body"], [])
    assert exercise.counts_bodyweight is False  # means nothing for this type


def test_new_exercise_made_for_a_workout_is_added_to_it(signed_in, lifter):
    session = SessionFactory(lifter=lifter)

    response = signed_in.post("/exercises/new/", NEW | {"session": str(session.uuid)})

    entry = session.entries.get()
    assert response.url == f"{session.get_absolute_url()}#{entry.dom_id}"  # not the top of a long workout
    assert entry.exercise.name == "Log carry"


def test_new_exercise_made_for_a_strangers_workout_stays_out_of_it(signed_in):
    session = SessionFactory()

    response = signed_in.post("/exercises/new/", NEW | {"session": str(session.uuid)})

    assert response.url == f"/exercises/{Exercise.objects.get().pk}/"
    assert not session.entries.exists()


def test_new_exercise_called_like_one_of_the_catalogue_is_offered_that_one(signed_in, lifter):
    known = ExerciseFactory(name="Atlas walk")
    ExerciseAlias.objects.create(exercise=known, name="LOG CARRY")

    offered = signed_in.post("/exercises/new/", NEW)
    insisted = signed_in.post("/exercises/new/", NEW | {"anyway": "on"})

    assert offered.status_code == 422
    assert "Atlas walk It is in the catalogue under that name." in text_of(offered)
    assert f'href="/exercises/{known.pk}/"' in offered.content.decode()
    assert insisted.url == f"/exercises/{Exercise.objects.get(created_by=lifter).pk}/"


@pytest.mark.parametrize("insisting", [{}, {"anyway": "on"}])
def test_new_exercise_called_like_an_own_one_is_refused(signed_in, lifter, insisting):
    CustomExerciseFactory(name="log CARRY", created_by=lifter)

    response = signed_in.post("/exercises/new/", NEW | insisting)

    assert response.status_code == 422
    assert Exercise.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "\x00\u202e"}, "name"),
        ({"type": "juggling"}, "type"),
        ({"equipment": ["spoon"]}, "equipment"),
        ({"primary_muscles": ["brain"]}, "primary_muscles"),
        ({"session": "1"}, "session"),
    ],
)
def test_new_exercise_with_wrong_values_is_refused(signed_in, changed, field):
    response = signed_in.post("/exercises/new/", NEW | changed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Exercise.objects.exists()
