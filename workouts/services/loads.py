"""Counting loads anew, of many sets or of one workout, where what a lifter weighs counts otherwise than before."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from workouts.domain.volume import load, volume
from workouts.enums import ExerciseType
from workouts.models import WorkoutSession, WorkoutSet
from workouts.queries.bodyweight import bodyweight_on

# The values come from domain.volume, the one definition; one statement a batch writes them.
_WRITE = """
UPDATE workout_sets AS row SET load_kg = new.load, volume_kg = new.volume, updated_at = %s
FROM unnest(%s::bigint[], %s::numeric[], %s::numeric[]) AS new(id, load, volume)
WHERE row.id = new.id
"""
BATCH = 5000

# As services.totals does one by one; only the volume can differ.
_VOLUMES = """
UPDATE workout_sessions AS session SET total_volume_kg = sums.volume, updated_at = %s
FROM (
    SELECT s.session_id,
        COALESCE(sum(s.volume_kg) FILTER (WHERE u.counts_warmups OR s.set_type <> 'warmup'), 0) AS volume
    FROM workout_sets s JOIN workouts_user u ON u.id = s.lifter_id
    WHERE s.logged_at IS NOT NULL AND s.session_id = ANY(%s)
    GROUP BY s.session_id
) AS sums
WHERE session.id = sums.session_id
"""
_READ = (
    "pk", "exercise", "exercise__type", "exercise__counts_bodyweight", "weight_kg", "reps", "session__bodyweight_kg",
    "load_kg",
)  # fmt: skip


def recount_loads(rows: QuerySet[Any], session_ids: Sequence[int]) -> set[int]:
    """Compute load and volume of logged rows, and the volumes of their sessions, which the caller has locked.

    Returns the exercises of which a load changed.
    """
    found, changed = [], set()
    for pk, exercise, kind, counts_bodyweight, weight_kg, reps, bodyweight_kg, before in rows.values_list(*_READ):
        moved = load(ExerciseType(kind), weight_kg, counts_bodyweight=counts_bodyweight, bodyweight_kg=bodyweight_kg)
        if moved != before:
            found.append((pk, moved, volume(ExerciseType(kind), moved, reps)))
            changed.add(exercise)
    now = timezone.now()
    with connection.cursor() as cursor:
        for start in range(0, len(found), BATCH):
            ids, loads, volumes = zip(*found[start : start + BATCH], strict=True)
            cursor.execute(_WRITE, [now, list(ids), list(loads), list(volumes)])
        if found:
            cursor.execute(_VOLUMES, [now, list(session_ids)])
    return changed


def follow_bodyweight(session: WorkoutSession) -> None:
    """Give a session the weight of its day, and its sets the loads that follow; the caller saves the session."""
    session.bodyweight_kg = bodyweight_on(session.lifter, session.started_at.astimezone(session.zone).date())
    changed = []
    for row in session.sets.filter(logged_at__isnull=False).select_related("exercise"):
        kind, exercise = ExerciseType(row.exercise.type), row.exercise
        moved = load(
            kind, row.weight_kg, counts_bodyweight=exercise.counts_bodyweight, bodyweight_kg=session.bodyweight_kg
        )
        if moved != row.load_kg:
            row.load_kg, row.volume_kg = moved, volume(kind, moved, row.reps)
            changed.append(row)
    WorkoutSet.objects.bulk_update(changed, ["load_kg", "volume_kg"])
