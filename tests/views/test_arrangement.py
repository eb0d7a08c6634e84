"""Order, supersets and removing on the page of a running workout."""

from uuid import UUID

import pytest
from django.urls import reverse

from tests.factories import (
    EntryFactory,
)
from tests.pages import text
from tests.views.arranged import names, order_of
from workouts.models import SessionExercise
from workouts.services.order import group_exercises

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
