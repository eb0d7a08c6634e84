from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.year_map import HalfYear, Square, half_years


def test_half_years_begin_in_the_row_of_their_weekday():
    first, second = half_years(2026)

    assert first.squares[:5] == [
        Square(date(2026, 1, 1), x=0, y=53),  # a Thursday
        Square(date(2026, 1, 2), x=0, y=66),
        Square(date(2026, 1, 3), x=0, y=79),
        Square(date(2026, 1, 4), x=0, y=92),
        Square(date(2026, 1, 5), x=13, y=14),
    ]
    assert (first.last, second.first) == (date(2026, 6, 30), date(2026, 7, 1))
    assert second.squares[0] == Square(date(2026, 7, 1), x=0, y=40)
    assert second.squares[-1].day == date(2026, 12, 31)


def test_half_years_follow_the_first_day_of_the_week():
    first, _ = half_years(2026, first_weekday=6)

    assert first.squares[0] == Square(date(2026, 1, 1), x=0, y=66)
    assert first.squares[3] == Square(date(2026, 1, 4), x=13, y=14)


def test_half_year_names_its_months():
    _, second = half_years(2026)

    assert [(square.day.month, square.x) for square in second.months] == [
        (7, 0), (8, 52), (9, 117), (10, 169), (11, 221), (12, 286),
    ]  # fmt: skip


def test_half_year_outlines_days_in_their_order():
    half = HalfYear(date(2026, 1, 1), date(2026, 1, 2), [Square(date(2026, 1, day), x=0, y=day) for day in (1, 2)])

    assert half.outline([date(2026, 1, 2), date(2026, 1, 1), date(2026, 1, 9)]) == "M0 1h11v11h-11zM0 2h11v11h-11z"
    assert half.outline([]) == ""
    assert half.width == 13


@pytest.mark.parametrize(("year", "days"), [(2026, 365), (2028, 366)])
def test_half_years_hold_each_day_once(year, days):
    squares = [square for half in half_years(year) for square in half.squares]

    assert [square.day for square in squares] == [date(year, 1, 1) + timedelta(days=n) for n in range(days)]


@given(st.integers(1970, 2100), st.integers(0, 6))
def test_half_years_never_overlap_and_fit(year, first_weekday):
    for half in half_years(year, first_weekday=first_weekday):
        assert len({(square.x, square.y) for square in half.squares}) == len(half.squares)
        assert {square.y for square in half.squares} == {14, 27, 40, 53, 66, 79, 92}
        assert half.width <= 28 * 13
        assert all(after.x - before.x >= 4 * 13 for before, after in pairwise(half.months))
