"""Taking deletions back."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import ExerciseType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, RecordsDue, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import entries, order, sets, undo
from workouts.services.replacing import replace_exercise


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter, notes="Slowly.", rest_seconds=75)


def everything():
    """All that a workout consists of, as it is stored."""
    rows = [WorkoutSet.objects.order_by("pk").values(), SessionExercise.objects.order_by("pk").values()]
    totals = WorkoutSession.objects.values_list("total_volume_kg", "total_sets", "total_reps", "total_exercises")
    return [list(each) for each in rows], list(totals)


def test_restore_exercise_brings_everything_back(lifter, entry):
    SetFactory(entry=entry, weight_kg=Decimal("102.058283"), performed_at=timezone.now(), rpe=Decimal("8.5"))
    RowFactory(entry=entry, planned_reps=5)
    EntryFactory(session=entry.session)
    sets.change_set(lifter, uuid=entry.sets.first().uuid, values=Values(weight_kg=Decimal("102.058283"), reps=5))
    before = everything()
    entries.remove_exercise(lifter, uuid=entry.uuid)
    assert WorkoutSession.objects.get().total_volume_kg == 0

    for _ in range(2):  # the second is a replay
        undo.restore_exercise(lifter, uuid=entry.uuid)

    assert everything() == before
    assert not Deletion.objects.exists()


def test_restore_exercise_goes_back_to_its_place_and_superset(lifter, entry):
    mate, last = EntryFactory.create_batch(2, session=entry.session)
    order.group_exercises(lifter, uuid=entry.uuid, others=[mate.uuid])
    entries.remove_exercise(lifter, uuid=entry.uuid)

    undo.restore_exercise(lifter, uuid=entry.uuid)

    standing = entry.session.entries.values_list("pk", "position", "superset_group")
    assert list(standing) == [(entry.pk, 1, 1), (mate.pk, 2, 1), (last.pk, 3, None)]


def test_a_restored_set_can_be_logged_again(lifter, entry):
    row = RowFactory(entry=entry)
    entries.remove_exercise(lifter, uuid=entry.uuid)
    undo.restore_exercise(lifter, uuid=entry.uuid)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(80), reps=5))

    assert WorkoutSession.objects.get().total_sets == 1


def test_restore_in_a_finished_workout_has_its_records_computed_again(lifter):
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
    SetFactory(entry=entry)
    entries.remove_exercise(lifter, uuid=entry.uuid)
    RecordsDue.objects.all().delete()

    undo.restore_exercise(lifter, uuid=entry.uuid)

    assert list(RecordsDue.objects.values_list("exercise_id", flat=True)) == [entry.exercise_id]


def test_restore_set_puts_it_back_between_the_others(lifter, entry):
    _, second, _ = SetFactory.create_batch(3, entry=entry)
    sets.change_set(lifter, uuid=second.uuid, values=Values(weight_kg=Decimal(90), reps=5))
    before = everything()
    sets.delete_set(lifter, uuid=second.uuid)

    for _ in range(2):
        undo.restore_set(lifter, uuid=second.uuid)

    assert everything() == before
    assert not Deletion.objects.exists()


@pytest.mark.parametrize("delete", ["set", "exercise"])
def test_restored_sets_follow_a_weight_that_was_corrected_meanwhile(lifter, delete):
    exercise = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    entry = EntryFactory(session__lifter=lifter, session__bodyweight_kg=Decimal(80), exercise=exercise)
    row = SetFactory(entry=entry, weight_kg=Decimal(10), load_kg=Decimal(90))
    if delete == "set":
        sets.delete_set(lifter, uuid=row.uuid)
    else:
        entries.remove_exercise(lifter, uuid=entry.uuid)
    WorkoutSession.objects.update(bodyweight_kg=82)

    if delete == "set":
        undo.restore_set(lifter, uuid=row.uuid)
    else:
        undo.restore_exercise(lifter, uuid=entry.uuid)

    assert list(WorkoutSet.objects.values_list("load_kg", "volume_kg")) == [(92, 460)]
    assert WorkoutSession.objects.get().total_volume_kg == 460


def test_restore_set_of_a_removed_exercise_is_gone(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    entries.remove_exercise(lifter, uuid=entry.uuid)

    with pytest.raises(Gone):
        undo.restore_set(lifter, uuid=row.uuid)


def test_restore_set_of_a_replaced_exercise_is_gone(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())

    with pytest.raises(Gone):
        undo.restore_set(lifter, uuid=row.uuid)


@pytest.mark.parametrize(
    ("restore", "missing"),
    [(undo.restore_exercise, SessionExercise.DoesNotExist), (undo.restore_set, WorkoutSet.DoesNotExist)],
)
def test_a_stranger_restores_nothing(lifter, stranger, entry, restore, missing):
    row = SetFactory(entry=entry)
    uuid = entry.uuid if restore is undo.restore_exercise else row.uuid
    delete = entries.remove_exercise if restore is undo.restore_exercise else sets.delete_set
    delete(lifter, uuid=uuid)

    with pytest.raises(missing):
        restore(stranger, uuid=uuid)
    with pytest.raises(missing):
        restore(lifter, uuid=uuid4())


def test_restore_after_an_hour_is_too_late_and_the_next_deletion_forgets(lifter, entry):
    first, second = SetFactory.create_batch(2, entry=entry)
    sets.delete_set(lifter, uuid=first.uuid)

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        with pytest.raises(Gone):
            undo.restore_set(lifter, uuid=first.uuid)
        sets.delete_set(lifter, uuid=second.uuid)

    assert Deletion.objects.get(uuid=first.uuid).kept is None


def test_restore_in_a_discarded_workout_is_refused(lifter, entry):
    row = SetFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)
    WorkoutSession.objects.update(discarded_at=timezone.now())

    with pytest.raises(Conflict):
        undo.restore_set(lifter, uuid=row.uuid)


def test_restore_exercise_of_a_deleted_workout_is_gone(lifter, entry):
    entries.remove_exercise(lifter, uuid=entry.uuid)
    WorkoutSession.objects.all().delete()

    with pytest.raises(Gone):
        undo.restore_exercise(lifter, uuid=entry.uuid)


def test_restore_into_a_full_workout_is_refused(lifter, entry, monkeypatch):
    row = SetFactory(entry=entry)
    entries.remove_exercise(lifter, uuid=entry.uuid)
    other = EntryFactory(session=SessionFactory._meta.model.objects.get())
    RowFactory(entry=other)
    monkeypatch.setattr("workouts.services.limits.MOST_ROWS", 1)

    with pytest.raises(Conflict):
        undo.restore_exercise(lifter, uuid=entry.uuid)
    assert not WorkoutSet.objects.filter(pk=row.pk).exists()
