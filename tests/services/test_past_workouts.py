"""Workouts that are entered once they are over."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
)
from tests.services.moments import HOUR, START, at
from tests.services.record_rows import equals_a_rebuild, workout
from workouts.domain.values import Values
from workouts.enums import ExerciseType
from workouts.errors import Conflict, Invalid
from workouts.models import BodyMeasurement, WorkoutSession
from workouts.services import past_workouts, records, sets


def test_enter_past_is_finished_from_the_first_save_beside_a_running_one(lifter):
    running = SessionFactory(lifter=lifter)

    session = past_workouts.enter_past(lifter, times=at(START), time_zone="Europe/Berlin")

    assert (session.is_completed, session.duration_seconds, session.time_zone) == (True, 3600, "Europe/Berlin")
    assert session.title == "Evening workout"  # 18:30 there
    assert list(WorkoutSession.objects.owned_by(lifter).in_progress()) == [running]


def test_enter_past_when_replayed_stores_one(lifter):
    uuid = uuid4()

    first = past_workouts.enter_past(lifter, times=at(START), uuid=uuid)
    second = past_workouts.enter_past(lifter, times=at(START), uuid=uuid)

    assert first == second
    assert WorkoutSession.objects.count() == 1


def test_enter_past_under_the_uuid_of_a_stranger_is_refused(lifter, stranger):
    theirs = FinishedSessionFactory(lifter=stranger)

    with pytest.raises(Conflict):
        past_workouts.enter_past(lifter, times=at(START), uuid=theirs.uuid)


def test_enter_past_that_lies_ahead_is_refused(lifter):
    with pytest.raises(Invalid):
        past_workouts.enter_past(lifter, times=at(datetime.now(UTC), 2))

    assert not WorkoutSession.objects.exists()


def test_enter_past_with_a_routine_lays_its_rows_out(lifter):
    routine = RoutineFactory(lifter=lifter, name="Push A")
    PlannedSetFactory.create_batch(2, planned=PlannedFactory(routine=routine))

    session = past_workouts.enter_past(lifter, times=at(START), routine=routine)

    assert (session.title, session.sets.count(), session.total_sets) == ("Push A", 2, 0)
    assert {row.performed_at for row in session.sets.all()} == {START}


def test_sets_of_an_entered_workout_make_its_records(lifter):
    bench = ExerciseFactory()
    records.detect(workout(lifter, bench, ("100", 5), day=7))
    session = past_workouts.enter_past(lifter, times=at(START))
    entry = EntryFactory(session=session, exercise=bench)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=Values(weight_kg=Decimal(120), reps=5))
    records.detect(session)

    row = session.sets.get()
    assert START <= row.performed_at <= START + HOUR
    assert session.records.filter(superseded_at=None).count() == 7
    assert equals_a_rebuild(lifter)


def test_a_past_workout_has_the_bodyweight_of_its_day(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 1), weight_kg=Decimal(80))
    exercise = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)

    session = past_workouts.enter_past(lifter, times=at(START))
    entry = EntryFactory(session=session, exercise=exercise)
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=Values(weight_kg=Decimal(10), reps=5))

    assert (logged.set.load_kg, logged.session.total_volume_kg) == (90, 450)
