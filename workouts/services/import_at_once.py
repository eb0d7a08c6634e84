"""A file stored in one piece, for the shell."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from workouts.enums import ImportState
from workouts.formats.parsed import ParsedHistory, Units
from workouts.models import Import, User
from workouts.services.import_brought import noting_what_is_made, updated_in
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
    units: Units | None = None,
    time_zone: str = "",
    takes_changes: bool = False,
    is_rehearsal: bool = False,
) -> Imported:
    """Store a file in one piece, all or nothing, for the shell; it can be undone as any other. A rehearsal stores nothing.

    The units are those that it was read in where it does not say.
    """
    bring = partial(import_history, lifter, history, time_zone=time_zone, takes_changes=takes_changes)
    if is_rehearsal:
        return bring(is_rehearsal=True)
    now = timezone.now()
    job = Import.objects.create(
        lifter=lifter,
        state=ImportState.DONE,
        file_name=file_name,
        size_bytes=size_bytes,
        source_format=history.format,
        time_zone=time_zone,
        takes_changes=takes_changes,
        started_at=now,
        **{f"{quantity}_unit": getattr(units or Units(), quantity) for quantity in history.assumed},
    )
    imported, made = noting_what_is_made(lifter, partial(bring, imported_by=job))
    job.touch(
        total=imported.workouts,
        done=imported.workouts,
        result=figures(imported),
        brought=made | {"measurements": imported.measured} | updated_in(imported),
        finished_at=timezone.now(),
    )
    return imported
