"""Which workouts of a file are stored, and why the others are not."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from workouts.domain.texts import one_line
from workouts.domain.titles import title_by_hour
from workouts.enums import Kind
from workouts.formats.parsed import ParsedExercise, ParsedHistory, ParsedSet, ParsedWorkout, SkippedRow
from workouts.models import Deletion, Import, User, WorkoutSession
from workouts.services.import_growth import Stored, grown
from workouts.services.limits import MOST_ENTRIES, MOST_ROWS
from workouts.services.matching import folded

# The phone that wrote the file may be in a zone ahead of the chosen one.
AHEAD = timedelta(days=1)

# The source of a deletion by the undo of an import, which keeps no later one from bringing the workout again.
UNDONE = "undone"

DELETED = "This workout was deleted here."
CHANGED = "This workout was changed here, or is another one; what its file has more is left out."
IN_FUTURE = "This workout lies in the future."
LEFT_OUT = "You left this exercise out."
TOO_MANY_ROWS = f"A workout holds at most {MOST_ROWS} rows."
TOO_MANY_EXERCISES = f"A workout holds at most {MOST_ENTRIES} exercises."


@dataclass(frozen=True, slots=True)
class Selection:
    """`grown` are those of the workouts that are here with fewer sets, as they were brought: each is stored anew."""

    workouts: tuple[ParsedWorkout, ...]
    duplicates: int
    skipped: tuple[SkippedRow, ...]
    grown: Mapping[str, Stored] = field(default_factory=dict)


def select(
    lifter: User,
    history: ParsedHistory,
    *,
    source_key: Callable[[ParsedWorkout], str],
    now: datetime,
    zone: ZoneInfo,
    returns_deleted: bool = False,
    resumed: Import | None = None,
) -> Selection:
    """Choose what is neither here already nor was deleted here (unless that returns), within the bounds of a workout.

    Here is what a file brought before, and what began in the same minute under the same title, whatever it came from: a
    workout logged here that was exported, or one that another app had imported. A workout of which the file has more sets
    than are here is chosen again, unless it was changed here: then it stays, and the others are told.
    """
    here = source_keys(WorkoutSession, lifter, history.format)
    begun = begun_here(lifter, besides=resumed)
    more = grown(lifter, history, source_key=source_key, sets_of=_sets_within_bounds)
    deleted = set() if returns_deleted else source_keys(Deletion, lifter, history.format, kind=Kind.SESSION)
    latest = (now + AHEAD).astimezone(zone).replace(tzinfo=None)
    chosen: list[ParsedWorkout] = []
    skipped: list[SkippedRow] = []
    duplicates = 0
    for workout in history.workouts:
        key = source_key(workout)
        stored = more.get(key)
        if stored and not stored.is_untouched:
            gained = _latest_sets(workout, _sets(workout) - stored.sets)
            duplicates += len(list(workout.lines)) - len(gained)
            skipped += [SkippedRow(line, CHANGED) for line in gained]
        elif not stored and (key in here or beginning(workout.started_at, titled(workout)) in begun):
            duplicates += len(list(workout.lines))
        elif not stored and (key in deleted or workout.started_at > latest):
            reason = DELETED if key in deleted else IN_FUTURE
            skipped += [SkippedRow(line, reason) for line in workout.lines]
        else:
            kept, beyond = _within_bounds(workout)
            chosen.append(kept)
            skipped += beyond
            duplicates += stored.sets if stored else 0
    taken = {key: stored for key, stored in more.items() if stored.is_untouched}
    return Selection(tuple(chosen), duplicates, tuple(skipped), taken)


def source_keys(
    model: type[WorkoutSession] | type[Deletion], lifter: User, source_format: str, **which: str
) -> set[str]:
    rows = model.objects.owned_by(lifter).filter(source_format=source_format, **which)
    return set(rows.exclude(source_key="").values_list("source_key", flat=True))


def titled(workout: ParsedWorkout) -> str:
    """Return what a workout of a file is called here."""
    return workout.title or title_by_hour(workout.started_at.hour)


def begun_here(lifter: User, *, besides: Import | None = None) -> set[tuple[datetime, str]]:
    """Return when the lifter's workouts began where they were, and what they are called; not those of one import."""
    sessions = WorkoutSession.objects.owned_by(lifter).kept()
    if besides is not None:
        sessions = sessions.filter(~Q(imported_by=besides) | Q(imported_by=None))
    rows = sessions.values_list("started_at", "time_zone", "title")
    return {beginning(at.astimezone(ZoneInfo(zone)).replace(tzinfo=None), title) for at, zone, title in rows}


def beginning(started_at: datetime, title: str) -> tuple[datetime, str]:
    """Apps say the minute only."""
    return started_at.replace(second=0, microsecond=0), one_line(title)


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
            workouts.append(replace(workout, exercises=kept))
    return replace(history, workouts=tuple(workouts), skipped=tuple(skipped))


def _sets(workout: ParsedWorkout) -> int:
    return sum(len(exercise.sets) for exercise in workout.exercises)


def _sets_within_bounds(workout: ParsedWorkout) -> int:
    is_within = len(workout.exercises) <= MOST_ENTRIES and _sets(workout) <= MOST_ROWS
    return _sets(workout if is_within else _within_bounds(workout)[0])


def _latest_sets(workout: ParsedWorkout, count: int) -> list[int]:
    """Return the lines of its last sets."""
    lines = sorted(row.line for exercise in workout.exercises for row in exercise.sets)
    return lines[len(lines) - count :]


def _within_bounds(workout: ParsedWorkout) -> tuple[ParsedWorkout, list[SkippedRow]]:
    kept: list[ParsedExercise] = []
    beyond: list[SkippedRow] = []
    rows = 0
    for exercise in workout.exercises:
        sets: list[ParsedSet] = []
        for row in exercise.sets:
            reason = beyond_bounds(entries=len(kept), rows=rows)
            if reason:
                beyond.append(SkippedRow(row.line, reason))
            else:
                sets.append(row)
                rows += 1
        if sets:
            kept.append(replace(exercise, sets=tuple(sets)))
        else:
            attached = (*exercise.note_lines, *exercise.rest_lines)
            beyond += [SkippedRow(line, beyond[-1].reason) for line in attached]
    return replace(workout, exercises=tuple(kept)), beyond


def beyond_bounds(*, entries: int, rows: int) -> str:
    if entries >= MOST_ENTRIES:
        return TOO_MANY_EXERCISES
    return TOO_MANY_ROWS if rows >= MOST_ROWS else ""
