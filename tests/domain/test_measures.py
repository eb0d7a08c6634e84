from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.measures import Measure, day_values, measures
from workouts.domain.record_values import Rules
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
        ("weight_reps", False, ["1rm", "heaviest", "volume", "reps"]),
        ("reps_only", False, ["best-set", "reps"]),
        ("reps_only", True, ["best-set", "volume", "reps"]),
        ("bodyweight_weighted", False, ["heaviest", "volume", "reps"]),
        ("bodyweight_weighted", True, ["1rm", "heaviest", "volume", "reps"]),
        ("bodyweight_assisted", True, ["volume", "reps"]),
        ("duration", False, ["longest"]),
        ("weight_duration", False, ["heaviest", "longest"]),
        ("distance_duration", False, ["distance", "longest"]),
        ("short_distance_weight", False, ["heaviest", "distance"]),
        ("floors_duration", False, ["longest", "count"]),
        ("steps_duration", False, ["longest", "count"]),
    ],
)
def test_measures_follow_the_type(kind, counts_bodyweight, shown):
    assert measures(Rules(ExerciseType(kind), counts_bodyweight=counts_bodyweight)) == shown


def test_every_measure_has_a_label():
    assert all(measure.label for measure in Measure)


def test_day_values_of_weights():
    sets = [lifted(60, 10, set_type="warmup"), lifted(100, 5), lifted(105, 0), lifted(90, 8)]

    assert day_values(sets, Rules(ExerciseType.WEIGHT_REPS)) == {
        Measure.ONE_REP_MAX: Decimal("112.500000"),
        Measure.HEAVIEST: Decimal(100),
        Measure.VOLUME: Decimal(1220),
        Measure.REPS: Decimal(13),
    }


def test_day_values_count_warmups_where_the_lifter_does():
    values = day_values([lifted(60, 10, set_type="warmup")], Rules(ExerciseType.WEIGHT_REPS, counts_warmups=True))

    assert values[Measure.VOLUME] == Decimal(600)


@pytest.mark.parametrize(
    ("kind", "done", "values"),
    [
        ("duration", Done(duration_seconds=95), {Measure.LONGEST: Decimal(95)}),
        (
            "distance_duration",
            Done(distance_m=Decimal(1500), duration_seconds=480),
            {Measure.DISTANCE: Decimal(3000), Measure.LONGEST: Decimal(480)},
        ),
        ("steps_duration", Done(custom_metric=900), {Measure.COUNT: Decimal(1800)}),
        ("short_distance_weight", Done(weight_kg=Decimal(40)), {Measure.HEAVIEST: Decimal(40)}),
        ("reps_only", Done(reps=12), {Measure.BEST_SET: Decimal(12), Measure.REPS: Decimal(24)}),
        ("weight_reps", Done(set_type="warmup", weight_kg=Decimal(20), reps=5), {}),
    ],
)
def test_day_values_of_two_such_sets(kind, done, values):
    assert day_values([done, done], Rules(ExerciseType(kind))) == values
