from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RoutineFactory,
    RowFactory,
    SetFactory,
)
from tests.services.record_rows import stored, workout
from workouts import tasks
from workouts.domain.values import Values
from workouts.errors import Conflict
from workouts.models import (
    BodyMeasurement,
    DeletedWorkout,
    Deletion,
    PersonalRecord,
    SessionExercise,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services import leftovers, records, sessions, sets, trash
from workouts.services.recounting import recount_totals


def everything():
    """All rows of all workouts, but for what a write always moves."""
    return [
        [
            {
                name: value
                for name, value in row.items()
                if name not in {"updated_at", "created_at", "records_computed_at"}
            }
            for row in model.objects.order_by("pk").values()
        ]
        for model in (WorkoutSession, SessionExercise, WorkoutSet)
    ]


def test_a_deleted_workout_is_in_no_table(lifter):
    session = workout(lifter, ExerciseFactory(), ("100", 5))
    records.detect(session)

    trash.delete_session(session)

    assert everything() == [[], [], []]
    assert not PersonalRecord.objects.exists()
    assert DeletedWorkout.objects.values_list("uuid", "title", "total_sets").get() == (session.uuid, "Push A", 0)


def test_a_restored_workout_is_as_it_was(lifter):
    bench = ExerciseFactory()
    records.detect(workout(lifter, bench, ("100", 5)))
    session = workout(
        lifter,
        bench,
        ("110", 5),
        ("90", 8),
        day=7,
        notes="Slept\nwell.",
        rating=4,
        routine=RoutineFactory(lifter=lifter),
    )
    sessions.describe_session(session, title="Heavy")
    SetFactory(entry=EntryFactory(session=session, superset_group=1), rpe="8.5", weight_kg=None, load_kg=0, volume_kg=0)
    recount_totals(lifter)
    records.detect(session)
    before = everything()
    had = stored(lifter)

    trash.delete_session(session)
    records.rebuild_due(lifter)
    restored = trash.restore_session(lifter, session.uuid)
    records.detect(restored)

    after = everything()
    assert after[1:] == before[1:]
    assert [row | {"total_exercises": 0} for row in after[0]] == before[0]
    assert stored(lifter) == had
    assert not Deletion.objects.exists()
    assert not DeletedWorkout.objects.exists()


def test_restore_twice_restores_once(lifter):
    session = workout(lifter, ExerciseFactory(), ("100", 5))
    trash.delete_session(session)

    first = trash.restore_session(lifter, session.uuid)
    second = trash.restore_session(lifter, session.uuid)

    assert first == second
    assert WorkoutSet.objects.count() == 1


def test_a_workout_that_was_imported_again_is_not_restored(lifter):
    source = {"source_format": "hevy", "source_key": "abc"}
    session = workout(lifter, ExerciseFactory(), ("100", 5), **source)
    trash.delete_session(session)
    FinishedSessionFactory(lifter=lifter, **source)

    with pytest.raises(Conflict):
        trash.restore_session(lifter, session.uuid)


def test_a_workout_whose_exercise_is_gone_is_not_restored(lifter):
    exercise = ExerciseFactory()
    session = workout(lifter, exercise, ("100", 5))
    trash.delete_session(session)
    exercise.delete()

    with pytest.raises(Conflict):
        trash.restore_session(lifter, session.uuid)


def test_a_workout_whose_routine_is_gone_comes_back_without_it(lifter):
    routine = RoutineFactory(lifter=lifter)
    session = workout(lifter, ExerciseFactory(), ("100", 5), routine=routine)
    trash.delete_session(session)
    routine.delete()

    assert trash.restore_session(lifter, session.uuid).routine is None


def test_a_stranger_restores_nothing(lifter, stranger):
    session = workout(lifter, ExerciseFactory(), ("100", 5))
    trash.delete_session(session)

    with pytest.raises(DeletedWorkout.DoesNotExist):
        trash.restore_session(stranger, session.uuid)


def test_after_a_month_a_deleted_workout_is_gone(lifter):
    trash.delete_session(workout(lifter, ExerciseFactory(), ("100", 5)))

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert tasks.clear_away() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert tasks.clear_away() == 1
    assert not DeletedWorkout.objects.exists()


def test_leftovers_of_editing_go_after_a_day(lifter):
    session = workout(lifter, ExerciseFactory(), ("100", 5))
    RowFactory(entry=session.entries.get())
    empty = FinishedSessionFactory(lifter=lifter)
    RowFactory(entry=EntryFactory(session=empty))
    noted = FinishedSessionFactory(lifter=lifter, notes="Bad back.")

    assert leftovers.drop_leftovers() == 0
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert leftovers.drop_leftovers() == 2

    assert set(WorkoutSession.objects.all()) == {session, noted}
    assert session.sets.count() == 1
    assert DeletedWorkout.objects.get().uuid == empty.uuid


def test_dropping_leftovers_raises_the_generation(lifter):
    RowFactory(entry=workout(lifter, ExerciseFactory(), ("100", 5)).entries.get())
    lifter.refresh_from_db()
    before = lifter.generation

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        leftovers.drop_leftovers()

    lifter.refresh_from_db()
    assert lifter.generation == before + 1


@pytest.mark.django_db(transaction=True)
def test_leftovers_stay_where_the_lifter_comes_back_to_them():
    session = FinishedSessionFactory()
    row = RowFactory(entry=EntryFactory(session=session))
    WorkoutSession.objects.update(updated_at=timezone.now() - timedelta(days=2))

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            WorkoutSession.objects.locked().get(pk=session.pk)
            work = start_elsewhere(leftovers.drop_leftovers)
            assert came_to_wait(work)
            sets.change_set(session.lifter, uuid=row.uuid, values=Values(weight_kg=Decimal(100), reps=5))
        assert work.result() == 0

    assert WorkoutSet.objects.filter(pk=row.pk).exists()


def test_leftovers_that_cannot_be_dropped_leave_the_others_theirs(lifter, monkeypatch, caplog):
    poisoned, _ = (RowFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session for _ in range(2))
    WorkoutSession.objects.update(updated_at=timezone.now() - timedelta(days=2))
    delete = leftovers.delete_session

    def failing(session):
        if session == poisoned:
            raise ValueError("poisoned")
        delete(session)

    monkeypatch.setattr(leftovers, "delete_session", failing)

    assert leftovers.drop_leftovers() == 1

    assert list(WorkoutSession.objects.all()) == [poisoned]
    assert poisoned.sets.exists()
    assert caplog.messages == [f"Could not drop what was left: workout session {poisoned.pk}"]


def test_a_restored_workout_takes_the_weight_of_its_day_as_it_is_known_now(lifter):
    pull_up = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    session = workout(lifter, pull_up, ("10", 5))
    trash.delete_session(session)
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2026-03-01", weight_kg=80)

    restored = trash.restore_session(lifter, session.uuid)

    assert (restored.bodyweight_kg, restored.total_volume_kg) == (80, 450)
