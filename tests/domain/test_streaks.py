from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.streaks import Streaks, streaks, week_of

WEDNESDAY = date(2026, 3, 18)
MONDAY = date(2026, 3, 16)
WEEK = timedelta(weeks=1)


def weeks_ago(*counts):
    return [WEDNESDAY - timedelta(weeks=n) for n in counts]


@pytest.mark.parametrize(
    ("day", "first_weekday", "first"),
    [
        (date(2026, 3, 16), 0, date(2026, 3, 16)),
        (date(2026, 3, 22), 0, date(2026, 3, 16)),
        (date(2026, 3, 22), 6, date(2026, 3, 22)),
        (date(2026, 3, 21), 6, date(2026, 3, 15)),
        (date(2026, 1, 1), 0, date(2025, 12, 29)),
    ],
)
def test_week_of_begins_on_the_lifters_first_day(day, first_weekday, first):
    assert week_of(day, first_weekday=first_weekday) == first


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streaks(current=0, longest=0)),
        (weeks_ago(0), Streaks(current=1, longest=1, longest_began=MONDAY)),
        (weeks_ago(0, 1, 2), Streaks(3, 3, MONDAY - 2 * WEEK)),
        (weeks_ago(1, 2), Streaks(2, 2, MONDAY - 2 * WEEK)),  # the running week does not break it
        (weeks_ago(2, 3), Streaks(0, 2, MONDAY - 3 * WEEK)),
        (weeks_ago(0, 2, 3, 4), Streaks(1, 3, MONDAY - 4 * WEEK)),
        (weeks_ago(0, 1, 4, 5), Streaks(2, 2, MONDAY - 5 * WEEK)),  # the first of equals
        ([WEDNESDAY, WEDNESDAY, WEDNESDAY - timedelta(days=1)], Streaks(1, 1, MONDAY)),
        ([WEDNESDAY + WEEK, WEDNESDAY], Streaks(2, 2, MONDAY)),  # east of home
    ],
)
def test_streaks_count_weeks(days, expected):
    assert streaks(days, today=WEDNESDAY) == expected


def test_streaks_across_the_year_and_the_clock_change():
    days = [date(2025, 12, 28), date(2025, 12, 29), date(2026, 1, 5)]

    found = streaks(days, today=date(2026, 1, 6))

    assert found == Streaks(current=3, longest=3, longest_began=date(2025, 12, 22))
    assert found.longest_ended == date(2026, 1, 11)


def test_streaks_of_nothing_ended_never():
    assert streaks([], today=WEDNESDAY).longest_ended is None


def test_streaks_follow_the_first_day_of_the_week():
    sunday, monday = date(2026, 3, 15), date(2026, 3, 16)

    assert streaks([sunday, monday], today=monday, first_weekday=0) == Streaks(2, 2, date(2026, 3, 9))
    assert streaks([sunday, monday], today=monday, first_weekday=6) == Streaks(1, 1, sunday)


@given(st.lists(st.integers(0, 200)), st.integers(0, 6))
def test_streaks_of_any_days_are_bounded_by_their_weeks(ago, first_weekday):
    days = [WEDNESDAY - timedelta(days=n) for n in ago]

    found = streaks(days, today=WEDNESDAY, first_weekday=first_weekday)

    weeks = {week_of(day, first_weekday=first_weekday) for day in days}
    assert 0 <= found.current <= found.longest <= len(weeks)
    assert found == streaks(reversed(days), today=WEDNESDAY, first_weekday=first_weekday)
