"""The heaviest workout that the bounds allow: 200 rows of 1,000 reps with 1,000 kg, by a lifter as heavy."""

from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.domain.values import Values
from workouts.models import PersonalRecord
from workouts.services import records, sets
from workouts.services.finishing import finish_session

MOST = Values(weight_kg=Decimal(1000), reps=1000)


@pytest.fixture
def dip(db):
    return ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)


def full_but_one(session, exercise):
    entry = EntryFactory(session=session, exercise=exercise)
    SetFactory.create_batch(
        199, entry=entry, weight_kg=MOST.weight_kg, reps=MOST.reps, load_kg=Decimal(2000), volume_kg=Decimal(2_000_000)
    )
    return entry


def test_the_largest_workout_is_stored_and_sets_a_record(lifter, dip):
    past = full_but_one(FinishedSessionFactory(lifter=lifter), dip).session
    records.detect(past)
    entry = full_but_one(SessionFactory(lifter=lifter, bodyweight_kg=Decimal(1000)), dip)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=MOST)
    session = finish_session(entry.session)
    records.detect(session)

    assert (session.total_volume_kg, session.total_sets, session.total_reps) == (400_000_000, 200, 200_000)
    volume = PersonalRecord.objects.get(session=session, record_type="volume")
    assert (volume.value, volume.previous_value) == (400_000_000, 398_000_000)
