from decimal import Decimal

import pytest

from workouts.domain.muscles import in_percent, sets_per_muscle

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("working", "expected"),
    [
        ([], {}),
        ([(["chest"], [])], {"chest": 1}),
        ([(["chest"], ["triceps", "shoulders"])], {"chest": 1, "shoulders": HALF, "triceps": HALF}),
        ([(["chest"], ["triceps"]), (["triceps"], ["chest"])], {"chest": Decimal("1.5"), "triceps": Decimal("1.5")}),
        ([(["chest"], ["chest"])], {"chest": 1}),
        ([(["quadriceps", "glutes"], [])] * 3, {"glutes": 3, "quadriceps": 3}),
        ([([], [])], {}),
    ],
)
def test_sets_per_muscle(working, expected):
    assert sets_per_muscle(working) == expected


def test_sets_per_muscle_begins_with_the_most_trained():
    working = [(["biceps"], []), (["lats"], ["biceps"]), (["lats"], []), (["abdominals"], [])]

    assert list(sets_per_muscle(working)) == ["lats", "biceps", "abdominals"]


def test_in_percent_is_beside_the_most():
    assert in_percent({"lats": Decimal(11), "biceps": Decimal("5.5"), "neck": HALF}) == {
        "lats": 100,
        "biceps": 50,
        "neck": 5,
    }
    assert in_percent({}) == {}
