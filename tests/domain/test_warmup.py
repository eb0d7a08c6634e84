"""The way up to a working weight."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.loadings import loaded
from workouts.domain.plates import USUAL_PLATES, Bar
from workouts.domain.units import from_kg, to_kg
from workouts.domain.warmup import STEPS_KG, Step, ramp, to_step
from workouts.enums import WeightUnit

BAR = Bar(Decimal(20))


def on_the_bar(weight_kg):
    return loaded(weight_kg, bar=BAR, stock=USUAL_PLATES[WeightUnit.KG]).total_kg


def by_dumbbells(weight_kg):
    return to_step(weight_kg, STEPS_KG[WeightUnit.KG])


@pytest.mark.parametrize(
    ("working", "sets"),
    [
        ("100", [("40", 5), ("60", 5), ("80", 3)]),
        ("97.5", [("40", 5), ("57.5", 5), ("77.5", 3)]),
        ("50", [("20", 5), ("30", 5), ("40", 3)]),
        ("40", [("20", 5), ("25", 5), ("32.5", 3)]),  # 16 is below the bar
        ("30", [("20", 5), ("25", 3)]),  # 12 and 18 are both the bar: one set
        ("22.5", [("20", 5)]),
        ("20", []),  # the bar is the working weight
        ("15", []),
        ("0", []),
        ("1000", [("400", 5), ("600", 5), ("800", 3)]),
    ],
)
def test_ramp_on_the_bar(working, sets):
    assert ramp(Decimal(working), rounded=on_the_bar) == [(Decimal(weight), reps) for weight, reps in sets]


@pytest.mark.parametrize(
    ("working", "sets"),
    [
        ("30", [("12.5", 5), ("17.5", 5), ("25", 3)]),
        ("5", [("2.5", 5)]),
        ("2.5", []),
    ],
)
def test_ramp_without_a_bar_goes_in_steps(working, sets):
    assert ramp(Decimal(working), rounded=by_dumbbells) == [(Decimal(weight), reps) for weight, reps in sets]


def test_ramp_takes_steps_of_ones_own():
    sets = ramp(Decimal(100), rounded=on_the_bar, steps=[Step(50, 8), Step(90, 1)])

    assert sets == [(50, 8), (90, 1)]


@pytest.mark.parametrize(
    ("weight", "unit", "rounded"),
    [("12", "kg", "12.5"), ("11.25", "kg", "10"), ("11.26", "kg", "12.5"), ("0.1", "kg", "2.5"), ("12.5", "lb", "10")],
)
def test_to_step_rounds_to_the_nearest_and_down_when_halfway(weight, unit, rounded):
    unit = WeightUnit(unit)

    assert from_kg(to_step(to_kg(Decimal(weight), unit), STEPS_KG[unit]), unit) == Decimal(rounded)


@given(working=st.decimals(0, 1000, places=2), steps=st.lists(st.builds(Step, st.integers(1, 100), st.integers(1, 20))))
def test_ramp_stays_between_the_bar_and_the_working_weight(working, steps):
    sets = ramp(working, rounded=on_the_bar, steps=steps)

    assert all(20 <= each.weight_kg < working for each in sets)
    assert all(one.weight_kg != two.weight_kg for one, two in pairwise(sets))
