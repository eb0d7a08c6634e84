from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workouts.domain.times import (
    Times,
    at_wall_clock,
    corrected,
    edited,
    fault,
    finished,
    likely_start,
    span,
    typed_span,
)

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DONE = Times(START, START + HOUR, 3600)


@pytest.mark.parametrize(
    ("now", "zone", "wall"),
    [
        (datetime(2026, 3, 2, 18, 44, 59, 7, tzinfo=UTC), "UTC", datetime(2026, 3, 2, 17, 30)),
        (datetime(2026, 3, 2, 18, 45, tzinfo=UTC), "Europe/Berlin", datetime(2026, 3, 2, 18, 45)),
        (datetime(2026, 3, 2, 0, 10, tzinfo=UTC), "UTC", datetime(2026, 3, 1, 23, 0)),
        (datetime(2026, 3, 2, 12, 20, tzinfo=UTC), "Asia/Kathmandu", datetime(2026, 3, 2, 17, 0)),  # 5:45 ahead
        (datetime(2026, 3, 29, 1, 20, tzinfo=UTC), "Europe/Berlin", datetime(2026, 3, 29, 1, 15)),  # 2:20 was 3:20
    ],
)
def test_likely_start_is_the_quarter_before_an_hour_ago_on_the_wall(now, zone, wall):
    assert likely_start(now, ZoneInfo(zone)) == wall


def test_finished_lasts_from_start_to_end():
    assert finished(START, ends_at=START + HOUR) == DONE


def test_finished_with_a_duration_ends_after_it():
    assert finished(START, ends_at=START + 5 * HOUR, duration_seconds=3600) == DONE


def test_finished_at_once_and_after_more_than_a_day():
    assert finished(START, ends_at=START) == Times(START, START, 0)
    assert finished(START, ends_at=START + 26 * HOUR).duration_seconds == 26 * 3600


@pytest.mark.parametrize(
    ("started_at", "seconds", "after"),
    [
        (START, 3600, DONE),
        (START, 1800, Times(START, START + HOUR / 2, 1800)),
        (START - HOUR, 3600, Times(START - HOUR, START, 3600)),  # the end goes with the start
        (START - HOUR, 7200, Times(START - HOUR, START + HOUR, 7200)),
        (START, 0, Times(START, START, 0)),
        (START, None, Times(START, START + HOUR, None)),
    ],
)
def test_edited(started_at, seconds, after):
    assert edited(DONE, started_at=started_at, duration_seconds=seconds) == after


def test_edited_keeps_an_unknown_duration_unknown():
    unknown = Times(START, START + HOUR, None)

    assert edited(unknown, started_at=START - HOUR, duration_seconds=None) == Times(START - HOUR, START, None)
    assert edited(unknown, started_at=START, duration_seconds=60).completed_at == START + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moments", "after"),
    [
        ({}, DONE),
        ({"started_at": START, "completed_at": START + HOUR}, DONE),
        ({"started_at": START - HOUR}, Times(START - HOUR, START + HOUR, 7200)),  # the end stays
        ({"completed_at": START + 2 * HOUR}, Times(START, START + 2 * HOUR, 7200)),
        ({"started_at": START + HOUR, "completed_at": START + 2 * HOUR}, Times(START + HOUR, START + 2 * HOUR, 3600)),
    ],
)
def test_corrected(moments, after):
    assert corrected(DONE, **moments) == after


@pytest.mark.parametrize(
    ("moments", "after"),
    [
        ({"started_at": START + HOUR}, Times(START + HOUR, START + HOUR, None)),  # the end is not known
        ({"completed_at": START + HOUR}, Times(START, START + HOUR, 3600)),
        ({"completed_at": START}, Times(START, START, None)),
    ],
)
def test_corrected_where_the_duration_is_unknown(moments, after):
    assert corrected(Times(START, START, None), **moments) == after


@pytest.mark.parametrize(
    ("times", "field"),
    [
        (DONE, None),
        (Times(START, START, 0), None),
        (Times(START - 30 * HOUR, START, 30 * 3600), None),
        (Times(START, START - timedelta(seconds=1), 0), "started"),
        (Times(START + 3 * HOUR, START + 4 * HOUR, 3600), "started"),
        (Times(START, START + 3 * HOUR, 3 * 3600), "duration"),
        (Times(START.replace(year=1), START, None), "started"),
        (Times(START.replace(year=9999), START.replace(year=9999), None), "started"),
    ],
)
def test_fault_names_the_field(times, field):
    found = fault(times, now=START + 2 * HOUR)

    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("wall", "moment"),
    [
        (datetime(2026, 3, 2, 18, 30), START),
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped: 3:30 in summer time
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # doubled: the first
    ],
)
def test_at_wall_clock(wall, moment):
    assert at_wall_clock(wall, BERLIN) == moment


def test_a_duration_across_a_change_of_clocks_is_of_real_seconds():
    start, end = (
        at_wall_clock(datetime(2026, 3, 29, 1, 30), BERLIN),
        at_wall_clock(datetime(2026, 3, 29, 3, 30), BERLIN),
    )

    assert finished(start, ends_at=end).duration_seconds == 3600


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("64", 3840),
        ("1:04", 3840),
        (" 0:45 ", 2700),
        ("0", 0),
        ("26:00", 93_600),
        ("1:04:10", 3850),
        ("100:00", 360_000),
    ],
)
def test_typed_span(text, seconds):
    assert typed_span(text) == seconds


@pytest.mark.parametrize("text", ["", "x", "-5", "1:60", "1:2:3:4", "1.5", "²", "999999", "1:00:99"])
def test_typed_span_refuses(text):
    with pytest.raises(ValueError, match="Hours and minutes"):
        typed_span(text)


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (3842, "1:04"), (59, "0:00"), (93_600, "26:00")])
def test_span(seconds, text):
    assert span(seconds) == text
