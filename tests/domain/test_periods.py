from datetime import date, timedelta

import pytest

from workouts.domain.periods import holding

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("ago", "choice"),
    [([], "90"), ([0], "90"), ([0, 89], "90"), ([0, 90], "365"), ([364], "365"), ([365], "all"), ([-1, 2000], "all")],
)
def test_holding_is_the_first_choice_that_holds_all_days(ago, choice):
    assert holding([TODAY - timedelta(days=days) for days in ago], TODAY, ["90", "365", "all"]) == choice
