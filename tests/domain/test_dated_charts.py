from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.charts import clock_step
from workouts.domain.dated_charts import MOST_NAMES, Per, dated, thinned

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)


def chart(values, *, since=SINCE, until=UNTIL, from_zero=True, **options):
    return dated(values, since=since, until=until, from_zero=from_zero, **options)


def test_dated_without_values_is_nothing():
    assert chart({}) is None


def test_dated_places_days_in_their_order_between_the_margins():
    drawn = chart({UNTIL: Decimal(50), SINCE: Decimal(100)})

    assert [(dot.day, dot.x, dot.y) for dot in drawn.dots] == [(SINCE, 1.2, 16.0), (UNTIL, 98.8, 100.0)]
    assert drawn.segments == [(drawn.dots[0], drawn.dots[1])]
    assert drawn.lines == [(0, 184.0), (25, 142.0), (50, 100.0), (75, 58.0), (100, 16.0)]


def test_dated_bars_stand_on_the_base():
    dot = chart({date(2026, 2, 1): Decimal(50), UNTIL: Decimal(100)}).dots[0]

    assert (dot.height, round(dot.bar_x + 0.4, 2)) == (84.0, dot.x)


def test_dated_grounds_that_are_touched_part_the_whole_width_halfway_between_dots():
    drawn = chart({SINCE: Decimal(1), date(2026, 2, 15): Decimal(2), UNTIL: Decimal(3)})

    grounds = [(dot.left, dot.width) for dot in drawn.dots]
    assert grounds == [(0.0, 25.88), (25.88, 48.79), (74.67, 25.33)]


def test_dated_lines_of_bests_need_not_begin_at_zero():
    assert chart({SINCE: Decimal(96), UNTIL: Decimal(110)}, from_zero=False).scale.low == 95


def test_dated_times_have_the_lines_of_a_clock():
    drawn = chart({SINCE: Decimal(290), UNTIL: Decimal(318)}, from_zero=False, steps=clock_step)

    assert [value for value, _ in drawn.lines] == [290, 300, 310, 320]


@pytest.mark.parametrize(("is_lower_better", "best"), [(False, date(2026, 2, 1)), (True, SINCE)])
def test_dated_best_is_the_first_of_the_highest_or_lowest(is_lower_better, best):
    values = {SINCE: Decimal(5), date(2026, 2, 1): Decimal(9), date(2026, 2, 3): Decimal(5), UNTIL: Decimal(9)}

    assert chart(values, is_lower_better=is_lower_better).best.day == best


@pytest.mark.parametrize(
    ("lowest", "is_lower_better", "low", "is_below"),
    [(290, True, 280, True), (290, False, 290, False), (2, True, 0, False)],
)
def test_dated_where_lower_is_better_leaves_room_below_the_best(lowest, is_lower_better, low, is_below):
    values = {SINCE: Decimal(318), UNTIL: Decimal(lowest)}

    drawn = chart(values, from_zero=False, is_lower_better=is_lower_better, steps=clock_step)

    assert (drawn.scale.low, drawn.is_best_below) == (low, is_below)


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        (date(2026, 3, 2), date(2026, 3, 31), ["3 Mar", "10 Mar", "17 Mar", "24 Mar"]),
        (date(2026, 1, 20), date(2026, 2, 18), ["21 Jan", "28 Jan", "4 Feb", "11 Feb"]),
        (date(2025, 12, 15), date(2026, 3, 14), ["Jan", "Feb", "Mar"]),
        (date(2025, 3, 19), date(2026, 3, 18), ["Apr", "Jul", "Oct", "Jan"]),
        (date(2024, 11, 25), date(2026, 11, 24), ["2025", "Jul", "2026", "Jul"]),
        (date(2024, 1, 1), date(2024, 12, 31), ["Jan", "Apr", "Jul", "Oct"]),
        (date(2019, 5, 1), date(2026, 2, 1), ["2020", "2021", "2022", "2023", "2024", "2025"]),
        (date(1990, 5, 1), date(2026, 2, 1), ["1995", "2000", "2005", "2010", "2015", "2020"]),
        (SINCE, SINCE, ["Jan"]),
    ],
)
def test_dated_names_few_days_months_or_years(since, until, names):
    assert [text for text, _, _ in chart({since: Decimal(1)}, since=since, until=until).names] == names


def test_dated_names_of_more_than_four_give_way_on_a_narrow_screen():
    drawn = chart({SINCE: Decimal(1)}, since=date(2019, 5, 1), until=date(2026, 2, 1))

    assert [gives_way for _, _, gives_way in drawn.names] == [False, True, False, True, False, True]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 60_000))
def test_dated_names_are_few_in_their_order_and_within(since, days):
    names = chart({since: Decimal(1)}, since=since, until=since + timedelta(days=days)).names

    assert len(names) <= MOST_NAMES
    places = [x for _, x, _ in names]
    assert places == sorted(set(places))
    assert all(0 <= x <= 94 for x in places)


@pytest.mark.parametrize(
    ("days", "per"),
    [(0, "day"), (89, "day"), (120, "day"), (121, "week"), (364, "week"), (840, "week"), (841, "month")],
)
def test_days_share_a_dot_where_there_are_many(days, per):
    assert Per.of(SINCE, SINCE + timedelta(days=days)) == per


@pytest.mark.parametrize(
    ("per", "first_weekday", "first"),
    [
        ("day", 0, date(2026, 3, 18)),
        ("week", 0, date(2026, 3, 16)),
        ("week", 6, date(2026, 3, 15)),
        ("week", 2, date(2026, 3, 18)),
        ("month", 0, date(2026, 3, 1)),
    ],
)
def test_spans_begin_on_their_first_day(per, first_weekday, first):
    assert Per(per).begin(date(2026, 3, 18), first_weekday) == first


class Figure(NamedTuple):
    day: date
    value: int


def test_thinned_keeps_the_best_of_each_span_the_first_of_equals():
    monday = date(2026, 3, 16)
    figures = [Figure(monday + timedelta(days=days), value) for days, value in ((0, 5), (8, 7), (2, 6), (3, 6), (9, 3))]
    first, tuesday, wednesday, _, later = figures
    again = Figure(monday, 9)

    assert thinned(figures, per=Per.WEEK) == [wednesday, tuesday]
    assert thinned(figures, per=Per.WEEK, is_lower_better=True) == [first, later]
    assert thinned([first, again], per=Per.DAY) == [again]
    assert thinned([], per=Per.DAY) == []
