"""Files that lifters upload."""

import zlib
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories import UserFactory
from tests.factories.hevy import row
from tests.factories.uploads import imported, upload
from tests.formats import strong
from workouts.enums import ImportState
from workouts.errors import Conflict, Invalid
from workouts.models import Import, ImportFile
from workouts.services import file_imports
from workouts.services.file_imports import MOST_BYTES, MOST_WAITING, TOO_LARGE


def test_upload_keeps_the_file_and_knows_its_format(lifter):
    job = upload(lifter, row(), name="my\nworkouts.csv")

    stored = Import.objects.get()
    assert (stored, stored.lifter, stored.state) == (job, lifter, ImportState.UPLOADED)
    assert (stored.file_name, stored.source_format) == ("my workouts.csv", "hevy")
    assert len(zlib.decompress(ImportFile.objects.get().content)) == stored.size_bytes


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"a,b\n1,2\n", "This file is none that is known here"),
        (b"PK\x03\x04", "This is an archive or a spreadsheet"),
        (b"x" * (MOST_BYTES + 1), TOO_LARGE),
    ],
    ids=["empty", "unknown", "packed", "large"],
)
def test_upload_refuses_kindly_and_keeps_nothing(lifter, content, reason):
    with pytest.raises(Invalid, match=f"^{reason}"):
        upload(lifter, content=content)

    assert not Import.objects.exists()


def test_upload_when_replayed_keeps_one(lifter):
    uuid, content = uuid4(), strong.unitless()

    first, second = (file_imports.upload_file(lifter, uuid=uuid, name="strong.csv", content=content) for _ in range(2))

    assert first == second
    assert Import.objects.count() == 1


def test_upload_under_the_id_of_another_is_refused(lifter, stranger):
    theirs = upload(stranger)

    with pytest.raises(Conflict):
        file_imports.upload_file(lifter, uuid=theirs.uuid, name="x", content=strong.unitless())


def test_uploads_that_wait_are_few(lifter, stranger):
    theirs, done = upload(stranger), imported(lifter)
    jobs = [upload(lifter) for _ in range(MOST_WAITING + 2)]

    assert set(Import.objects.all()) == {theirs, done, *jobs[2:]}


def test_uploads_left_lying_for_a_week_go(lifter):
    old, begun, fresh = upload(lifter), imported(lifter), upload(lifter)
    Import.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(days=8))

    assert file_imports.forget_uploads() == 1
    assert set(Import.objects.all()) == {begun, fresh}
    assert old not in Import.objects.all()


@pytest.mark.django_db(transaction=True)
def test_uploads_of_one_id_at_once_are_one():
    lifter, uuid = UserFactory(), uuid4()
    upload_it = partial(file_imports.upload_file, lifter, uuid=uuid, name="x.csv", content=strong.unitless())

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            first = upload_it()
            work = start_elsewhere(upload_it)
            assert came_to_wait(work)
        assert work.result() == first

    assert (Import.objects.count(), ImportFile.objects.count()) == (1, 1)
