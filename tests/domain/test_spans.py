from datetime import date

import pytest

from workouts.domain.periods import Period
from workouts.domain.spans import Span, SpanKind

NOVEMBER, YEAR = Span(SpanKind.MONTH, date(2026, 11, 1)), Span(SpanKind.YEAR, date(2026, 1, 1))
LATER = date(2027, 3, 1)


def test_span_of_a_day():
    assert Span.month_of(date(2026, 11, 14)) == Span.of(SpanKind.MONTH, date(2026, 11, 30)) == NOVEMBER
    assert Span.year_of(date(2026, 11, 14)) == Span.of(SpanKind.YEAR, date(2026, 12, 31)) == YEAR


@pytest.mark.parametrize(
    ("span", "last"),
    [
        (NOVEMBER, date(2026, 11, 30)),
        (Span.month_of(date(2024, 2, 1)), date(2024, 2, 29)),
        (YEAR, date(2026, 12, 31)),
    ],
)
def test_last_day(span, last):
    assert span.last == last
    assert (span.holds(span.first), span.holds(last), span.holds(LATER)) == (True, True, False)
    assert [span.is_running(day) for day in (span.previous.last, span.first, last, LATER)] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("span", "previous", "following"),
    [
        (Span.month_of(date(2026, 1, 1)), date(2025, 12, 1), date(2026, 2, 1)),
        (Span.month_of(date(2026, 12, 1)), date(2026, 11, 1), date(2027, 1, 1)),
        (YEAR, date(2025, 1, 1), date(2027, 1, 1)),
    ],
)
def test_neighbours(span, previous, following):
    assert (span.previous, span.next) == (Span(span.kind, previous), Span(span.kind, following))


def test_a_span_that_is_over_stands_beside_the_whole_one_before():
    assert NOVEMBER.period == Period(date(2026, 11, 1), date(2026, 11, 30))
    assert NOVEMBER.period_before(LATER) == Period(date(2026, 10, 1), date(2026, 10, 31))
    assert YEAR.period_before(LATER) == Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("today", "kind", "until"),
    [
        (date(2026, 11, 14), SpanKind.MONTH, date(2026, 10, 14)),
        (date(2026, 3, 30), SpanKind.MONTH, date(2026, 2, 28)),
        (date(2026, 11, 29), SpanKind.MONTH, date(2026, 10, 29)),
        (date(2026, 11, 30), SpanKind.MONTH, date(2026, 10, 31)),
        (date(2026, 1, 1), SpanKind.MONTH, date(2025, 12, 1)),
        (date(2026, 11, 14), SpanKind.YEAR, date(2025, 11, 14)),
        (date(2024, 2, 29), SpanKind.YEAR, date(2023, 2, 28)),
        (date(2026, 12, 31), SpanKind.YEAR, date(2025, 12, 31)),
    ],
)
def test_a_running_span_stands_beside_as_much_of_the_one_before(today, kind, until):
    span = Span.of(kind, today)

    assert span.period_before(today) == Period(span.previous.first, until)
