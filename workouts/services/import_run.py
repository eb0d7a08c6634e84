"""The import of a file in the worker: batch by batch, each stored for good before the next begins."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from workouts import queue
from workouts.enums import ImportState
from workouts.formats.parsed import ParsedHistory, UnknownFormat
from workouts.models import Exercise, Import, ImportFile
from workouts.services import records
from workouts.services.collector import resting_collector
from workouts.services.import_attempts import BROKEN, begin_attempt, fail, read_file
from workouts.services.import_brought import added, noting_what_is_made, updated_in
from workouts.services.import_figures import figures
from workouts.services.import_news import spread
from workouts.services.import_plan import Plan
from workouts.services.import_preview import preview_import
from workouts.services.imports import plan_import

log = logging.getLogger(__name__)

# Rows of one transaction: a tenth of a second or two, so that progress moves and a lost worker loses little.
BATCH = 1000
PASSING = (OperationalError, InterfaceError, IntegrityError)


def carry_on(job: Import) -> None:
    """Do what is to be done next, to its end: read an upload, store what was confirmed. Safe to run twice.

    What may pass is raised, for another try; what will not ends the import with a sentence.
    """
    try:
        if job.state == ImportState.UPLOADED:
            preview_import(job)
        with resting_collector():
            for _ in steps(job):
                pass
    except PASSING:
        raise
    except UnknownFormat as refusal:
        fail(job, str(refusal))
    except Exception:
        log.exception("Could not import: %s", job.pk)
        fail(job, BROKEN)


def steps(job: Import) -> Iterator[int]:
    """Yield how many workouts are stored, after each batch. Whoever begins anew goes on behind what is stored already.

    Two at once store nothing twice: each takes the row of the import, and looks what is there, before it stores.
    """
    current = begin_attempt(job, ImportState.RUNNING)
    if current is None:
        return
    plan = _prepare(job, read_file(current))
    if plan is None:
        return
    for batch in plan.batches(BATCH):
        done = _store(job, plan, batch)
        if done is None:
            return  # over meanwhile
        yield done
    _finish(job)


# --- The parts ----------------------------------------------------------------------------------------------------------


def _taken(job: Import) -> Import | None:
    """Lock the import while it runs; None where it is over."""
    running = Import.objects.select_related("lifter").filter(pk=job.pk, state=ImportState.RUNNING)
    return running.locked().first()


@transaction.atomic
def _prepare(job: Import, history: ParsedHistory) -> Plan | None:
    """Store all but the workouts, once; of the first try, keep what the whole will come to."""
    taken = _taken(job)
    if taken is None:
        return None
    lifter = taken.lifter
    is_first = taken.total is None
    plan, made = noting_what_is_made(
        lifter,
        partial(
            plan_import,
            lifter,
            history,
            time_zone=taken.time_zone,
            returns_deleted=taken.returns_deleted,
            takes_changes=taken.takes_changes,
            resumed=None if is_first else taken,
        ),
    )
    brought = added(taken.brought, **made)
    if is_first:
        imported = plan.told()
        taken.touch(
            total=plan.total,
            links=plan.links,
            result=figures(imported) | _made(taken, brought, recognised=imported.matched),
            brought=brought | {"measurements": imported.measured} | updated_in(imported),
        )
    else:
        taken.touch(links=plan.links, brought=brought)
    lifter.raise_generation()
    return plan


@transaction.atomic
def _store(job: Import, plan: Plan, batch: Sequence[Any]) -> int | None:
    taken = _taken(job)
    if taken is None:
        return None
    lifter = taken.lifter
    fresh = plan.not_yet(taken, batch)
    plan.store(lifter, fresh, imported_by=taken)
    taken.touch(done=min(taken.done + len(fresh), taken.total or 0), reached=taken.reached, attempts=1)
    lifter.raise_generation()
    return taken.done


@transaction.atomic
def _finish(job: Import) -> None:
    """Compute all records once, and let the file go."""
    taken = _taken(job)
    if taken is not None:
        records.rebuild(taken.lifter)
        _close(taken)


def _close(taken: Import) -> None:
    taken.touch(state=ImportState.DONE, done=taken.total or 0, links={}, finished_at=timezone.now())
    ImportFile.objects.filter(owner=taken).delete()
    queue.enqueue_on_commit("update_stats", taken.lifter_id)
    spread(taken)


def _made(taken: Import, brought: dict[str, Any], *, recognised: int) -> dict[str, Any]:
    """What was made at the lifter's word, before this began, was recognised only because of that."""
    names = Exercise.objects.filter(pk__in=brought["exercises"]).order_by("pk").values_list("name", flat=True)
    return {"created": list(names), "matched": recognised - len(taken.brought.get("exercises", []))}
