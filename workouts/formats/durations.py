"""How long something took, as other trackers write it."""

import re

from workouts.formats.numbers import MOST_SECONDS, read_seconds
from workouts.formats.parsed import UnreadableRow

LONGEST_DURATION = 366 * 24 * 60 * 60
DURATION = re.compile(
    r"(?:(?P<h>[0-9]{1,5}) ?(?:h|hr|hrs|hours?|std))? ?(?:(?P<m>[0-9]{1,6}) ?(?:m|min|mins|minutes?))? ?"
    r"(?:(?P<s>[0-9]{1,8}) ?(?:s|sec|secs|seconds?))?",
    re.IGNORECASE,
)
HOURS_AND_MINUTES = re.compile(r"(?P<h>[0-9]{1,5}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?")
SECONDS = re.compile(r"([0-9]{1,9})(?:[.,][0-9]{1,9})?")
STOPWATCH = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{2})(?:\.[0-9]+)?")


def read_duration(text: str) -> int | None:
    """Return the seconds of a workout: 56m, 1h 5m, 1h 48min, 32s, 264h 1m, 1:05:00, or seconds alone. Raises ValueError."""
    plain = " ".join(text.split())
    if not plain:
        return None
    if alone := SECONDS.fullmatch(plain):
        return _within_a_year(int(alone[1]))
    match = DURATION.fullmatch(plain) or HOURS_AND_MINUTES.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(match[part] or 0) for part in "hms")
    return _within_a_year(3600 * hours + 60 * minutes + seconds)


def read_clock(text: str, column: str, *, unit: int = 1) -> int | None:
    """Return the seconds of a set: 0:09:21, 9:21 or 1m 30s; a number alone is of so many seconds each."""
    plain = " ".join(text.split())
    match = STOPWATCH.fullmatch(plain) or (DURATION.fullmatch(plain) if plain[-1:].isalpha() else None)
    if match is None:
        return read_seconds(text, column, unit=unit)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    found = 3600 * hours + 60 * minutes + seconds
    if found > MOST_SECONDS:
        raise UnreadableRow(column, text, "is longer than a day")
    return found


def _within_a_year(seconds: int) -> int:
    if seconds > LONGEST_DURATION:
        raise ValueError(f"{seconds} s")
    return seconds
