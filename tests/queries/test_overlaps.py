"""Workouts that were going on at the same time as another."""

import pytest

from tests.factories import (
    FinishedSessionFactory,
)
from tests.services.moments import HOUR, START, at
from workouts.queries.overlaps import overlapping
from workouts.services import past_workouts


@pytest.mark.parametrize(
    ("start", "does"),
    [(START - HOUR, False), (START - HOUR / 2, True), (START + HOUR / 2, True), (START + HOUR, False)],
)
def test_overlapping(lifter, stranger, start, does):
    other = FinishedSessionFactory(lifter=lifter, started_at=start)
    FinishedSessionFactory(lifter=stranger)

    session = past_workouts.enter_past(lifter, times=at(START))

    assert list(overlapping(session)) == ([other] if does else [])
