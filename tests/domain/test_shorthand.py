"""The cases stand in tests/data: the page's own reading is held to the same ones."""

import json
from pathlib import Path

import pytest

from workouts.domain.shorthand import spread, spread_row

CASES = json.loads((Path(__file__).parent.parent / "data" / "shorthand.json").read_text())
LIFT = ("weight", "reps")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} in {case['field']} of {len(case['fields'])}")
def test_spread(case):
    assert spread(case["text"], field=case["field"], fields=case["fields"]) == case["is"]


def test_spread_row_fills_the_fields_and_leaves_the_others():
    typed = {"weight": "100x8@9", "reps": "5", "rpe": "", "type": "weight_reps"}

    assert spread_row(typed, LIFT) == {"weight": "100", "reps": "8", "rpe": "9", "type": "weight_reps"}


def test_spread_row_keeps_the_weight_that_stood_there():
    assert spread_row({"weight": "80", "reps": "8@9"}, LIFT) == {"weight": "80", "reps": "8", "rpe": "9"}


def test_spread_row_does_not_lose_the_field_that_was_typed_over():
    assert spread_row({"weight": "8@9", "reps": "5"}, LIFT) == {"weight": "8@9", "reps": "5"}


def test_spread_row_of_plain_figures_changes_nothing():
    assert spread_row({"weight": "80", "reps": "5", "rpe": "8"}, LIFT) == {"weight": "80", "reps": "5", "rpe": "8"}
