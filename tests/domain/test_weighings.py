from datetime import date, timedelta
from decimal import Decimal

from workouts.domain.weighings import MOST_POINTS, averaged

MONDAY = date(2026, 3, 2)


def daily(count, *, since=MONDAY):
    return {since + timedelta(days=n): Decimal(80 + n % 7) for n in range(count)}


def test_few_weighings_are_shown_as_they_are():
    weights = daily(MOST_POINTS)

    assert averaged(weights) == (weights, "day")


def test_many_weighings_are_averaged_by_week():
    weights, per = averaged(daily(MOST_POINTS + 1))

    assert per == "week"
    assert list(weights.items())[:2] == [(MONDAY, Decimal(83)), (MONDAY + timedelta(weeks=1), Decimal(83))]
    assert (len(weights), max(weights)) == (18, MONDAY + timedelta(weeks=17))


def test_weeks_begin_on_the_lifters_day_and_stand_where_the_first_weighing_was():
    weights, _ = averaged(daily(MOST_POINTS + 1), first_weekday=6)

    assert list(weights.items())[:2] == [(MONDAY, Decimal("82.5")), (date(2026, 3, 8), Decimal(83))]


def test_years_of_weighings_are_averaged_by_month():
    weights, per = averaged(daily(7 * MOST_POINTS + 7, since=date(2024, 1, 30)))

    assert per == "month"
    assert list(weights)[:3] == [date(2024, 1, 30), date(2024, 2, 1), date(2024, 3, 1)]
    assert weights[date(2024, 1, 30)] == Decimal("80.5")


def test_nothing_weighed_is_nothing():
    assert averaged({}) == ({}, "day")
