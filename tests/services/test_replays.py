"""What a device sends again because the answer got lost, or says after another one has said it."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import EntryFactory, ExerciseFactory, RowFactory, SetFactory
from workouts.domain.values import Values
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import entries, finishing, sessions, sets
from workouts.services.replacing import replace_exercise

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter, rest_seconds=120)


def generation(lifter):
    lifter.refresh_from_db()
    return lifter.generation


def test_delete_set_again_deletes_no_other(lifter, entry):
    first, second, third = SetFactory.create_batch(3, entry=entry)
    sets.delete_set(lifter, uuid=second.uuid)
    before = generation(lifter)

    again = sets.delete_set(lifter, uuid=second.uuid)

    assert (again.entry, [row.pk for row in again.rows]) == (entry, [first.pk, third.pk])
    assert list(entry.sets.values_list("pk", "position")) == [(first.pk, 1), (third.pk, 2)]
    assert (Deletion.objects.count(), generation(lifter)) == (1, before)


def test_delete_set_again_after_what_can_be_undone_is_gone(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    Deletion.objects.update(kept=None)

    with pytest.raises(Gone):
        sets.delete_set(lifter, uuid=row.uuid)


def test_delete_set_again_where_its_exercise_went_is_gone(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    entries.remove_exercise(lifter, uuid=entry.uuid)

    with pytest.raises(Gone):
        sets.delete_set(lifter, uuid=row.uuid)


def test_what_a_stranger_has_deleted_is_not_there(lifter, stranger, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    entries.remove_exercise(lifter, uuid=entry.uuid)

    with pytest.raises(WorkoutSet.DoesNotExist):
        sets.delete_set(stranger, uuid=row.uuid)
    with pytest.raises(SessionExercise.DoesNotExist):
        entries.remove_exercise(stranger, uuid=entry.uuid)


def test_remove_exercise_again_removes_no_other(lifter, entry):
    other = SetFactory(entry=EntryFactory(session=entry.session)).entry
    SetFactory(entry=entry)
    entries.remove_exercise(lifter, uuid=entry.uuid)
    before = generation(lifter)

    again = entries.remove_exercise(lifter, uuid=entry.uuid)

    assert (again.uuid, again.session, again.exercise) == (entry.uuid, entry.session, entry.exercise)
    assert list(SessionExercise.objects.all()) == [other]
    assert generation(lifter) == before


def test_remove_exercise_that_was_replaced_leaves_the_new_one(lifter, entry):
    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())

    with pytest.raises(Gone):
        entries.remove_exercise(lifter, uuid=entry.uuid)

    assert list(SessionExercise.objects.all()) == [replaced]


def test_a_check_that_comes_late_leaves_the_rest_of_a_newer_one(lifter, entry):
    early, late = RowFactory.create_batch(2, entry=entry)
    now = timezone.now()
    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=late.uuid, values=FIVE_AT_100, performed_at=now)

    logged = sets.log_set(
        lifter,
        entry_uuid=entry.uuid,
        uuid=early.uuid,
        values=FIVE_AT_100,
        performed_at=now - timedelta(seconds=100),
    )

    assert (logged.session.rest_set, logged.session.rest_ends_at) == (late.uuid, now + timedelta(seconds=120))


def test_a_check_that_comes_late_starts_its_rest_where_none_runs(lifter, entry):
    early, late = RowFactory.create_batch(2, entry=entry)
    now = timezone.now()
    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=late.uuid, values=FIVE_AT_100, performed_at=now)
    WorkoutSession.objects.update(rest_ends_at=now - timedelta(seconds=1))

    moment = now - timedelta(seconds=100)
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=early.uuid, values=FIVE_AT_100, performed_at=moment)

    assert (logged.session.rest_set, logged.session.rest_ends_at) == (early.uuid, moment + timedelta(seconds=120))


def test_a_set_that_comes_after_a_discard_is_told_so(lifter, entry):
    session, exercise = entry.session, entry.exercise
    sessions.discard_session(session)

    with pytest.raises(Conflict, match="This workout was discarded"):
        entries.log_late_set(
            lifter,
            session_uuid=session.uuid,
            exercise_id=exercise.pk,
            entry_uuid=entry.uuid,
            uuid=uuid4(),
            values=FIVE_AT_100,
        )


@pytest.mark.parametrize(
    ("here", "there", "kept"),
    [
        ({}, {"notes": "Slept well.", "rating": 4}, ("Slept well.", 4)),
        ({"notes": "Slept well.", "rating": 4}, {"notes": "Slept well.", "rating": 4}, ("Slept well.", 4)),
        ({"notes": "Slept well.", "rating": 4}, {"notes": "", "rating": 2}, ("Slept well.", 4)),
        ({"notes": "Slept well."}, {"notes": "Knee hurts."}, ("Slept well.\n\nKnee hurts.", None)),
        ({"notes": "Slept well.\n\nKnee hurts."}, {"notes": "Knee hurts."}, ("Slept well.\n\nKnee hurts.", None)),
    ],
)
def test_what_is_said_at_a_second_finish_is_not_lost(lifter, entry, here, there, kept):
    SetFactory(entry=entry)
    first = finishing.finish_session(entry.session, title="Push", **here)

    second = finishing.finish_session(entry.session, title="Pull", **there)

    stored = WorkoutSession.objects.get()
    assert (stored.notes, stored.rating) == (second.notes, second.rating) == kept
    assert (stored.title, stored.completed_at) == ("Push", first.completed_at)


def test_a_note_that_has_no_room_beside_that_of_another_device_is_refused(lifter, entry):
    SetFactory(entry=entry)
    finishing.finish_session(entry.session, notes="a" * 9_990)

    with pytest.raises(Conflict, match="finished on another device"):
        finishing.finish_session(entry.session, notes="Knee hurts.")

    assert WorkoutSession.objects.get().notes == "a" * 9_990
