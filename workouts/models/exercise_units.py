"""The units that a lifter logs single exercises in."""

from typing import Any, Self

from django.db import models

from workouts.domain.units import Units
from workouts.enums import DistanceUnit, WeightUnit
from workouts.models.base import OwnedQuerySet, one_of


class ExerciseUnits(models.Model):
    """Such as a machine with plates in pounds, or rowing in metres; nothing means the lifter's own unit."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.CASCADE, related_name="+")
    weight_unit = models.CharField(max_length=2, blank=True, choices=[(u, u) for u in WeightUnit])
    distance_unit = models.CharField(max_length=2, blank=True, choices=[(u, u) for u in DistanceUnit])

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "exercise_units"
        constraints = [
            models.UniqueConstraint(fields=["lifter", "exercise"], name="exercise_units_unique"),
            one_of("exercise_units_weight_known", "weight_unit", ["", *WeightUnit]),
            one_of("exercise_units_distance_known", "distance_unit", ["", *DistanceUnit]),
        ]

    def __str__(self) -> str:
        return f"{self.weight_unit} {self.distance_unit}"


def chosen_units(lifter: Any, exercise: Any) -> dict[str, models.Subquery]:
    """Return what to annotate rows with, so that an `InUnits` knows its units without a statement of its own."""
    chosen = ExerciseUnits.objects.filter(lifter=lifter, exercise=exercise)
    return {
        "chosen_weight_unit": models.Subquery(chosen.values("weight_unit")),
        "chosen_distance_unit": models.Subquery(chosen.values("distance_unit")),
    }


class UnitsQuerySet(OwnedQuerySet):
    def with_units(self) -> Self:
        """Read the units chosen for the exercise of each row, which `units_for` needs."""
        return self.annotate(**chosen_units(models.OuterRef("lifter"), models.OuterRef("exercise")))


class InUnits:
    """A row of a lifter's with an exercise, whose figures are shown in units."""

    exercise: Any

    # Read with it, or nothing: the lifter's own units.
    chosen_weight_unit: str | None = None
    chosen_distance_unit: str | None = None

    def units_for(self, lifter: Any) -> Units:
        """Return the units; whose they are is said, for reading it would take a statement."""
        return Units.of_exercise(lifter, self.exercise.type, self.chosen_weight_unit, self.chosen_distance_unit)
