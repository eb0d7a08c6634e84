"""Logging one exercise in another unit than the others."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workouts.models import ExerciseUnits, SessionExercise, WorkoutSession


@transaction.atomic
def choose_units(
    lifter: Any, *, entry_uuid: UUID, weight_unit: str | None = None, distance_unit: str | None = None
) -> SessionExercise:
    """Show and take the figures of an entry's exercise in these units from now on; None leaves one as it is.

    The lifter's own unit is stored as none, so that the exercise follows when that changes. What is stored of sets stays.
    Raises SessionExercise.DoesNotExist.
    """
    entries = SessionExercise.objects.owned_by(lifter).select_related("session")
    entry = entries.select_for_update(of=("session",), no_key=True).get(uuid=entry_uuid)
    chosen = {
        name: "" if unit == getattr(lifter, name) else unit
        for name, unit in (("weight_unit", weight_unit), ("distance_unit", distance_unit))
        if unit is not None
    }
    ExerciseUnits.objects.update_or_create(lifter=lifter, exercise_id=entry.exercise_id, defaults=chosen)
    WorkoutSession.objects.filter(pk=entry.session_id).update(updated_at=timezone.now())
    lifter.raise_generation()
    return entry
