"""A note that is pinned to an exercise."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.views.exercise_workouts import NOW, text_of
from workouts.models import ExerciseNote
from workouts.services.exercise_notes import pin_note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_pinned_note_shows_on_the_page_until_it_is_emptied(signed_in, lifter):
    exercise = ExerciseFactory()
    url = reverse("pin_note", args=[exercise.pk])

    response = signed_in.post(url, {"pinned": "Seat on 4."})
    assert response.url == f"/exercises/{exercise.pk}/"
    assert "Seat on 4." in signed_in.get(response.url).content.decode()

    signed_in.post(url, {"pinned": " "})
    assert not ExerciseNote.objects.exists()
    assert "Seat on 4." not in signed_in.get(response.url).content.decode()


def test_a_note_is_pinned_by_everyone_for_themselves(signed_in, lifter, stranger):
    exercise = ExerciseFactory()
    pin_note(stranger, exercise, text="Theirs.")

    signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": "Mine."})

    assert set(ExerciseNote.objects.values_list("lifter", "text")) == {(stranger.pk, "Theirs."), (lifter.pk, "Mine.")}


def test_a_note_is_not_pinned_to_an_exercise_of_someone_else(signed_in):
    theirs = CustomExerciseFactory()

    assert signed_in.post(reverse("pin_note", args=[theirs.pk]), {"pinned": "Mine."}).status_code == 404


def test_a_pinned_note_that_is_too_long_is_refused(signed_in):
    exercise = ExerciseFactory()

    response = signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": "a" * 10_001}, follow=True)

    assert "at most 10,000" in text_of(response)
    assert not ExerciseNote.objects.exists()


def test_a_pinned_note_is_taken_off_by_an_empty_one_and_by_none_it_stays(signed_in, lifter):
    exercise = ExerciseFactory()
    pin_note(lifter, exercise, text="Seat on 4.")

    signed_in.post(reverse("pin_note", args=[exercise.pk]))
    assert ExerciseNote.objects.get().text == "Seat on 4."

    signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": ""})
    assert not ExerciseNote.objects.exists()
