from datetime import date
from decimal import Decimal

from workouts.domain.dated_charts import dated

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)


def chart(values, *, from_zero=True):
    return dated(values, since=SINCE, until=UNTIL, from_zero=from_zero)


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


def test_dated_lines_of_bests_need_not_begin_at_zero():
    assert chart({SINCE: Decimal(96), UNTIL: Decimal(110)}, from_zero=False).scale.low == 95


def test_dated_best_is_the_first_of_the_highest():
    drawn = chart({SINCE: Decimal(5), date(2026, 2, 1): Decimal(9), UNTIL: Decimal(9)})

    assert drawn.best.day == date(2026, 2, 1)


def test_dated_names_the_months_that_have_room():
    drawn = dated({UNTIL: Decimal(1)}, since=date(2026, 1, 15), until=date(2026, 4, 2), from_zero=True)

    assert [day for day, _ in drawn.months] == [date(2026, 2, 1), date(2026, 3, 1)]


def test_names_of_a_few_months_all_stay():
    drawn = chart({UNTIL: Decimal(50)})

    assert [(day, is_sparse) for day, _, is_sparse in drawn.names] == [
        (date(2026, 1, 1), False), (date(2026, 2, 1), False), (date(2026, 3, 1), False),
    ]  # fmt: skip


def test_names_of_years_are_some_months_of_which_every_second_gives_way():
    drawn = dated({UNTIL: Decimal(50)}, since=date(2024, 1, 1), until=UNTIL, from_zero=True)

    assert [(day, is_sparse) for day, _, is_sparse in drawn.names] == [
        (date(2024, 2, 1), False), (date(2024, 6, 1), True), (date(2024, 10, 1), False), (date(2025, 2, 1), True),
        (date(2025, 6, 1), False), (date(2025, 10, 1), True), (date(2026, 2, 1), False),
    ]  # fmt: skip


def test_a_chart_within_a_month_names_none():
    drawn = dated({date(2026, 3, 9): Decimal(50)}, since=date(2026, 3, 2), until=date(2026, 3, 9), from_zero=True)

    assert drawn.names == []
