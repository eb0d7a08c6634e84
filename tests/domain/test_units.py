"""Units at the edge: what is typed, what is stored, what is shown."""

import json
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain import units
from workouts.domain.typed import typed_seconds
from workouts.domain.units import Units
from workouts.enums import DistanceUnit, WeightUnit


@pytest.mark.parametrize(
    ("typed", "unit", "stored"),
    [
        ("100", WeightUnit.KG, "100.000000"),
        ("225", WeightUnit.LB, "102.058283"),
        ("0", WeightUnit.LB, "0.000000"),
        ("2.5", WeightUnit.LB, "1.133981"),
    ],
)
def test_to_kg_keeps_six_decimals(typed, unit, stored):
    assert units.to_kg(Decimal(typed), unit) == Decimal(stored)


@given(typed=st.decimals(min_value=0, max_value=2204, places=2), unit=st.sampled_from(list(WeightUnit)))
def test_weight_comes_back_as_typed(typed, unit):
    assert units.from_kg(units.to_kg(typed, unit), unit) == typed


@given(typed=st.decimals(min_value=0, max_value=600, places=3), unit=st.sampled_from(list(DistanceUnit)))
def test_distance_comes_back_as_typed(typed, unit):
    assert units.from_metres(units.to_metres(typed, unit), unit) == typed


@dataclass
class Lifter:
    weight_unit: str = "lb"
    distance_unit: str = "mi"


@pytest.mark.parametrize(
    ("kind", "chosen", "shown"),
    [
        ("weight_reps", ("", ""), ("lb", "mi")),
        ("weight_reps", (None, None), ("lb", "mi")),
        ("weight_reps", ("kg", ""), ("kg", "mi")),
        ("distance_duration", ("", "m"), ("lb", "m")),
        ("short_distance_weight", ("", ""), ("lb", "m")),
        ("short_distance_weight", ("", "mi"), ("lb", "mi")),
    ],
)
def test_units_of_an_exercise_are_the_chosen_ones_else_the_lifters_and_metres_for_carried_loads(kind, chosen, shown):
    assert Units.of_exercise(Lifter(), kind, *chosen) == shown


def test_units_of_a_lifter_and_those_that_were_kept_as_plain_data():
    metres = Units(WeightUnit.KG, DistanceUnit.M)

    assert Units.of(Lifter()) == Units(WeightUnit.LB, DistanceUnit.MI)
    assert Units.of(json.loads(json.dumps(metres._asdict()))) == Units.of(metres) == metres


POUNDS, KILOGRAMS = Units(WeightUnit.LB, DistanceUnit.MI), Units(WeightUnit.KG, DistanceUnit.KM)


@pytest.mark.parametrize(
    ("chosen", "column", "stored", "is_rounded"),
    [
        (POUNDS, "weight_kg", "102.058283", False),
        (POUNDS, "weight_kg", "100", True),
        (KILOGRAMS, "weight_kg", "102.058283", True),
        (KILOGRAMS, "weight_kg", "102.060000", False),
        (POUNDS, "distance_m", "1609.344", False),
        (POUNDS, "distance_m", "5000", True),
        (KILOGRAMS, "distance_m", "5000.000", False),
        (KILOGRAMS, "distance_m", "5000.5", True),
    ],
)
def test_is_rounded_where_what_is_shown_would_come_back_as_another_value(chosen, column, stored, is_rounded):
    assert chosen.is_rounded(column, Decimal(stored)) is is_rounded


def test_unrounded_is_the_first_stored_value_that_reads_as_what_was_typed():
    typed = units.to_kg(Decimal("220.46"), WeightUnit.LB)

    assert POUNDS.unrounded("weight_kg", typed, [Decimal("97.5"), Decimal(100), Decimal("100.0001")]) == 100
    assert POUNDS.unrounded("weight_kg", typed, [Decimal("97.5")]) == typed
    assert POUNDS.unrounded("weight_kg", typed, []) == typed


@given(stored=st.decimals(min_value=0, max_value=1000, places=6), chosen=st.sampled_from([POUNDS, KILOGRAMS]))
def test_any_stored_weight_comes_back_from_what_is_shown_and_what_was(stored, chosen):
    typed = units.to_kg(chosen.shown("weight_kg", stored), chosen.weight_unit)

    assert chosen.unrounded("weight_kg", typed, [stored] if chosen.is_rounded("weight_kg", stored) else []) == stored


def test_to_metres_of_a_mile():
    assert units.to_metres(Decimal(1), DistanceUnit.MI) == Decimal("1609.344")


@given(st.integers(min_value=0, max_value=359_999))
def test_clock_is_read_back(seconds):
    assert typed_seconds(units.clock(seconds)) == seconds


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("97.50"), "97.5"), (Decimal("100.00"), "100"), (Decimal("0.00"), "0"), (7, "7"), (2.5, "2.5")],
)
def test_plain_drops_zeros_at_the_end(value, text):
    assert units.plain(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("2204.62"), "2,204.62"),
        (1000, "1,000"),
        (Decimal("5.50"), "5.5"),
        (0, "0"),
        (Decimal("2000.000"), "2,000"),
        (Decimal("621.371"), "621.371"),
        (Decimal("1E+3"), "1,000"),
    ],
)
def test_plain_grouped_parts_thousands(value, text):
    assert units.plain_grouped(value) == text


@pytest.mark.parametrize(("seconds", "text"), [(45, "0:45"), (1122, "18:42"), (3850, "1:04:10")])
def test_clock_writes_hours_only_where_there_are_some(seconds, text):
    assert units.clock(seconds) == text
