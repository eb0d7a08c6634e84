"""The lifter's body, one row a day."""

from django.db import models

from workouts.models.base import OwnedQuerySet, Timestamped, weight_field, within

GIRTHS = (
    "neck_cm", "shoulder_cm", "chest_cm", "left_bicep_cm", "right_bicep_cm", "left_forearm_cm", "right_forearm_cm",
    "abdomen_cm", "waist_cm", "hips_cm", "left_thigh_cm", "right_thigh_cm", "left_calf_cm", "right_calf_cm",
)  # fmt: skip


def girth_field() -> models.DecimalField:
    return models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)


class BodyMeasurement(Timestamped):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="measurements")
    measured_on = models.DateField()
    weight_kg = weight_field()
    fat_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    lean_mass_kg = weight_field()
    neck_cm = girth_field()
    shoulder_cm = girth_field()
    chest_cm = girth_field()
    left_bicep_cm = girth_field()
    right_bicep_cm = girth_field()
    left_forearm_cm = girth_field()
    right_forearm_cm = girth_field()
    abdomen_cm = girth_field()
    waist_cm = girth_field()
    hips_cm = girth_field()
    left_thigh_cm = girth_field()
    right_thigh_cm = girth_field()
    left_calf_cm = girth_field()
    right_calf_cm = girth_field()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "body_measurements"
        constraints = [
            models.UniqueConstraint(fields=["lifter", "measured_on"], name="measurement_one_a_day"),
            within("measurement_weight_bounded", "weight_kg", 0, 1000),
            within("measurement_lean_mass_bounded", "lean_mass_kg", 0, 1000),
            within("measurement_fat_is_a_percentage", "fat_percent", 0, 100),
            *(within(f"measurement_{girth}_bounded", girth, 0, 1000) for girth in GIRTHS),
        ]

    def __str__(self) -> str:
        return f"{self.measured_on}"

    @property
    def holds_anything(self) -> bool:
        return any(getattr(self, name) is not None for name in ("weight_kg", "fat_percent", "lean_mass_kg", *GIRTHS))
