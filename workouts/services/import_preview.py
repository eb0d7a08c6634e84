"""What an uploaded file would bring, told before anything is stored."""

from collections.abc import Collection, Iterable, Mapping, Set
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from workouts.enums import ImportState
from workouts.formats.parsed import ParsedHistory, ParsedWorkout, UnknownFormat
from workouts.models import Import, User
from workouts.queries.exercises import search
from workouts.services.history_plan import names_in, titles_of
from workouts.services.import_attempts import begin_attempt, fail, read_file
from workouts.services.import_figures import figures
from workouts.services.import_selection import DELETED, Selection, select
from workouts.services.imports import import_history
from workouts.services.matching import KnownNames
from workouts.services.spellings import folded, tell_apart
from workouts.services.titles import Title, misses_the_point, unseen, weighted_type

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
    "sets", "type", "columns": ["reps"], "exercise": id or None, "moves": False, "suggested": [ids], "is_close": False}],
    "titles_beyond": 0}; names that nothing answers to come first, among those whose weights need another exercise ("moves").
    Where the unit of weights is assumed, "heaviest": ["Squat", "142.5"] is the heaviest set and its kilograms.
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
    counts = names_in(chosen.workouts)
    told |= {"titles": _titles(lifter, history, counts), "titles_beyond": max(0, len(counts) - MOST_TITLES)}
    besides = chosen.here | {row.line for row in imported.skipped}
    told |= _heaviest(history.workouts) if "weight" in history.assumed else {}
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


def _heaviest(workouts: Iterable[ParsedWorkout]) -> dict[str, list[str]]:
    blocks = (block for workout in workouts for block in workout.exercises)
    lifted = ((row.weight_kg, block.title) for block in blocks for row in block.sets if row.weight_kg)
    kg, title = max(lifted, key=itemgetter(0), default=(None, ""))
    return {"heaviest": [title, str(kg)]} if kg else {}


def _titles(lifter: User, history: ParsedHistory, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    titles = titles_of(history.workouts)
    names = KnownNames(lifter, titles=[title.name for title in titles])
    found = [_told_of(title, names, counts[key]) for title in titles if (key := folded(title.name)) in counts]
    found.sort(key=lambda told: (told["exercise"] is not None and not told["moves"], -told["sets"], told["name"]))
    return [told | _offered(lifter, names, told) for told in found[:MOST_TITLES]]


def _told_of(title: Title, names: KnownNames, sets: int) -> dict[str, Any]:
    exercise = names.find(title.name, title.columns)
    return {
        "name": title.name,
        "sets": sets,
        "type": title.type,
        "columns": title.columns,
        "exercise": exercise.pk if exercise else None,
        "moves": exercise is not None and weighted_type(exercise.type, title.columns) is not None,
    }


def _offered(lifter: User, names: KnownNames, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what else than itself a name may become: of one that has to move, what has a place for its weights."""
    name, exercise = told["name"], names.find(told["name"], told["columns"])
    if exercise is None:
        return suggestions(lifter, name, told["columns"])
    if not told["moves"]:
        return {"suggested": [], "is_close": False}
    weighted = names.weighted(name, exercise)
    alike = search(lifter, q=exercise.name)[:MOST_SUGGESTIONS]
    found = [weighted, names.assisted(exercise), *(each for each in alike if not unseen(each.type, told["columns"]))]
    return {"suggested": list(dict.fromkeys(each.pk for each in found if each)), "is_close": weighted is not None}


def suggestions(lifter: User, name: str, columns: Collection[str]) -> dict[str, Any]:
    """Return the ids of what a name may mean, the most alike first, and whether that one is close enough to be taken.

    The columns are those that its rows fill. However alike, a machine is not taken for a barbell, nor an incline for a
    decline.
    """
    alike: list[Any] = list(search(lifter, q=name)[: 2 * MOST_SUGGESTIONS])
    found = [exercise for exercise in alike if not misses_the_point(exercise.type, columns)][:MOST_SUGGESTIONS]
    found.sort(key=lambda exercise: -exercise.resemblance)
    is_close = bool(found) and found[0].resemblance >= CLOSE and not tell_apart(name, found[0].name)
    return {"suggested": [exercise.pk for exercise in found], "is_close": is_close}
