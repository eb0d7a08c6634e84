"""Another exercise in the place of one."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import Deletion, RecordsDue, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import sets
from workouts.services.replacing import LoggedSets, replace_exercise

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter, rest_seconds=75, notes="Slowly.", superset_group=2)


def test_replace_exercise_keeps_the_rows_and_forgets_the_plan(lifter, entry):
    RowFactory(entry=entry, set_type=SetType.WARMUP, planned_reps=8)
    RowFactory(entry=entry, planned_weight_kg=Decimal(100), weight_kg=Decimal(90))
    other = ExerciseFactory(type=ExerciseType.DURATION)

    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=other)

    assert (replaced.position, replaced.rest_seconds, replaced.notes, replaced.superset_group) == (1, 75, "Slowly.", 2)
    rows = replaced.sets.values_list("exercise", "set_type", "planned_reps", "planned_weight_kg", "weight_kg")
    assert list(rows) == [(other.pk, "warmup", None, None, None), (other.pk, "normal", None, None, None)]


def test_replace_exercise_with_logged_sets_asks_first(lifter, entry):
    SetFactory(entry=entry)

    with pytest.raises(Conflict, match="1 set is logged"):
        replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())

    assert SessionExercise.objects.get().exercise == entry.exercise


def test_replace_exercise_moves_the_logged_sets_along(lifter, entry):
    row = SetFactory(entry=entry)
    other = ExerciseFactory()

    replace_exercise(lifter, uuid=entry.uuid, exercise=other, logged=LoggedSets.MOVE)

    row.refresh_from_db()
    assert (row.exercise, row.weight_kg, row.is_logged, row.volume_kg) == (other, 100, True, 500)
    assert WorkoutSession.objects.get().total_volume_kg == 500


def test_replace_exercise_counts_the_load_anew(lifter, entry):
    WorkoutSession.objects.update(bodyweight_kg=80)
    entry.exercise.type = ExerciseType.BODYWEIGHT_WEIGHTED
    entry.exercise.save()
    row = SetFactory(entry=entry, weight_kg=Decimal(10))
    dip = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)

    replace_exercise(lifter, uuid=entry.uuid, exercise=dip, logged=LoggedSets.MOVE)

    row.refresh_from_db()
    assert (row.load_kg, row.volume_kg) == (90, 450)


def test_replace_exercise_by_one_of_another_type_cannot_take_the_sets(lifter, entry):
    SetFactory(entry=entry)

    with pytest.raises(Invalid):
        replace_exercise(
            lifter, uuid=entry.uuid, exercise=ExerciseFactory(type=ExerciseType.DURATION), logged=LoggedSets.MOVE
        )


def test_a_row_whose_set_was_unchecked_is_none_of_the_new_exercise(lifter, entry):
    row = RowFactory(entry=entry)
    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=FIVE_AT_100, performed_at=timezone.now())
    sets.uncheck_set(lifter, uuid=row.uuid)

    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())

    fresh = replaced.sets.get()
    assert (fresh.uuid == row.uuid, fresh.said_at, fresh.weight_kg, fresh.reps) == (False, None, None, None)


def test_replace_exercise_removes_the_logged_sets_and_keeps_their_number(lifter, entry):
    row = SetFactory(entry=entry)
    RowFactory(entry=entry)
    other = ExerciseFactory(type=ExerciseType.DURATION)

    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=other, logged=LoggedSets.REMOVE)

    assert list(replaced.sets.values_list("logged_at", "weight_kg", "volume_kg")) == [(None, None, 0), (None, None, 0)]
    assert WorkoutSession.objects.get().total_sets == 0
    assert set(Deletion.objects.values_list("uuid", flat=True)) == {entry.uuid, row.uuid}


def test_what_was_meant_for_the_old_exercise_is_refused(lifter, entry):
    row = RowFactory(entry=entry)
    replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())

    with pytest.raises(Gone):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=FIVE_AT_100)
    with pytest.raises(Gone):
        sets.add_row(lifter, entry_uuid=entry.uuid, uuid=uuid4())
    with pytest.raises(WorkoutSet.DoesNotExist):
        sets.change_set(lifter, uuid=row.uuid, values=FIVE_AT_100)

    assert not WorkoutSet.objects.filter(reps__isnull=False).exists()
    assert not WorkoutSession.objects.get().sets.filter(logged_at__isnull=False).exists()


def test_a_removed_set_that_is_logged_again_is_gone(lifter, entry):
    row = SetFactory(entry=entry)
    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory(), logged=LoggedSets.REMOVE)

    with pytest.raises(Gone):
        sets.log_set(lifter, entry_uuid=replaced.uuid, uuid=row.uuid, values=FIVE_AT_100)


def test_replace_exercise_when_replayed_replaces_once(lifter, entry):
    other, uuid = ExerciseFactory(), uuid4()

    first = replace_exercise(lifter, uuid=entry.uuid, exercise=other, new_uuid=uuid)
    second = replace_exercise(lifter, uuid=entry.uuid, exercise=other, new_uuid=uuid)

    assert (first, first.uuid) == (second, uuid)
    assert SessionExercise.objects.count() == 1


def test_replace_exercise_by_two_devices_is_done_by_the_first(lifter, entry):
    other = ExerciseFactory()
    replace_exercise(lifter, uuid=entry.uuid, exercise=other, new_uuid=uuid4())

    with pytest.raises(Gone):
        replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory(), new_uuid=uuid4())

    assert SessionExercise.objects.get().exercise == other


def test_replace_exercise_under_a_taken_id_is_refused(lifter, entry):
    taken = EntryFactory()

    with pytest.raises(Conflict):
        replace_exercise(lifter, uuid=entry.uuid, exercise=taken.exercise, new_uuid=taken.uuid)


def test_replace_exercise_by_one_that_has_just_gone_is_refused(lifter, entry):
    other = ExerciseFactory()
    type(other).objects.filter(pk=other.pk).delete()

    with pytest.raises(Gone):
        replace_exercise(lifter, uuid=entry.uuid, exercise=other)


def test_replace_exercise_by_itself_changes_nothing(lifter, entry):
    SetFactory(entry=entry)

    assert replace_exercise(lifter, uuid=entry.uuid, exercise=entry.exercise, new_uuid=uuid4()).uuid == entry.uuid


def test_replace_exercise_stops_the_timer_of_a_removed_set(lifter, entry):
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)
    assert logged.session.rest_ends_at

    replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory(), logged=LoggedSets.REMOVE)

    assert WorkoutSession.objects.get().rest_ends_at is None


def test_replace_exercise_of_a_finished_workout_has_both_computed_again(lifter):
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
    SetFactory(entry=entry)
    other = ExerciseFactory()

    replace_exercise(lifter, uuid=entry.uuid, exercise=other, logged=LoggedSets.MOVE)

    assert set(RecordsDue.objects.values_list("exercise_id", flat=True)) == {entry.exercise_id, other.pk}


def test_replace_exercise_of_a_finished_workout_leaves_its_rows_to_be_filled(lifter):
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
    SetFactory(entry=entry)

    replaced = replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory(), logged=LoggedSets.REMOVE)

    assert list(replaced.sets.values_list("logged_at", flat=True)) == [None]


def test_replace_exercise_of_a_stranger_or_a_discarded_workout_is_refused(lifter, stranger, entry):
    with pytest.raises(SessionExercise.DoesNotExist):
        replace_exercise(stranger, uuid=entry.uuid, exercise=CustomExerciseFactory(created_by=stranger))
    WorkoutSession.objects.update(discarded_at=timezone.now())
    with pytest.raises(Conflict):
        replace_exercise(lifter, uuid=entry.uuid, exercise=ExerciseFactory())
