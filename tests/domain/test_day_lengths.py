from datetime import date, timedelta
from decimal import Decimal

import pytest

from workouts.domain.day_lengths import LONG, SHORT, USUAL, lengths
from workouts.domain.training import Day

FIRST = date(2026, 3, 2)


def days(*weights, by="volume_kg"):
    blank = Day(FIRST, workouts=1, volume_kg=Decimal(0), sets=0, reps=0, seconds=0, timed=0)
    kind = Decimal if by == "volume_kg" else int
    return [blank._replace(on=FIRST + timedelta(days=n), **{by: kind(weight)}) for n, weight in enumerate(weights)]


@pytest.mark.parametrize(
    ("volumes", "expected"),
    [
        ([], []),
        ([800], [USUAL]),
        ([100, 100, 100], [USUAL, USUAL, USUAL]),
        ([74, 75, 100, 125, 126], [SHORT, USUAL, USUAL, USUAL, LONG]),
        ([0, 100, 100], [SHORT, USUAL, USUAL]),  # a run among lifts
        ([1, 1000], [SHORT, LONG]),
    ],
)
def test_lengths_go_by_the_median_volume(volumes, expected):
    assert list(lengths(days(*volumes)).values()) == expected


def test_lengths_go_by_sets_where_nothing_has_a_volume():
    assert list(lengths(days(1, 2, 2, 6, by="sets")).values()) == [SHORT, USUAL, USUAL, LONG]


def test_lengths_of_days_without_anything_are_usual():
    assert lengths(days(0, 0)) == {FIRST: USUAL, FIRST + timedelta(days=1): USUAL}
