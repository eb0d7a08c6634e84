from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.charts import bar, clock_step, count_scale, scale, time_scale, whole_step
from workouts.domain.week_charts import WeekBar, WeekMeasure, week_chart

MONDAY = date(2026, 3, 2)


def weeks(*values):
    return [(MONDAY + timedelta(weeks=n), Decimal(value)) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ([], True, [0, 0.25, 0.5, 0.75, 1]),
        ([0], True, [0, 0.25, 0.5, 0.75, 1]),
        ([14.2], True, [0, 5, 10, 15]),
        ([4], True, [0, 1, 2, 3, 4]),
        ([1000, 20], True, [0, 250, 500, 750, 1000]),
        ([95, 109.7], False, [95, 100, 105, 110]),
        ([100, 100], False, [99, 99.5, 100, 100.5, 101]),
    ],
)
def test_scale_has_round_ticks(values, from_zero, ticks):
    assert scale(values, from_zero=from_zero).ticks == ticks


@given(st.lists(st.floats(0.01, 1_000_000), min_size=1), st.booleans())
def test_scale_holds_all_values_in_few_ticks(values, from_zero):
    axis = scale(values, from_zero=from_zero)

    assert axis.low <= min(values) + 1e-6
    assert axis.high >= max(values) - 1e-6
    assert 2 <= len(axis.ticks) <= 6
    assert all(axis.top - 0.1 <= axis.y(value) <= axis.bottom + 0.1 for value in values)


@pytest.mark.parametrize(
    ("minutes", "ticks"),
    [
        ([], [0, 15, 30, 45, 60]),
        ([18], [0, 5, 10, 15, 20]),
        ([61], [0, 30, 60, 90]),
        ([100], [0, 30, 60, 90, 120]),
        ([270], [0, 120, 240, 360]),
        ([650], [0, 180, 360, 540, 720]),
        ([60_000], [0, 20_000, 40_000, 60_000]),
    ],
)
def test_time_scale_has_the_ticks_of_a_clock(minutes, ticks):
    axis = time_scale(minutes)

    assert axis.ticks == ticks
    assert all(axis.top <= axis.y(value) <= axis.bottom for value in minutes)


@pytest.mark.parametrize(
    ("counts", "ticks"),
    [
        ([], [0, 1]),
        ([1], [0, 1]),
        ([3], [0, 1, 2, 3]),
        ([10], [0, 5, 10]),
        ([12], [0, 5, 10, 15]),
        ([70], [0, 20, 40, 60, 80]),
    ],
)
def test_count_scale_has_whole_ticks(counts, ticks):
    assert count_scale(counts).ticks == ticks


@pytest.mark.parametrize(
    ("values", "steps", "ticks"),
    [
        ([8, 8], whole_step, [7, 8, 9]),
        ([1, 12], whole_step, [0, 5, 10, 15]),
        ([0, 0], whole_step, [0, 1]),
        ([3, 9000], whole_step, [0, 5000, 10_000]),
        ([105, 110], clock_step, [104, 106, 108, 110]),
        ([61, 95], clock_step, [60, 70, 80, 90, 100]),
        ([300, 330], clock_step, [300, 310, 320, 330]),
        ([1500, 3100], clock_step, [1200, 1800, 2400, 3000, 3600]),
        ([3600, 30_000], clock_step, [0, 7200, 14_400, 21_600, 28_800, 36_000]),
    ],
)
def test_scale_of_counts_and_times_has_whole_steps_and_those_of_a_clock(values, steps, ticks):
    assert scale(values, from_zero=False, steps=steps).ticks == ticks


def test_bar_places_all_side_by_side():
    assert [bar(index, 4) for index in range(4)] == [(0, 17), (25, 17), (50, 17), (75, 17)]


def test_week_chart_stands_on_the_base():
    chart = week_chart(weeks(0, 5, 10))

    assert chart.bars == [
        WeekBar(MONDAY, Decimal(0), x=0.0, width=22.67, y=184.0, height=0.0),
        WeekBar(MONDAY + timedelta(weeks=1), Decimal(5), x=33.33, width=22.67, y=100.0, height=84.0),
        WeekBar(MONDAY + timedelta(weeks=2), Decimal(10), x=66.67, width=22.67, y=16.0, height=168.0),
    ]
    assert chart.lines == [(0, 184.0), (2.5, 142.0), (5, 100.0), (7.5, 58.0), (10, 16.0)]
    assert (chart.lowest, chart.highest) == (0, 10)


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (1, [(0, False)]),
        (3, [(0, False), (1, True), (2, False)]),
        (12, [(1, True), (3, False), (5, True), (7, False), (9, True), (11, False)]),
        (52, [(6, True), (15, False), (24, True), (33, False), (42, True), (51, False)]),
    ],
)
def test_week_chart_names_few_weeks_and_always_this_one(count, named):
    chart = week_chart(weeks(*range(count)))

    assert [(chart.bars.index(each), gives_way) for each, gives_way in chart.names] == named


def test_week_chart_of_times_has_the_ticks_of_a_clock():
    assert [value for value, _ in week_chart(weeks(100), WeekMeasure.DURATION).lines] == [0, 30, 60, 90, 120]


def test_week_chart_of_empty_weeks_is_flat():
    chart = week_chart(weeks(0, 0))

    assert [each.height for each in chart.bars] == [0, 0]
