"""Tasks as functions; the test that matters runs them in a real worker (tests/e2e)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.utils import timezone

from tests.factories import ExerciseFactory
from tests.factories.hevy import BENCH
from tests.factories.uploads import confirmed, days, imported, upload
from workouts import tasks
from workouts.models import Import, ImportFile, WorkoutSession
from workouts.services import import_run


@pytest.fixture(autouse=True)
def _bench(db):
    ExerciseFactory(name=BENCH)


def test_an_upload_is_read_and_a_confirmed_one_stored(lifter):
    read, begun = upload(lifter), confirmed(lifter, *days(2))

    tasks.preview_import(read.pk)
    tasks.run_import(begun.pk)

    assert set(Import.objects.values_list("pk", "state")) == {(read.pk, "previewed"), (begun.pk, "done")}


@pytest.mark.parametrize("task", [tasks.preview_import, tasks.run_import])
def test_a_message_delivered_twice_does_its_work_once(lifter, task):
    job = confirmed(lifter, *days(2))

    task(job.pk)
    before = Import.objects.values().get(), list(WorkoutSession.objects.values())
    task(job.pk)

    assert (Import.objects.values().get(), list(WorkoutSession.objects.values())) == before
    assert len(before[1]) == 2


@pytest.mark.parametrize("task", [tasks.preview_import, tasks.run_import])
def test_an_import_that_is_gone_is_a_normal_end(task):
    assert task(0) is None


def test_sweep_goes_on_with_what_no_worker_is_at(lifter, stranger, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    lost = confirmed(lifter, *days(3))
    next(import_run.steps(lost))
    unread = upload(lifter)
    Import.objects.update(touched_at=timezone.now() - timedelta(minutes=3))
    confirmed(stranger, *days(1))

    assert tasks.sweep_imports() == 2
    assert tasks.sweep_imports() == 0

    assert set(Import.objects.owned_by(lifter).values_list("pk", "state", "done")) == {
        (lost.pk, "done", 3),
        (unread.pk, "previewed", 0),
    }
    assert not WorkoutSession.objects.filter(lifter=stranger).exists()


def test_sweep_leaves_the_records_of_a_running_import_to_its_end(lifter, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    job = confirmed(lifter, *days(2))
    next(import_run.steps(job))

    assert tasks.sweep_records() == 0
    assert WorkoutSession.objects.without_records().count() == 1
    tasks.run_import(job.pk)
    assert not WorkoutSession.objects.without_records().exists()


def test_uploads_left_lying_are_cleared_away(lifter):
    upload(lifter)
    done = imported(lifter)
    Import.objects.update(created_at=timezone.now() - timedelta(days=8))

    assert tasks.clear_away() == 1
    assert list(Import.objects.all()) == [done]
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("task", [tasks.preview_import, tasks.run_import, tasks.sweep_imports])
def test_tasks_are_tried_three_times_from_one_second_on(task):
    assert {IntegrityError, InterfaceError, OperationalError} == set(task.autoretry_for)
    assert (task.max_retries, task.retry_backoff, task.retry_jitter, task.acks_late) == (2, 1, False, True)
