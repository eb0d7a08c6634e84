"""What the database refuses, by the name of the constraint."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import BodyMeasurement, Catalogue, PersonalRecord, RecordsDue, WorkoutSet

pytestmark = pytest.mark.django_db


def assert_refused(constraint, make, **values):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(**values)


def test_one_session_in_progress_per_lifter(lifter):
    SessionFactory(lifter=lifter)
    SessionFactory(lifter=lifter, discarded_at=timezone.now())
    FinishedSessionFactory(lifter=lifter)

    assert_refused("session_one_in_progress", SessionFactory, lifter=lifter)


def test_completed_not_before_started():
    now = timezone.now()

    assert_refused(
        "session_completed_after_start", SessionFactory, started_at=now, completed_at=now - timedelta(seconds=1)
    )


def test_not_completed_and_discarded():
    assert_refused("session_not_both_ended", FinishedSessionFactory, discarded_at=timezone.now())


@pytest.mark.parametrize("rating", [0, 6])
def test_rating_is_one_to_five(rating):
    assert_refused("session_rating_one_to_five", SessionFactory, rating=rating)


def test_a_file_key_is_stored_once_per_lifter(lifter):
    FinishedSessionFactory(lifter=lifter, source_format="hevy", source_key="a")
    FinishedSessionFactory(source_format="hevy", source_key="a")
    FinishedSessionFactory.create_batch(2, lifter=lifter)

    assert_refused("session_source_unique", FinishedSessionFactory, lifter=lifter, source_format="hevy", source_key="a")


def test_position_of_an_exercise_is_unique_in_its_session():
    entry = EntryFactory(position=1)

    assert_refused("session_exercise_position_unique", EntryFactory, session=entry.session, position=1)


def test_position_of_a_set_is_unique_in_its_entry():
    row = RowFactory(position=1)

    assert_refused("set_position_unique", RowFactory, entry=row.entry, position=1)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("set_reps_bounded", {"reps": 1001}),
        ("set_weight_bounded", {"weight_kg": Decimal(-1)}),
        ("set_weight_bounded", {"weight_kg": Decimal("1000.01")}),
        ("set_rpe_one_to_ten_in_halves", {"rpe": Decimal("0.5")}),
        ("set_rpe_one_to_ten_in_halves", {"rpe": Decimal("10.5")}),
        ("set_rpe_one_to_ten_in_halves", {"rpe": Decimal("8.3")}),
        ("set_duration_within_a_day", {"duration_seconds": 86_401}),
        ("set_distance_bounded", {"distance_m": Decimal(1_000_001)}),
        ("set_custom_metric_bounded", {"custom_metric": 1_000_001}),
        ("set_rest_within_an_hour", {"rest_seconds": 3601}),
        ("set_type_known", {"set_type": "giant"}),
    ],
)
def test_a_set_keeps_its_bounds(constraint, values):
    entry = EntryFactory()

    assert_refused(constraint, RowFactory, entry=entry, **values)


@pytest.mark.parametrize("rpe", ["1", "8.5", "10"])
def test_an_effort_in_halves_is_stored(rpe):
    assert WorkoutSet.objects.get(pk=SetFactory(rpe=Decimal(rpe)).pk).rpe == Decimal(rpe)


def test_rest_of_an_exercise_is_within_an_hour():
    session = SessionFactory()

    assert_refused("session_exercise_rest_within_an_hour", EntryFactory, session=session, rest_seconds=3601)


def record(lifter, exercise, session, **values):
    defaults = {"record_type": "5rm", "value": Decimal(100), "achieved_at": session.started_at}
    return PersonalRecord.objects.create(lifter=lifter, exercise=exercise, session=session, **defaults | values)


def test_one_standing_record_per_lifter_exercise_and_type(lifter):
    exercise = ExerciseFactory()
    first, second = FinishedSessionFactory.create_batch(2, lifter=lifter)
    record(lifter, exercise, first)
    record(lifter, exercise, second, record_type="3rm")

    assert_refused("record_one_standing", record, lifter=lifter, exercise=exercise, session=second)


def test_one_record_per_session_and_type(lifter):
    exercise, session = ExerciseFactory(), FinishedSessionFactory(lifter=lifter)
    record(lifter, exercise, session)

    assert_refused(
        "record_one_per_session",
        record,
        lifter=lifter,
        exercise=exercise,
        session=session,
        superseded_at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("constraint", "values"),
    [("record_value_positive", {"value": Decimal(0)}), ("record_type_known", {"record_type": "2rm"})],
)
def test_a_record_is_one(lifter, constraint, values):
    assert_refused(
        constraint, record, lifter=lifter, exercise=ExerciseFactory(), session=FinishedSessionFactory(), **values
    )


def test_records_are_due_once_per_exercise(lifter):
    note = {"lifter": lifter, "exercise": ExerciseFactory(), "marked_at": timezone.now()}
    RecordsDue.objects.create(**note)

    assert_refused("records_due_once", RecordsDue.objects.create, **note)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("measurement_weight_bounded", {"weight_kg": Decimal(-1)}),
        ("measurement_fat_is_a_percentage", {"fat_percent": Decimal(101)}),
        ("measurement_waist_cm_bounded", {"waist_cm": Decimal(-1)}),
    ],
)
def test_a_measurement_keeps_its_bounds(lifter, constraint, values):
    assert_refused(constraint, BodyMeasurement.objects.create, lifter=lifter, measured_on="2026-03-02", **values)


def test_one_measurement_a_day():
    lifter = UserFactory()
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2026-03-02")

    assert_refused("measurement_one_a_day", BodyMeasurement.objects.create, lifter=lifter, measured_on="2026-03-02")


def test_the_catalogue_has_one_generation():
    assert_refused("catalogue_is_one_row", Catalogue.objects.create, pk=2)
