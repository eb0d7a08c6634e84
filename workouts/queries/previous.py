"""What was done last time."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from workouts.domain.values import Values
from workouts.enums import PreviousFrom
from workouts.models import WorkoutSession

# The planner shall not see what is asked for: it would find a plan for these very values worth making, each time anew, and
# making one takes longer than running it. Behind a SELECT all of them look alike.
LIFTER, SESSION, ROUTINE = (f"(SELECT %({name})s::bigint)" for name in ("lifter", "session", "routine"))
BEFORE = "(SELECT %(before)s::timestamptz)"
WANTED = "unnest((SELECT %(exercises)s::bigint[])) AS wanted(id)"

# The latest finished session before this one that has an exercise, found by walking the history index once.
LAST_TIME = f"""
    SELECT done.session_id FROM workout_sets AS done
    WHERE done.lifter_id = {LIFTER} AND done.exercise_id = wanted.id AND done.logged_at IS NOT NULL
        AND done.performed_at < {BEFORE} AND done.session_id <> {SESSION} AND (
            SELECT completed_at IS NOT NULL AND started_at < {BEFORE} AND ({ROUTINE} IS NULL OR routine_id = {ROUTINE})
            FROM workout_sessions WHERE id = done.session_id
        )
    ORDER BY done.performed_at DESC LIMIT 1
"""  # noqa: S608 of our own text
# Exercise, block, place, and what a set held.
LAST_SETS = f"""
    SELECT wanted.id, entry.position AS block, s.position AS place, s.set_type, s.weight_kg, s.reps, s.duration_seconds,
        s.distance_m, s.custom_metric, s.rpe
    FROM {WANTED}
    CROSS JOIN LATERAL ({LAST_TIME}) AS last
    JOIN workout_sets AS s ON s.session_id = last.session_id AND s.exercise_id = wanted.id AND s.logged_at IS NOT NULL
    JOIN session_exercises AS entry ON entry.id = s.session_exercise_id
"""  # noqa: S608 of our own text
_PREVIOUS = f"{LAST_SETS} ORDER BY wanted.id, block, place"

Block = list[tuple[str, Values]]


def previous_sets(session: WorkoutSession, exercise_ids: Iterable[int]) -> dict[int, list[Block]]:
    """Return {exercise id: [block, …]}, a block being the (set type, values) of one entry of the last time, in order.

    The last time is the latest finished session that began before this one; with the preference for it, of this routine.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PREVIOUS, last_time_of(session, exercise_ids))
        return in_blocks(cursor.fetchall())


def in_blocks(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Block]]:
    """Return the sets that were read as LAST_SETS, in order, by exercise and block."""
    found: dict[int, dict[int, Block]] = {}
    for exercise_id, block, _, set_type, *values in rows:
        found.setdefault(exercise_id, {}).setdefault(block, []).append((set_type, Values(*values)))
    return {exercise_id: list(blocks.values()) for exercise_id, blocks in found.items()}


def last_time_of(session: WorkoutSession, exercise_ids: Iterable[int]) -> dict[str, Any]:
    """Return what `LAST_TIME` asks for."""
    lifter: Any = session.lifter
    same_routine = session.routine_id and lifter.previous_from == PreviousFrom.ROUTINE
    return {
        "exercises": sorted(set(exercise_ids)),
        "lifter": lifter.pk,
        "session": session.pk,
        "before": session.started_at,
        "routine": session.routine_id if same_routine else None,
    }
