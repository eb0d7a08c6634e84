"""A file stored in one piece, for the shell."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from workouts.enums import ImportState
from workouts.formats.parsed import ParsedHistory
from workouts.models import Import, User
from workouts.services.import_brought import grown_in, noting_what_is_made
from workouts.services.import_figures import figures
from workouts.services.imported import Imported
from workouts.services.imports import import_history


@transaction.atomic
def import_at_once(
    lifter: User,
    history: ParsedHistory,
    *,
    file_name: str,
    size_bytes: int,
    time_zone: str = "",
    is_rehearsal: bool = False,
) -> Imported:
    """Store a file in one piece, all or nothing, for the shell; it can be undone as any other. A rehearsal stores nothing."""
    if is_rehearsal:
        return import_history(lifter, history, time_zone=time_zone, is_rehearsal=True)
    now = timezone.now()
    job = Import.objects.create(
        lifter=lifter,
        state=ImportState.DONE,
        file_name=file_name,
        size_bytes=size_bytes,
        source_format=history.format,
        time_zone=time_zone,
        started_at=now,
    )
    imported, made = noting_what_is_made(
        lifter, partial(import_history, lifter, history, time_zone=time_zone, imported_by=job)
    )
    job.touch(
        total=imported.workouts,
        done=imported.workouts,
        result=figures(imported),
        brought=made | {"measurements": imported.measured} | grown_in(imported),
        finished_at=timezone.now(),
    )
    return imported
