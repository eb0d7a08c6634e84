"""Which bar an exercise asks for."""

import pytest

from workouts.domain.plates import bar_asked_for


@pytest.mark.parametrize(
    ("equipment", "kind"),
    [
        (["barbell"], "barbell"),
        (["barbell", "bench"], "barbell"),
        (["ez_bar", "bench"], "ez_bar"),
        (["trap_bar"], "trap_bar"),
        (["dumbbell"], None),
        (["machine"], None),
        (["smith_machine"], None),
        (["landmine", "barbell"], None),  # loaded at one end
        ([], "barbell"),
    ],
)
def test_bar_asked_for(equipment, kind):
    assert bar_asked_for(equipment) == kind
