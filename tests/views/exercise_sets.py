"""Sets of an exercise, each call a workout of its own."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def done(lifter, exercise, *sets, ago=1, note="", **values):
    session = FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=ago))
    entry = EntryFactory(session=session, exercise=exercise, notes=note)
    return [SetFactory(entry=entry, weight_kg=Decimal(str(weight)), reps=reps, **values) for weight, reps in sets]
