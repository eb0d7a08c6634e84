"""Workouts of the months that reports are of."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory
from workouts.domain.spans import Span
from workouts.services.recounting import recount_totals

TODAY = date(2026, 11, 14)
NOVEMBER = Span.month_of(TODAY)
OCTOBER = Span.month_of(date(2026, 10, 1))


def done(lifter, on, *lifted, minutes=60, zone="UTC", hour=18, factory=FinishedSessionFactory, title="Push"):
    """A finished workout of (exercise, weight, reps, sets)."""
    at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    session = factory(lifter=lifter, started_at=at, time_zone=zone, title=title)
    if factory is FinishedSessionFactory:
        session.completed_at = at + timedelta(minutes=minutes)
        session.duration_seconds = minutes * 60 or None
        session.save()
    for exercise, weight, reps, sets in lifted:
        SetFactory.create_batch(
            sets, entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(str(weight)), reps=reps
        )
    recount_totals(lifter)
    return session
