from datetime import date, timedelta
from decimal import Decimal

import pytest

from workouts.domain.periods import Period
from workouts.domain.training import Day, Summary, Sums, best_days, monthly, summary, weekly, weeks_shown

TODAY = date(2026, 3, 18)


def day(on, *, workouts=1, volume=100, sets=3, reps=15, seconds=3600, timed=1):
    return Day(on, workouts, Decimal(volume), sets, reps, seconds, timed)


@pytest.mark.parametrize(
    ("days", "first", "before"),
    [
        (7, date(2026, 3, 12), Period(date(2026, 3, 5), date(2026, 3, 11))),
        (1, TODAY, Period(date(2026, 3, 17), date(2026, 3, 17))),
        (30, date(2026, 2, 17), Period(date(2026, 1, 18), date(2026, 2, 16))),
        (None, None, None),
    ],
)
def test_period_is_today_and_the_days_before(days, first, before):
    period = Period.of(days, TODAY)

    assert period == Period(first, TODAY)
    assert period.before == before


@pytest.mark.parametrize(
    ("on", "in_seven", "in_all"),
    [
        (date(2026, 3, 11), False, True),
        (date(2026, 3, 12), True, True),
        (TODAY, True, True),
        (date(2026, 3, 19), False, True),
    ],
)
def test_period_holds_its_edges(on, in_seven, in_all):
    assert Period.of(7, TODAY).holds(on) is in_seven
    assert Period.of(None, TODAY).holds(on) is in_all


def test_summary_adds_up_the_days_of_the_period():
    days = [
        day(TODAY, workouts=2, volume=500, sets=8, reps=40, seconds=5400, timed=2),
        day(TODAY - timedelta(days=6), volume="62.5", seconds=0, timed=0),
        day(TODAY - timedelta(days=7), volume=9999),
    ]

    assert summary(days, Period.of(7, TODAY)) == Summary(
        workouts=3, volume_kg=Decimal("562.5"), sets=11, reps=55, average_minutes=45.0, days=2, seconds=5400
    )


def test_summary_of_nothing():
    assert summary([], Period.of(7, TODAY)) == Summary(0, Decimal(0), 0, 0, 0.0, 0, 0)


def test_best_days_are_the_first_of_most_volume_and_of_most_time():
    days = [
        day(TODAY - timedelta(days=9), volume=9999, seconds=9999),
        day(TODAY - timedelta(days=2), volume=500, seconds=3600),
        day(TODAY - timedelta(days=1), volume=500, seconds=5400),
        day(TODAY, volume=400, seconds=5400),
    ]

    assert best_days(days, Period.of(7, TODAY)) == (days[1], days[2])


def test_best_days_without_volume_or_known_time_are_none():
    assert best_days([day(TODAY, volume=0, seconds=0, timed=0)], Period.of(7, TODAY)) == (None, None)
    assert best_days([], Period.of(7, TODAY)) == (None, None)


def sums(first, *, days=0, workouts=0, volume=0, sets=0, reps=0, seconds=0):
    return Sums(first, days, workouts, Decimal(volume), sets, reps, seconds)


def test_weekly_has_empty_weeks_and_ends_with_this_one():
    days = [
        day(date(2026, 2, 1), volume=7),
        day(date(2026, 3, 2)),
        day(date(2026, 3, 8), workouts=2, sets=5, reps=40, seconds=1800),
        day(TODAY, volume=50),
    ]

    assert weekly(days, weeks=3, today=TODAY) == [
        sums(date(2026, 3, 2), days=2, workouts=3, volume=200, sets=8, reps=55, seconds=5400),
        sums(date(2026, 3, 9)),
        sums(date(2026, 3, 16), days=1, workouts=1, volume=50, sets=3, reps=15, seconds=3600),
    ]
    assert [(each.first, each.volume_kg) for each in weekly(days, weeks=2, today=TODAY, first_weekday=6)] == [
        (date(2026, 3, 8), 100),
        (date(2026, 3, 15), 50),
    ]


def test_weekly_ends_with_the_next_week_where_that_has_begun():
    sunday, monday = date(2026, 3, 15), date(2026, 3, 16)

    assert weekly([day(monday)], weeks=1, today=sunday) == [
        sums(monday, days=1, workouts=1, volume=100, sets=3, reps=15, seconds=3600)
    ]


def test_monthly_is_the_twelve_months_of_a_year():
    days = [day(date(2025, 12, 31)), day(date(2026, 1, 1), volume=7), day(date(2026, 1, 31)), day(date(2027, 1, 1))]

    months = monthly(days, year=2026)

    assert months[0] == sums(date(2026, 1, 1), days=2, workouts=2, volume=107, sets=6, reps=30, seconds=7200)
    assert months[1:] == [sums(date(2026, month, 1)) for month in range(2, 13)]


@pytest.mark.parametrize(
    ("period", "first", "weeks"),
    [
        (7, date(2020, 1, 1), 12),
        (90, date(2020, 1, 1), 12),
        (365, date(2020, 1, 1), 52),
        (None, date(2020, 1, 1), 52),
        (None, TODAY, 12),
        (None, date(2025, 11, 17), 18),
        (None, date(2025, 11, 16), 19),
        (365, None, 12),
    ],
)
def test_weeks_shown(period, first, weeks):
    assert weeks_shown(period, first=first, today=TODAY) == weeks
