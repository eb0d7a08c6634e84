"""The catalogue and the lifters' own exercises."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Upper

from workouts.domain import volume
from workouts.domain.units import Units
from workouts.enums import Equipment, ExerciseType, Muscle
from workouts.models.base import Timestamped, one_of, unique_name
from workouts.models.exercise_units import chosen_units


def moving_lifter(exercise: str = "") -> models.Q:
    """Those whose load holds what the lifter weighs, reached by a path such as "exercise__"."""
    kinds = sorted(volume.MOVES_LIFTER_IF_COUNTED)
    return models.Q(**{f"{exercise}type": volume.ALWAYS_MOVES_LIFTER}) | models.Q(
        **{f"{exercise}counts_bodyweight": True, f"{exercise}type__in": kinds}
    )


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def visible_to(self, lifter: Any) -> Self:
        """The catalogue and the lifter's own."""
        return self.filter(models.Q(created_by=None) | models.Q(created_by=lifter))

    def catalogue(self) -> Self:
        return self.filter(created_by=None)

    def with_units(self, lifter: Any) -> Self:
        """Read the units that the lifter has chosen for each, which `units_for` needs."""
        return self.annotate(**chosen_units(lifter, models.OuterRef("pk")))


class Exercise(Timestamped):
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    type = models.CharField(
        max_length=24, choices=[(t, t.label) for t in ExerciseType], default=ExerciseType.WEIGHT_REPS
    )
    equipment = ArrayField(
        models.CharField(max_length=24, choices=[(e, e.label) for e in Equipment]), default=list, blank=True
    )
    primary_muscles = ArrayField(
        models.CharField(max_length=16, choices=[(m, m.label) for m in Muscle]), default=list, blank=True
    )
    secondary_muscles = ArrayField(
        models.CharField(max_length=16, choices=[(m, m.label) for m in Muscle]), default=list, blank=True
    )
    video_url = models.URLField(blank=True)
    thumbnail_url = models.URLField(blank=True)
    is_custom = models.BooleanField(default=False, editable=False)
    created_by = models.ForeignKey(
        "workouts.User", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="exercises"
    )
    hevy_id = models.CharField(max_length=36, null=True, blank=True)
    counts_bodyweight = models.BooleanField(default=False, help_text="The lifter's own weight is part of the load.")
    common_order = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Its place among the common exercises, which are listed before all others.",
    )

    # Read with it, or nothing: the lifter's own units.
    chosen_weight_unit: str | None = None
    chosen_distance_unit: str | None = None

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        db_table = "workout_exercises"
        ordering = ["name"]
        constraints = [
            unique_name("exercise_name_unique_in_catalogue", condition=models.Q(created_by=None)),
            unique_name("exercise_name_unique_per_lifter", "created_by", condition=models.Q(created_by__isnull=False)),
            models.UniqueConstraint(
                fields=["hevy_id"],
                name="exercise_hevy_id_unique",
                condition=models.Q(created_by=None, hevy_id__isnull=False),
            ),
            models.CheckConstraint(
                name="exercise_custom_has_creator",
                condition=models.Q(is_custom=True, created_by__isnull=False)
                | models.Q(is_custom=False, created_by=None),
            ),
            one_of("exercise_type_known", "type", ExerciseType),
        ]
        indexes = [
            GinIndex(fields=["primary_muscles"], name="exercise_primary_muscles"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="exercise_name_trigrams"),
            models.Index(Lower("name"), name="exercise_name_folded"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def moves_lifter(self) -> bool:
        return volume.moves_lifter(ExerciseType(self.type), counts_bodyweight=self.counts_bodyweight)

    def units_for(self, lifter: Any) -> Units:
        """Return what the lifter, with whom it was read, logs it in."""
        return Units.of_exercise(lifter, self.type, self.chosen_weight_unit, self.chosen_distance_unit)


class ExerciseAlias(models.Model):
    """Another name of an exercise: everyone's when it has no lifter."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    lifter = models.ForeignKey(
        "workouts.User", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name_plural = "exercise aliases"
        ordering = ["name"]
        constraints = [
            unique_name("alias_name_unique", condition=models.Q(lifter=None)),
            unique_name("alias_name_unique_per_lifter", "lifter", condition=models.Q(lifter__isnull=False)),
        ]
        indexes = [GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="alias_name_trigrams")]

    def __str__(self) -> str:
        return self.name
