"""Finished workouts by the pages: entered, saved as a routine, seen by nobody else."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.factories import FinishedSessionFactory, PlannedFactory, PlannedSetFactory, RoutineFactory, SessionFactory
from tests.pages import text
from tests.views.addresses import edit_url
from workouts.models import Routine, WorkoutSession

NOW = datetime(2026, 3, 18, 18, 0, tzinfo=UTC)
PAST = {"started": "2026-03-17T18:30", "duration": "1:04", "time_zone": "Europe/Berlin"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


# --- Entered ------------------------------------------------------------------------------------------------------------------


def test_enter_leads_to_its_sets(signed_in, lifter):
    assert 'type="datetime-local"' in text(signed_in.get(reverse("enter_past")))

    response = signed_in.post(reverse("enter_past"), PAST | {"title": "Legs", "uuid": uuid4()})

    session = WorkoutSession.objects.get()
    assert response.url == edit_url(session)
    assert (session.title, session.started_at) == ("Legs", datetime(2026, 3, 17, 17, 30, tzinfo=UTC))
    assert session.completed_at == session.started_at + timedelta(minutes=64)


def test_enter_proposes_an_hour_ago_where_the_lifter_lives(signed_in, lifter):
    lifter.time_zone = "Europe/Berlin"
    lifter.save()

    page = text(signed_in.get(reverse("enter_past")))

    assert 'name="started" value="2026-03-18T18:00"' in page
    assert "<device-zone proposes>" in page


def test_enter_shows_what_was_typed_where_it_is_refused(signed_in):
    page = text(signed_in.post(reverse("enter_past"), PAST | {"started": "2026-03-19T18:30"}))

    assert 'name="started" value="2026-03-19T18:30"' in page
    assert "<device-zone>" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"started": ""}, "When did it start?"),
        ({"duration": ""}, "How long did it take?"),
        ({"started": "2026-03-19T18:30"}, "The start lies ahead."),
        ({"started": "2026-03-18T18:30"}, "The end lies ahead."),
        ({"started": "1066-10-14T09:00"}, "Check the year."),
    ],
)
def test_enter_needs_times_that_can_be(signed_in, fields, sentence):
    response = signed_in.post(reverse("enter_past"), PAST | fields)

    assert response.status_code == 422
    assert sentence in text(response)
    assert not WorkoutSession.objects.exists()


def test_enter_warns_of_an_overlap_and_stores_all_the_same(signed_in, lifter):
    FinishedSessionFactory(lifter=lifter, title="Run", started_at=datetime(2026, 3, 17, 18, 0, tzinfo=UTC))

    page = text(signed_in.post(reverse("enter_past"), PAST, follow=True))

    assert "It overlaps with “Run”" in page
    assert WorkoutSession.objects.count() == 2


def test_enter_with_a_routine(signed_in, lifter):
    routine = PlannedSetFactory(planned=PlannedFactory(routine__lifter=lifter)).planned.routine

    page = text(signed_in.post(reverse("enter_past"), PAST | {"routine": routine.uuid}, follow=True))

    assert 'value="100"' in page
    assert WorkoutSession.objects.get().title == routine.name


def test_enter_with_the_routine_of_a_stranger_is_refused(signed_in):
    response = signed_in.post(reverse("enter_past"), PAST | {"routine": RoutineFactory().uuid})

    assert response.status_code == 422


def test_enter_beside_a_running_workout(signed_in, lifter):
    SessionFactory(lifter=lifter)

    assert signed_in.post(reverse("enter_past"), PAST).status_code == 302


# --- Saved as a routine -------------------------------------------------------------------------------------------------------


def test_save_as_routine(signed_in, past):
    url = reverse("save_as_routine", args=[past.uuid])
    assert 'value="Push A"' in text(signed_in.get(url))

    response = signed_in.post(url, {"name": "Push C", "uuid": uuid4()})

    assert response.url == reverse("routine", args=[Routine.objects.get(name="Push C").uuid])


def test_save_as_routine_needs_a_name(signed_in, past):
    response = signed_in.post(reverse("save_as_routine", args=[past.uuid]), {"name": " "})

    assert response.status_code == 422
    assert "Give it a name." in text(response)


# --- Strangers ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["edit_session", "save_as_routine", "delete_session"])
def test_a_stranger_finds_nothing(client, stranger, past, name):
    client.force_login(stranger)
    url = reverse(name, args=[past.uuid])

    assert (client.get(url).status_code, client.post(url, {"name": "Mine"}).status_code) == (404, 404)
    assert WorkoutSession.objects.get().title == "Push A"


# --- The summary ----------------------------------------------------------------------------------------------------------------


def test_summary_says_which_of_how_many_and_what_can_be_done(signed_in, lifter, past):
    FinishedSessionFactory(lifter=lifter, started_at=past.started_at + timedelta(days=7))

    page = text(signed_in.get(past.get_absolute_url()))

    assert "Your 1st workout of 2" in page
    for name in ("edit_session", "start_again", "save_as_routine", "delete_session"):
        assert reverse(name, args=[past.uuid]) in page
