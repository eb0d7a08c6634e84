"""Finished workouts that are edited whole."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.services.moments import HOUR, START, at
from tests.services.record_rows import equals_a_rebuild, workout
from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import ExerciseType
from workouts.errors import Conflict, Invalid
from workouts.models import BodyMeasurement
from workouts.queries.stats import workout_stats
from workouts.services import corrections, records, sets


@pytest.fixture
def history(lifter):
    """Three workouts of the same exercise a week apart, each better than the one before."""
    bench = ExerciseFactory()
    done = [workout(lifter, bench, (weight, 5), day=7 * week) for week, weight in enumerate((100, 105, 110))]
    for session in done:
        records.detect(session)
    return done


@pytest.mark.parametrize("day", [-30, -7, -4, 3, 10])
def test_moving_a_workout_gives_the_records_of_a_rebuild(lifter, history, day):
    moved = history[1]

    corrections.revise_session(moved, times=at(moved.started_at + timedelta(days=day)))
    records.detect(moved)

    assert equals_a_rebuild(lifter)


def test_moving_a_workout_moves_its_sets_its_day_and_the_statistics(lifter, history):
    moved = history[1]

    corrections.revise_session(moved, times=at(START - timedelta(days=3)))

    moved.refresh_from_db()
    assert moved.started_on == date(2026, 2, 27)
    assert moved.records_computed_at is None
    assert moved.sets.get().performed_at == START - timedelta(days=3)
    assert workout_stats(lifter, days=4, today=date(2026, 3, 2))["total_sessions"] == 2


def test_sets_that_lie_within_the_new_times_stay_where_they_are(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = SetFactory(entry=EntryFactory(session=session), performed_at=START + HOUR / 2)

    corrections.revise_session(session, times=at(START - HOUR / 4, 1.25))

    row.refresh_from_db()
    assert row.performed_at == START + HOUR / 2


def test_sets_are_held_within_a_shorter_workout(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = SetFactory(entry=EntryFactory(session=session), performed_at=START + HOUR)

    corrections.revise_session(session, times=at(START, 0))

    row.refresh_from_db()
    assert row.performed_at == START


def test_moving_to_another_day_takes_what_the_lifter_weighed_then(lifter):
    for day, weight in ((date(2026, 2, 1), 80), (date(2026, 3, 1), 90)):
        BodyMeasurement.objects.create(lifter=lifter, measured_on=day, weight_kg=weight)
    pull_up = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    session = FinishedSessionFactory(lifter=lifter, bodyweight_kg=90)
    SetFactory(entry=EntryFactory(session=session, exercise=pull_up), weight_kg=10, load_kg=100, volume_kg=500)
    records.detect(session)

    session = corrections.revise_session(session, times=at(START - timedelta(days=10)))
    records.detect(session)

    row = session.sets.get()
    assert (session.bodyweight_kg, row.load_kg, row.volume_kg, session.total_volume_kg) == (80, 90, 450, 450)
    assert session.records.get(record_type="volume").value == 450
    assert equals_a_rebuild(lifter)


def test_revise_drops_what_is_not_checked(lifter, history):
    session = history[0]
    RowFactory(entry=session.entries.get())
    RowFactory(entry=EntryFactory(session=session))

    corrections.revise_session(session, times=at(START), title="Bench day", notes="Slept well.", rating=4)

    session.refresh_from_db()
    assert (session.sets.count(), session.entries.count()) == (1, 1)
    assert (session.title, session.notes, session.rating) == ("Bench day", "Slept well.", 4)
    assert session.completed_at == START + HOUR


def test_revise_with_nothing_checked_is_refused(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    RowFactory(entry=EntryFactory(session=session))

    with pytest.raises(Conflict):
        corrections.revise_session(session, times=at(START))

    assert session.sets.exists()


@pytest.mark.parametrize("times", [at(datetime.now(UTC) + 48 * HOUR), Times(START, START - HOUR, 0)])
def test_revise_to_times_that_cannot_be_is_refused(history, times):
    with pytest.raises(Invalid):
        corrections.revise_session(history[0], times=times)


def test_revise_of_a_running_workout_is_refused(lifter):
    with pytest.raises(Conflict):
        corrections.revise_session(SessionFactory(lifter=lifter), times=at(START))


def test_changing_every_set_of_a_workout_gives_the_records_of_a_rebuild(lifter, history):
    first = history[0].sets.get()

    sets.change_set(lifter, uuid=first.uuid, values=Values(weight_kg=Decimal(107), reps=8))
    sets.add_row(lifter, entry_uuid=first.entry.uuid, uuid=uuid4())
    records.detect(history[0])

    assert equals_a_rebuild(lifter)
