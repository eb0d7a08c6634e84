"""Logging one exercise in another unit than the others."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workouts.domain.units import Units
from workouts.models import Exercise, ExerciseUnits, SessionExercise, WorkoutSession


@transaction.atomic
def choose_units(
    lifter: Any, exercise: Exercise, *, weight_unit: str | None = None, distance_unit: str | None = None
) -> None:
    """Show and take the figures of an exercise in these units from now on; None leaves one as it is.

    The usual unit is stored as none, so that the exercise follows when the lifter's own changes. What is stored of sets
    stays.
    """
    usual = Units.of_exercise(lifter, exercise.type)
    chosen = {
        name: "" if unit == getattr(usual, name) else unit
        for name, unit in (("weight_unit", weight_unit), ("distance_unit", distance_unit))
        if unit is not None
    }
    ExerciseUnits.objects.update_or_create(lifter=lifter, exercise=exercise, defaults=chosen)
    lifter.raise_generation()


@transaction.atomic
def choose_units_of_entry(lifter: Any, *, entry_uuid: UUID, **chosen: str | None) -> SessionExercise:
    """Choose the units of an entry's exercise; its workout has changed with it. Raises SessionExercise.DoesNotExist."""
    entries = SessionExercise.objects.owned_by(lifter).select_related("session", "exercise")
    entry = entries.select_for_update(of=("session",), no_key=True).get(uuid=entry_uuid)
    WorkoutSession.objects.filter(pk=entry.session_id).update(updated_at=timezone.now())
    choose_units(lifter, entry.exercise, **chosen)
    return entry
