"""The page of a running workout: who may see and change it, and what is added to it."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.pages import text
from tests.views.addresses import log_url
from workouts.enums import SetType
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("log_set", {"weight": "1", "reps": "1", "type": "weight_reps"}),
        ("change_set", {"weight": "1", "reps": "1"}),
        ("uncheck_set", {}),
        ("delete_set", {}),
        ("retype_set", {"set_type": "drop"}),
        ("add_set", {}),
        ("restore_set", {}),
        ("remove_exercise", {}),
        ("restore_exercise", {}),
        ("move_exercise", {"below": "{other}"}),
        ("superset", {"others": "{other}"}),
        ("replace_exercise", {"exercise": "{exercise}", "logged": "move"}),
        ("entry_note", {"notes": "mine", "rest": "10"}),
        ("entry_units", {"weight_unit": "lb"}),
        ("rest", {}),
        ("describe", {"title": "mine"}),
        ("discard", {}),
        ("finish", {}),
        ("add_exercise", {"exercise": "1"}),
        ("start_again", {}),
        ("delete_session", {}),
    ],
)
def test_a_stranger_finds_nothing_and_changes_nothing(client, stranger, entry, name, fields):
    row = SetFactory(entry=entry)
    of_sets, of_entries = (
        {"change_set", "uncheck_set", "delete_set", "retype_set", "restore_set"},
        {
            "add_set",
            "remove_exercise",
            "restore_exercise",
            "entry_note",
            "entry_units",
            "move_exercise",
            "superset",
            "replace_exercise",
        },
    )
    other = EntryFactory(session=entry.session)
    fields = {key: value.format(other=other.uuid, exercise=other.exercise_id) for key, value in fields.items()}
    one = row.uuid if name in of_sets else entry.uuid if name in of_entries else entry.session.uuid
    arguments = [entry.uuid, row.uuid] if name == "log_set" else [one]
    before = (
        list(WorkoutSet.objects.values()),
        list(SessionExercise.objects.values()),
        list(WorkoutSession.objects.values()),
    )
    client.force_login(stranger)

    response = client.post(reverse(name, args=arguments), fields)

    assert response.status_code == 404
    after = (
        list(WorkoutSet.objects.values()),
        list(SessionExercise.objects.values()),
        list(WorkoutSession.objects.values()),
    )
    assert after == before


@pytest.mark.parametrize("name", ["session", "finish", "discard", "add_exercise", "order"])
def test_a_stranger_sees_no_page(client, stranger, entry, name):
    client.force_login(stranger)

    assert client.get(reverse(name, args=[entry.session.uuid])).status_code == 404


@pytest.mark.parametrize("name", ["entry_menu", "superset", "replace_exercise"])
def test_a_stranger_sees_no_sheet(client, stranger, entry, name):
    client.force_login(stranger)

    assert client.get(reverse(name, args=[entry.uuid])).status_code == 404


def test_without_a_login_htmx_gets_401_and_a_page_the_door(client, entry):
    url = log_url(entry)

    assert client.post(url, headers={"HX-Request": "true"}).status_code == 401
    assert client.post(url).url.startswith("/accounts/login/")


def test_a_write_by_get_is_refused(signed_in, entry):
    assert signed_in.get(log_url(entry)).status_code == 405


def test_what_is_deleted_or_removed_twice_is_answered_twice(htmx, entry):
    row, other = RowFactory.create_batch(2, entry=entry)

    deleted = [htmx.post(reverse("delete_set", args=[row.uuid])) for _ in range(2)]
    removed = [htmx.post(reverse("remove_exercise", args=[entry.uuid])) for _ in range(2)]

    assert [answer.status_code for answer in (*deleted, *removed)] == [200] * 4
    assert (f'id="set-{other.uuid}"' in text(deleted[1]), f'id="set-{row.uuid}"' in text(deleted[1])) == (True, False)
    assert f'<div id="{entry.dom_id}" hx-swap-oob="delete">' in text(removed[1])


def test_live_page_takes_the_same_statements_for_any_number_of_sets(signed_in, lifter, django_assert_num_queries):
    session = SessionFactory(lifter=lifter)
    RowFactory(entry=EntryFactory(session=session))
    url = session.get_absolute_url()
    signed_in.get(url)

    with django_assert_num_queries(6):
        signed_in.get(url)
    for _ in range(3):
        RowFactory.create_batch(3, entry=EntryFactory(session=session))
    with django_assert_num_queries(6):
        signed_in.get(url)


def test_adding_an_exercise_twice_by_a_double_tap_adds_one(htmx, entry):
    exercise, uuid = ExerciseFactory(name="Dip"), uuid4()
    url = reverse("add_exercise", args=[entry.session.uuid])

    first = htmx.post(url, {"exercise": exercise.pk, "uuid": uuid})
    second = htmx.post(url, {"exercise": exercise.pk, "uuid": uuid})

    assert entry.session.entries.filter(exercise=exercise).count() == 1
    assert ('id="sessionexercise-' in text(first), 'id="sessionexercise-' in text(second)) == (True, False)


@pytest.mark.parametrize("name", ["add_set", "add_exercise"])
def test_adding_under_an_id_that_is_none_adds_nothing(htmx, signed_in, entry, name):
    one = entry if name == "add_set" else entry.session
    fields = {"uuid": "that one", "exercise": entry.exercise_id}

    said = htmx.post(reverse(name, args=[one.uuid]), fields)
    signed_in.post(reverse(name, args=[one.uuid]), fields)

    assert said.status_code == 422
    assert (WorkoutSet.objects.count(), SessionExercise.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ("Slowly.", 75)),
        ({"notes": "Faster."}, ("Faster.", 75)),
        ({"rest": "1:00"}, ("Slowly.", 60)),
        ({"notes": "", "rest": ""}, ("", 0)),
    ],
)
def test_the_menu_of_an_exercise_changes_only_what_it_sends(signed_in, entry, fields, found):
    SessionExercise.objects.update(notes="Slowly.", rest_seconds=75)

    signed_in.post(reverse("entry_note", args=[entry.uuid]), fields)

    assert SessionExercise.objects.values_list("notes", "rest_seconds").get() == found


@pytest.mark.parametrize("exercise", ["0", "abc", "", "99999999999999999999", "-1"])
def test_adding_what_is_no_exercise_is_404(signed_in, entry, exercise):
    url = reverse("add_exercise", args=[entry.session.uuid])

    assert signed_in.post(url, {"exercise": exercise}).status_code == 404


def test_added_exercise_lays_out_as_many_rows_as_last_time(signed_in, lifter, entry):
    exercise = ExerciseFactory()
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise)
    SetFactory(entry=past, set_type=SetType.WARMUP, weight_kg=Decimal(40))
    SetFactory.create_batch(3, entry=past)

    signed_in.post(reverse("add_exercise", args=[entry.session.uuid]), {"exercise": exercise.pk})

    added = SessionExercise.objects.get(session=entry.session, exercise=exercise)
    assert list(added.sets.values_list("set_type", flat=True)) == ["warmup", "normal", "normal", "normal"]
    page = text(signed_in.get(entry.session.get_absolute_url())).replace("\N{NO-BREAK SPACE}", " ")
    assert "40 kg × 5" in page
    assert page.count("100 kg × 5") >= 3
