"""The rows of a workout: planned, then logged."""

from decimal import Decimal

from django.db import models

from workouts.enums import SetType
from workouts.models.base import (
    Identified,
    Timestamped,
    distance_field,
    one_of,
    seconds_field,
    weight_field,
    within,
)
from workouts.models.exercise_units import InUnits, UnitsQuerySet
from workouts.models.session import WorkoutSession
from workouts.models.session_exercise import SessionExercise


class WorkoutSet(Identified, Timestamped, InUnits):
    """A row of a workout: shown from the plan or last time, then logged. Only rows with `logged_at` count."""

    session = models.ForeignKey(WorkoutSession, on_delete=models.CASCADE, related_name="sets")
    # Two indexes less to write with each set: the unique position and the history index begin with these columns.
    entry = models.ForeignKey(
        SessionExercise, on_delete=models.CASCADE, related_name="sets", db_column="session_exercise_id", db_index=False
    )
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.RESTRICT, related_name="+")
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    position = models.PositiveIntegerField(
        help_text="The place among all rows of the entry, warm-ups included, from 1."
    )
    set_type = models.CharField(max_length=8, choices=[(t, t.label) for t in SetType], default=SetType.NORMAL)
    reps = models.PositiveIntegerField(null=True, blank=True)
    weight_kg = weight_field(help_text="The weight; the added one, or the assistance, where the lifter's own is moved.")
    duration_seconds = seconds_field()
    distance_m = distance_field()
    custom_metric = models.PositiveIntegerField(null=True, blank=True, help_text="Floors or steps.")
    rpe = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    rest_seconds = seconds_field()
    notes = models.TextField(blank=True, max_length=10_000)
    planned_reps = models.PositiveIntegerField(null=True, blank=True)
    planned_reps_high = models.PositiveIntegerField(null=True, blank=True)
    planned_weight_kg = weight_field()
    planned_duration_seconds = seconds_field()
    planned_distance_m = distance_field()
    planned_custom_metric = models.PositiveIntegerField(null=True, blank=True)
    logged_at = models.DateTimeField(null=True, blank=True)
    performed_at = models.DateTimeField(help_text="Orders history: when it was done, held within the session.")
    said_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="The moment of the check as the device said it: the same one again is a replay.",
    )
    load_kg = models.DecimalField(max_digits=10, decimal_places=6, null=True, blank=True)
    volume_kg = models.DecimalField(max_digits=14, decimal_places=6, default=Decimal(0))

    objects = UnitsQuerySet.as_manager()

    class Meta:
        db_table = "workout_sets"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "position"], name="set_position_unique", deferrable=models.Deferrable.IMMEDIATE
            ),
            one_of("set_type_known", "set_type", SetType),
            within("set_reps_bounded", "reps", 0, 1000),
            within("set_weight_bounded", "weight_kg", 0, 1000),
            within("set_duration_within_a_day", "duration_seconds", 0, 86_400),
            within("set_distance_bounded", "distance_m", 0, 1_000_000),
            within("set_custom_metric_bounded", "custom_metric", 0, 1_000_000),
            within("set_rest_within_an_hour", "rest_seconds", 0, 3600),
            models.CheckConstraint(
                name="set_rpe_one_to_ten_in_halves",
                condition=models.Q(rpe=None)
                | models.Q(
                    models.lookups.Exact(models.functions.Mod(models.F("rpe") * 2, models.Value(1)), 0),
                    rpe__gte=1,
                    rpe__lte=10,
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["lifter", "exercise", "-performed_at"],
                name="set_history",
                condition=models.Q(logged_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}"

    @property
    def is_logged(self) -> bool:
        return self.logged_at is not None

    @property
    def is_warmup(self) -> bool:
        return self.set_type == SetType.WARMUP

    @property
    def is_failure(self) -> bool:
        return self.set_type == SetType.FAILURE
