"""All rows of a workout, as its page and every write of it read them."""

from workouts.models import WorkoutSession, WorkoutSet
from workouts.models.reading import columns_of, instances

# What rows show, count and earn by; dates and notes cost as much to read as all of this.
SHOWN = (
    "id", "uuid", "session_id", "entry_id", "exercise_id", "lifter_id", "position", "set_type", "weight_kg", "reps",
    "duration_seconds", "distance_m", "custom_metric", "rpe", "planned_weight_kg", "planned_reps", "planned_reps_high",
    "planned_duration_seconds", "planned_distance_m", "planned_custom_metric", "logged_at", "performed_at", "load_kg",
    "volume_kg",
)  # fmt: skip
_ROWS = f"""
SELECT {columns_of(WorkoutSet, "row", SHOWN)} FROM workout_sets AS row
JOIN session_exercises AS entry ON entry.id = row.session_exercise_id
WHERE row.session_id = %s ORDER BY entry.position, row.position
"""  # noqa: S608 of column names


def rows_of(session: WorkoutSession) -> list[WorkoutSet]:
    """Read all rows of a session in order, with what a row shows; the rest of them is deferred."""
    return instances(WorkoutSet, _ROWS, [session.pk], SHOWN)
