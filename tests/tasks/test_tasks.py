"""Tasks as functions; the tests that matter run them in a real worker (tests/e2e)."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import EntryFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts import tasks
from workouts.models import PersonalRecord, RecordsDue, User, WorkoutSession
from workouts.services import records
from workouts.services.due import mark_due
from workouts.services.trash import delete_session


def unseen(**details):
    """A finished workout that the worker has not come to yet."""
    return FinishedSessionFactory(records_computed_at=None, **details)


@pytest.fixture
def finished(lifter):
    session = unseen(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session))
    return session


def test_detect_counts_what_it_found(finished):
    assert tasks.detect_personal_records(finished.pk) == 7


@pytest.mark.django_db
@pytest.mark.parametrize("session_id", [0, 10**12])
def test_detect_of_a_workout_that_is_gone_is_a_normal_end(session_id):
    assert tasks.detect_personal_records(session_id) == 0


def test_detect_of_a_workout_in_progress_does_nothing(lifter):
    session = SessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session))

    assert tasks.detect_personal_records(session.pk) == 0
    assert not PersonalRecord.objects.exists()


def test_sweep_finds_workouts_that_no_message_told_of(finished):
    assert tasks.sweep_records() == 1
    assert tasks.sweep_records() == 0
    assert WorkoutSession.objects.get().records_computed_at is not None


@pytest.mark.django_db
def test_sweep_goes_on_where_one_workout_always_fails(caplog):
    poisoned, finished = (SetFactory(entry__session=unseen()).session for _ in range(2))
    poisoned.lifter.one_rep_max_formula = "guess"
    poisoned.lifter.save()

    assert [tasks.sweep_records(), tasks.sweep_records()] == [1, 0]

    assert list(WorkoutSession.objects.without_records()) == [poisoned]
    assert [record.getMessage() for record in caplog.records] == [
        f"Could not compute the records: workout session {poisoned.pk}"
    ] * 2
    assert PersonalRecord.objects.filter(session=finished).count() == 7


@pytest.mark.django_db
def test_sweep_goes_on_where_the_notes_of_one_lifter_always_fail(caplog):
    poisoned, noted = (SetFactory(entry__session=FinishedSessionFactory()) for _ in range(2))
    for row in (poisoned, noted):
        mark_due(row.lifter, [row.exercise_id])
    poisoned.lifter.one_rep_max_formula = "guess"
    poisoned.lifter.save()

    assert tasks.sweep_records() == 1

    assert RecordsDue.objects.get().lifter == poisoned.lifter
    assert caplog.messages == [f"Could not compute the records: user {poisoned.lifter.pk}"]


@pytest.mark.django_db(transaction=True)
def test_sweep_goes_on_after_a_lost_connection(caplog):
    first, _ = (SetFactory(entry__session=unseen()).session for _ in range(2))

    with elsewhere() as start_elsewhere, transaction.atomic():
        WorkoutSession.objects.locked().get(pk=first.pk)
        work = start_elsewhere(tasks.sweep_records)
        assert came_to_wait(work)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted")
        assert work.result() == 1

    assert list(WorkoutSession.objects.without_records()) == [first]
    assert caplog.messages == [f"Could not compute the records: workout session {first.pk}"]


def test_sweep_finds_exercises_that_a_change_noted(lifter, finished):
    tasks.sweep_records()
    finished.sets.update(weight_kg=120, load_kg=120, volume_kg=600)
    mark_due(lifter, [finished.sets.get().exercise_id])

    assert tasks.sweep_records() == 1
    assert PersonalRecord.objects.get(record_type="5rm").value == 120


@pytest.mark.parametrize("gone", [WorkoutSession, User])
def test_what_is_deleted_just_before_its_turn_is_a_normal_end(lifter, finished, gone):
    lifter, session = User.objects.get(), WorkoutSession.objects.get()
    gone.objects.all().delete()

    assert records.detect(session) == []
    assert records.rebuild_due(lifter) == 0
    records.rebuild(lifter)
    assert not PersonalRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_while_it_waits_is_a_normal_end():
    session = SetFactory(entry__session=unseen()).session

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            delete_session(session)
            work = start_elsewhere(tasks.detect_personal_records, session.pk)
            assert came_to_wait(work)
        assert work.result() == 0


def test_rebuild_of_a_lifter_that_is_gone_is_a_normal_end(db):
    assert tasks.rebuild_due_records(0) == 0


@pytest.mark.parametrize(
    "task", [tasks.detect_personal_records, tasks.rebuild_due_records, tasks.update_stats, tasks.sweep_records]
)
def test_tasks_are_tried_three_times_from_one_second_on(task):
    assert {IntegrityError, InterfaceError, OperationalError} == set(task.autoretry_for)
    assert (task.max_retries, task.retry_backoff, task.retry_jitter, task.acks_late) == (2, 1, False, True)
