"""The two published exports, read in plain Python: rows in, `by_hand.History` out; nothing of the tracker's parsers is used."""

import csv
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

from tests.oracle import by_hand
from tests.oracle.catalogue import catalogue

SAMPLES = by_hand.ROOT / "tests" / "data" / "samples"
HEVY = SAMPLES / "hevy_mit_330_rows.csv"
STRONG = SAMPLES / "strong_mit_2078_rows.csv"

# Done with added weight now and then, so all their sets are of the exercise that has a column for it.
WIDE = {"Cable Row Wide Grip": "Seated cable row - bar wide grip"}  # the words of an alias in another order
WEIGHTED = {"Pull Up": "Pull up (weighted)", "Crunch": "Crunch (weighted)"}


def hevy(zone: str, weighings: dict) -> by_hand.History:
    workouts = [
        _workout(title, _hevys(start), zone, _hevys(end) - _hevys(start), [_of_hevy(row) for row in rows])
        for (start, end, title), rows in _parts(HEVY, "start_time", "end_time", "title")
    ]
    return by_hand.History(workouts, weighings)


def strong(zone: str, weighings: dict) -> by_hand.History:
    workouts = [
        _workout(title, datetime.fromisoformat(start), zone, _strongs(took), [_of_strong(row) for row in rows])
        for (start, title, took), rows in _parts(STRONG, "Date", "Workout Name", "Duration")
    ]
    return by_hand.History(workouts, weighings)


def _parts(path, *columns):
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    key = lambda row: tuple(row[column] for column in columns)  # noqa: E731
    return [(head, list(part)) for head, part in groupby(rows, key=key)]


def _hevys(text):
    return datetime.strptime(text, "%d %b %Y, %H:%M")


def _strongs(text):
    """Return the time of "2h 18m", "2h" or "56m"."""
    amounts = {part[-1]: int(part[:-1]) for part in text.split()}
    return timedelta(hours=amounts.get("h", 0), minutes=amounts.get("m", 0))


def _workout(title, wall, zone, took, sets):
    moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return by_hand.Workout(" ".join(title.split()), moment, zone, wall.date(), int(took.total_seconds()) // 60, sets)


def _of_hevy(row):
    kind = {"normal": "normal", "warmup": "warmup", "dropset": "drop", "failure": "failure"}[row["set_type"]]
    return _set(row["exercise_title"], kind, row["weight_kg"], row["reps"], row["duration_seconds"])


def _of_strong(row):
    assert row["Set Order"].isdigit()
    return _set(row["Exercise Name"], "normal", row["Weight"], row["Reps"], row["Seconds"])


def _set(title, kind, kg, reps, seconds):
    name = WIDE.get(title) or _names().get(title.casefold(), title)
    return by_hand.Set(
        WEIGHTED.get(title, name), 1, kind, Fraction(kg or 0), int(reps or 0), int(seconds or 0), Fraction(0), 0
    )


@cache
def _names():
    known = {}
    for name, exercise in catalogue().items():
        for alias in exercise["aliases"]:
            known.setdefault(alias.casefold(), name)
    return known | {name.casefold(): name for name in catalogue()}
