"""The page at which a workout ends."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    EntryFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    RowFactory,
    SetFactory,
)
from tests.pages import fields
from tests.views.evenings import NOW, START, begun, finish
from workouts.models import BodyMeasurement, RoutineSet
from workouts.services import sessions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_the_evening")]


@pytest.fixture
def session(lifter):
    return begun(lifter)


def shown_by(browser, session, query=""):
    return browser.get(reverse("finish", args=[session.uuid]) + query).content.decode()


def ended(session):
    session.refresh_from_db()
    return session.started_at, session.completed_at, session.duration_seconds


def test_finish_shows_the_clock_of_the_workouts_own_zone(signed_in, session):
    page = shown_by(signed_in, session)

    assert 'value="2026-03-18T18:14"' in page
    assert 'value="0:45"' in page


def test_finish_untouched_ends_now_to_the_second(signed_in, session):
    response = finish(signed_in, session, started="2026-03-18T18:14", duration="0:45", shown="0:45")

    assert response.url == session.get_absolute_url()
    assert ended(session) == (START, NOW, 2720)


def test_finish_some_minutes_after_the_page_was_shown_still_ends_now(signed_in, session):
    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        finish(signed_in, session, started="2026-03-18T18:14", duration="0:45", shown="0:45")

    assert ended(session)[1] == NOW + timedelta(minutes=10)


def test_finish_with_another_duration_moves_the_end(signed_in, session):
    finish(signed_in, session, started="2026-03-18T18:14", duration="0:40", shown="0:45")

    assert ended(session) == (START, START + timedelta(minutes=40), 2400)


def test_finish_with_another_start_ends_now(signed_in, session):
    finish(signed_in, session, started="2026-03-18T18:00", duration="0:45", shown="0:45")

    assert ended(session) == (NOW - timedelta(hours=1), NOW, 3600)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"started": "2026-03-18T23:00"}, "The start lies ahead"),
        ({"started": "2026-03-18T18:14", "duration": "3:00", "shown": "0:45"}, "The end lies ahead"),
        ({"started": "0001-01-01T00:00"}, "Check the year."),
        ({"started": "9999-12-31T23:59"}, "Check the year."),
        ({"started": "yesterday"}, "A day and a time"),
        ({"started": "2026-03-18T18:14+01:00"}, "A day and a time"),
        ({"duration": "long"}, "Hours and minutes"),
        ({"title": "x" * 201}, "at most 200"),
    ],
)
def test_finish_with_times_that_cannot_be_says_so(signed_in, session, fields, sentence):
    response = finish(signed_in, session, **fields)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    session.refresh_from_db()
    assert session.is_in_progress


def test_finish_with_nothing_logged_any_more_keeps_what_was_typed(signed_in, session):
    session.sets.update(logged_at=None)

    response = finish(signed_in, session, title="Bench day", notes="Slept well.", duration="0:30", shown="0:45")

    assert response.status_code == 422
    page = response.content.decode()
    for shown_again in ("Nothing is logged yet.", 'value="Bench day"', "Slept well.</textarea>", 'value="0:30"'):
        assert shown_again in page
    assert ended(session)[1] is None


def test_finish_from_the_queue_with_nothing_logged_gets_the_sentence(htmx, session):
    session.sets.update(logged_at=None)

    response = finish(htmx, session, notes="Slept well.")

    assert response.status_code == 409
    assert response["HX-Retarget"] == "#toasts"


def test_finish_at_the_last_set(signed_in, session):
    page = shown_by(signed_in, session, "?end=last")
    assert 'value="0:30"' in page
    assert "<p>Wednesday 18 March, since 18:14</p>" in page  # the duration stands in its field alone

    finish(signed_in, session, "?end=last", started="2026-03-18T18:14", duration="0:30", shown="0:30")

    assert ended(session) == (START, START + timedelta(minutes=30), 1800)


def test_finish_at_the_last_set_before_the_start_is_refused(signed_in, session):
    response = finish(signed_in, session, "?end=last", started="2026-03-18T18:50", duration="0:30", shown="0:30")

    assert response.status_code == 422
    assert "after the end" in response.content.decode()


def test_finish_from_two_devices_leads_both_to_the_same_summary(signed_in, htmx, session):
    first = finish(signed_in, session, title="Mine", rating="4")
    second = finish(htmx, session, title="Other", rating="1")

    assert first.url == second["HX-Redirect"] == session.get_absolute_url()
    session.refresh_from_db()
    assert (session.title, session.rating) == ("Mine", 4)


def test_finish_with_many_rows_left_names_the_first(signed_in, session):
    for _ in range(6):
        RowFactory.create_batch(2, entry=EntryFactory(session=session))

    assert "set 1, set 2; and 4 more." in shown_by(signed_in, session)


# --- The routine ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def of_routine(lifter):
    routine = RoutineFactory(lifter=lifter, name="Push <A>")
    PlannedSetFactory.create_batch(2, planned=PlannedFactory(routine=routine, exercise__name="Bench press"))
    session = sessions.start_from_routine(lifter, routine)
    first, second = session.sets.all()
    SetFactory._meta.model.objects.filter(pk=first.pk).update(weight_kg=110, reps=5, logged_at=NOW)
    second.delete()
    return session


def test_finish_offers_values_and_structure(signed_in, of_routine):
    page = shown_by(signed_in, of_routine)

    assert "Push &lt;A&gt; differs from what you did" in page
    assert 'name="values" id="id_values" checked' in page
    assert 'name="structure" id="id_structure">' in page
    assert "Bench press: 1 set instead of 2." in page


@pytest.mark.parametrize(
    ("chosen", "targets"),
    [
        ({}, [100, 100]),
        ({"values": "on"}, [110, 100]),
        ({"structure": "on"}, [100]),
        ({"values": "on", "structure": "on"}, [110]),
    ],
)
def test_finish_updates_what_was_chosen(signed_in, of_routine, chosen, targets):
    finish(signed_in, of_routine, **chosen)

    assert list(RoutineSet.objects.order_by("set_number").values_list("target_weight_kg", flat=True)) == targets


def test_finish_of_a_routine_changed_since_ticks_nothing(signed_in, of_routine):
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        of_routine.routine.save()

    page = shown_by(signed_in, of_routine)

    assert "was changed since you started" in page
    assert 'name="values" id="id_values">' in page


def test_finish_without_a_routine_offers_nothing(signed_in, session):
    assert "differs from what you did" not in shown_by(signed_in, session)


# --- What one weighed -------------------------------------------------------------------------------------------------


def weighings():
    return dict(BodyMeasurement.objects.values_list("measured_on", "weight_kg"))


def test_finish_stores_a_bodyweight_for_the_day_of_the_workout(signed_in, session):
    finish(signed_in, session, shown="0:45", duration="0:45", bodyweight="80,5")

    session.refresh_from_db()
    assert (weighings(), session.bodyweight_kg) == ({NOW.date(): Decimal("80.5")}, Decimal("80.5"))


def test_finish_shows_the_weight_of_the_day_and_untouched_it_stays(signed_in, lifter, session):
    stored = Decimal("81.646627")  # 180 lb
    BodyMeasurement.objects.create(lifter=lifter, measured_on=NOW.date(), weight_kg=stored)

    shown = fields(shown_by(signed_in, session))
    assert (shown["bodyweight"], shown["weighed"]) == ("81.65", "81.65")

    BodyMeasurement.objects.update(weight_kg=82)  # on another device, after the page was shown
    finish(signed_in, session, **shown)
    assert weighings() == {NOW.date(): 82}


def test_finish_tells_of_an_earlier_weight_and_empty_adds_none(signed_in, lifter, session):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 3), weight_kg=80)

    page = shown_by(signed_in, session)
    assert "Empty: 80 kg, as on 3 March 2026." in page
    finish(signed_in, session, **fields(page))

    assert weighings() == {date(2026, 3, 3): 80}


def test_finish_with_a_weight_that_cannot_be_shows_the_page_again(signed_in, session):
    answer = finish(signed_in, session, shown="0:45", duration="0:45", bodyweight="8")

    assert (answer.status_code, weighings()) == (422, {})
    assert "Between 20 and 500 kg, please." in answer.content.decode()
    session.refresh_from_db()
    assert session.is_in_progress
