"""What a worker does with an upload whose turn it is: take it, read it, or end it with a sentence."""

import zlib
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from workouts.enums import DistanceUnit, ImportState, LengthUnit, WeightUnit
from workouts.formats.files import parse
from workouts.formats.parsed import ParsedHistory, Units
from workouts.models import Import, ImportFile
from workouts.models.user import first_known_zone
from workouts.services.import_news import spread
from workouts.services.import_selection import without

MOST_ATTEMPTS = 5
GAVE_UP = "This did not work after several tries. What is stored already stays; upload the file again to go on."
BROKEN = "Something in this file is more than the tracker can handle. It is noted in the server’s log."
LONGEST_ERROR = 600


def read_file(job: Import) -> ParsedHistory:
    """Read the kept bytes as the lifter said. Raises UnknownFormat."""
    lifter = job.lifter
    units = Units(
        WeightUnit(job.weight_unit or lifter.weight_unit),
        DistanceUnit(job.distance_unit or lifter.distance_unit),
        LengthUnit(job.length_unit or lifter.length_unit),
        ZoneInfo(first_known_zone(job.time_zone, lifter.time_zone)),
    )
    history = parse(content_of(job), units=units, name=job.source_format, columns=job.columns)
    return without(history, set(job.left_out))


def begin_attempt(job: Import, state: ImportState) -> Import | None:
    """Count an attempt at what is in this state; None where it is not, or was tried too often and has failed now.

    None as well where somebody holds it: they are at it, and no worker shall do nothing but wait for another. Returned is
    the import as the lifter wants it now: the caller may have read it long ago.
    """
    with transaction.atomic():
        free = Import.objects.select_related("lifter")
        free = free.select_for_update(of=("self",), no_key=True, skip_locked=True)
        locked = free.filter(pk=job.pk, state=state).first()
        if locked is None:
            return None
        if locked.attempts < MOST_ATTEMPTS:
            locked.touch(attempts=locked.attempts + 1)
            return locked
    fail(job, GAVE_UP)
    return None


@transaction.atomic
def fail(job: Import, error: str) -> None:
    """End it with a sentence; what was stored stays, and can be undone."""
    locked = Import.objects.locked().filter(pk=job.pk, finished_at=None).first()
    if locked is None:
        return
    locked.touch(state=ImportState.FAILED, error=error[:LONGEST_ERROR], finished_at=timezone.now())
    ImportFile.objects.filter(owner=locked).delete()
    spread(locked)


def content_of(job: Import) -> bytes:
    return zlib.decompress(ImportFile.objects.values_list("content", flat=True).get(owner=job))
