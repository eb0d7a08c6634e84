"""Bringing in the history that a file holds."""

from django.db import transaction

from workouts.formats.parsed import ParsedHistory
from workouts.models import Import, User
from workouts.services import records
from workouts.services.history_plan import plan_history
from workouts.services.import_plan import Plan
from workouts.services.imported import Imported
from workouts.services.restoring import plan_account

# Rows that a plan hands over at a time where nobody waits for progress.
AT_ONCE = 20_000


@transaction.atomic
def import_history(
    lifter: User,
    history: ParsedHistory,
    *,
    time_zone: str = "",
    takes_changes: bool = False,
    is_rehearsal: bool = False,
    imported_by: Import | None = None,
) -> Imported:
    """Store what of a file is not here yet, all or none; wall clocks are read in the zone.

    Silent: records are rebuilt once, and nobody is told of a new one. A rehearsal says what would be stored, and stores
    nothing.
    """
    plan = plan_import(lifter, history, time_zone=time_zone, takes_changes=takes_changes)
    imported = plan.told()
    if is_rehearsal:  # the plan says it all: a preview need not wait for thousands of sets
        transaction.set_rollback(True)
        return imported
    for batch in plan.batches(AT_ONCE):
        plan.store(lifter, batch, imported_by=imported_by)
    if plan.total or plan.changes_figures:
        records.rebuild(lifter)
    elif imported.measurements:
        lifter.raise_generation()
    return imported


def plan_import(
    lifter: User,
    history: ParsedHistory,
    *,
    time_zone: str = "",
    returns_deleted: bool = False,
    takes_changes: bool = False,
    resumed: Import | None = None,
) -> Plan:
    """Store all but the workouts, and choose which of those are stored, within the caller's transaction.

    Of an import that is resumed, what it stored already is left out, and hides nothing else of its file.
    """
    if history.account is not None:
        return plan_account(lifter, history, history.account, returns_deleted=returns_deleted, resumed=resumed)
    return plan_history(
        lifter,
        history,
        time_zone=time_zone,
        returns_deleted=returns_deleted,
        takes_changes=takes_changes,
        resumed=resumed,
    )
