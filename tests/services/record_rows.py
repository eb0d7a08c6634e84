"""Workouts that set records, and the records that are stored."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory
from workouts.models import PersonalRecord
from workouts.services import records

MONDAY = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def workout(lifter, exercise, *lifted, day=0, **details):
    """A finished workout on the given day with sets of (weight, reps), not seen by the worker yet."""
    session = FinishedSessionFactory(
        lifter=lifter, started_at=MONDAY + timedelta(days=day), records_computed_at=None, **details
    )
    entry = EntryFactory(session=session, exercise=exercise)
    for weight, reps in lifted:
        SetFactory(entry=entry, weight_kg=Decimal(weight), reps=reps)
    return session


def stored(lifter):
    """All record rows, as what would have to be equal after a rebuild."""
    return list(
        PersonalRecord.objects.owned_by(lifter)
        .order_by("exercise_id", "record_type", "achieved_at")
        .values_list(
            "exercise_id",
            "record_type",
            "value",
            "previous_value",
            "set_id",
            "session_id",
            "achieved_at",
            "superseded_at",
        )
    )


def equals_a_rebuild(lifter):
    found = stored(lifter)
    records.rebuild(lifter)
    return stored(lifter) == found


def standing(lifter):
    return dict(PersonalRecord.objects.owned_by(lifter).standing().values_list("record_type", "value"))
