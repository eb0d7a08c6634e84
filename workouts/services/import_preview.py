"""What an uploaded file would bring, told before anything is stored."""

from collections.abc import Iterable, Set
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from workouts.enums import ImportState
from workouts.formats.parsed import ParsedHistory, ParsedWorkout, UnknownFormat
from workouts.models import Import, User
from workouts.queries.exercises import search
from workouts.services.history_plan import titles_of
from workouts.services.import_attempts import begin_attempt, fail, read_file
from workouts.services.import_figures import figures
from workouts.services.import_selection import DELETED, Selection, select
from workouts.services.imports import import_history
from workouts.services.matching import KnownNames, Title, folded
from workouts.services.spellings import tell_apart

# Names that can be matched by hand on one page; of a file with more, the rest is matched by itself.
MOST_TITLES = 300
MOST_SUGGESTIONS = 4
CLOSE = 0.6  # of the trigrams of two names


def preview_import(job: Import) -> None:
    """Read an uploaded file and keep what it would bring. Safe to run twice; a file that can't be read fails."""
    current = None if job.needs_columns else begin_attempt(job, ImportState.UPLOADED)
    if current is None:
        return
    try:
        preview = preview_of(current.lifter, read_file(current))
    except UnknownFormat as refusal:
        fail(job, str(refusal))
        return
    still = Import.objects.filter(pk=job.pk, state=ImportState.UPLOADED)
    if current.columns is not None:
        still = still.filter(columns=current.columns)  # said otherwise meanwhile, it is read again
    still.update(state=ImportState.PREVIEWED, preview=preview, attempts=0, touched_at=timezone.now())


def preview_of(lifter: User, history: ParsedHistory) -> dict[str, Any]:
    """Return the figures of a rehearsal, which days it spans, and what each name in the file would become.

    {…, "warmups": 3, "first_on": "2019-03-01", "last_on": …, "assumed": ["weight"], "deleted": rows, "titles": [{"name",
    "sets", "type", "exercise": id or None, "suggested": [ids], "is_close": False}], "titles_beyond": 0}; names that nothing answers to come first.
    """
    imported = import_history(lifter, history, is_rehearsal=True)
    told = figures(imported) | {
        "assumed": sorted(history.assumed),
        "deleted": sum(row.reason == DELETED for row in imported.skipped),
    }
    if history.account is not None:
        days = sorted(str(record["started_at"])[:10] for record in history.account.workouts)
        return told | _span(days) | {"warmups": 0, "titles": [], "titles_beyond": 0}
    chosen = _chosen(lifter, history)
    days = [str(workout.started_at.date()) for workout in chosen.workouts]
    days += [str(measured.day) for measured in history.measurements]
    titles = titles_of(chosen.workouts)
    told |= {"titles": _titles(lifter, history, chosen, titles), "titles_beyond": max(0, len(titles) - MOST_TITLES)}
    besides = chosen.here | {row.line for row in imported.skipped}
    return told | _span(days) | {"warmups": _warmups(chosen.workouts, besides)}


def _chosen(lifter: User, history: ParsedHistory) -> Selection:
    zone = ZoneInfo(lifter.time_zone)
    with transaction.atomic():
        return select(lifter, history, now=timezone.now(), zone=zone, returns_deleted=True, takes_changes=True)


def _span(days: list[str]) -> dict[str, str]:
    return {"first_on": min(days, default=""), "last_on": max(days, default="")}


def _warmups(workouts: Iterable[ParsedWorkout], besides: Set[int]) -> int:
    blocks = (block for workout in workouts for block in workout.exercises)
    return sum(row.set_type == "warmup" and row.line not in besides for block in blocks for row in block.sets)


def _titles(lifter: User, history: ParsedHistory, chosen: Selection, titles: Iterable[Title]) -> list[dict[str, Any]]:
    names = KnownNames(lifter, titles=[title.name for title in titles_of(history.workouts)])
    counts: dict[str, int] = {}
    for workout in chosen.workouts:
        for block in workout.exercises:
            counts[folded(block.title)] = counts.get(folded(block.title), 0) + len(block.sets)
    found = [(names.find(title.name), counts[folded(title.name)], title.name, title.type) for title in titles]
    found.sort(key=lambda each: (each[0] is not None, -each[1], each[2]))
    return [
        {
            "name": name,
            "sets": sets,
            "type": kind,
            "exercise": exercise.pk if exercise else None,
        }
        | ({"suggested": [], "is_close": False} if exercise else suggestions(lifter, name))
        for exercise, sets, name, kind in islice(found, MOST_TITLES)
    ]


def suggestions(lifter: User, name: str) -> dict[str, Any]:
    """Return the ids of what a name may mean, the most alike first, and whether that one is close enough to be taken.

    However alike, a machine is not taken for a barbell, nor an incline for a decline.
    """
    found: list[Any] = list(search(lifter, q=name)[:MOST_SUGGESTIONS])
    found.sort(key=lambda exercise: -exercise.resemblance)
    is_close = bool(found) and found[0].resemblance >= CLOSE and not tell_apart(name, found[0].name)
    return {"suggested": [exercise.pk for exercise in found], "is_close": is_close}
