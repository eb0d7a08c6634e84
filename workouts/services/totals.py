"""The end of every write of a session: its totals and the lifter's generation, in one statement."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from workouts.models import WorkoutSession

# Same rule as domain.volume.totals: warm-ups count among the exercises only, unless the lifter says otherwise. The preference
# is read here, behind the lock on the lifter: it may have changed since the request began.
_RAISED = """
WITH raised AS (
    UPDATE workouts_user SET generation = generation + 1 WHERE id = %(lifter)s RETURNING generation, counts_warmups
)
"""
# The working sets of each exercise, of which statistics over years are made. No statistic holds a running workout: checking
# a set is as quick as without them.
_OF_ENTRIES = """
, counted AS (
    UPDATE session_exercises AS entry SET total_sets = sums.sets
    FROM (
        SELECT e.id, count(s.id) FILTER (WHERE (SELECT counts_warmups FROM raised) OR s.set_type <> 'warmup') AS sets
        FROM session_exercises AS e LEFT JOIN workout_sets AS s ON s.session_exercise_id = e.id AND s.logged_at IS NOT NULL
        WHERE e.session_id = %(session)s GROUP BY e.id
    ) AS sums
    WHERE entry.id = sums.id AND entry.total_sets <> sums.sets
)
"""
_TOTALS = """
UPDATE workout_sessions AS session SET
    total_volume_kg = sums.volume, total_sets = sums.sets, total_reps = sums.reps, total_exercises = sums.exercises,
    updated_at = %(now)s, records_computed_at = NULL,
    rest_set = COALESCE(%(rest_set)s, session.rest_set),
    rest_started_at = CASE WHEN %(rest_set)s::uuid IS NULL THEN session.rest_started_at ELSE %(rest_started_at)s END,
    rest_ends_at = CASE WHEN %(rest_set)s::uuid IS NULL THEN session.rest_ends_at ELSE %(rest_ends_at)s END
FROM (
    SELECT COALESCE(sum(volume_kg) FILTER (WHERE counts), 0) AS volume, count(*) FILTER (WHERE counts) AS sets,
        COALESCE(sum(reps) FILTER (WHERE counts), 0) AS reps, count(DISTINCT exercise_id) AS exercises
    FROM (
        SELECT volume_kg, reps, exercise_id, (SELECT counts_warmups FROM raised) OR set_type <> 'warmup' AS counts
        FROM workout_sets WHERE session_id = %(session)s AND logged_at IS NOT NULL
    ) AS logged
) AS sums
WHERE session.id = %(session)s
RETURNING session.total_volume_kg, session.total_sets, session.total_reps, session.total_exercises, session.updated_at,
    session.records_computed_at, session.rest_set, session.rest_started_at, session.rest_ends_at,
    (SELECT generation FROM raised)
"""
_RETURNED = (
    "total_volume_kg", "total_sets", "total_reps", "total_exercises", "updated_at",
    "records_computed_at", "rest_set", "rest_started_at", "rest_ends_at",
)  # fmt: skip


def close_write(
    session: WorkoutSession,
    *,
    rest_set: UUID | None = None,
    rest_started_at: datetime | None = None,
    rest_seconds: int = 0,
) -> None:
    """Bring the totals up to date and raise the lifter's generation; with `rest_set`, replace the rest timer.

    Those of a finished workout include the sets of each of its exercises. The session's records are to be computed
    again: `records_computed_at` becomes null. Comes last in its transaction: whoever reads under the new generation must
    find all that was written.
    """
    ends_at = rest_started_at + timedelta(seconds=rest_seconds) if rest_started_at and rest_seconds else None
    parameters: dict[str, Any] = {
        "session": session.pk,
        "lifter": session.lifter_id,
        "now": timezone.now(),
        "rest_set": rest_set,
        "rest_started_at": rest_started_at if ends_at else None,
        "rest_ends_at": ends_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RAISED + (_OF_ENTRIES if session.is_completed else "") + _TOTALS, parameters)
        *values, session.lifter.generation = cursor.fetchone()
    for name, value in zip(_RETURNED, values, strict=True):
        setattr(session, name, value)
