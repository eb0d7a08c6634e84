from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import FinishedSessionFactory, SessionFactory, UserFactory
from workouts.queries.stats import workout_stats

TODAY = date(2026, 3, 18)

NOTHING = {
    "total_sessions": 0,
    "total_volume_kg": Decimal(0),
    "total_sets": 0,
    "total_reps": 0,
    "avg_session_duration_minutes": 0.0,
    "workout_days": 0,
    "current_streak": 0,
    "longest_streak": 0,
}


def workout(lifter, on, hour=12, **values):
    values = {"total_volume_kg": Decimal(1000), "total_sets": 10, "total_reps": 50} | values
    return FinishedSessionFactory(
        lifter=lifter, started_at=datetime(on.year, on.month, on.day, hour, tzinfo=UTC), **values
    )


def ago(days):
    return TODAY - timedelta(days=days)


def test_workout_stats_of_nobody_trained(lifter):
    assert workout_stats(lifter, days=30, today=TODAY) == NOTHING


def test_workout_stats_sums_the_last_days(lifter):
    workout(lifter, ago(0), hour=8, total_volume_kg=Decimal("1500.5"), duration_seconds=1800)
    workout(lifter, ago(0), hour=18)
    workout(lifter, ago(6), duration_seconds=None)
    workout(lifter, ago(7), total_sets=99)

    assert workout_stats(lifter, days=7, today=TODAY) == {
        "total_sessions": 3,
        "total_volume_kg": Decimal("3500.5"),
        "total_sets": 30,
        "total_reps": 150,
        "avg_session_duration_minutes": 45.0,
        "workout_days": 2,
        "current_streak": 2,
        "longest_streak": 2,
    }


def test_workout_stats_of_all_days(lifter):
    workout(lifter, ago(2000))
    workout(lifter, ago(0))

    assert workout_stats(lifter, days=None, today=TODAY)["total_sessions"] == 2


def test_workout_stats_streak_looks_beyond_the_period(lifter):
    for weeks in (1, 2, 3, 10, 11, 12, 13):
        workout(lifter, ago(7 * weeks))

    stats = workout_stats(lifter, days=7, today=TODAY)

    assert stats == NOTHING | {"current_streak": 3, "longest_streak": 4}


def test_workout_stats_streak_follows_the_first_day_of_the_week(lifter):
    workout(lifter, date(2026, 3, 15))
    workout(lifter, date(2026, 3, 16))
    lifter.first_weekday = 6

    assert workout_stats(lifter, days=7, today=TODAY)["current_streak"] == 1


@pytest.mark.parametrize(("zone", "counted"), [("UTC", 0), ("Asia/Tokyo", 1), ("America/Los_Angeles", 0)])
def test_workout_stats_day_is_that_of_the_sessions_zone(lifter, zone, counted):
    workout(lifter, date(2026, 3, 11), hour=20, time_zone=zone)  # in Tokyo it is the 12th

    assert workout_stats(lifter, days=7, today=TODAY)["workout_days"] == counted


def test_workout_stats_leaves_out_running_discarded_and_strangers(lifter):
    at = datetime(2026, 3, 18, 12, tzinfo=UTC)
    SessionFactory(lifter=lifter, started_at=at, total_sets=5)
    SessionFactory(lifter=lifter, started_at=at, discarded_at=at)
    workout(UserFactory(), ago(0))

    assert workout_stats(lifter, days=None, today=TODAY) == NOTHING


@pytest.mark.parametrize("count", [1, 3])
def test_workout_stats_is_one_statement(lifter, django_assert_num_queries, count):
    for days in range(count):
        workout(lifter, ago(days))

    with django_assert_num_queries(1):
        workout_stats(lifter, days=30, today=TODAY)
