"""The exercises of a workout as its page and its writes read them: with their exercise and the units it is logged in."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from workouts.models import Exercise, SessionExercise, WorkoutSession
from workouts.models.reading import columns_of, instance

# Of the exercise only what the arithmetic and the screen need; a description is long.
_OF_EXERCISE = ("id", "name", "type", "equipment", "counts_bodyweight")
COLUMNS = f"""
    {columns_of(SessionExercise, "entry")}, {columns_of(Exercise, "exercise", _OF_EXERCISE)},
    chosen.weight_unit, chosen.distance_unit
"""
TABLES = """
    session_exercises AS entry
    JOIN workout_exercises AS exercise ON exercise.id = entry.exercise_id
    LEFT JOIN exercise_units AS chosen ON chosen.lifter_id = entry.lifter_id AND chosen.exercise_id = entry.exercise_id
"""
_ENTRIES = f"SELECT {COLUMNS} FROM {TABLES} WHERE entry.session_id = %s ORDER BY entry.position"  # noqa: S608 of column names


def entries_of(session: WorkoutSession) -> list[SessionExercise]:
    """Read the exercises of a session in order. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, [session.pk])
        found = [read_entry(values)[0] for values in cursor.fetchall()]
    for entry in found:
        entry.session, entry.lifter = session, session.lifter
    return found


def read_entry(values: Sequence[Any]) -> tuple[SessionExercise, Sequence[Any]]:
    """Make an entry of what was read as COLUMNS; return it with what was read besides."""
    of_entry, of_exercise = len(SessionExercise._meta.concrete_fields), len(_OF_EXERCISE)
    entry = instance(SessionExercise, values[:of_entry])
    entry.exercise = instance(Exercise, values[of_entry : of_entry + of_exercise], _OF_EXERCISE)
    entry.chosen_weight_unit, entry.chosen_distance_unit, *besides = values[of_entry + of_exercise :]
    return entry, besides
