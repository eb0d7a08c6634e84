from decimal import Decimal

import pytest

from workouts.domain.one_rep_max import brzycki, epley, estimate, table
from workouts.enums import Formula


@pytest.mark.parametrize("formula", [brzycki, epley, table])
def test_one_rep_is_the_weight_itself(formula):
    assert formula(Decimal("142.5"), 1) == Decimal("142.5")


@pytest.mark.parametrize(
    ("formula", "weight", "reps", "expected"),
    [
        (brzycki, "100", 5, "112.5"),
        (brzycki, "97.5", 5, "109.6875"),
        (brzycki, "100", 36, "3600"),
        (epley, "100", 30, "200"),
        (epley, "100", 45, "250"),
        (table, "40", 10, "53.333333"),
        (table, "55", 11, "75.342466"),
        (table, "100", 30, "200"),
    ],
)
def test_formulas(formula, weight, reps, expected):
    assert formula(Decimal(weight), reps) == Decimal(expected)


@pytest.mark.parametrize(("formula", "reps"), [(brzycki, 0), (brzycki, 37), (epley, 0), (table, 0), (table, 31)])
def test_formulas_refuse_what_they_do_not_hold_for(formula, reps):
    with pytest.raises(ValueError, match="rep"):
        formula(Decimal(100), reps)


@pytest.mark.parametrize(
    ("weight", "reps", "expected"),
    [
        ("100", 12, "144"),
        ("100", 13, None),
        ("100", 0, None),
        ("0", 5, None),
        (None, 5, None),
        ("100", None, None),
    ],
)
def test_estimate_takes_sets_of_one_to_twelve_reps(weight, reps, expected):
    found = estimate(None if weight is None else Decimal(weight), reps, Formula.BRZYCKI)

    assert found == (None if expected is None else Decimal(expected))
