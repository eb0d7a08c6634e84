"""One exercise in another unit than the others."""

from decimal import Decimal

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
from workouts.models import ExerciseUnits, WorkoutSet
from workouts.services import records

LIFTED = {"weight": "225", "reps": "5", "type": "weight_reps"}


@pytest.fixture
def entry(lifter):
    return EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(name="Leg press"))


def choose(browser, entry, **units):
    return browser.post(reverse("entry_units", args=[entry.uuid]), units)


def text(response):
    return response.content.decode()


def test_choosing_pounds_shows_the_rows_of_the_exercise_in_pounds(htmx, lifter, entry):
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=entry.exercise)
    SetFactory(entry=past, weight_kg=Decimal("102.058283"))
    RowFactory(entry=entry)
    other = RowFactory(entry=EntryFactory(session=entry.session))

    card = text(choose(htmx, entry, weight_unit="lb"))

    assert 'role="columnheader">lb</th>' in card
    assert "225 lb × 5" in card
    assert "Weight in lb, Leg press, set 1" in card
    assert 'value="225"' in card
    assert '<input type="hidden" name="weight_unit" value="lb">' in card
    assert str(other.uuid) not in card
    assert text(htmx.get(entry.session.get_absolute_url())).count('role="columnheader">kg</th>') == 1


def test_a_set_is_read_in_the_unit_that_its_row_says(htmx, entry):
    row = RowFactory(entry=entry)
    choose(htmx, entry, weight_unit="lb")

    swap = text(htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), LIFTED | {"weight_unit": "lb"}))

    assert WorkoutSet.objects.get().weight_kg == Decimal("102.058283")
    assert 'value="225"' in swap
    assert ">510 <" in swap  # the totals stay in kilograms


def test_a_set_that_waited_since_before_the_choice_is_read_as_it_was_typed(htmx, entry):
    row = RowFactory(entry=entry)
    choose(htmx, entry, weight_unit="lb")

    waited = LIFTED | {"weight": "100", "weight_unit": "kg"}
    answer = htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), waited)

    assert WorkoutSet.objects.get().weight_kg == 100
    assert 'value="220.46"' in text(htmx.get(answer["HX-Redirect"]))


def test_medals_and_the_rest_timer_speak_in_the_unit_of_the_exercise(htmx, lifter, entry):
    past = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=past, exercise=entry.exercise), weight_kg=Decimal("90.718474"))
    records.detect(past)
    row = RowFactory(entry=entry)
    RowFactory(entry=entry)
    choose(htmx, entry, weight_unit="lb")

    swap = text(htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), LIFTED | {"weight_unit": "lb"}))

    assert "5+ reps 225 lb, up 25 lb since 2 March" in swap
    assert "Session volume 1,125 lb" in swap
    assert "then 225 lb × 5" in swap


def test_rowing_can_be_logged_in_metres(htmx, lifter):
    row = RowFactory(
        entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(type="distance_duration"))
    )
    choose(htmx, row.entry, distance_unit="m")
    page = text(htmx.get(row.session.get_absolute_url()))
    assert 'role="columnheader">m</th>' in page

    fields = {"distance": "2,000", "duration": "7:30", "distance_unit": "m", "type": "distance_duration"}
    swap = text(htmx.post(reverse("log_set", args=[row.entry.uuid, row.uuid]), fields))

    assert WorkoutSet.objects.get().distance_m == 2000
    assert 'value="2000"' in swap


def test_logging_and_the_page_take_no_more_statements(htmx, signed_in, entry, django_assert_num_queries):
    rows = RowFactory.create_batch(3, entry=entry)
    choose(htmx, entry, weight_unit="lb")
    url = reverse("log_set", args=[entry.uuid, rows[0].uuid])

    with django_assert_num_queries(7 + 2):
        htmx.post(url, LIFTED | {"weight_unit": "lb"})
    with django_assert_num_queries(7):
        signed_in.get(entry.session.get_absolute_url())


def test_the_lifters_own_unit_is_no_choice_of_its_own(htmx, lifter, entry):
    choose(htmx, entry, weight_unit="lb")
    choose(htmx, entry, weight_unit="kg")

    assert list(ExerciseUnits.objects.values_list("weight_unit", "distance_unit")) == [("", "")]


def test_one_unit_stays_when_the_other_is_chosen(htmx, lifter):
    carry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type="short_distance_weight"))

    choose(htmx, carry, weight_unit="lb")
    choose(htmx, carry, distance_unit="m")

    assert list(ExerciseUnits.objects.values_list("weight_unit", "distance_unit")) == [("lb", "m")]


def test_the_menu_says_which_unit_is_chosen(signed_in, entry):
    choose(signed_in, entry, weight_unit="lb")

    menu = text(signed_in.get(reverse("entry_menu", args=[entry.uuid])))

    assert 'class="button chosen" name="weight_unit" value="lb" aria-pressed="true"' in menu
    assert 'name="distance_unit"' not in menu


def test_without_htmx_it_leads_back_to_the_card(signed_in, entry):
    response = choose(signed_in, entry, weight_unit="lb")

    assert response.url == f"{entry.session.get_absolute_url()}#{entry.dom_id}"


def test_an_unknown_unit_is_refused(htmx, entry):
    response = choose(htmx, entry, weight_unit="stone")

    assert response.status_code == 422
    assert "Choose one of the units." in text(response)
    assert not ExerciseUnits.objects.exists()


def test_another_lifters_choice_is_theirs(htmx, lifter, stranger, entry):
    ExerciseUnits.objects.create(lifter=stranger, exercise=entry.exercise, weight_unit="lb")
    RowFactory(entry=entry)

    assert 'role="columnheader">kg</th>' in text(htmx.get(entry.session.get_absolute_url()))
