"""What the page of a workout takes along for when there is no network, and exercises that a device has laid out itself."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    BarFactory,
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlateFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import ExerciseBar, SessionExercise, WorkoutSet
from workouts.services.exercise_units import choose_units


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench <press>", equipment=["barbell"], primary_muscles=["chest"])


def done_before(lifter, exercise, *sets):
    past = FinishedSessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(days=7))
    entry = EntryFactory(session=past, exercise=exercise)
    for position, (kind, kg, reps) in enumerate(sets, start=1):
        SetFactory(entry=entry, position=position, set_type=kind, weight_kg=Decimal(kg), reps=reps)
    return entry


def kit(browser, session):
    return browser.get(reverse("kit", args=[session.uuid])).content.decode()


def lines(page):
    """Return the exercises that can be added: their attributes by name, in order."""
    found = re.findall(
        r'<button class="row" name="exercise" value="(\d+)"([^>]*)>.*?<span class="title">(.*?)</span>', page
    )
    return {
        unescape(name): dict(re.findall(r'data-(\w+)="([^"]*)"', rest)) | {"id": int(pk)} for pk, rest, name in found
    }


# --- The kit ----------------------------------------------------------------------------------------------------------


def test_exercises_come_with_the_sets_of_last_time_what_was_done_lately_first(signed_in, lifter, session, bench):
    ExerciseFactory(name="Air bike", type="distance_duration")
    done_before(lifter, bench, ("warmup", 40, 5), ("normal", 82.5, 6))

    found = lines(kit(signed_in, session))

    assert list(found) == ["Bench <press>", "Air bike"]
    assert json.loads(unescape(found["Bench <press>"].pop("last"))) == [
        ["warmup", "40 kg × 5", "", {"weight": "40", "reps": "5"}],
        ["normal", "82.5 kg × 6", "", {"weight": "82.5", "reps": "6"}],
    ]
    assert found == {
        "Bench <press>": {"id": bench.pk, "shape": "weight_reps-kg-km", "bar": "kg-1"},
        "Air bike": {"id": found["Air bike"]["id"], "shape": "distance_duration-kg-km"},
    }


def test_every_shape_of_exercise_has_a_blank_card_in_its_own_units(signed_in, lifter, session, bench):
    choose_units(lifter, bench, weight_unit="lb")
    ExerciseFactory(name="Plank", type="duration", equipment=[])

    page = kit(signed_in, session)

    cards = dict(re.findall(r'<template id="kit-card-([^"]+)">(.*?)</template>', page, flags=re.DOTALL))
    assert sorted(cards) == ["duration-kg-km", "weight_reps-lb-km"]
    assert cards["weight_reps-lb-km"].count("<tbody") == 1
    assert 'name="weight_unit" value="lb"' in cards["weight_reps-lb-km"]
    assert 'action="/entries/00000000-0000-0000-0000-000000000000/sets/"' in cards["duration-kg-km"]


def test_loads_are_those_of_the_bars_in_use(signed_in, lifter, session, bench):
    short = BarFactory(lifter=lifter, position=2, weight=8, unit="kg")
    PlateFactory(lifter=lifter, weight=5, unit="kg", pairs=2)
    ExerciseBar.objects.create(lifter=lifter, exercise=bench, bar=short)

    page = kit(signed_in, session)

    assert lines(page)["Bench <press>"]["bar"] == "kg-2"
    loads = re.findall(r'<template id="kit-bar-([^"]+)">(.*?)</template>', page)
    assert loads == [("kg-2", "8:The bar alone|18:5 kg|28:2 × 5 kg")]


def test_own_exercises_are_among_them_but_those_of_strangers_are_not(signed_in, lifter, stranger, session):
    CustomExerciseFactory(name="Mine", created_by=lifter)
    CustomExerciseFactory(name="Theirs", created_by=stranger)

    assert list(lines(kit(signed_in, session))) == ["Mine"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_kit_takes_nine_statements_whatever_its_size(signed_in, lifter, session, django_assert_num_queries, count):
    for exercise in ExerciseFactory.create_batch(count):
        done_before(lifter, exercise, ("normal", 80, 5))

    with django_assert_num_queries(9):
        kit(signed_in, session)


def test_a_kit_is_for_its_lifter_and_a_running_workout(signed_in, client, lifter, session):
    url = reverse("kit", args=[session.uuid])
    answer = signed_in.get(url)
    assert (answer["Cache-Control"], answer["X-Lifter"]) == ("no-store", str(lifter.pk))

    client.force_login(UserFactory())
    assert client.get(url).status_code == 404
    assert signed_in.get(reverse("kit", args=[FinishedSessionFactory(lifter=lifter).uuid])).status_code == 404


# --- What was laid out without a network ------------------------------------------------------------------------------


def add(browser, session, exercise, uuid, *rows):
    url = reverse("add_exercise", args=[session.uuid])
    return browser.post(url, {"exercise": exercise.pk, "uuid": uuid, "row": [f"{row}:{kind}" for row, kind in rows]})


def test_an_exercise_is_added_with_the_rows_that_the_device_gave_it(htmx, lifter, session, bench):
    done_before(lifter, bench, ("normal", 80, 5), ("normal", 80, 5))
    uuid, rows = uuid4(), [(uuid4(), "warmup"), (uuid4(), "drop"), (uuid4(), "normal")]

    answer = add(htmx, session, bench, uuid, *rows).content.decode()

    entry = SessionExercise.objects.get(uuid=uuid)
    assert [(row.uuid, row.set_type) for row in entry.sets.order_by("position")] == rows
    assert f'id="{entry.dom_id}"' in answer.split('hx-swap-oob="true"')[0]  # in the place of the page's own card
    assert "beforebegin" not in answer


def test_a_replay_of_it_changes_nothing_and_brings_the_card_again(htmx, session, bench):
    uuid, rows = uuid4(), [(uuid4(), "normal")]
    first = add(htmx, session, bench, uuid, *rows)

    again = add(htmx, session, bench, uuid, *rows)

    assert (first.status_code, again.status_code) == (200, 200)
    assert f'<section class="exercise" id="sessionexercise-{uuid}"' in again.content.decode()
    assert WorkoutSet.objects.count() == 1


def test_rows_that_are_taken_are_refused(htmx, stranger, session, bench):
    taken = RowFactory(entry=EntryFactory(session=SessionFactory(lifter=stranger)))

    assert add(htmx, session, bench, uuid4(), (taken.uuid, "normal")).status_code == 409
    assert not session.entries.exists()


@pytest.mark.parametrize(
    "rows",
    [
        [("x", "normal")],
        [("", "normal")],
        [(uuid4(), "superset")],
        [(uuid4(), "")],
        [(uuid4(), "normal")] * 2,
        [(uuid4(), "normal") for _ in range(51)],
    ],
)
def test_rows_that_make_no_sense_are_refused(htmx, session, bench, rows):
    assert add(htmx, session, bench, uuid4(), *rows).status_code == 422
    assert not session.entries.exists()
