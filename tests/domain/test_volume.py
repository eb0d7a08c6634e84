from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.volume import Totals, load, totals, volume
from workouts.enums import ExerciseType as Type


@pytest.mark.parametrize(
    ("kind", "weight", "counts", "bodyweight", "expected"),
    [
        (Type.WEIGHT_REPS, "100", False, "80", "100"),
        (Type.WEIGHT_REPS, None, False, None, "0"),
        (Type.REPS_ONLY, None, True, "80", "80"),
        (Type.REPS_ONLY, None, True, None, None),
        (Type.REPS_ONLY, None, False, "80", None),
        (Type.BODYWEIGHT_WEIGHTED, "32.5", True, "80", "112.5"),
        (Type.BODYWEIGHT_WEIGHTED, "32.5", True, None, None),
        (Type.BODYWEIGHT_WEIGHTED, "20", False, "80", "20"),
        (Type.BODYWEIGHT_ASSISTED, "30", True, "80", "50"),
        (Type.BODYWEIGHT_ASSISTED, "90", True, "80", "0"),
        (Type.BODYWEIGHT_ASSISTED, "30", True, None, None),
        (Type.DURATION, None, False, "80", None),
        (Type.DISTANCE_DURATION, None, False, "80", None),
        (Type.SHORT_DISTANCE_WEIGHT, "40", False, None, "40"),
    ],
)
def test_load(kind, weight, counts, bodyweight, expected):
    found = load(
        kind,
        None if weight is None else Decimal(weight),
        counts_bodyweight=counts,
        bodyweight_kg=None if bodyweight is None else Decimal(bodyweight),
    )

    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("kind", "load_kg", "reps", "expected"),
    [
        (Type.WEIGHT_REPS, "100", 5, "500"),
        (Type.WEIGHT_REPS, "100", 0, "0"),
        (Type.WEIGHT_REPS, "100", None, "0"),
        (Type.BODYWEIGHT_WEIGHTED, None, 5, "0"),
        (Type.SHORT_DISTANCE_WEIGHT, "40", None, "0"),
        (Type.WEIGHT_DURATION, "40", 5, "0"),
    ],
)
def test_volume_is_reps_times_load(kind, load_kg, reps, expected):
    assert volume(kind, None if load_kg is None else Decimal(load_kg), reps) == Decimal(expected)


@dataclass
class Logged:
    exercise_id: int
    reps: int | None
    volume_kg: Decimal
    set_type: str = "normal"


SETS = [
    Logged(1, 8, Decimal(320), "warmup"),
    Logged(1, 5, Decimal(500)),
    Logged(1, 9, Decimal(630), "drop"),
    Logged(1, 4, Decimal(390), "failure"),
    Logged(2, None, Decimal(0)),
    Logged(3, 10, Decimal(100), "warmup"),
]


def test_totals_count_working_sets_and_every_exercise():
    assert totals(SETS) == Totals(volume_kg=Decimal(1520), sets=4, reps=18, exercises=3)


def test_totals_with_warmups():
    assert totals(SETS, counts_warmups=True) == Totals(volume_kg=Decimal(1940), sets=6, reps=36, exercises=3)


def test_totals_of_nothing():
    assert totals([]) == Totals(volume_kg=Decimal(0), sets=0, reps=0, exercises=0)
