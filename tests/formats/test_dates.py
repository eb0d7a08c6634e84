from datetime import datetime

import pytest

from workouts.formats.dates import read_moment
from workouts.formats.parsed import UnreadableRow


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5 Dec 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("05 dec. 2025 9:07", datetime(2025, 12, 5, 9, 7)),
        ("5 December 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("1 Sept 2025, 00:00", datetime(2025, 9, 1)),
        ("29 Feb 2024, 23:59", datetime(2024, 2, 29, 23, 59)),
        ("Jun 11, 2026, 1:01 PM", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 1:01\u202fPM", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 1:01\u00a0p.m.", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 12:05 AM", datetime(2026, 6, 11, 0, 5)),
        ("Jun 11, 2026, 12:05 pm", datetime(2026, 6, 11, 12, 5)),
        ("11 Jun 2026, 1:01:30 PM", datetime(2026, 6, 11, 13, 1, 30)),
        ("June 11, 2026, 13:01", datetime(2026, 6, 11, 13, 1)),
        ("\u200e 11 May 2026,  13:01 ", datetime(2026, 5, 11, 13, 1)),
        ("2025-12-05 11:37", datetime(2025, 12, 5, 11, 37)),
        ("2025-12-05T11:37:08", datetime(2025, 12, 5, 11, 37, 8)),
        ("2025-12-05T11:37:08.250", datetime(2025, 12, 5, 11, 37, 8)),
        ("1970-01-01 00:00", datetime(1970, 1, 1)),
        ("2100-12-31 23:59", datetime(2100, 12, 31, 23, 59)),
        ("", None),
        (" \u202f", None),
    ],
)
def test_read_moment_of_a_cell(text, moment):
    assert read_moment(text, "start_time") == moment


@pytest.mark.parametrize(
    "text",
    [
        "31 Jun 2025, 10:00",
        "29 Feb 2025, 10:00",
        "5 Foo 2025, 10:00",
        "5 Dec 2025, 24:00",
        "5 Dec 2025, 10:60",
        "5 Dec 2025, 13:00 PM",
        "5 Dec 2025, 0:30 AM",
        "5 Dec 2025",
        "2025-12-05",
        "2025-13-05 10:00",
        "2025-12-05T11:37Z",
        "2025-12-05T11:37+01:00",
        "11/18/2024 15:04",
        "٥ Dec 2025, 11:37",
        "yesterday",
    ],
)
def test_read_moment_of_anything_else_names_column_and_value(text):
    with pytest.raises(UnreadableRow) as refused:
        read_moment(text, "start_time")

    assert str(refused.value) == f"start_time “{text}” is not a date and time that can be read."


@pytest.mark.parametrize("text", ["31 Dec 1969, 23:59", "1 Jan 2101, 00:00", "0001-01-01 00:00", "9999-12-31 23:59"])
def test_read_moment_outside_the_years_is_refused(text):
    with pytest.raises(UnreadableRow) as refused:
        read_moment(text, "end_time")

    assert str(refused.value) == f"end_time “{text}” is not between the years 1970 and 2100."
