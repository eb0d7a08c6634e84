"""What a lifter weighed on the day of a workout, and the loads that follow from it."""

from datetime import datetime
from typing import Any

from workouts.domain.volume import load, volume
from workouts.enums import ExerciseType
from workouts.models import BodyMeasurement, User, WorkoutSession, WorkoutSet


def bodyweight_on(lifter: User, moment: datetime) -> Any:
    """Return the latest weight measured on or before the moment's local day, or None."""
    measured = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False)
    return (
        measured.filter(measured_on__lte=moment.date())
        .order_by("-measured_on")
        .values_list("weight_kg", flat=True)
        .first()
    )


def follow_bodyweight(session: WorkoutSession) -> None:
    """Give a session the weight of its day, and its sets the loads that follow; the caller saves the session."""
    session.bodyweight_kg = bodyweight_on(session.lifter, session.started_at.astimezone(session.zone))
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
