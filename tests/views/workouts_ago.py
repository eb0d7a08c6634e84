"""Finished workouts so many days ago, for tests in which time stands still."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def finished(lifter, *, ago, **values):
    return FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=ago), **values)


def workout(lifter, *, ago, exercise=None, weight=100, **values):
    """A finished workout of one set."""
    session = finished(lifter, ago=ago, **values)
    SetFactory(entry=EntryFactory(session=session, exercise=exercise or ExerciseFactory()), weight_kg=Decimal(weight))
    return session
