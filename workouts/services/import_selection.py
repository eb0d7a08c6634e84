"""Which workouts of a file are stored, and why the others are not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from workouts.domain.texts import one_line
from workouts.domain.titles import title_by_hour
from workouts.enums import Kind
from workouts.formats.parsed import ParsedExercise, ParsedHistory, ParsedSet, ParsedWorkout, SkippedRow
from workouts.models import Deletion, User, WorkoutSession
from workouts.services.limits import MOST_ENTRIES, MOST_ROWS

# The phone that wrote the file may be in a zone ahead of the chosen one.
AHEAD = timedelta(days=1)

DELETED = "This workout was deleted here."
IN_FUTURE = "This workout lies in the future."
TOO_MANY_ROWS = f"A workout holds at most {MOST_ROWS} rows."
TOO_MANY_EXERCISES = f"A workout holds at most {MOST_ENTRIES} exercises."


@dataclass(frozen=True, slots=True)
class Selection:
    workouts: tuple[ParsedWorkout, ...]
    duplicates: int
    skipped: tuple[SkippedRow, ...]


def select(
    lifter: User,
    history: ParsedHistory,
    *,
    source_key: Callable[[ParsedWorkout], str],
    now: datetime,
    zone: ZoneInfo,
) -> Selection:
    """Choose what is neither here already nor was deleted here, within the bounds of a workout.

    Here is what a file brought before, and what began in the same minute under the same title, whatever it came from: a
    workout logged here that was exported, or one that another app had imported.
    """
    here = source_keys(WorkoutSession, lifter, history.format)
    begun = begun_here(lifter)
    deleted = source_keys(Deletion, lifter, history.format, kind=Kind.SESSION)
    latest = (now + AHEAD).astimezone(zone).replace(tzinfo=None)
    chosen: list[ParsedWorkout] = []
    skipped: list[SkippedRow] = []
    duplicates = 0
    for workout in history.workouts:
        key = source_key(workout)
        if key in here or beginning(workout.started_at, titled(workout)) in begun:
            duplicates += len(list(workout.lines))
        elif key in deleted or workout.started_at > latest:
            reason = DELETED if key in deleted else IN_FUTURE
            skipped += [SkippedRow(line, reason) for line in workout.lines]
        else:
            kept, beyond = _within_bounds(workout)
            chosen.append(kept)
            skipped += beyond
    return Selection(tuple(chosen), duplicates, tuple(skipped))


def source_keys(
    model: type[WorkoutSession] | type[Deletion], lifter: User, source_format: str, **which: str
) -> set[str]:
    rows = model.objects.owned_by(lifter).filter(source_format=source_format, **which)
    return set(rows.exclude(source_key="").values_list("source_key", flat=True))


def titled(workout: ParsedWorkout) -> str:
    """Return what a workout of a file is called here."""
    return workout.title or title_by_hour(workout.started_at.hour)


def begun_here(lifter: User) -> set[tuple[datetime, str]]:
    """Return when the lifter's workouts began where they were, and what they are called."""
    rows = WorkoutSession.objects.owned_by(lifter).kept().values_list("started_at", "time_zone", "title")
    return {beginning(at.astimezone(ZoneInfo(zone)).replace(tzinfo=None), title) for at, zone, title in rows}


def beginning(started_at: datetime, title: str) -> tuple[datetime, str]:
    """Apps say the minute only."""
    return started_at.replace(second=0, microsecond=0), one_line(title)


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
