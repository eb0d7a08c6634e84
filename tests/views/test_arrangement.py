"""Order, supersets, replacing, removing and notes on the page of a running workout."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.pages import text
from workouts.enums import ExerciseType
from workouts.models import ExerciseNote, SessionExercise, WorkoutSet
from workouts.services.exercise_notes import pin_note
from workouts.services.order import group_exercises


@pytest.fixture
def session(lifter):
    return SessionFactory(lifter=lifter)


@pytest.fixture
def entries(session):
    """Three exercises with a row each."""
    found = [EntryFactory(session=session, exercise=ExerciseFactory(name=name)) for name in ("Press", "Row", "Dip")]
    for entry in found:
        RowFactory(entry=entry)
    return found


def order_of(swap):
    """The cards as an answer orders them, with a bar around a superset."""
    order = re.sub(
        "<template>.*?</template>", "", swap.split("<card-order")[1].split("</card-order>")[0], flags=re.DOTALL
    )
    names = dict(SessionExercise.objects.values_list("uuid", "exercise__name"))
    marks = re.findall(r'data-card="sessionexercise-([^"]+)"|(aria-label="Superset .")|(</div>)', order)
    return " ".join(
        next((name for uuid, name in names.items() if str(uuid) == card), "") or group[-2:-1] or "|"
        for card, group, _ in marks
    )


def names(session):
    return list(session.entries.values_list("exercise__name", flat=True))


# --- Order ------------------------------------------------------------------------------------------------------------


def test_move_answers_with_the_order_and_no_rows_but_the_next(htmx, entries):
    response = htmx.post(reverse("move_exercise", args=[entries[2].uuid]), {"above": entries[0].uuid})

    assert response.status_code == 200
    assert order_of(text(response)) == "Dip Press Row"
    assert text(response).count("<tbody") == 1
    assert f'data-next="set-{entries[2].sets.get().uuid}"' in text(response)


def test_move_without_htmx_returns_to_the_card(signed_in, session, entries):
    response = signed_in.post(reverse("move_exercise", args=[entries[0].uuid]), {"below": entries[1].uuid})

    assert response.url == f"/sessions/{session.uuid}/#sessionexercise-{entries[0].uuid}"
    assert names(session) == ["Row", "Press", "Dip"]


@pytest.mark.parametrize("fields", [{}, {"above": "x"}, {"above": str(UUID(int=5)), "below": str(UUID(int=6))}])
def test_move_to_nowhere_is_refused(htmx, session, entries, fields):
    response = htmx.post(reverse("move_exercise", args=[entries[0].uuid]), fields)

    assert response.status_code == 422
    assert names(session) == ["Press", "Row", "Dip"]


def test_move_of_what_another_device_removed_says_so(htmx, entries):
    htmx.post(reverse("remove_exercise", args=[entries[1].uuid]))

    response = htmx.post(reverse("move_exercise", args=[entries[1].uuid]), {"above": entries[0].uuid})

    assert response.status_code == 410
    assert "That exercise was removed from the workout." in text(response)


def test_the_list_names_whom_to_pass(signed_in, lifter, session, entries):
    group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    page = text(signed_in.get(reverse("order", args=[session.uuid])))

    assert 'aria-label="Move Superset A down"' in page
    assert f'value="{entries[2].uuid}" aria-label="Move Superset A down"' in page
    assert f'value="{entries[1].uuid}" aria-label="Move Press down"' in page
    assert f'value="{entries[0].uuid}" aria-label="Move Dip up"' in page


# --- Supersets --------------------------------------------------------------------------------------------------------


def test_superset_stands_on_the_page_with_places_and_rest(signed_in, lifter, session, entries):
    SessionExercise.objects.filter(pk=entries[1].pk).update(rest_seconds=120)
    group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    page = text(signed_in.get(session.get_absolute_url()))

    assert '<div class="superset" data-group="a" role="group" aria-label="Superset A">' in page
    assert '<span class="place">A1</span>' in page
    assert '<span class="place">A2</span>' in page
    assert "Superset A, rest 2:00 after both" in page


def test_the_fifth_superset_has_a_letter_and_the_first_colour(signed_in, lifter, session):
    for group in range(5):
        EntryFactory.create_batch(2, session=session, superset_group=group)

    page = text(signed_in.get(session.get_absolute_url()))

    assert '<div class="superset" data-group="a" role="group" aria-label="Superset E">' in page


def test_superset_is_made_of_what_is_ticked(htmx, session, entries):
    sheet = text(htmx.get(reverse("superset", args=[entries[0].uuid])))
    assert f'name="others" value="{entries[2].uuid}"' in sheet

    response = htmx.post(reverse("superset", args=[entries[0].uuid]), {"others": [entries[2].uuid]})

    assert order_of(text(response)) == "A Press Dip | Row"
    assert f'value="{entries[2].uuid}" checked' in text(htmx.get(reverse("superset", args=[entries[0].uuid])))


def test_superset_of_nobody_is_none(signed_in, lifter, session, entries):
    group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    signed_in.post(reverse("superset", args=[entries[0].uuid]))

    assert set(session.entries.values_list("superset_group", flat=True)) == {None}


@pytest.mark.parametrize(("other", "status"), [("nonsense", 422), (str(UUID(int=5)), 404)])
def test_superset_with_what_is_not_there_is_refused(htmx, entries, other, status):
    assert htmx.post(reverse("superset", args=[entries[0].uuid]), {"others": [other]}).status_code == status


# --- Replacing --------------------------------------------------------------------------------------------------------


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


# --- Removing, and taking that back -----------------------------------------------------------------------------------


def test_remove_takes_the_card_and_undo_brings_it_back(htmx, session, entries):
    undo = reverse("restore_exercise", args=[entries[0].uuid])
    assert f'data-name="Press" data-undo="{undo}"' in text(htmx.get(reverse("entry_menu", args=[entries[0].uuid])))

    removed = text(htmx.post(reverse("remove_exercise", args=[entries[0].uuid])))
    assert f'<div id="{entries[0].dom_id}" hx-swap-oob="delete">' in removed
    assert order_of(removed) == "Row Dip"

    back = text(htmx.post(undo))

    assert order_of(back) == "Press Row Dip"
    assert f'<section class="exercise" id="{entries[0].dom_id}"' in back
    assert names(session) == ["Press", "Row", "Dip"]


def test_remove_without_htmx_offers_to_undo_in_a_banner(signed_in, session, entries):
    page = text(signed_in.post(reverse("remove_exercise", args=[entries[0].uuid]), follow=True))
    undo = reverse("restore_exercise", args=[entries[0].uuid])
    assert "Press removed." in page
    assert f'action="{undo}"' in page

    signed_in.post(undo)

    assert names(session) == ["Press", "Row", "Dip"]


def test_a_deleted_set_comes_back_with_undo(htmx, entries):
    row = entries[0].sets.get()

    assert f'id="set-{row.uuid}"' not in text(htmx.post(reverse("delete_set", args=[row.uuid])))

    assert f'id="set-{row.uuid}"' in text(htmx.post(reverse("restore_set", args=[row.uuid])))
    assert entries[0].sets.get() == row


def test_deleting_a_set_without_htmx_offers_to_undo_in_a_banner(signed_in, entries):
    row = entries[0].sets.get()

    page = text(signed_in.post(reverse("delete_set", args=[row.uuid]), follow=True))

    assert f'action="{reverse("restore_set", args=[row.uuid])}"' in page


# --- Notes ------------------------------------------------------------------------------------------------------------


def past(lifter, exercise, *notes, days=3):
    session = FinishedSessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(days=days))
    for note in notes:
        SetFactory(entry=EntryFactory(session=session, exercise=exercise, notes=note))


def test_the_note_of_last_time_shows_until_it_is_overwritten(signed_in, lifter, session, entries):
    past(lifter, entries[0].exercise, "Slower.")
    past(lifter, entries[0].exercise, "Older.", days=9)

    page = text(signed_in.get(session.get_absolute_url()))
    assert re.search(r'class="note last">.*Slower\.', page)
    assert "Older." not in page

    signed_in.post(reverse("entry_note", args=[entries[0].uuid]), {"notes": "Faster.", "rest": "90"})
    page = text(signed_in.get(session.get_absolute_url()))
    assert ("Faster." in page, "Slower." in page) == (True, False)


def test_each_block_shows_its_note_of_last_time(signed_in, lifter, session, entries):
    past(lifter, entries[0].exercise, "First.", "Second.")
    EntryFactory(session=session, exercise=entries[0].exercise)

    page = text(signed_in.get(session.get_absolute_url()))

    assert page.index("First.") < page.index(">Row<") < page.index("Second.")


def test_a_pinned_note_is_typed_in_the_sheet_and_shows_on_each_card(htmx, lifter, session, entries):
    EntryFactory(session=session, exercise=entries[0].exercise)
    fields = {"notes": "Today.", "pinned": "Seat on 4.", "rest": "60"}

    swap = text(htmx.post(reverse("entry_note", args=[entries[0].uuid]), fields))

    assert swap.count("Seat on 4.") == 2
    assert swap.count("Today.") == 1
    assert "Rest 1:00" in swap
    assert "Seat on 4." in text(htmx.get(reverse("entry_menu", args=[entries[0].uuid])))
    htmx.post(reverse("entry_note", args=[entries[0].uuid]), fields | {"pinned": ""})
    assert not ExerciseNote.objects.exists()


def test_a_note_without_the_pinned_field_leaves_it(htmx, lifter, entries):
    pin_note(lifter, entries[0].exercise, text="Seat on 4.")

    htmx.post(reverse("entry_note", args=[entries[0].uuid]), {"notes": "", "rest": "60"})

    assert ExerciseNote.objects.get().text == "Seat on 4."


def test_the_note_of_a_stranger_never_shows(signed_in, stranger, session, entries):
    pin_note(stranger, entries[0].exercise, text="Theirs.")
    past(stranger, entries[0].exercise, "Also theirs.")

    assert "heirs." not in text(signed_in.get(session.get_absolute_url()))
