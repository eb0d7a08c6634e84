"""Tasks as functions; the tests that matter run them in a real worker (tests/e2e)."""

import pytest

from tests.factories import EntryFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts import tasks
from workouts.models import PersonalRecord, WorkoutSession
from workouts.services.due import mark_due


@pytest.fixture
def finished(lifter):
    session = FinishedSessionFactory(lifter=lifter, records_computed_at=None)
    SetFactory(entry=EntryFactory(session=session))
    return session


def test_detect_counts_what_it_found(finished):
    assert tasks.detect_personal_records(finished.pk) == 5


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


def test_sweep_finds_exercises_that_a_change_noted(lifter, finished):
    tasks.sweep_records()
    finished.sets.update(weight_kg=120, load_kg=120, volume_kg=600)
    mark_due(lifter, [finished.sets.get().exercise_id])

    assert tasks.sweep_records() == 1
    assert PersonalRecord.objects.get(record_type="5rm").value == 120


def test_rebuild_of_a_lifter_that_is_gone_is_a_normal_end(db):
    assert tasks.rebuild_due_records(0) == 0


@pytest.mark.parametrize(
    "task", [tasks.detect_personal_records, tasks.rebuild_due_records, tasks.update_stats, tasks.sweep_records]
)
def test_tasks_are_tried_three_times_from_one_second_on(task):
    assert (task.max_retries, task.retry_backoff, task.retry_jitter, task.acks_late) == (2, 1, False, True)
