"""How much of a workout in a file a workout here can hold."""

from dataclasses import replace

from workouts.formats.parsed import ParsedExercise, ParsedSet, ParsedWorkout, SkippedRow
from workouts.services.limits import MOST_ENTRIES, MOST_ROWS

TOO_MANY_ROWS = f"A workout holds at most {MOST_ROWS} rows."
TOO_MANY_EXERCISES = f"A workout holds at most {MOST_ENTRIES} exercises."


def within_bounds(workout: ParsedWorkout) -> tuple[ParsedWorkout, list[SkippedRow]]:
    """Return what can be held of a workout, and why the rest can't."""
    sets = sum(len(exercise.sets) for exercise in workout.exercises)
    if len(workout.exercises) <= MOST_ENTRIES and sets <= MOST_ROWS:
        return workout, []
    kept: list[ParsedExercise] = []
    beyond: list[SkippedRow] = []
    rows = 0
    for exercise in workout.exercises:
        sets_kept: list[ParsedSet] = []
        for row in exercise.sets:
            reason = beyond_bounds(entries=len(kept), rows=rows)
            if reason:
                beyond.append(SkippedRow(row.line, reason))
            else:
                sets_kept.append(row)
                rows += 1
        if sets_kept:
            kept.append(replace(exercise, sets=tuple(sets_kept)))
        else:
            attached = (*exercise.note_lines, *exercise.rest_lines)
            beyond += [SkippedRow(line, beyond[-1].reason) for line in attached]
    return replace(workout, exercises=tuple(kept)), beyond


def beyond_bounds(*, entries: int, rows: int) -> str:
    if entries >= MOST_ENTRIES:
        return TOO_MANY_EXERCISES
    return TOO_MANY_ROWS if rows >= MOST_ROWS else ""
