"""Whether a workout is as an import stored it."""

from collections.abc import Iterable

from django.db import connection

from workouts.models import Import

# All that a lifter can change of a workout. What follows from it (loads, volumes, totals, the bodyweight of the day) is
# computed anew without them, and stays out. Rows rather than joined texts: an empty column keeps its place.
# Entries are asked for by their session, too: before the tables are analysed, the planner would read all of them for each.
_CONTENTS = """
md5(ROW(
    session.title, extract(epoch FROM session.started_at), extract(epoch FROM session.completed_at),
    session.duration_seconds, session.time_zone, session.notes, session.rating, session.is_private,
    (SELECT string_agg(ROW(
        entry.position, entry.exercise_id, entry.superset_group, entry.rest_seconds, entry.notes
    )::text, ',' ORDER BY entry.position) FROM session_exercises AS entry WHERE entry.session_id = session.id),
    (SELECT string_agg(ROW(
        entry.position, done.position, done.set_type, done.reps, done.weight_kg, done.duration_seconds, done.distance_m,
        done.custom_metric, done.rpe, done.rest_seconds, done.notes, done.logged_at IS NULL
    )::text, ',' ORDER BY entry.position, done.position)
    FROM workout_sets AS done JOIN session_exercises AS entry ON entry.id = done.session_exercise_id
    WHERE done.session_id = session.id AND entry.session_id = session.id)
)::text)
"""
_SEAL = f"""
UPDATE workout_sessions AS session SET imported_digest = {_CONTENTS}
WHERE session.imported_by_id = %s AND session.imported_digest = ''
"""  # noqa: S608
_UNTOUCHED = f"""
SELECT session.id FROM workout_sessions AS session
WHERE session.imported_by_id = %s AND session.imported_digest = {_CONTENTS}
"""  # noqa: S608
_SAME = f"""
SELECT session.id FROM workout_sessions AS session
WHERE session.id = ANY(%s) AND session.imported_digest <> '' AND session.imported_digest = {_CONTENTS}
"""  # noqa: S608


def seal(job: Import) -> None:
    """Keep the digest of those of its workouts that were just stored, for the first time or anew."""
    with connection.cursor() as cursor:
        cursor.execute(_SEAL, [job.pk])


def untouched(job: Import) -> list[int]:
    """Return the ids of its workouts that are as they came."""
    with connection.cursor() as cursor:
        cursor.execute(_UNTOUCHED, [job.pk])
        return [pk for (pk,) in cursor.fetchall()]


def unchanged(ids: Iterable[int]) -> set[int]:
    """Return which of these workouts are as an import stored them."""
    with connection.cursor() as cursor:
        cursor.execute(_SAME, [list(ids)])
        return {pk for (pk,) in cursor.fetchall()}
