"""Workouts that were going on at the same time as another."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import (
    FinishedSessionFactory,
)
from workouts.domain.times import Times
from workouts.queries.overlaps import overlapping
from workouts.services import past_workouts

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(start, hours=1.0, *, known=True):
    return Times(start, start + hours * HOUR, int(hours * 3600) if known else None)


@pytest.mark.parametrize(
    ("start", "does"),
    [(START - HOUR, False), (START - HOUR / 2, True), (START + HOUR / 2, True), (START + HOUR, False)],
)
def test_overlapping(lifter, stranger, start, does):
    other = FinishedSessionFactory(lifter=lifter, started_at=start)
    FinishedSessionFactory(lifter=stranger)

    session = past_workouts.enter_past(lifter, times=at(START))

    assert list(overlapping(session)) == ([other] if does else [])
