"""Storing a checked row in one statement: the one that every logged set waits for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, SessionExercise, WorkoutSet
from workouts.models.reading import columns_of, instance
from workouts.queries.session_rows import SHOWN
from workouts.services.limits import MOST_ROWS
from workouts.services.locked import missing
from workouts.services.moments import storable, within_session
from workouts.services.settling import ENTERED, full, load_and_volume


@dataclass(frozen=True, slots=True)
class Told:
    """What only a device knows of a check: its moment by the device's own clock, and of what type its page shows the row.

    The type is for a row that the server does not have, or no longer: another device may have finished the workout.
    """

    said_at: datetime | None = None
    new_type: SetType | None = None


UNTOLD = Told()

# The arbiter is the UUID. A row that belongs to another entry is left as it is, and so is a replay: what says the moment that
# the row has, or says none where the row is logged. All rows of the workout are read with it, as they are then; the first
# column tells the row that was written, or stands stored by an earlier one. The entry and whether bodyweight counts are read
# here, behind the session's lock: while the set waited for that, another device may have removed or replaced the exercise, or
# staff changed it.
_UPSERT = f"""
WITH of AS (
    SELECT entry.id AS entry_id, entry.exercise_id, exercise.counts_bodyweight
    FROM session_exercises AS entry JOIN workout_exercises AS exercise ON exercise.id = entry.exercise_id
    WHERE entry.id = %(entry)s AND entry.uuid = %(entry_uuid)s
), written AS (
    INSERT INTO workout_sets AS row (
        uuid, session_id, session_exercise_id, exercise_id, lifter_id, position, set_type, weight_kg, reps, duration_seconds,
        distance_m, custom_metric, rpe, notes, logged_at, performed_at, said_at, load_kg, volume_kg, created_at,
        updated_at
    )
    SELECT %(uuid)s, %(session)s, entry_id, exercise_id, %(lifter)s,
        COALESCE((SELECT max(position) FROM workout_sets WHERE session_exercise_id = %(entry)s), 0) + 1,
        COALESCE(%(set_type)s, %(new_type)s), %(weight_kg)s, %(reps)s, %(duration_seconds)s, %(distance_m)s, %(custom_metric)s,
        %(rpe)s, '', %(now)s, %(performed_at)s, %(said_at)s,
        CASE WHEN counts_bodyweight THEN %(whole_load_kg)s::numeric ELSE %(load_kg)s::numeric END,
        CASE WHEN counts_bodyweight THEN %(whole_volume_kg)s::numeric ELSE %(volume_kg)s::numeric END, %(now)s, %(now)s
    FROM of WHERE NOT EXISTS (SELECT FROM workouts_deletion WHERE uuid = %(uuid)s)
        AND (EXISTS (SELECT FROM workout_sets WHERE uuid = %(uuid)s)
            OR (SELECT count(*) FROM workout_sets WHERE session_id = %(session)s) < %(most_rows)s)
    ON CONFLICT (uuid) DO UPDATE SET
        set_type = COALESCE(%(set_type)s, row.set_type), weight_kg = EXCLUDED.weight_kg, reps = EXCLUDED.reps,
        duration_seconds = EXCLUDED.duration_seconds, distance_m = EXCLUDED.distance_m,
        custom_metric = EXCLUDED.custom_metric, rpe = EXCLUDED.rpe, logged_at = EXCLUDED.logged_at,
        performed_at = EXCLUDED.performed_at, said_at = COALESCE(EXCLUDED.said_at, row.said_at), load_kg = EXCLUDED.load_kg,
        volume_kg = EXCLUDED.volume_kg, updated_at = EXCLUDED.updated_at
    WHERE row.session_exercise_id = %(entry)s
        AND CASE WHEN EXCLUDED.said_at IS NULL THEN row.logged_at IS NULL
            ELSE row.said_at IS DISTINCT FROM EXCLUDED.said_at END
    RETURNING {columns_of(WorkoutSet, "row", SHOWN)}
)
SELECT TRUE, {columns_of(WorkoutSet, "written", SHOWN)} FROM written
UNION ALL
SELECT row.uuid = %(uuid)s AND row.session_exercise_id = (SELECT entry_id FROM of)
        AND (row.logged_at IS NOT NULL OR row.said_at = %(said_at)s),
    {columns_of(WorkoutSet, "row", SHOWN)}
FROM workout_sets AS row
WHERE row.session_id = %(session)s AND NOT (row.uuid = %(uuid)s AND EXISTS (SELECT FROM written))
"""  # noqa: S608 of column names


def upsert(
    entry: SessionExercise,
    *,
    uuid: UUID,
    values: Values,
    set_type: SetType | None,
    now: datetime,
    performed_at: datetime | None,
    told: Told,
) -> tuple[WorkoutSet | None, list[WorkoutSet]]:
    """Store a checked row of a locked workout, or find what is stored where it was stored before. None is a refusal.

    Beside it stand all rows of the workout, in no order, with what a row shows.
    """
    load_kg, volume_kg = load_and_volume(entry, values, counts_bodyweight=False)
    whole_load_kg, whole_volume_kg = load_and_volume(entry, values, counts_bodyweight=True)
    parameters = {name: getattr(values, name) for name in ENTERED} | {
        "uuid": uuid,
        "session": entry.session_id,
        "entry": entry.pk,
        "entry_uuid": entry.uuid,
        "lifter": entry.lifter_id,
        "set_type": set_type,
        "new_type": told.new_type or SetType.NORMAL,
        "most_rows": MOST_ROWS,
        "now": now,
        "performed_at": within_session(entry.session, performed_at or now),
        "said_at": told.said_at and storable(told.said_at),
        "load_kg": load_kg,
        "volume_kg": volume_kg,
        "whole_load_kg": whole_load_kg,
        "whole_volume_kg": whole_volume_kg,
    }
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, parameters)
        found = [(is_it, instance(WorkoutSet, values, SHOWN)) for is_it, *values in cursor.fetchall()]
    return next((row for is_it, row in found if is_it), None), [row for _, row in found]


def refusal(entry: SessionExercise, uuid: UUID) -> Exception:
    """Return why a row was not stored."""
    if not SessionExercise.objects.filter(uuid=entry.uuid).exists():
        return missing(entry.lifter, entry.uuid)
    if Deletion.objects.filter(uuid=uuid).exists():
        return Gone("That set was deleted and is not stored again.")
    if WorkoutSet.objects.filter(uuid=uuid).exists():
        return Conflict("That row belongs to another exercise. Reload the page.")
    return full()
