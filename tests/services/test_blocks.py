"""The same exercise twice in a workout."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import PersonalRecord, WorkoutSession
from workouts.queries.live import live_workout
from workouts.services import finishing, records, sets
from workouts.services.entries import add_exercise


@pytest.fixture
def exercise(db):
    return ExerciseFactory()


def past(lifter, exercise, *blocks):
    """A finished workout with blocks of the exercise, given as weights of sets of five."""
    session = FinishedSessionFactory(lifter=lifter, started_at=datetime(2026, 2, 1, 9, tzinfo=UTC))
    for weights in blocks:
        entry = EntryFactory(session=session, exercise=exercise)
        for weight in weights:
            SetFactory(entry=entry, weight_kg=Decimal(weight))
    records.detect(session)
    return session


def test_blocks_are_seen_beside_those_of_last_time(lifter, exercise):
    past(lifter, exercise, [80, 82], [60])
    session = SessionFactory(lifter=lifter)
    for _ in range(3):
        RowFactory(entry=EntryFactory(session=session, exercise=exercise))

    cards = live_workout(session).entries

    assert [card.rows[0].previous and card.rows[0].previous.weight_kg for card in cards] == [80, 60, None]


def test_a_block_is_laid_out_as_that_of_last_time(lifter, exercise):
    past(lifter, exercise, [80, 82, 84], [60])
    session = SessionFactory(lifter=lifter)

    entries = [add_exercise(session, exercise) for _ in range(3)]

    assert [entry.sets.count() for entry in entries] == [3, 1, 1]


def test_an_exercise_counts_once_and_its_sets_all(lifter, exercise):
    session = SessionFactory(lifter=lifter)
    for weight in (100, 50):
        entry = EntryFactory(session=session, exercise=exercise)
        row = RowFactory(entry=entry)
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(weight), reps=2))

    stored = WorkoutSession.objects.get()
    assert (stored.total_exercises, stored.total_sets, stored.total_volume_kg) == (1, 2, 300)


def test_a_medal_sits_on_one_set_of_all_blocks_and_the_volume_on_the_first_card(lifter, exercise):
    past(lifter, exercise, [80])
    session = SessionFactory(lifter=lifter)
    for weight in (85, 90):
        entry = EntryFactory(session=session, exercise=exercise)
        row = RowFactory(entry=entry)
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(weight), reps=5))

    first, second = live_workout(session).entries

    assert [kind for kind, *_ in first.medals] == ["volume"]
    assert (bool(first.rows[0].medals), bool(second.rows[0].medals), second.medals) == (False, True, ())


def test_records_of_a_workout_hold_the_best_of_all_blocks_once(lifter, exercise):
    past(lifter, exercise, [80])
    session = SessionFactory(lifter=lifter)
    first, second = EntryFactory.create_batch(2, session=session, exercise=exercise)
    SetFactory(entry=first, weight_kg=Decimal(90))
    SetFactory(entry=second, weight_kg=Decimal(90))
    SetFactory(entry=second, weight_kg=Decimal(200), set_type=SetType.WARMUP)

    records.detect(finishing.finish_session(session))

    heaviest = PersonalRecord.objects.filter(session=session, record_type="5rm")
    assert list(heaviest.values_list("value", "set")) == [(90, first.sets.get().pk)]  # the first of equals
    assert PersonalRecord.objects.get(session=session, record_type="volume").value == 900
