from decimal import Decimal

import pytest

from workouts.domain.muscles import BACK, DRAWN, FRONT, in_percent, ink, sets_per_muscle
from workouts.enums import Muscle

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("working", "expected"),
    [
        ([], {}),
        ([(["chest"], [], 1)], {"chest": 1}),
        ([(["chest"], ["triceps", "shoulders"], 1)], {"chest": 1, "shoulders": HALF, "triceps": HALF}),
        ([(["chest"], ["triceps"], 1), (["triceps"], ["chest"], 1)], {"chest": 3 * HALF, "triceps": 3 * HALF}),
        ([(["chest"], ["chest"], 1)], {"chest": 1}),
        ([(["quadriceps", "glutes"], [], 3)], {"glutes": 3, "quadriceps": 3}),
        ([(["quadriceps", "glutes"], ["calves"], 5)], {"glutes": 5, "quadriceps": 5, "calves": 5 * HALF}),
        ([([], [], 4)], {}),
        ([(["chest"], ["triceps"], 0)], {"chest": 0, "triceps": 0}),
    ],
)
def test_sets_per_muscle(working, expected):
    assert sets_per_muscle(working) == expected


def test_sets_per_muscle_begins_with_the_most_trained():
    working = [(["biceps"], [], 1), (["lats"], ["biceps"], 1), (["lats"], [], 1), (["abdominals"], [], 1)]

    assert list(sets_per_muscle(working)) == ["lats", "biceps", "abdominals"]


def test_in_percent_is_beside_the_most():
    assert in_percent({"lats": Decimal(11), "biceps": Decimal("5.5"), "neck": HALF}) == {
        "lats": 100,
        "biceps": 50,
        "neck": 5,
    }
    assert in_percent({}) == {}


def test_in_percent_beside_what_is_wider_elsewhere():
    assert in_percent({"lats": Decimal(5), "neck": Decimal(0)}, most=Decimal(20)) == {"lats": 25, "neck": 0}
    assert in_percent({"lats": Decimal(0)}) == {"lats": 0}


@pytest.mark.parametrize(
    ("sets", "step"),
    [("0", 0), ("0.5", 1), ("5.5", 1), ("6", 2), ("11", 2), ("11.5", 3), ("16.5", 3), ("17", 4), ("22", 4)],
)
def test_ink_goes_by_quarters_of_the_most_trained(sets, step):
    assert ink(Decimal(sets), most=Decimal(22)) == step


def test_ink_of_nothing_trained():
    assert ink(Decimal(0), most=Decimal(0)) == 0


def test_every_muscle_is_drawn_or_listed_beside():
    assert set(Muscle) - DRAWN == {Muscle.CARDIO, Muscle.FULL_BODY, Muscle.OTHER}
    assert len(set(FRONT)) == len(FRONT)
    assert len(set(BACK)) == len(BACK)
