"""Workouts of an exercise, so many days ago, and what its pages say of them."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def done(lifter, exercise, *, days_ago=1, sets=((100, 5),), **session):
    started_at = NOW - timedelta(days=days_ago)
    entry = EntryFactory(
        session=FinishedSessionFactory(lifter=lifter, started_at=started_at, **session), exercise=exercise
    )
    return [SetFactory(entry=entry, weight_kg=Decimal(str(weight)), reps=reps) for weight, reps in sets]


def text_of(response):
    """What a reader sees, without the space of the markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
