"""What an import says of itself."""

from datetime import timedelta

from django.utils import timezone

from tests.factories.uploads import confirmed, imported, upload
from workouts.models import Import


def test_stalled_is_what_a_worker_should_be_at_and_is_not(lifter, stranger):
    old = timezone.now() - timedelta(minutes=3)
    waiting, running, done = upload(lifter), confirmed(lifter), imported(stranger)
    Import.objects.filter(pk__in=[waiting.pk, running.pk, done.pk]).update(touched_at=old)
    upload(stranger)

    assert set(Import.objects.stalled()) == {waiting, running}


def test_seconds_left_follow_from_the_pace(lifter):
    job = Import(done=0, total=10, started_at=timezone.now() - timedelta(seconds=20))

    assert job.seconds_left is None
    job.done = 4
    assert (job.seconds_left, job.percent) == (30, 40)
