"""The sheet of plates in kilograms, in pounds, and where both meet."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories import BarFactory, EntryFactory, PlateFactory, RowFactory
from tests.views.plate_sheets import sheet, words
from workouts.domain.units import to_kg
from workouts.models import User
from workouts.services.exercise_units import choose_units


@pytest.fixture
def entry(lifter):
    entry = EntryFactory(session__lifter=lifter, exercise__name="Bench press")
    RowFactory.create_batch(2, entry=entry, planned_weight_kg=Decimal("102.5"), planned_reps=5)
    return entry


def test_the_sheet_in_pounds(htmx, lifter, entry):
    User.objects.update(weight_unit="lb")
    row = RowFactory(entry=entry, planned_weight_kg=to_kg(Decimal(225), "lb"))

    text = words(sheet(htmx, entry, row=str(row.uuid)))

    assert "225 lb Each side: 2 × 45 lb" in text
    assert "W 90 lb × 5" in text


def test_an_exercise_in_pounds_is_loaded_in_pounds_by_whoever_counts_in_kilograms(htmx, lifter, entry):
    choose_units(lifter, entry.exercise, weight_unit="lb")
    row = RowFactory(entry=entry, planned_weight_kg=to_kg(Decimal(225), "lb"))

    text = words(sheet(htmx, entry, row=str(row.uuid)))

    assert "225 lb Each side: 2 × 45 lb" in text
    assert "W 90 lb × 5" in text
    assert "Weight, lb" in text
    assert "Barbell 45 lb EZ bar 25 lb" in text
    assert " kg" not in text


def test_an_exercise_in_kilograms_is_loaded_in_kilograms_by_whoever_counts_in_pounds(htmx, lifter, entry):
    User.objects.update(weight_unit="lb")
    lifter.refresh_from_db()
    choose_units(lifter, entry.exercise, weight_unit="kg")

    text = words(sheet(htmx, entry))

    assert "102.5 kg Each side: 25, 15, 1.25 kg" in text
    assert " lb" not in text


@pytest.mark.parametrize("weight", [{}, {"weight": "102.06"}, {"weight": "225 lb"}])
def test_a_row_that_is_shown_rounded_is_loaded_as_it_is(htmx, lifter, entry, weight):
    BarFactory(lifter=lifter, weight=Decimal(45), unit="lb")
    PlateFactory(lifter=lifter, weight=Decimal(45), unit="lb", pairs=2)
    row = RowFactory(entry=entry, planned_weight_kg=to_kg(Decimal(225), "lb"))

    text = words(sheet(htmx, entry, row=str(row.uuid), **weight))

    assert "102.06 kg = 225 lb Each side: 2 × 45 lb" in text
    assert "can’t be made" not in text


def test_a_bar_of_the_usual_ones_in_the_other_unit_has_to_be_written_down_first(htmx, lifter, entry):
    choose_units(lifter, entry.exercise, weight_unit="lb")

    refused = htmx.post(reverse("choose_bar", args=[entry.uuid]), {"bar": "2"}, headers={"HX-Target": "plates"})
    without = htmx.post(reverse("choose_bar", args=[entry.uuid]), {"bar": "none"}, headers={"HX-Target": "plates"})

    assert (refused.status_code, without.status_code) == (422, 200)
    assert "Write down your bars and plates in pounds first" in words(refused)
    assert "weights go in steps of 5 lb" in words(without)


def test_plates_in_the_other_unit_show_both(htmx, lifter, entry):
    BarFactory(lifter=lifter)
    PlateFactory(lifter=lifter, weight=Decimal(45), unit="lb", pairs=1)
    PlateFactory(lifter=lifter, weight=Decimal(10), pairs=1)

    text = words(sheet(htmx, entry, weight="81"))

    assert "80.82 kg = 178.18 lb" in text
    assert "Each side: 45 lb, 10 kg" in text
