"""Workouts that are deleted, and had back."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from tests.pages import text
from workouts.models import DeletedWorkout

NOW = datetime(2026, 3, 18, 18, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_delete_offers_to_undo(signed_in, past):
    page = text(signed_in.post(reverse("delete_session", args=[past.uuid]), follow=True))

    assert "“Push A” was deleted." in page
    assert "<undo-offer" in page
    assert "<undo-offer" not in text(signed_in.get("/history/"))
    assert past.get_absolute_url() not in text(signed_in.get("/"))


def test_undo_brings_it_back(signed_in, past):
    signed_in.post(reverse("delete_session", args=[past.uuid]))

    page = text(signed_in.post(reverse("restore_session", args=[past.uuid]), follow=True))

    assert "“Push A” is back." in page
    assert not DeletedWorkout.objects.exists()


def test_deleted_workouts_are_listed(signed_in, past, stranger):
    signed_in.post(reverse("delete_session", args=[past.uuid]))
    assert reverse("deleted_workouts") in text(signed_in.get("/history/"))

    page = text(signed_in.get(reverse("deleted_workouts")))

    assert "Restore Push A of 2 March" in page


def test_no_deleted_workouts_say_so(signed_in):
    assert "Nothing is kept" in text(signed_in.get(reverse("deleted_workouts")))


def test_a_stranger_sees_and_restores_no_deleted_workout(client, signed_in, stranger, past):
    signed_in.post(reverse("delete_session", args=[past.uuid]))
    client.force_login(stranger)

    assert "Push A" not in text(client.get(reverse("deleted_workouts")))
    assert "undo-offer" not in text(client.get("/history/", {"deleted": past.uuid}))
    assert client.post(reverse("restore_session", args=[past.uuid])).status_code == 404
