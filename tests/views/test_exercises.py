"""The list of exercises."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.views.exercise_workouts import NOW, done, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_exercises_ask_for_a_sign_in(client):
    response = client.get("/exercises/")

    assert response.url == f"{reverse('account_login')}?next=/exercises/"


def test_exercises_show_what_was_done_lately_first(signed_in, lifter):
    bench = ExerciseFactory(name="Z bench", secondary_muscles=["triceps", "lower_back"])
    ExerciseFactory(name="A curl")
    CustomExerciseFactory(name="M mine", created_by=lifter, equipment=[])
    CustomExerciseFactory(name="Not mine")
    done(lifter, bench)

    response = signed_in.get("/exercises/")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Z bench", "A curl", "M mine"]
    assert "Z bench Chest, also triceps, lower back Barbell yesterday A curl Chest Barbell M mine" in text_of(response)
    assert "your own" in text_of(response)


def test_exercises_are_narrowed_by_an_address(signed_in):
    ExerciseFactory(name="Bench press", equipment=["barbell"])
    ExerciseFactory(name="Bench press cable", equipment=["cable"])

    response = signed_in.get("/exercises/?q=bnech&muscle=chest&equipment=cable")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Bench press cable"]
    assert "Nothing is called “bnech”. This is close to it" in text_of(response)
    assert '<option value="cable" selected>Cable</option>' in response.content.decode()


def test_exercises_ignore_filters_that_make_no_sense(signed_in):
    ExerciseFactory(name="Bench press")

    response = signed_in.get("/exercises/?q=%00&muscle=brain&equipment=x&page=-3")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Bench press"]


def test_exercises_without_a_find_offer_to_make_one(signed_in):
    response = signed_in.get("/exercises/?q=l%26g")

    assert "No exercise called “l&amp;g”" in text_of(response)
    assert 'href="/exercises/new/?name=l%26g"' in response.content.decode()


def test_exercises_while_typing_are_the_list_alone(htmx):
    ExerciseFactory(name="Bench press")

    response = htmx.get("/exercises/?q=bench", headers={"HX-Target": "exercise-list"})

    assert response.content.decode().startswith('<section class="section" id="exercise-list"')
    assert response["Vary"].startswith("HX-Request, HX-Target")


def test_exercises_restored_by_the_browser_are_the_page(htmx):
    response = htmx.get("/exercises/", headers={"HX-History-Restore-Request": "true"})

    assert response.content.decode().startswith("<!doctype html>")


def test_exercises_have_pages(signed_in, htmx):
    for n in range(52):
        ExerciseFactory(name=f"Exercise {n:03}")

    first = signed_in.get("/exercises/?muscle=chest")
    second = signed_in.get("/exercises/?muscle=chest&page=2")
    more = htmx.get("/exercises/?muscle=chest&page=2", headers={"HX-Target": "exercise-more"})

    assert len(first.context["exercises"]) == 50
    assert 'href="?muscle=chest&amp;page=2"' in first.content.decode()
    assert [exercise.name for exercise in second.context["exercises"]] == ["Exercise 050", "Exercise 051"]
    assert "exercise-more" not in second.content.decode()
    assert more.content.decode().startswith('<li><a class="row"')
    assert more.content.decode().count("<li") == 2


@pytest.mark.parametrize("count", [1, 3])
def test_exercises_take_a_fixed_number_of_statements(signed_in, lifter, django_assert_num_queries, count):
    for _ in range(count):
        done(lifter, ExerciseFactory())

    with django_assert_num_queries(3):  # lifter, exercises, workout in progress
        signed_in.get("/exercises/")
