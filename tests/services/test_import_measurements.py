"""Measurements out of a file: added to what is here, never over it, and the loads that follow."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import ExerciseFactory
from tests.factories.hevy import bring_in, row, sets_of
from workouts.formats.files import parse
from workouts.formats.parsed import SkippedRow
from workouts.models import BodyMeasurement, PersonalRecord, User, WorkoutSession
from workouts.services.imports import import_history

HEADER = "date,weight_kg,fat_percent,neck_cm"


def bring(lifter, *rows, **options):
    return import_history(lifter, parse("\n".join([HEADER, *rows])), **options)


def days():
    rows = BodyMeasurement.objects.order_by("measured_on", "weight_kg")
    return list(rows.values_list("measured_on", "weight_kg", "fat_percent", "neck_cm"))


def test_import_of_measurements_adds_what_the_days_lack(lifter, stranger):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 12, 1), weight_kg=80)
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 12, 2), weight_kg=81)
    BodyMeasurement.objects.create(lifter=stranger, measured_on=date(2025, 12, 3), weight_kg=99)

    found = bring(lifter, "2025-12-01,80,18.5,", "2025-12-02,82,,38", "2025-12-03,83,,", "2025-12-04,x,,")

    assert (found.rows, found.measurements, found.duplicates, found.workouts) == (4, 2, 0, 0)
    assert found.skipped == (
        SkippedRow(3, "2025-12-02 has another measurement here: weight."),
        SkippedRow(5, "weight_kg “x” is not a number."),
    )
    assert days() == [
        (date(2025, 12, 1), 80, Decimal("18.5"), None),
        (date(2025, 12, 2), 81, None, None),
        (date(2025, 12, 3), 83, None, None),
        (date(2025, 12, 3), 99, None, None),
    ]


def test_import_of_measurements_when_repeated_stores_nothing_twice(lifter):
    rows = ["2025-12-01,80,18.5,", "2025-12-02,,,38"]
    bring(lifter, *rows)

    again = bring(lifter, *rows)

    assert (again.measurements, again.duplicates, again.skipped) == (0, 2, ())
    assert len(days()) == 2


@pytest.mark.parametrize("begins_with_weights", [True, False])
def test_import_of_weights_counts_the_workouts_of_their_days_anew(lifter, begins_with_weights):
    ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=True)
    weights = ["2025-12-04,80,,", "2025-12-06,90,,"]
    workouts = [
        row("Pull Up (Weighted)", start=f"{day} Dec 2025, 11:37", end="", values="20,5,,,") for day in (3, 5, 6, 9)
    ]

    if begins_with_weights:
        bring(lifter, *weights)
    bring_in(lifter, *workouts)
    if not begins_with_weights:
        bring(lifter, *weights)

    sessions = WorkoutSession.objects.order_by("started_at")
    assert list(sessions.values_list("bodyweight_kg", "total_volume_kg")) == [
        (None, 0),
        (80, 500),
        (90, 550),
        (90, 550),
    ]
    assert sets_of(lifter, "load_kg") == [None, 100, 110, 110]
    best = PersonalRecord.objects.filter(record_type="volume").order_by("achieved_at")
    assert list(best.values_list("value", flat=True)) == [500, 550]
    assert not WorkoutSession.objects.filter(records_computed_at=None).exists()


def test_import_of_measurements_raises_the_generation_once_and_only_where_it_stores(lifter):
    bring(lifter, "2025-12-01,80,,")
    bring(lifter, "2025-12-01,80,,")

    assert User.objects.get(pk=lifter.pk).generation == 1


def test_import_of_measurements_takes_a_fixed_number_of_statements(lifter, django_assert_num_queries):
    for number in (1, 3):
        rows = [f"2025-{number:02}-{day:02},80,," for day in range(1, number + 1)]
        with django_assert_num_queries(15):
            bring(lifter, *rows)


def test_a_rehearsed_import_of_measurements_stores_nothing(lifter):
    found = bring(lifter, "2025-12-01,80,,", is_rehearsal=True)

    assert (found.measurements, days()) == (1, [])
