"""What a lifter trains with: bars, plates, and the way up to a working weight. Each has the unit it was made in."""

from typing import Any

from django.db import models

from workouts.domain import plates, warmup
from workouts.enums import BarKind, WeightUnit
from workouts.models.base import OwnedQuerySet, bounded, one_of, within

MOST_PAIRS = 99
MOST_BAR, MOST_PLATE = 200, 100


class Bar(models.Model):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="bars")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(k, k.label) for k in BarKind], default=BarKind.BARBELL)
    weight = models.DecimalField(max_digits=6, decimal_places=2, validators=bounded(0, MOST_BAR))
    unit = models.CharField(max_length=2, choices=[(u, u) for u in WeightUnit], default=WeightUnit.KG)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "bars"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["lifter", "position"], name="bar_position_unique", deferrable=models.Deferrable.IMMEDIATE
            ),
            one_of("bar_kind_known", "kind", BarKind),
            one_of("bar_unit_known", "unit", WeightUnit),
            within("bar_weight_bounded", "weight", 0, MOST_BAR),
        ]

    def __str__(self) -> str:
        return f"{BarKind(self.kind).label} {self.weight.normalize():f} {self.unit}"

    @property
    def loadable(self) -> plates.Bar:
        return plates.Bar(self.weight, WeightUnit(self.unit))


class Plate(models.Model):
    """Pairs of one size; a single plate stays on the rack."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="plates")
    weight = models.DecimalField(max_digits=5, decimal_places=2, validators=bounded(0, MOST_PLATE))
    unit = models.CharField(max_length=2, choices=[(u, u) for u in WeightUnit], default=WeightUnit.KG)
    pairs = models.PositiveSmallIntegerField(default=1, validators=bounded(0, MOST_PAIRS))

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "plates"
        ordering = ["unit", "-weight"]
        constraints = [
            models.UniqueConstraint(fields=["lifter", "unit", "weight"], name="plate_size_once"),
            one_of("plate_unit_known", "unit", WeightUnit),
            models.CheckConstraint(
                name="plate_weight_bounded", condition=models.Q(weight__gt=0, weight__lte=MOST_PLATE)
            ),
            within("plate_pairs_bounded", "pairs", 0, MOST_PAIRS),
        ]

    def __str__(self) -> str:
        return f"{self.pairs} pairs of {self.weight.normalize():f} {self.unit}"

    @property
    def loadable(self) -> plates.Plate:
        return plates.Plate(self.weight, WeightUnit(self.unit))


class WarmupStep(models.Model):
    """One set on the way up: per cent of the working weight, and how often."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="warmup_steps")
    position = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField(validators=bounded(1, 99))
    reps = models.PositiveSmallIntegerField(validators=bounded(1, 50))

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "warmup_steps"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["lifter", "position"], name="warmup_step_position_unique"),
            within("warmup_step_percent_bounded", "percent", 1, 99),
            within("warmup_step_reps_bounded", "reps", 1, 50),
        ]

    def __str__(self) -> str:
        return f"{self.percent} % × {self.reps}"

    @property
    def step(self) -> warmup.Step:
        return warmup.Step(self.percent, self.reps)


class ExerciseBar(models.Model):
    """The bar that a lifter has chosen for an exercise; null for none."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.CASCADE, related_name="+")
    bar: Any = models.ForeignKey(Bar, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "exercise_bars"
        constraints = [models.UniqueConstraint(fields=["lifter", "exercise"], name="exercise_bar_once")]

    def __str__(self) -> str:
        return f"{self.exercise_id} {self.bar_id}"
