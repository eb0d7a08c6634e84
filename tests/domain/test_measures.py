from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.measures import Measure, measures, workout_values
from workouts.domain.record_values import KINDS, Rules
from workouts.enums import ExerciseType


@dataclass
class Done:
    weight_kg: Decimal | None = None
    reps: int | None = None
    load_kg: Decimal | None = None
    volume_kg: Decimal = Decimal(0)
    duration_seconds: int | None = None
    distance_m: Decimal | None = None
    custom_metric: int | None = None
    set_type: str = "normal"
    pk: int = 1


def lifted(weight, reps, **values):
    return Done(Decimal(weight), reps, load_kg=Decimal(weight), volume_kg=Decimal(weight) * reps, **values)


@pytest.mark.parametrize(
    ("kind", "counts_bodyweight", "shown"),
    [
        ("weight_reps", False, ["1rm", "heaviest", "best-set", "volume", "reps"]),
        ("reps_only", False, ["most-reps", "reps"]),
        ("reps_only", True, ["most-reps", "volume", "reps"]),
        ("bodyweight_weighted", False, ["heaviest", "best-set", "volume", "reps"]),
        ("bodyweight_weighted", True, ["1rm", "heaviest", "best-set", "volume", "reps"]),
        ("bodyweight_assisted", True, ["assistance", "most-reps", "volume", "reps"]),
        ("duration", False, ["longest", "time"]),
        ("weight_duration", False, ["heaviest", "longest", "time"]),
        ("distance_duration", False, ["farthest", "pace", "distance", "longest", "time"]),
        ("short_distance_weight", False, ["heaviest", "farthest", "distance"]),
        ("floors_duration", False, ["most-floors", "floors", "longest", "time"]),
        ("steps_duration", False, ["most-steps", "steps", "longest", "time"]),
    ],
)
def test_measures_follow_the_type(kind, counts_bodyweight, shown):
    assert measures(Rules(ExerciseType(kind), counts_bodyweight=counts_bodyweight)) == shown


@pytest.mark.parametrize("kind", ExerciseType)
def test_every_measure_is_named_and_its_record_is_one_of_the_type(kind):
    shown = measures(Rules(kind, counts_bodyweight=True))

    assert len({measure.label for measure in shown}) == len(shown)
    assert {measure.record for measure in shown if not measure.is_sum} <= set(KINDS[kind])


def test_only_assistance_and_pace_are_better_when_lower():
    assert [measure for measure in Measure if measure.is_lower_better] == ["assistance", "pace"]


def values_of(sets, rules):
    return {measure: best.value for measure, best in workout_values(sets, rules).items()}


def test_workout_values_of_weights():
    sets = [lifted(60, 10, set_type="warmup"), lifted(100, 5), lifted(105, 0), lifted(90, 8)]

    assert values_of(sets, Rules(ExerciseType.WEIGHT_REPS)) == {
        Measure.ONE_REP_MAX: Decimal("112.500000"),
        Measure.HEAVIEST: Decimal(100),
        Measure.BEST_SET: Decimal(720),
        Measure.VOLUME: Decimal(1220),
        Measure.REPS: Decimal(13),
    }


def test_workout_values_count_warmups_where_the_lifter_does():
    values = values_of([lifted(60, 10, set_type="warmup")], Rules(ExerciseType.WEIGHT_REPS, counts_warmups=True))

    assert values[Measure.VOLUME] == Decimal(600)


@pytest.mark.parametrize(
    ("kind", "sets", "values"),
    [
        ("duration", [Done(duration_seconds=95), Done(duration_seconds=60)], {"longest": 95, "time": 155}),
        (
            "distance_duration",
            [
                Done(distance_m=Decimal(1500), duration_seconds=480),
                Done(distance_m=Decimal(1000), duration_seconds=300),
                Done(distance_m=Decimal(400), duration_seconds=60),  # too short for a pace
            ],
            {"farthest": 1500, "pace": 300, "distance": 2900, "longest": 480, "time": 840},
        ),
        ("steps_duration", [Done(custom_metric=900), Done(custom_metric=800)], {"most-steps": 900, "steps": 1700}),
        ("floors_duration", [Done(custom_metric=9, duration_seconds=60)], {"most-floors": 9, "floors": 9, "longest": 60, "time": 60}),
        ("short_distance_weight", [Done(weight_kg=Decimal(40))], {}),
        (
            "short_distance_weight",
            [Done(weight_kg=Decimal(40), distance_m=Decimal(20))] * 2,
            {"heaviest": 40, "farthest": 20, "distance": 40},
        ),
        ("weight_duration", [Done(weight_kg=Decimal(20), duration_seconds=30)], {"heaviest": 20, "longest": 30, "time": 30}),
        ("reps_only", [Done(reps=12), Done(reps=10)], {"most-reps": 12, "reps": 22}),
        (
            "bodyweight_assisted",
            [Done(Decimal(20), 8, volume_kg=Decimal(480)), Done(Decimal(15), 5, volume_kg=Decimal(325)), Done(Decimal(5), 0)],
            {"assistance": 15, "most-reps": 8, "volume": 805, "reps": 13},
        ),
        ("bodyweight_assisted", [Done(Decimal(20), 8)], {"assistance": 20, "most-reps": 8, "reps": 8}),
        ("weight_reps", [lifted(20, 5, set_type="warmup")], {}),
        ("weight_reps", [], {}),
    ],
)  # fmt: skip
def test_workout_values_by_type(kind, sets, values):
    assert values_of(sets, Rules(ExerciseType(kind))) == values


def test_workout_values_know_the_set_of_a_best():
    sets = [lifted(100, 5, pk=7), lifted(90, 8, pk=8)]

    values = workout_values(sets, Rules(ExerciseType.WEIGHT_REPS))

    assert {measure: best.set_id for measure, best in values.items()} == {
        Measure.ONE_REP_MAX: 7,
        Measure.HEAVIEST: 7,
        Measure.BEST_SET: 8,
        Measure.VOLUME: None,
        Measure.REPS: None,
    }
