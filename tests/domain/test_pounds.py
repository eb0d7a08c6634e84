from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.pounds import as_lifted_in_pounds
from workouts.domain.units import to_kg
from workouts.enums import WeightUnit


@pytest.mark.parametrize(
    ("in_file", "lifted"),
    [
        ("102.06", "102.058283"),  # 225 lb
        ("154.22", "154.221406"),  # 340 lb
        ("1.13", "1.133981"),  # 2.5 lb
        ("0", "0"),
        ("100", "100"),
        ("20.05", "20.05"),
    ],
)
def test_as_lifted_in_pounds(in_file, lifted):
    assert as_lifted_in_pounds(Decimal(in_file)) == Decimal(lifted)


@given(quarters=st.integers(min_value=0, max_value=8000))
def test_as_lifted_in_pounds_undoes_rounding_to_two_decimals(quarters):
    typed = to_kg(Decimal(quarters) / 4, WeightUnit.LB)

    assert as_lifted_in_pounds(round(typed, 2)) == as_lifted_in_pounds(typed) == typed
