"""The volume of an exercise by day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.queries.volume import daily_volume

TODAY = date(2026, 3, 10)


@pytest.fixture
def exercise():
    return ExerciseFactory()


def entry(lifter, exercise, *, day, hour=12, time_zone="UTC", factory=FinishedSessionFactory):
    started_at = datetime(2026, 3, day, hour, tzinfo=UTC)
    return EntryFactory(session=factory(lifter=lifter, started_at=started_at, time_zone=time_zone), exercise=exercise)


def test_daily_volume_sums_up_days_in_order(lifter, exercise, db):
    later, sooner, again = (entry(lifter, exercise, day=day) for day in (9, 2, 9))
    SetFactory(entry=later, weight_kg=Decimal(100), reps=5)
    SetFactory(entry=again, weight_kg=Decimal(80), reps=10, set_type="drop")
    SetFactory(entry=sooner, weight_kg=None, reps=12, load_kg=None, volume_kg=0)

    assert daily_volume(lifter, exercise.pk, days=90, today=TODAY) == [
        {"date": date(2026, 3, 2), "volume_kg": Decimal(0), "total_sets": 1, "avg_weight": Decimal(0)},
        {"date": date(2026, 3, 9), "volume_kg": Decimal(1300), "total_sets": 2, "avg_weight": Decimal(90)},
    ]


def test_daily_volume_leaves_out_what_does_not_count(lifter, stranger, exercise):
    mine = entry(lifter, exercise, day=9)
    SetFactory(entry=mine)
    SetFactory(entry=mine, set_type="warmup")
    RowFactory(entry=mine)
    SetFactory(entry=EntryFactory(session=mine.session))
    SetFactory(entry=entry(lifter, exercise, day=10, factory=SessionFactory))
    SetFactory(entry=entry(stranger, exercise, day=8))

    found = daily_volume(lifter, exercise.pk, days=90, today=TODAY)

    assert [(row["date"].day, row["total_sets"]) for row in found] == [(9, 1)]


def test_daily_volume_counts_warmups_by_preference(lifter, exercise):
    lifter.counts_warmups = True
    mine = entry(lifter, exercise, day=9)
    SetFactory(entry=mine)
    SetFactory(entry=mine, set_type="warmup", weight_kg=Decimal(50))

    found = daily_volume(lifter, exercise.pk, days=90, today=TODAY)

    assert [(row["total_sets"], row["avg_weight"]) for row in found] == [(2, Decimal(75))]


@pytest.mark.parametrize(("days", "found"), [(1, [10]), (2, [9, 10]), (9, [2, 9, 10]), (36_500, [2, 9, 10])])
def test_daily_volume_of_n_days_is_today_and_those_before(lifter, exercise, days, found):
    for day in (2, 9, 10):
        SetFactory(entry=entry(lifter, exercise, day=day))

    assert [row["date"].day for row in daily_volume(lifter, exercise.pk, days=days, today=TODAY)] == found


def test_daily_volume_goes_by_the_local_day_of_the_session(lifter, exercise):
    SetFactory(entry=entry(lifter, exercise, day=8, hour=23, time_zone="Asia/Tokyo"))

    assert [row["date"].day for row in daily_volume(lifter, exercise.pk, days=90, today=TODAY)] == [9]


@pytest.mark.parametrize("count", [1, 3])
def test_daily_volume_is_one_statement(lifter, exercise, django_assert_num_queries, count):
    for day in range(1, count + 1):
        SetFactory(entry=entry(lifter, exercise, day=day))

    with django_assert_num_queries(1):
        assert len(daily_volume(lifter, exercise.pk, days=90, today=TODAY)) == count
