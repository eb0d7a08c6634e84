"""The units that a lifter logs single exercises in."""

from django.db import models

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
