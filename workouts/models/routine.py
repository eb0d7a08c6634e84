"""What a lifter plans: folders, routines, planned exercises and sets."""

from decimal import Decimal

from django.db import models

from workouts.enums import SetType
from workouts.models.base import (
    Identified,
    OwnedQuerySet,
    Timestamped,
    bounded,
    distance_field,
    one_of,
    seconds_field,
    weight_field,
    within,
)


class RoutineFolder(Identified, Timestamped):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="routine_folders")
    title = models.CharField(max_length=80)
    position = models.PositiveIntegerField(default=1)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Routine(Identified, Timestamped):
    lifter = models.ForeignKey(
        "workouts.User", null=True, blank=True, on_delete=models.CASCADE, related_name="routines"
    )
    folder = models.ForeignKey(RoutineFolder, null=True, blank=True, on_delete=models.SET_NULL, related_name="routines")
    name = models.CharField(max_length=80)
    description = models.TextField(blank=True, max_length=10_000)
    is_template = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=1)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "workout_routines"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="routine_template_has_no_lifter",
                condition=models.Q(is_template=True, lifter=None) | models.Q(is_template=False, lifter__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoutineExercise(models.Model):
    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="planned")
    lifter = models.ForeignKey("workouts.User", null=True, on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.RESTRICT, related_name="planned")
    exercise_order = models.PositiveIntegerField()
    superset_group = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_seconds = models.PositiveIntegerField(default=90, validators=bounded(0, 3600))
    notes = models.TextField(blank=True, max_length=10_000)

    class Meta:
        db_table = "routine_exercises"
        ordering = ["exercise_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "exercise_order"],
                name="routine_exercise_order_unique",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            within("routine_exercise_rest_within_an_hour", "rest_seconds", 0, 3600),
        ]

    def __str__(self) -> str:
        return f"{self.exercise_order}. {self.exercise}"

    @property
    def target_sets(self) -> int:
        return len(self.sets.all())

    @property
    def target_reps(self) -> int | None:
        first = self._first_working
        return first.target_reps if first else None

    @property
    def target_weight_kg(self) -> Decimal | None:
        first = self._first_working
        return first.target_weight_kg if first else None

    @property
    def _first_working(self) -> "RoutineSet | None":
        return next((s for s in self.sets.all() if s.set_type != SetType.WARMUP), None)


class RoutineSet(models.Model):
    planned = models.ForeignKey(RoutineExercise, on_delete=models.CASCADE, related_name="sets")
    lifter = models.ForeignKey("workouts.User", null=True, on_delete=models.CASCADE, related_name="+")
    set_number = models.PositiveIntegerField()
    set_type = models.CharField(max_length=8, choices=[(t, t.label) for t in SetType], default=SetType.NORMAL)
    target_reps = models.PositiveIntegerField(null=True, blank=True)
    target_reps_high = models.PositiveIntegerField(null=True, blank=True, help_text="The upper end of a range of reps.")
    target_weight_kg = weight_field()
    target_duration_seconds = seconds_field()
    target_distance_m = distance_field()

    class Meta:
        db_table = "routine_sets"
        ordering = ["set_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["planned", "set_number"],
                name="routine_set_number_unique",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            one_of("routine_set_type_known", "set_type", SetType),
            within("routine_set_reps_bounded", "target_reps", 0, 1000),
            within("routine_set_weight_bounded", "target_weight_kg", 0, 1000),
            within("routine_set_duration_within_a_day", "target_duration_seconds", 0, 86_400),
            within("routine_set_distance_bounded", "target_distance_m", 0, 1_000_000),
            models.CheckConstraint(
                name="routine_set_range_ascends",
                condition=models.Q(target_reps_high=None)
                | models.Q(target_reps_high__gte=models.F("target_reps"), target_reps_high__lte=1000),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.set_number}"
