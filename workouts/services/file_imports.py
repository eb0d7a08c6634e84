"""A file from its upload to the word that starts its import."""

import zlib
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workouts import queue
from workouts.domain.texts import one_line
from workouts.enums import ImportState
from workouts.errors import Conflict, Invalid
from workouts.formats.files import columns_of, recognise
from workouts.formats.parsed import UnknownFormat
from workouts.formats.table_columns import Columns
from workouts.models import Exercise, Import, ImportFile, User
from workouts.models.file_import import TABLE
from workouts.services.exercises import make_exercises_alone
from workouts.services.import_attempts import content_of
from workouts.services.remembered_names import remember_names
from workouts.services.spellings import folded

# Of an upload: half of what the shell takes, and four times the largest export ever met.
MOST_BYTES = 32 * 1024 * 1024
TOO_LARGE = f"The file is larger than {MOST_BYTES // 1024**2} MB. Split it by year."
MOST_WAITING = 5
FORGOTTEN_AFTER = timedelta(days=7)

NOT_READ = "This file has not been read yet. Wait a moment."
LONGEST_NAME = 200


@transaction.atomic
def upload_file(lifter: User, *, uuid: UUID, name: str, content: bytes) -> Import:
    """Keep a file whose format is known, to be read by the worker. Safe to replay.

    Raises Invalid with the sentence for a file that is too large or of no known format, Conflict for another's id.
    """
    if len(content) > MOST_BYTES:
        raise Invalid(TOO_LARGE)
    try:
        source_format = recognise(content)
    except UnknownFormat as refusal:
        raise Invalid(str(refusal)) from None
    said = {
        "lifter": lifter,
        "file_name": one_line(name)[:LONGEST_NAME] or "file",
        "size_bytes": len(content),
        "source_format": source_format,
    } | _units_before(lifter, source_format)
    job, is_new = Import.objects.get_or_create(uuid=uuid, defaults=said)
    if job.lifter_id != lifter.pk:
        raise Conflict("That upload has an id that is taken. Choose the file again.")
    if not is_new:
        return job
    _forget_older(lifter, besides=job)
    ImportFile.objects.create(owner=job, content=zlib.compress(content))
    if not job.needs_columns:
        queue.enqueue_on_commit("preview_import", job.pk)
    return job


@transaction.atomic
def choose_columns(job: Import, columns: Mapping[str, str]) -> Import:
    """Say which column of a table holds what, by the roles of `formats.generic`; the worker reads it then.

    It can be said again until the import is started. Raises Conflict after that, and for a file of a known format.
    """
    job = Import.objects.locked().get(pk=job.pk)
    if job.source_format != TABLE or job.state not in {ImportState.UPLOADED, ImportState.PREVIEWED}:
        raise Conflict("The columns of this file are settled.")
    job.touch(state=ImportState.UPLOADED, columns=dict(columns), preview=None, attempts=0)
    queue.enqueue_on_commit("preview_import", job.pk)
    return job


def columns_in(job: Import) -> Columns:
    """Return the columns of a table that waits. Raises UnknownFormat."""
    return columns_of(content_of(job))


@transaction.atomic
def confirm_import(
    job: Import,
    *,
    exercises: Mapping[str, Exercise],
    own: Collection[str] = (),
    left_out: Collection[str] = (),
    **settings: Any,
) -> Import:
    """Start an import as the lifter wants it: what names in the file become is remembered as their aliases.

    `own` are the names that become exercises of the lifter's own; settings are units, zone and whether deleted workouts
    return. Safe to replay. Raises Conflict for what is not previewed, and while another one runs.
    """
    job = Import.objects.select_related("lifter").locked().get(pk=job.pk)
    if job.started_at is not None:
        return job
    if job.state != ImportState.PREVIEWED:
        raise Conflict(NOT_READ)
    lifter = job.lifter
    if Import.objects.owned_by(lifter).filter(state=ImportState.RUNNING).exists():
        raise Conflict("Another import is running. Start this one when it is done.")
    make_exercises_alone(lifter)
    job.brought = remember_names(lifter, (job.preview or {})["titles"], exercises, own)
    for name, value in settings.items():
        setattr(job, name, value)
    job.left_out = sorted(map(folded, left_out))
    job.state, job.attempts = ImportState.RUNNING, 0
    job.started_at = job.touched_at = timezone.now()
    job.save()
    if any(job.brought.values()):
        lifter.raise_generation()
    queue.enqueue_on_commit("run_import", job.pk)
    return job


@transaction.atomic
def discard_import(job: Import) -> None:
    """Throw away an upload that nothing was stored of. Safe to replay; raises Conflict once it was started."""
    locked = Import.objects.locked().filter(pk=job.pk).first()
    if locked is None:
        return
    if locked.started_at is not None:
        raise Conflict("This import was started already. Undo it instead.")
    locked.delete()


def forget_uploads() -> int:
    """Drop uploads that were left lying for a week; return how many."""
    old = Import.objects.filter(started_at=None, created_at__lt=timezone.now() - FORGOTTEN_AFTER)
    count = old.count()
    old.delete()
    return count


# --- The parts ----------------------------------------------------------------------------------------------------------


def _units_before(lifter: User, source_format: str) -> dict[str, str]:
    """Return in which units the last file of this app was taken, where such a file does not say: it is so in the next one.

    Read in others, each workout would look changed.
    """
    names = ("weight_unit", "distance_unit", "length_unit")
    begun = Import.objects.owned_by(lifter).filter(source_format=source_format, started_at__isnull=False)
    return begun.exclude(state=ImportState.UNDONE).latest_first().values(*names).first() or {}


def _forget_older(lifter: User, *, besides: Import) -> None:
    """A lifter who uploads file after file fills no disk."""
    waiting = Import.objects.owned_by(lifter).waiting().exclude(pk=besides.pk).order_by("-created_at", "-pk")
    Import.objects.filter(pk__in=[job.pk for job in waiting.only("pk")[MOST_WAITING - 1 :]]).delete()
