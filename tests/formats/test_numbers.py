from decimal import Decimal

import pytest

from workouts.enums import DistanceUnit, WeightUnit
from workouts.formats.numbers import (
    distances,
    read_measure,
    read_number,
    read_rpe,
    read_seconds,
    read_whole,
    weights,
)
from workouts.formats.parsed import Units, UnreadableRow

POUNDS_AND_MILES = Units(weight=WeightUnit.LB, distance=DistanceUnit.MI)
WEIGHT = weights({"weight_kg": Decimal(1), "weight_lbs": Decimal("0.45359237")})
DISTANCE = distances({"distance_km": Decimal(1000), "distance_miles": Decimal("1609.344")})
WEIGHT_OF_ROW = weights({"weight": None}, POUNDS_AND_MILES, unit_column="unit")
DISTANCE_OF_ROW = distances({"distance": None}, POUNDS_AND_MILES, unit_column="unit")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("22.5", Decimal("22.5")),
        (" 48 ", Decimal(48)),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        (" ", None),
        ("102,5", Decimal("102.5")),
        ("-0", Decimal(0)),
        ("1,000.5", Decimal("1000.5")),
        ("1.000,5", Decimal("1000.5")),
        ("1 000,5", Decimal("1000.5")),
        ("1\u202f000", Decimal(1000)),
        ("1'234.50", Decimal("1234.5")),
        ("1,234,567", Decimal(1234567)),
        ("12.345.678,9", Decimal("12345678.9")),
    ],
)
def test_read_number_of_a_cell(text, number):
    assert read_number(text, "weight_kg") == number


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("NaN", "is not a number"),
        ("Infinity", "is not a number"),
        ("1e3", "is not a number"),
        ("1_000", "is not a number"),
        ("1,000", "is not a number"),
        ("+5", "is not a number"),
        ("٤٢", "is not a number"),
        ("20 kg", "is not a number"),
        ("5.3.1", "is not a number"),
        ("1,00.5", "is not a number"),
        ("1,000.5.5", "is not a number"),
        ("1,000.500,5", "is not a number"),
        ("1 000 00", "is not a number"),
        ("-1,000.5", "is negative"),
        (".", "is not a number"),
        ("9999999999999", "is not a number"),
        ("-20", "is negative"),
    ],
)
def test_read_number_of_anything_else_names_column_and_value(text, trouble):
    with pytest.raises(UnreadableRow) as refused:
        read_number(text, "weight_kg")

    assert str(refused.value) == f"weight_kg “{text}” {trouble}."


@pytest.mark.parametrize(
    ("measure", "cells", "amount"),
    [
        (WEIGHT, {"weight_kg": "102.06"}, Decimal("102.06")),
        (WEIGHT, {"weight_kg": "6.80388555"}, Decimal("6.803886")),
        (WEIGHT, {"weight_kg": "1000"}, Decimal(1000)),
        (WEIGHT, {"weight_lbs": "1"}, Decimal("0.453592")),
        (WEIGHT, {"weight_lbs": "225"}, Decimal("102.058283")),
        (WEIGHT, {"weight_kg": "", "weight_lbs": "45"}, Decimal("20.411657")),
        (WEIGHT, {"weight_kg": ""}, None),
        (WEIGHT, {}, None),
        (DISTANCE, {"distance_km": "5.25"}, Decimal(5250)),
        (DISTANCE, {"distance_km": "1000"}, Decimal(1_000_000)),
        (DISTANCE, {"distance_miles": "1"}, Decimal("1609.344")),
        (DISTANCE, {"distance_miles": "26.2"}, Decimal("42164.8128")),
    ],
)
def test_read_measure_in_our_unit(measure, cells, amount):
    assert read_measure(cells, measure) == amount


@pytest.mark.parametrize(
    ("measure", "cells", "reason"),
    [
        (WEIGHT, {"weight_kg": "1000.01"}, "weight_kg “1000.01” is more than 1,000 kg."),
        (WEIGHT, {"weight_lbs": "2205"}, "weight_lbs “2205” is more than 1,000 kg."),
        (WEIGHT, {"weight_lbs": "999999999999.9"}, "weight_lbs “999999999999.9” is more than 1,000 kg."),
        (DISTANCE, {"distance_km": "1000.001"}, "distance_km “1000.001” is more than 1,000,000 m."),
        (DISTANCE, {"distance_miles": "622"}, "distance_miles “622” is more than 1,000,000 m."),
    ],
)
def test_read_measure_above_its_bound_is_refused(measure, cells, reason):
    with pytest.raises(UnreadableRow) as refused:
        read_measure(cells, measure)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("measure", "cells", "amount", "is_assumed"),
    [
        (WEIGHT_OF_ROW, {"weight": "100", "unit": "kg"}, Decimal(100), False),
        (WEIGHT_OF_ROW, {"weight": "1", "unit": " LBS. "}, Decimal("0.453592"), False),
        (WEIGHT_OF_ROW, {"weight": "1", "unit": ""}, Decimal("0.453592"), True),
        (WEIGHT_OF_ROW, {"weight": "1"}, Decimal("0.453592"), True),
        (WEIGHT_OF_ROW, {"weight": "0"}, Decimal(0), False),
        (WEIGHT_OF_ROW, {"weight": "0", "unit": "stone"}, Decimal(0), False),
        (WEIGHT_OF_ROW, {"weight": "", "unit": "stone"}, None, False),
        (DISTANCE_OF_ROW, {"distance": "5", "unit": "km"}, Decimal(5000), False),
        (DISTANCE_OF_ROW, {"distance": "1", "unit": "mi."}, Decimal("1609.344"), False),
        (DISTANCE_OF_ROW, {"distance": "400", "unit": "m"}, Decimal(400), False),
        (DISTANCE_OF_ROW, {"distance": "100", "unit": "ft"}, Decimal("30.48"), False),
        (DISTANCE_OF_ROW, {"distance": "1"}, Decimal("1609.344"), True),
    ],
)
def test_read_measure_in_the_unit_of_the_row_or_of_the_caller(measure, cells, amount, is_assumed):
    assumed = set()

    assert read_measure(cells, measure, assumed) == amount
    assert assumed == ({measure.quantity} if is_assumed else set())


def test_read_measure_in_a_unit_that_nobody_knows_is_refused():
    with pytest.raises(UnreadableRow) as refused:
        read_measure({"distance": "3", "unit": "laps"}, DISTANCE_OF_ROW)

    assert str(refused.value) == "unit “laps” is not a unit of distance that is known here."


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("89.5", 90), ("0.4", 0), ("86400", 86400), ("", None)])
def test_read_seconds_rounds_what_a_stopwatch_showed(text, seconds):
    assert read_seconds(text, "Seconds") == seconds


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("13.0", 13), ("1000", 1000), ("", None)])
def test_read_whole_number(text, number):
    assert read_whole(text, "reps", most=1000) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("7.5", "reps “7.5” is not a whole number."),
        ("1001", "reps “1001” is more than 1,000."),
        ("-1", "reps “-1” is negative."),
    ],
)
def test_read_whole_of_anything_else_is_refused(text, reason):
    with pytest.raises(UnreadableRow) as refused:
        read_whole(text, "reps", most=1000)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("text", "rpe"),
    [("1", Decimal(1)), ("8.5", Decimal("8.5")), ("9.0", Decimal(9)), ("10", Decimal(10)), ("", None), ("0", None)],
)
def test_read_rpe_in_halves(text, rpe):
    assert read_rpe(text, "rpe") == rpe


@pytest.mark.parametrize("text", ["0.5", "7.3", "10.5", "11"])
def test_read_rpe_of_anything_else_is_refused(text):
    with pytest.raises(UnreadableRow) as refused:
        read_rpe(text, "rpe")

    assert str(refused.value) == f"rpe “{text}” is not between 1 and 10 in steps of 0.5."
