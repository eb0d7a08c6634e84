"""What the charts of an exercise show."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.queries.exercise_charts import exercise_chart

TODAY = date(2026, 3, 31)
NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def exercise(db):
    return ExerciseFactory()


def workout(lifter, exercise, *sets, ago=0, at=None, **session):
    session = FinishedSessionFactory(lifter=lifter, started_at=at or NOON - timedelta(days=ago), **session)
    entry = EntryFactory(session=session, exercise=exercise)
    return [SetFactory(entry=entry, weight_kg=Decimal(weight), reps=reps) for weight, reps in sets]


def points(lifter, exercise, measure, days=90):
    found = exercise_chart(lifter, exercise, days=days, today=TODAY)["points"][measure]
    return [(point["day"], point["value"]) for point in found]


def test_chart_holds_every_measure_of_a_workout_with_the_set_behind_it(lifter, exercise):
    workout(lifter, exercise, (100, 5), (90, 8))

    day = {"day": TODAY, "weight_kg": None, "reps": None}
    assert exercise_chart(lifter, exercise, days=90, today=TODAY) == {
        "since": date(2026, 1, 1),
        "until": TODAY,
        "per": "day",
        "points": {
            "1rm": [day | {"value": Decimal("112.5"), "weight_kg": Decimal(100), "reps": 5}],
            "heaviest": [day | {"value": Decimal(100), "weight_kg": Decimal(100), "reps": 5}],
            "best-set": [day | {"value": Decimal(720), "weight_kg": Decimal(90), "reps": 8}],
            "volume": [day | {"value": Decimal(1220)}],
            "reps": [day | {"value": Decimal(13)}],
        },
    }


def test_chart_sums_up_workouts_not_days_and_shows_the_best_of_a_day(lifter, exercise):
    workout(lifter, exercise, (100, 5), at=NOON)
    workout(lifter, exercise, (100, 3), (100, 4), at=NOON + timedelta(hours=5))

    assert points(lifter, exercise, "volume") == [(TODAY, 700)]


def test_chart_counts_an_exercise_that_was_done_twice_in_a_workout_together(lifter, exercise):
    (row,) = workout(lifter, exercise, (100, 5))
    SetFactory(entry=EntryFactory(session=row.session, exercise=exercise), reps=3)

    assert points(lifter, exercise, "volume") == [(TODAY, 800)]


@pytest.mark.parametrize(
    ("days", "ago"), [(30, [0, 29]), (90, [0, 29, 30, 89]), (365, [0, 29, 30, 90]), (None, [0, 29, 30, 90, 500])]
)
def test_chart_holds_the_days_of_its_period(lifter, exercise, days, ago):
    """Of the longer ones, one day a week."""
    for each in (0, 29, 30, 89, 90, 500):
        workout(lifter, exercise, (100, 5), ago=each)

    shown = [day for day, _ in points(lifter, exercise, "reps", days)]

    assert shown == sorted(TODAY - timedelta(days=each) for each in ago)


def test_chart_of_many_days_shows_the_best_of_each_week_by_the_lifters_first_day(lifter, exercise):
    lifter.first_weekday = 6
    for ago, reps in ((2, 5), (3, 7), (4, 6), (130, 4)):  # a Sunday, Saturday, Friday
        workout(lifter, exercise, (100, reps), ago=ago)

    chart = exercise_chart(lifter, exercise, days=None, today=TODAY)

    assert (chart["per"], chart["since"], chart["until"]) == ("week", TODAY - timedelta(days=130), TODAY)
    assert [(point["day"].day, point["value"]) for point in chart["points"]["reps"]] == [(21, 4), (28, 7), (29, 5)]


def test_chart_of_years_shows_the_best_of_each_month(lifter, exercise):
    for ago, reps in ((0, 5), (1, 6), (1000, 4)):
        workout(lifter, exercise, (100, reps), ago=ago)

    chart = exercise_chart(lifter, exercise, days=None, today=TODAY)

    assert chart["per"] == "month"
    assert [point["value"] for point in chart["points"]["reps"]] == [4, 6]


def test_chart_days_are_those_of_the_sessions_zone(lifter, exercise):
    first = datetime(2026, 1, 1, 1, tzinfo=UTC)
    workout(lifter, exercise, (100, 5), at=first, time_zone="America/New_York")  # the year before
    workout(lifter, exercise, (100, 6), at=datetime(2025, 12, 31, 10, 30, tzinfo=UTC), time_zone="Pacific/Kiritimati")
    workout(lifter, exercise, (100, 7), at=NOON + timedelta(hours=8), time_zone="Asia/Tokyo")  # tomorrow there

    chart = exercise_chart(lifter, exercise, days=90, today=TODAY)

    assert [(point["day"], point["value"]) for point in chart["points"]["reps"]] == [
        (date(2026, 1, 1), 6),
        (date(2026, 4, 1), 7),
    ]
    assert chart["until"] == date(2026, 4, 1)


def test_chart_leaves_out_warmups_attempts_what_runs_and_what_is_not_the_lifters(lifter, exercise):
    workout(lifter, exercise, (100, 0))
    (warmup,) = workout(lifter, exercise, (60, 5))
    type(warmup).objects.filter(pk=warmup.pk).update(set_type="warmup")
    SetFactory(entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise))
    workout(UserFactory(), exercise, (100, 5))
    workout(lifter, ExerciseFactory(), (100, 5))

    assert exercise_chart(lifter, exercise, days=None, today=TODAY) == {
        "since": TODAY,
        "until": TODAY,
        "per": "day",
        "points": {measure: [] for measure in ("1rm", "heaviest", "best-set", "volume", "reps")},
    }


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("days", [90, None])
def test_chart_takes_one_statement(lifter, exercise, django_assert_num_queries, count, days):
    for ago in range(count):
        workout(lifter, exercise, *[(100, 5)] * count, ago=ago)

    with django_assert_num_queries(1):
        exercise_chart(lifter, exercise, days=days, today=TODAY)
