"""Warm-up rows before the working rows."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import EntryFactory, RowFactory, SetFactory
from workouts.enums import SetType
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import sets
from workouts.services.limits import MOST_ROWS
from workouts.services.warmups import PlannedWarmup, insert_warmups


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter)


def warmups(*weights):
    return [PlannedWarmup(uuid4(), Decimal(weight), 5) for weight in weights]


def rows(entry):
    """Return letter, planned weight and place of each row."""
    found = entry.sets.values_list("set_type", "planned_weight_kg", "position")
    return [(kind[0], weight and int(weight), position) for kind, weight, position in found]


def test_insert_warmups_come_before_the_first_working_row(lifter, entry):
    RowFactory.create_batch(2, entry=entry, planned_weight_kg=100)

    logged = insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(40, 60))

    assert rows(entry) == [("w", 40, 1), ("w", 60, 2), ("n", 100, 3), ("n", 100, 4)]
    assert (logged.set.position, len(logged.rows), logged.set.is_logged) == (1, 4, False)


def test_insert_warmups_come_after_what_is_done_and_the_warmups_that_are_there(lifter, entry):
    SetFactory(entry=entry)
    RowFactory(entry=entry, set_type=SetType.WARMUP, planned_weight_kg=50)
    RowFactory(entry=entry, planned_weight_kg=100)

    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(60))

    assert rows(entry) == [("n", None, 1), ("w", 50, 2), ("w", 60, 3), ("n", 100, 4)]


def test_insert_warmups_at_the_end_where_no_working_row_is_left(lifter, entry):
    SetFactory(entry=entry)

    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(60))

    assert rows(entry) == [("n", None, 1), ("w", 60, 2)]


def test_insert_warmups_into_an_exercise_without_rows(lifter, entry):
    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(40, 60))

    assert rows(entry) == [("w", 40, 1), ("w", 60, 2)]


def test_insert_warmups_when_replayed_inserts_once(lifter, entry):
    RowFactory(entry=entry, planned_weight_kg=100)
    planned = warmups(40, 60)

    first = insert_warmups(lifter, entry_uuid=entry.uuid, warmups=planned)
    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=planned[0].uuid, values=sets.Values(Decimal(40), 5))
    second = insert_warmups(lifter, entry_uuid=entry.uuid, warmups=planned)

    assert rows(entry) == [("w", 40, 1), ("w", 60, 2), ("n", 100, 3)]
    assert (second.set.uuid, second.set.is_logged) == (first.set.uuid, True)


def test_insert_warmups_when_replayed_brings_back_nothing_that_was_deleted(lifter, entry):
    planned = warmups(40, 60)
    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=planned)
    sets.delete_set(lifter, uuid=planned[0].uuid)

    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=planned)
    sets.delete_set(lifter, uuid=planned[1].uuid)

    with pytest.raises(Gone):
        insert_warmups(lifter, entry_uuid=entry.uuid, warmups=planned)
    assert rows(entry) == []


def test_insert_warmups_change_no_totals(lifter, entry):
    SetFactory(entry=entry)

    insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(40))

    session = WorkoutSession.objects.get()
    assert (session.total_volume_kg, session.total_sets) == (500, 1)


def test_insert_warmups_of_a_stranger_finds_nothing(stranger, entry):
    with pytest.raises(SessionExercise.DoesNotExist):
        insert_warmups(stranger, entry_uuid=entry.uuid, warmups=warmups(40))

    assert rows(entry) == []


def test_insert_warmups_under_the_uuid_of_another_row_is_refused(lifter, entry):
    elsewhere = SetFactory()

    with pytest.raises(Conflict):
        insert_warmups(lifter, entry_uuid=entry.uuid, warmups=[PlannedWarmup(elsewhere.uuid, Decimal(40), 5)])

    assert rows(entry) == []


def test_insert_warmups_into_a_discarded_workout_is_refused(lifter, entry):
    WorkoutSession.objects.update(discarded_at=timezone.now())

    with pytest.raises(Conflict):
        insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(40))


def test_insert_warmups_stops_at_the_most_rows_of_a_workout(lifter, entry):
    built = RowFactory.build_batch(
        MOST_ROWS - 1, entry=entry, session=entry.session, exercise=entry.exercise, lifter=lifter, position=0
    )
    for position, row in enumerate(built, start=1):
        row.position = position
    WorkoutSet.objects.bulk_create(built)

    with pytest.raises(Conflict, match="at most 200 rows"):
        insert_warmups(lifter, entry_uuid=entry.uuid, warmups=warmups(40, 60))

    assert WorkoutSet.objects.count() == MOST_ROWS - 1


def test_insert_no_warmups_is_refused(lifter, entry):
    with pytest.raises(Invalid):
        insert_warmups(lifter, entry_uuid=entry.uuid, warmups=[])
