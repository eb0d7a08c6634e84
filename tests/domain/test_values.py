from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.values import Values, numbered, paired, proposed


@dataclass
class Row:
    set_type: str = "normal"
    planned_weight_kg: Decimal | None = None
    planned_reps: int | None = None
    planned_reps_high: int | None = None
    planned_duration_seconds: int | None = None
    planned_distance_m: Decimal | None = None
    planned_custom_metric: int | None = None


def lift(weight, reps):
    return Values(weight_kg=Decimal(weight), reps=reps)


@pytest.mark.parametrize(
    ("row", "previous", "above", "expected"),
    [
        (Row(), None, None, Values()),
        (Row(), None, lift(60, 8), lift(60, 8)),
        (Row(), lift(80, 5), lift(60, 8), lift(80, 5)),
        (Row(planned_weight_kg=Decimal(90), planned_reps=4), lift(80, 5), lift(60, 8), lift(90, 4)),
        (Row(planned_reps=6, planned_reps_high=8), lift(80, 7), None, lift(80, 7)),
        (Row(planned_reps=6, planned_reps_high=8), lift(80, 9), None, lift(80, 6)),
        (Row(planned_reps=6, planned_reps_high=8), None, lift(60, 7), lift(60, 6)),
        (
            Row(planned_custom_metric=30, planned_duration_seconds=300),
            Values(custom_metric=20, duration_seconds=200),
            None,
            Values(custom_metric=30, duration_seconds=300),
        ),
    ],
)
def test_proposed_takes_the_plan_then_last_time_then_the_row_above(row, previous, above, expected):
    assert proposed(row, previous=previous, above=above) == expected


def test_proposed_never_fills_in_an_effort():
    assert proposed(Row(), previous=Values(reps=5, rpe=Decimal(9)), above=None).rpe is None


def test_paired_puts_warmups_beside_warmups():
    last = [("warmup", lift(40, 8)), ("normal", lift(80, 5)), ("drop", lift(60, 9))]

    found = paired(["warmup", "warmup", "normal", "failure", "normal"], last)

    assert found == [lift(40, 8), None, lift(80, 5), lift(60, 9), None]


def test_numbered_gives_warmups_no_number():
    assert numbered(["warmup", "normal", "normal", "drop", "normal", "failure"]) == ["W", "1", "2", "D", "4", "F"]
