"""An import whose worker is killed in the middle, with real workers."""

import os
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import row
from tests.factories.uploads import previewed
from workouts.models import Import, PersonalRecord, WorkoutSession, WorkoutSet
from workouts.services import file_imports

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = ("celery", "--app", "tracker", "worker", "--queues", "analytics,notifications", "--concurrency", "1")
WORKOUTS, SETS = 600, 20


def rows():
    for number in range(WORKOUTS):
        day = datetime(2018, 1, 1, 10) + timedelta(days=number)
        for index in range(SETS):
            yield row(index=index, title=f"Day {number}", start=f"{day:%Y-%m-%dT%H:%M}", end="")


def wait_until(holds, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.02)
    pytest.fail("It did not come to that.")


def kill(process):
    """End a worker and the processes that it works in at once, without a word."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for pid in (process.pid, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    process.wait()


@pytest.mark.worker
def test_an_import_goes_on_after_its_worker_was_killed(start_process, beat):
    lifter = UserFactory()
    ExerciseFactory(name="Bench press (barbell)")
    job = file_imports.confirm_import(previewed(lifter, *rows()), exercises={})
    first = start_process(*WORKER)

    wait_until(lambda: Import.objects.get().done > 0)
    kill(first)
    killed_at = Import.objects.get()
    assert 0 < killed_at.done == WorkoutSession.objects.count() < WORKOUTS
    Import.objects.update(touched_at=timezone.now() - timedelta(minutes=3))
    start_process(*WORKER)

    wait_until(lambda: Import.objects.get().state == "done")
    assert Import.objects.get().done == WORKOUTS
    assert WorkoutSession.objects.filter(lifter=lifter, imported_by=job).count() == WORKOUTS
    assert WorkoutSet.objects.filter(lifter=lifter).count() == WORKOUTS * SETS
    assert PersonalRecord.objects.filter(lifter=lifter, record_type="max_weight").count() == 1
