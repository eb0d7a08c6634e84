"""What a set of each type of exercise is worth."""

from decimal import Decimal

import pytest

from tests.domain.performed import done
from workouts.domain.record_values import KINDS, Rules, pace
from workouts.domain.records import bests
from workouts.enums import ExerciseType, Formula, RecordType

PULL_UP = Rules(ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)


def values(performed, kind, **rules):
    """{kind of record: value} of a session that is this set alone."""
    own = rules.pop("rules", None) or Rules(ExerciseType(kind), **rules)
    return {str(kind): best.value for kind, best in bests([performed], own, {}).items()}


@pytest.mark.parametrize(
    ("kind", "set_", "worth"),
    [
        (
            "weight_reps",
            {"weight_kg": 100, "load_kg": 100, "reps": 5},
            {
                "1rm": Decimal("112.5"),
                "max_weight": 100,
                "3rm": 100,
                "5rm": 100,
                "set_volume": 500,
                "volume": 500,
                "reps": 5,
            },
        ),
        (
            "weight_reps",
            {"weight_kg": 100, "load_kg": 100, "reps": 1},
            {"1rm": 100, "max_weight": 100, "set_volume": 100, "volume": 100, "reps": 1},
        ),
        (  # above twelve reps an estimate is guesswork
            "weight_reps",
            {"weight_kg": 50, "load_kg": 50, "reps": 13},
            {"max_weight": 50, "3rm": 50, "5rm": 50, "set_volume": 650, "volume": 650, "reps": 13},
        ),
        ("weight_reps", {"weight_kg": 100, "load_kg": 100, "reps": 0}, {}),
        ("weight_reps", {"weight_kg": 100, "load_kg": 100, "reps": None}, {}),
        ("weight_reps", {"weight_kg": None, "load_kg": 0, "reps": 8}, {"reps": 8}),
        ("reps_only", {"reps": 12}, {"reps": 12, "session_reps": 12}),
        ("reps_only", {"reps": 12, "load_kg": 80}, {"reps": 12, "session_reps": 12, "volume": 960}),
        ("reps_only", {"reps": 0}, {}),
        (  # a belt that carries the added weight only
            "bodyweight_weighted",
            {"weight_kg": 20, "load_kg": 20, "reps": 5},
            {"max_weight": 20, "3rm": 20, "5rm": 20, "set_volume": 100, "volume": 100, "reps": 5},
        ),
        ("bodyweight_weighted", {"weight_kg": 0, "load_kg": 0, "reps": 5}, {"reps": 5}),
        ("bodyweight_assisted", {"weight_kg": 30, "reps": 6}, {"assistance": 30, "reps": 6, "session_reps": 6}),
        (
            "bodyweight_assisted",
            {"weight_kg": 30, "load_kg": 50, "reps": 6},
            {"assistance": 30, "reps": 6, "session_reps": 6, "volume": 300},
        ),
        ("bodyweight_assisted", {"weight_kg": 30, "reps": 0}, {}),
        ("bodyweight_assisted", {"weight_kg": 0, "reps": 6}, {"reps": 6, "session_reps": 6}),
        ("duration", {"duration_seconds": 90}, {"duration": 90}),
        ("duration", {"duration_seconds": 0}, {}),
        ("weight_duration", {"weight_kg": 20, "duration_seconds": 90}, {"max_weight": 20, "duration": 90}),
        ("weight_duration", {"weight_kg": 20, "duration_seconds": None}, {}),
        ("weight_duration", {"weight_kg": 0, "duration_seconds": 90}, {"duration": 90}),
        (
            "distance_duration",
            {"distance_m": 5000, "duration_seconds": 1500},
            {"distance": 5000, "pace": 300, "duration": 1500},
        ),
        ("distance_duration", {"distance_m": 499, "duration_seconds": 60}, {"distance": 499, "duration": 60}),
        ("distance_duration", {"distance_m": 5000, "duration_seconds": None}, {"distance": 5000}),
        ("distance_duration", {"distance_m": None, "duration_seconds": 60}, {"duration": 60}),
        ("short_distance_weight", {"weight_kg": 40, "distance_m": 30}, {"max_weight": 40, "distance": 30}),
        ("short_distance_weight", {"weight_kg": 40, "distance_m": 0}, {}),
        ("short_distance_weight", {"weight_kg": None, "distance_m": 30}, {"distance": 30}),
        ("floors_duration", {"custom_metric": 50, "duration_seconds": 600}, {"floors": 50, "duration": 600}),
        ("steps_duration", {"custom_metric": 900, "duration_seconds": None}, {"steps": 900}),
        ("steps_duration", {"custom_metric": None, "duration_seconds": 600}, {"duration": 600}),
    ],
)
def test_values_of_a_set(kind, set_, worth):
    assert values(done(**set_), kind) == worth


def test_values_of_weighted_bodyweight_tell_what_was_added_from_the_whole_load():
    performed = done(weight_kg="32.5", load_kg="112.5", reps=3)

    assert values(performed, None, rules=PULL_UP) == {
        "1rm": Decimal("119.117647"),  # 112.5 × 36 / 34
        "max_weight": Decimal("32.5"),
        "3rm": Decimal("32.5"),
        "set_volume": Decimal("337.5"),
        "volume": Decimal("337.5"),
        "reps": 3,
    }


def test_values_of_weighted_bodyweight_before_the_first_weighing_guess_nothing():
    performed = done(weight_kg=20, load_kg=None, reps=5)

    assert values(performed, None, rules=PULL_UP) == {"max_weight": 20, "3rm": 20, "5rm": 20, "reps": 5}


def test_values_of_weighted_bodyweight_count_sets_without_added_weight():
    performed = done(weight_kg=0, load_kg=80, reps=1)

    assert values(performed, None, rules=PULL_UP) == {"1rm": 80, "set_volume": 80, "volume": 80, "reps": 1}


@pytest.mark.parametrize(
    ("formula", "estimate"),
    [
        (Formula.BRZYCKI, Decimal("112.5")),
        (Formula.EPLEY, Decimal("116.666667")),
        (Formula.TABLE, Decimal("112.359551")),
    ],
)
def test_values_follow_the_formula(formula, estimate):
    performed = done(weight_kg=100, load_kg=100, reps=5)

    assert values(performed, "weight_reps", formula=formula)["1rm"] == estimate


@pytest.mark.parametrize(
    ("metres", "seconds", "per_kilometre"),
    [
        (500, 120, Decimal(240)),
        (Decimal("499.999"), 120, None),
        (Decimal(5010), 1500, Decimal("299.401198")),
        (5000, 0, None),
        (5000, None, None),
        (None, 60, None),
    ],
)
def test_pace(metres, seconds, per_kilometre):
    assert pace(metres if metres is None else Decimal(metres), seconds) == per_kilometre


def test_every_type_of_exercise_has_its_kinds_and_every_kind_an_exercise():
    assert set(KINDS) == set(ExerciseType)
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(RecordType)


def test_kinds_stand_in_one_order_but_for_repetitions_at_any_weight():
    order = list(RecordType)
    for kinds in KINDS.values():
        known = [kind for kind in kinds if kind is not RecordType.REPS or kinds[-1] is not RecordType.REPS]

        assert known == sorted(known, key=order.index)


@pytest.mark.parametrize("kind", RecordType)
def test_less_is_better_for_assistance_and_pace_only(kind):
    is_lower_better = kind in {RecordType.ASSISTANCE, RecordType.PACE}

    assert kind.is_lower_better is is_lower_better
    assert kind.is_better(Decimal(1), than=Decimal(2)) is is_lower_better
    assert kind.is_better(Decimal(2), than=Decimal(1)) is not is_lower_better
    assert kind.is_better(Decimal(2), than=Decimal(2)) is False
