import json
from decimal import Decimal
from pathlib import Path

import pytest

from workouts.domain.one_rep_max import brzycki, epley, estimate, table
from workouts.enums import Formula

# Estimates in kilograms that another tracker showed for [kilograms, reps]: read off its screens, in part with a guess at the
# reps; and the percentages it publishes.
SHOWN = json.loads((Path(__file__).parent.parent / "data" / "one_rep_max.json").read_text(), parse_float=Decimal)
CENT = Decimal("0.01")


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


@pytest.mark.parametrize(("reps", "percent"), list(enumerate(SHOWN["percent"], start=1)))
def test_table_holds_for_thirty_reps(reps, percent):
    assert table(Decimal(percent), reps) == 100
    assert len(SHOWN["percent"]) == 30


@pytest.mark.parametrize(("weight", "reps", "shown"), SHOWN["stated"])
def test_table_gives_what_was_shown(weight, reps, shown):
    assert table(Decimal(weight), reps).quantize(CENT) == shown


@pytest.mark.parametrize(("weight", "reps", "shown"), SHOWN["guessed"])
def test_table_gives_what_was_shown_for_one_count_of_reps(weight, reps, shown):
    found = [count for count in range(1, 31) if table(Decimal(weight), count).quantize(CENT) == shown]

    assert found == [reps]
