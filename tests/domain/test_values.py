from dataclasses import dataclass
from decimal import Decimal

import pytest

from workouts.domain.values import Carried, Values, numbered, paired, proposed


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


@pytest.mark.parametrize(
    ("previous", "proposed_reps"),
    [(None, 6), (0, 6), (5, 6), (6, 6), (7, 7), (8, 8), (9, 6), (30, 6)],
)
def test_proposed_in_a_range_is_last_times_reps_inside_and_its_low_end_outside(previous, proposed_reps):
    row = Row(planned_weight_kg=Decimal(90), planned_reps=6, planned_reps_high=8)

    assert proposed(row, previous=lift(80, previous), above=lift(60, 7)) == lift(90, proposed_reps)


def test_proposed_never_fills_in_an_effort():
    assert proposed(Row(), previous=Values(reps=5, rpe=Decimal(9)), above=None).rpe is None


def test_paired_puts_warmups_beside_warmups():
    last = [("warmup", lift(40, 8)), ("normal", lift(80, 5)), ("drop", lift(60, 9))]

    found = paired(["warmup", "warmup", "normal", "failure", "normal"], last)

    assert found == [lift(40, 8), None, lift(80, 5), lift(60, 9), None]


def test_numbered_gives_warmups_no_number():
    assert numbered(["warmup", "normal", "normal", "drop", "normal", "failure"]) == ["W", "1", "2", "D", "4", "F"]


@pytest.mark.parametrize(
    ("proposed_kg", "entered", "shown"),
    [
        ([100, 100, 100], {0: 105}, [105, 105, 105]),
        ([100, 100, 100], {0: 105, 1: 102.5}, [105, 102.5, 102.5]),
        ([100, 100, 100], {0: 100}, [100, 100, 100]),
        ([100, 100, 100], {1: 95}, [100, 95, 95]),
        ([40, 40, 100, 100, 80], {0: 50}, [50, 50, 100, 100, 80]),
        ([40, 100, 80, 100], {1: 110}, [40, 110, 80, 110]),
        ([100, 105, 100], {0: 105}, [105, 105, 105]),
        ([100, 105, 100], {0: 105, 1: 110}, [105, 110, 110]),
        ([100, 105, 100, 105], {0: 110}, [110, 105, 110, 105]),
        ([None, None, None], {0: 80}, [80, 80, 80]),
        ([100, 100], {0: None}, [None, 100]),
        ([100, 100], {0: 0}, [0, 0]),
    ],
)
def test_a_changed_weight_carries_to_the_rows_below_that_showed_the_same(proposed_kg, entered, shown):
    carried, found = Carried(), []

    for place, kg in enumerate(proposed_kg):
        if place in entered:
            carried.enter(entered[place], proposed_kg=kg)
        found.append(entered[place] if place in entered else carried.shown(kg))

    assert found == shown
