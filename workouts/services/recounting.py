"""Counting a lifter's history anew when they want it counted otherwise."""

from typing import Any

from django.db import connection
from django.utils import timezone

from workouts import queue
from workouts.models import User, WorkoutSession, WorkoutSet
from workouts.services.due import mark_due

# As services.totals does one by one; a running workout has no records yet.
_TOTALS = """
UPDATE workout_sessions AS session SET
    total_volume_kg = sums.volume, total_sets = sums.sets, total_reps = sums.reps, updated_at = %(now)s
FROM (
    SELECT session_id, COALESCE(sum(volume_kg) FILTER (WHERE counts), 0) AS volume,
        count(*) FILTER (WHERE counts) AS sets, COALESCE(sum(reps) FILTER (WHERE counts), 0) AS reps
    FROM (
        SELECT session_id, volume_kg, reps, %(counts_warmups)s OR set_type <> 'warmup' AS counts
        FROM workout_sets WHERE lifter_id = %(lifter)s AND logged_at IS NOT NULL
    ) AS logged
    GROUP BY session_id
) AS sums
WHERE session.id = sums.session_id
"""
_OF_ENTRIES = """
UPDATE session_exercises AS entry SET total_sets = sums.sets
FROM (
    SELECT session_exercise_id, count(*) FILTER (WHERE %(counts_warmups)s OR set_type <> 'warmup') AS sets
    FROM workout_sets WHERE lifter_id = %(lifter)s AND logged_at IS NOT NULL
    GROUP BY session_exercise_id
) AS sums, workout_sessions AS session
WHERE entry.id = sums.session_exercise_id AND entry.total_sets <> sums.sets
    AND session.id = entry.session_id AND session.completed_at IS NOT NULL
"""


def lock_sessions(lifter: User) -> None:
    """Let no set be logged meanwhile. Comes before anything that locks the lifter: every write of a set goes that way."""
    locked = WorkoutSession.objects.owned_by(lifter).order_by("pk").locked()
    list(locked.values_list("pk", flat=True))


def recount_totals(lifter: User) -> None:
    """Bring all totals to the lifter's preference about warm-ups, in the transaction that changes it."""
    parameters: dict[str, Any] = {"lifter": lifter.pk, "now": timezone.now(), "counts_warmups": lifter.counts_warmups}
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, parameters)
        cursor.execute(_OF_ENTRIES, parameters)


def recompute_records(lifter: User) -> None:
    """Take all records for not yet computed: pages say so, until the worker has rebuilt them at once.

    Notes as well: a worker that is at it already read the lifter as they were, and would leave the sessions as computed.
    """
    WorkoutSession.objects.owned_by(lifter).completed().update(records_computed_at=None)
    done = WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False, session__completed_at__isnull=False)
    mark_due(lifter, done.order_by().values_list("exercise_id", flat=True).distinct())
    queue.enqueue_on_commit("rebuild_records", lifter.pk)
