"""Every past set of an exercise, page by page."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.pages import text_of
from tests.views.exercise_sets import NOW, done

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


def sets_url(exercise):
    return reverse("exercise_sets", args=[exercise.pk])


def link(content, rel):
    found = re.search(rf'<a class="button" rel="{rel}" href="([^"]*)"', content)
    return unescape(found[1]) if found else None


def test_past_sets_of_an_exercise_of_somebody_else_are_not_found(signed_in, lifter):
    assert signed_in.get(sets_url(CustomExerciseFactory())).status_code == 404


def test_past_sets_of_nobody_else_are_shown(signed_in, stranger):
    exercise = ExerciseFactory(name="Bench press")
    done(stranger, exercise, (100, 5))

    text = text_of(signed_in.get(sets_url(exercise)).content.decode())

    assert "Not done yet Its sets show here after your first workout with it. Bench press" in text


def test_past_sets_are_shown_with_types_notes_and_estimates(signed_in, lifter):
    exercise = ExerciseFactory(name="Bench press")
    (warmup, *_) = done(lifter, exercise, (60, 5), (100, 5), note="Wide <grip>", rpe=Decimal(8))
    type(warmup).objects.filter(pk=warmup.pk).update(set_type="warmup", rpe=None)

    content = signed_in.get(sets_url(exercise)).content.decode()

    assert "Push A, yesterday Wide <grip> Set kg Reps RPE 1RM, kg W 60 5 1 100 5 8 112.5" in text_of(content)
    assert '<th scope="row" class="w"><abbr title="Warm-up">W</abbr></th><td>60</td>' in content
    assert f'<a href="{warmup.session.get_absolute_url()}">Push A, yesterday</a>' in content


def test_past_sets_are_paged_both_ways(signed_in, lifter):
    exercise = ExerciseFactory()
    for ago in range(1, 22):
        done(lifter, exercise, (100, 5), ago=ago)

    first = signed_in.get(sets_url(exercise)).content.decode()
    second = signed_in.get(sets_url(exercise) + link(first, "next")).content.decode()
    back = signed_in.get(sets_url(exercise) + link(second, "prev")).content.decode()

    assert [content.count("<caption>") for content in (first, second, back)] == [20, 1, 20]
    assert (link(first, "prev"), link(second, "next"), link(back, "prev")) == (None, None, None)


def test_past_sets_go_on_for_htmx(lifter):
    exercise = ExerciseFactory()
    for ago in range(1, 22):
        done(lifter, exercise, (100, 5), ago=ago)
    browser = browser_of(lifter, headers={"HX-Request": "true", "HX-Target": "past-workouts"})
    first = browser_of(lifter).get(sets_url(exercise)).content.decode()

    more = browser.get(sets_url(exercise) + link(first, "next")).content.decode().strip()

    assert 'hx-trigger="revealed" hx-target="#past-workouts" hx-swap="beforeend"' in first
    assert more.startswith('<div class="scroll"><table class="table even">')
    assert more.count("<caption>") == 1
    assert more.endswith('<span id="older" hx-swap-oob="true"></span>')


@pytest.mark.parametrize("senseless", [{"before": "abc"}, {"after": "1"}, {"page": "abc"}, {"before": "9" * 5000}])
def test_past_sets_with_what_makes_no_sense_are_the_first_page(signed_in, lifter, senseless):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5))

    assert "Push A, yesterday" in text_of(signed_in.get(sets_url(exercise), senseless).content.decode())


def test_past_sets_behind_the_last_lead_back(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5))

    text = text_of(signed_in.get(sets_url(exercise), {"before": "2020-01-01.0.1"}).content.decode())

    assert "That was all Back to the latest" in text


@pytest.mark.parametrize("count", [1, 3])
def test_past_sets_take_six_statements(signed_in, lifter, django_assert_num_queries, count):
    exercise = ExerciseFactory()
    for ago in range(count):
        done(lifter, exercise, *[(100, 5)] * count, ago=ago)
    signed_in.get(reverse("home"))

    with django_assert_num_queries(6):
        signed_in.get(sets_url(exercise))
