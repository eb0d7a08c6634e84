"""Which workouts of a file are stored, and why the others are not."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from workouts.enums import Kind
from workouts.formats.parsed import ParsedHistory, ParsedWorkout, SkippedRow
from workouts.models import Deletion, Import, User, WorkoutSession
from workouts.services.import_bounds import within_bounds
from workouts.services.import_changes import Stored, changed_in
from workouts.services.import_rows import Beginning, beginning_of, begun_at, stored_key
from workouts.services.spellings import folded

# The phone that wrote the file may be in a zone ahead of the chosen one.
AHEAD = timedelta(days=1)

# The source of a deletion by the undo of an import, which keeps no later one from bringing the workout again.
UNDONE = "undone"

DELETED = "This workout was deleted here."
CHANGED = "This workout was changed here, or is another one; what its file has new is left out."
CHANGED_IN_FILE = "This workout was changed in the file since it was imported."
IN_FUTURE = "This workout lies in the future."
LEFT_OUT = "You left this exercise out."


@dataclass(frozen=True, slots=True)
class Selection:
    """`anew` are those of the workouts that are here as they were brought, and are stored anew: `here` are the lines of
    them that say nothing new.

    Of the workouts that the file tells otherwise and that stay, `offered` would be stored anew at a word; `edited` were
    changed here, too.
    """

    workouts: tuple[ParsedWorkout, ...]
    duplicates: int
    skipped: tuple[SkippedRow, ...]
    anew: Mapping[str, Stored] = field(default_factory=dict)
    here: frozenset[int] = frozenset()
    offered: int = 0
    edited: int = 0


def select(
    lifter: User,
    history: ParsedHistory,
    *,
    now: datetime,
    zone: ZoneInfo,
    returns_deleted: bool = False,
    takes_changes: bool = False,
    resumed: Import | None = None,
) -> Selection:
    """Choose what is neither here already nor was deleted here (unless that returns), within the bounds of a workout.

    Here is what a file brought before, and what began in the same minute under the same title, whatever it came from: a
    workout logged here that was exported, or one that another app had imported. A workout of which the file says something
    else is chosen again if it is here as it was brought, where it has more sets or changes are taken. Else it stays, and
    what is new of it is told.
    """
    here = source_keys(WorkoutSession, lifter, history.format)
    begun = begun_here(lifter, besides=resumed)
    changed = changed_in(history, lifter)
    anew = {key: each for key, each in changed.items() if each.is_untouched and (each.has_grown or takes_changes)}
    left = {key: each for key, each in changed.items() if key not in anew}
    deleted = set() if returns_deleted else source_keys(Deletion, lifter, history.format, kind=Kind.SESSION)
    latest = (now + AHEAD).astimezone(zone).replace(tzinfo=None)
    found = _Choosing()
    for workout in history.workouts:
        key = stored_key(workout)
        if key in anew:
            found.take(workout, anew[key])
        elif key in left:
            found.leave(workout, left[key])
        elif key in here or beginning_of(workout) in begun:
            found.pass_over(workout)
        elif key in deleted or workout.started_at > latest:
            found.refuse(workout.lines, DELETED if key in deleted else IN_FUTURE)
        else:
            found.take(workout)
    return found.selection(anew, left)


class _Choosing:
    """What becomes of the workouts of a file, one after the other."""

    def __init__(self) -> None:
        self._chosen: list[ParsedWorkout] = []
        self._skipped: list[SkippedRow] = []
        self._here: set[int] = set()
        self._duplicates = 0

    def take(self, workout: ParsedWorkout, before: Stored | None = None) -> None:
        kept, beyond = within_bounds(workout)
        self._chosen.append(kept)
        self._skipped += beyond
        self._here |= before.lines_here(kept) if before else set()

    def leave(self, workout: ParsedWorkout, before: Stored) -> None:
        same = before.lines_here(workout)
        new = (line for line in workout.lines if line not in same)
        self.refuse(new, CHANGED_IN_FILE if before.is_untouched else CHANGED)
        self._duplicates += len(same)

    def pass_over(self, workout: ParsedWorkout) -> None:
        self._duplicates += len(list(workout.lines))

    def refuse(self, lines: Iterable[int], reason: str) -> None:
        self._skipped += [SkippedRow(line, reason) for line in lines]

    def selection(self, anew: Mapping[str, Stored], left: Mapping[str, Stored]) -> Selection:
        offered = sum(each.is_untouched for each in left.values())
        return Selection(
            workouts=tuple(self._chosen),
            duplicates=self._duplicates + len(self._here),
            skipped=tuple(self._skipped),
            anew=anew,
            here=frozenset(self._here),
            offered=offered,
            edited=len(left) - offered,
        )


def source_keys(
    model: type[WorkoutSession] | type[Deletion], lifter: User, source_format: str, **which: str
) -> set[str]:
    rows = model.objects.owned_by(lifter).filter(source_format=source_format, **which)
    return set(rows.exclude(source_key="").values_list("source_key", flat=True))


def begun_here(lifter: User, *, besides: Import | None = None) -> set[Beginning]:
    """Return when the lifter's workouts began where they were, and what they are called; not those of one import."""
    sessions = WorkoutSession.objects.owned_by(lifter).kept()
    if besides is not None:
        sessions = sessions.filter(~Q(imported_by=besides) | Q(imported_by=None))
    rows = sessions.values_list("started_at", "time_zone", "title")
    return {begun_at(*row) for row in rows}


def without(history: ParsedHistory, left_out: Set[str]) -> ParsedHistory:
    """Leave out the exercises whose folded names these are; their rows are told as skipped."""
    if not left_out:
        return history
    skipped = list(history.skipped)
    workouts = []
    for workout in history.workouts:
        kept = tuple(exercise for exercise in workout.exercises if folded(exercise.title) not in left_out)
        gone = (exercise for exercise in workout.exercises if folded(exercise.title) in left_out)
        skipped += [SkippedRow(line, LEFT_OUT) for exercise in gone for line in exercise.lines]
        if kept:
            workouts.append(replace(workout, exercises=kept, whole=workout))
    return replace(history, workouts=tuple(workouts), skipped=tuple(skipped))
