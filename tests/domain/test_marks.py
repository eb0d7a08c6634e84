from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.marks import Mark

AT = datetime(2026, 3, 2, 17, 30, 0, 250_001, tzinfo=UTC)


def test_mark_is_written_as_day_microseconds_and_id():
    assert str(Mark(date(2026, 3, 3), AT, 12)) == "2026-03-03.1772472600250001.12"


@given(
    st.dates(),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(timezone(timedelta(hours=9)))),
    st.integers(0, 2**59),
)
def test_mark_is_read_as_it_was_written(day, at, pk):
    mark = Mark(day, at, pk)

    assert Mark.parse(str(mark)) == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "2",
        "2026-03-03",
        "2026-03-03.1772472600250001",
        "2026-02-31.1772472600250001.12",
        "0000-03-03.1772472600250001.12",
        "2026-03-03.999999999999999999.12",
        "2026-03-03.1772472600250001.1234567890123456789",
        "2026-03-03..12",
        "2026-03-03.1.-12",
        "2026-03-03.1.1 ",
        "٢026-03-03.1.1",
    ],
)
def test_mark_of_what_is_none_is_nothing(text):
    assert Mark.parse(text) is None


def test_marks_are_in_the_order_of_days_then_starts_then_ids():
    earlier, later = AT - timedelta(hours=1), AT
    monday, tuesday = date(2026, 3, 2), date(2026, 3, 3)
    marks = [Mark(tuesday, later, 2), Mark(tuesday, later, 1), Mark(tuesday, earlier, 8), Mark(monday, later, 9)]

    assert sorted(marks) == marks[::-1]
