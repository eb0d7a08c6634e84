"""An exercise of a running workout that is replaced by another."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SetFactory,
)
from tests.pages import text
from tests.views.arranged import names, order_of
from workouts.enums import ExerciseType
from workouts.models import WorkoutSet


def test_replace_suggests_the_same_muscle_and_what_was_done_first(signed_in, lifter, entries):
    ExerciseFactory(name="A chest exercise")
    done = ExerciseFactory(name="Z done before")
    SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=done))
    ExerciseFactory(name="A curl", primary_muscles=["biceps"])
    CustomExerciseFactory(name="Of someone else")

    page = text(signed_in.get(reverse("replace_exercise", args=[entries[0].uuid])))

    assert re.findall(r'class="title">([^<]+)', page) == ["Z done before", "A chest exercise", "Dip", "Row"]


def test_replace_finds_any_exercise_by_name(htmx, entries):
    ExerciseFactory(name="Hammer curl", primary_muscles=["biceps"])

    page = text(htmx.get(reverse("replace_exercise", args=[entries[0].uuid]), {"q": "hammer"}))

    assert re.findall(r'class="title">([^<]+)', page) == ["Hammer curl"]


def test_replace_puts_the_new_card_in_the_place_of_the_old(htmx, session, entries):
    other, uuid = ExerciseFactory(name="Fly"), uuid4()

    response = htmx.post(reverse("replace_exercise", args=[entries[1].uuid]), {"exercise": other.pk, "uuid": uuid})

    swap = text(response)
    assert f'<div id="sessionexercise-{entries[1].uuid}" hx-swap-oob="delete"></div>' in swap
    assert order_of(swap) == "Press Fly Dip"
    assert f'<template><section class="exercise" id="sessionexercise-{uuid}"' in " ".join(swap.split())
    assert names(session) == ["Press", "Fly", "Dip"]


def test_replace_with_logged_sets_asks_what_becomes_of_them(htmx, entries):
    SetFactory(entry=entries[0])
    other = ExerciseFactory(name="Fly")
    url = reverse("replace_exercise", args=[entries[0].uuid])

    assert f'href="{url}?exercise={other.pk}"' in text(htmx.get(url))
    question = text(htmx.get(url, {"exercise": other.pk}))
    assert "1 set is logged" in question
    assert 'value="move"' in question
    assert htmx.post(url, {"exercise": other.pk}).status_code == 409
    assert htmx.post(url, {"exercise": other.pk, "logged": "move"}).status_code == 200
    assert WorkoutSet.objects.get(logged_at__isnull=False).exercise == other


def test_replace_by_what_counts_otherwise_offers_only_to_remove(htmx, entries):
    SetFactory(entry=entries[0])
    plank = ExerciseFactory(type=ExerciseType.DURATION)
    url = reverse("replace_exercise", args=[entries[0].uuid])

    question = text(htmx.get(url, {"exercise": plank.pk}))

    assert 'value="move"' not in question
    assert htmx.post(url, {"exercise": plank.pk, "logged": "move"}).status_code == 422
    assert htmx.post(url, {"exercise": plank.pk, "logged": "nonsense"}).status_code == 422


@pytest.mark.parametrize("exercise", ["0", "", "abc", "9" * 20])
def test_replace_by_what_is_no_exercise_is_404(htmx, entries, exercise):
    assert htmx.post(reverse("replace_exercise", args=[entries[0].uuid]), {"exercise": exercise}).status_code == 404


def test_replace_by_an_exercise_of_someone_else_is_404(signed_in, entries):
    theirs = CustomExerciseFactory()
    url = reverse("replace_exercise", args=[entries[0].uuid])

    assert signed_in.post(url, {"exercise": theirs.pk}).status_code == 404
    assert signed_in.get(url, {"exercise": theirs.pk}).status_code == 404


def test_a_set_meant_for_the_replaced_exercise_is_gone(htmx, entries):
    row = entries[0].sets.get()
    htmx.post(reverse("replace_exercise", args=[entries[0].uuid]), {"exercise": ExerciseFactory().pk})

    late = {"weight": "80", "reps": "5", "type": "weight_reps"}
    late |= {"session_uuid": entries[0].session.uuid, "exercise_id": entries[0].exercise_id}
    response = htmx.post(reverse("log_set", args=[entries[0].uuid, row.uuid]), late)

    assert response.status_code == 410
    assert not WorkoutSet.objects.filter(logged_at__isnull=False).exists()
