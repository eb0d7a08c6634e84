"""One exercise in another unit than the others."""

import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.pages import fields, text
from workouts.forms.sets import FIELD_OF
from workouts.models import ExerciseUnits, WorkoutSet
from workouts.services import records

LIFTED = {"weight": "225", "reps": "5", "type": "weight_reps"}


@pytest.fixture
def entry(lifter):
    return EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(name="Leg press"))


def choose(browser, entry, **units):
    return browser.post(reverse("entry_units", args=[entry.uuid]), units)


def test_choosing_pounds_shows_the_rows_of_the_exercise_in_pounds(htmx, lifter, entry):
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=entry.exercise)
    SetFactory(entry=past, weight_kg=Decimal("102.058283"))
    RowFactory(entry=entry)
    other = RowFactory(entry=EntryFactory(session=entry.session))

    card = text(choose(htmx, entry, weight_unit="lb"))

    assert 'role="columnheader">lb</th>' in card
    assert "225\N{NO-BREAK SPACE}lb ×\N{NO-BREAK SPACE}5" in card
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


@pytest.mark.parametrize("unit", ["stone", "KG", "mi"])
def test_a_set_in_a_unit_that_is_none_is_refused(htmx, entry, unit):
    row = RowFactory(entry=entry)

    answer = htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), LIFTED | {"weight_unit": unit})

    assert (answer.status_code, "Which unit is that?" in text(answer)) == (422, True)
    assert not WorkoutSet.objects.get().is_logged


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

    assert (
        "Estimated 1RM 253.1 lb, up 28.1 lb since 2 March. Also heaviest weight, 3+ reps, 5+ reps, set volume" in swap
    )
    assert "Session volume 1,125 lb" in swap
    assert "then 225 lb × 5" in swap


def test_the_card_stays_in_its_unit_when_warm_up_sets_come_in(htmx, entry):
    choose(htmx, entry, weight_unit="lb")
    warmup = {"uuid": uuid4(), "weight_kg": "20.411657", "reps": "5"}

    card = text(htmx.post(reverse("insert_warmups", args=[entry.uuid]), warmup))

    assert 'role="columnheader">lb</th>' in card
    assert 'name="weight" value="45"' in card


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


def row_of(page, row):
    return page.split(f'id="set-{row.uuid}"')[1].split("</tbody>")[0]


@pytest.mark.parametrize(
    ("kind", "unit", "column", "stored", "shown"),
    [
        ("weight_reps", {"weight_unit": "lb"}, "weight_kg", Decimal(100), "220.46"),
        ("weight_reps", {"weight_unit": "kg"}, "weight_kg", Decimal("102.058283"), "102.06"),
        ("short_distance_weight", {"distance_unit": "mi"}, "distance_m", Decimal(40), "0.025"),
        ("distance_duration", {"distance_unit": "mi"}, "distance_m", Decimal(5000), "3.107"),
        ("distance_duration", {"distance_unit": "km"}, "distance_m", Decimal("5000.5"), "5"),
    ],
)
def test_a_row_that_is_checked_as_it_stands_stores_what_it_shows_unrounded(
    htmx, lifter, kind, unit, column, stored, shown
):
    entry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type=kind))
    row = RowFactory(entry=entry, planned_reps=5, planned_duration_seconds=600, **{f"planned_{column}": stored})
    choose(htmx, entry, **unit)
    form = fields(row_of(text(htmx.get(entry.session.get_absolute_url())), row))

    answer = htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), form)

    assert form[FIELD_OF[column]] == shown
    assert answer.status_code == 200
    assert getattr(WorkoutSet.objects.get(), column) == stored


def test_last_times_values_come_back_unrounded_beside_other_ones_that_are_planned(htmx, lifter, entry):
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=entry.exercise)
    SetFactory(entry=past, weight_kg=Decimal("97.5"))
    row = RowFactory(entry=entry, planned_weight_kg=Decimal(100), planned_reps=5)
    choose(htmx, entry, weight_unit="lb")
    page = row_of(text(htmx.get(entry.session.get_absolute_url())), row)

    htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), fields(page) | {"weight": "214.95"})

    assert 'data-weight="214.95"' in page
    assert fields(page)["weight"] == "220.46"
    assert WorkoutSet.objects.get(logged_at__isnull=False, session=entry.session).weight_kg == Decimal("97.5")


@pytest.mark.parametrize(
    "was", ["", "x", "NaN", "-100", "1e2", "1001", "99999999999999", "100.0000001", "100 " * 500, "\x00", "99"]
)
def test_what_no_page_has_shown_changes_nothing_of_what_was_typed(htmx, entry, was):
    row = RowFactory(entry=entry)

    fields = LIFTED | {"weight": "220.46", "weight_unit": "lb", "weight_was": was}
    answer = htmx.post(reverse("log_set", args=[entry.uuid, row.uuid]), fields)

    assert answer.status_code == 200
    assert WorkoutSet.objects.get().weight_kg == (100 if was.startswith("100 ") else Decimal("99.998974"))


def test_logging_and_the_page_take_no_more_statements(htmx, signed_in, entry, django_assert_num_queries):
    rows = RowFactory.create_batch(3, entry=entry)
    choose(htmx, entry, weight_unit="lb")
    url = reverse("log_set", args=[entry.uuid, rows[0].uuid])

    with django_assert_num_queries(5 + 2):
        htmx.post(url, LIFTED | {"weight_unit": "lb"})
    with django_assert_num_queries(6):
        signed_in.get(entry.session.get_absolute_url())


def test_the_lifters_own_unit_is_no_choice_of_its_own(htmx, lifter, entry):
    choose(htmx, entry, weight_unit="lb")
    choose(htmx, entry, weight_unit="kg")

    assert list(ExerciseUnits.objects.values_list("weight_unit", "distance_unit")) == [("", "")]


def test_one_unit_stays_when_the_other_is_chosen(htmx, lifter):
    carry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type="short_distance_weight"))

    choose(htmx, carry, weight_unit="lb")
    choose(htmx, carry, distance_unit="mi")

    assert list(ExerciseUnits.objects.values_list("weight_unit", "distance_unit")) == [("lb", "mi")]


def test_a_carried_load_can_be_logged_in_kilometres_and_in_metres_again(htmx, lifter):
    carry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type="short_distance_weight"))
    heads = []

    for unit in ("km", "m"):
        choose(htmx, carry, distance_unit=unit)
        page = text(htmx.get(carry.session.get_absolute_url()))
        heads.append(re.findall(r'role="columnheader">(k?m)</th>', page))

    assert heads == [["km"], ["m"]]
    assert list(ExerciseUnits.objects.values_list("weight_unit", "distance_unit")) == [("", "")]


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


# --- On the page of the exercise ------------------------------------------------------------------------------------------


def units_url(exercise):
    return reverse("exercise_units", args=[exercise.pk])


def test_units_are_chosen_on_the_page_of_the_exercise(signed_in, lifter):
    carry = ExerciseFactory(type="short_distance_weight")

    answer = signed_in.post(units_url(carry), {"weight_unit": "lb"})
    page = text(signed_in.get(answer.url))

    assert answer.url == reverse("exercise", args=[carry.pk])
    assert list(ExerciseUnits.objects.values_list("lifter", "exercise", "weight_unit", "distance_unit")) == [
        (lifter.pk, carry.pk, "lb", "")
    ]
    assert re.findall(r'name="(\w+_unit)" value="(\w+)" aria-pressed="true"', page) == [
        ("weight_unit", "lb"),
        ("distance_unit", "m"),
    ]


def test_an_exercise_without_weight_or_distance_has_no_units(signed_in, lifter):
    assert "units-h" not in text(signed_in.get(reverse("exercise", args=[ExerciseFactory(type="reps_only").pk])))


def test_unknown_units_are_refused_on_the_page_of_the_exercise(signed_in, lifter):
    answer = signed_in.post(units_url(ExerciseFactory()), {"weight_unit": "stone"}, follow=True)

    assert "Choose one of the units." in text(answer)
    assert not ExerciseUnits.objects.exists()


def test_units_of_a_strangers_exercise_are_not_found(signed_in, stranger):
    own = CustomExerciseFactory(created_by=stranger)

    assert signed_in.post(units_url(own), {"weight_unit": "lb"}).status_code == 404
    assert signed_in.get(units_url(own)).status_code == 405
