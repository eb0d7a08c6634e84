"""What a lifter did: sessions, the exercises in them, and the sets of those."""

from decimal import Decimal
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from workouts.domain.units import Units
from workouts.enums import SetType
from workouts.models.base import (
    Identified,
    OwnedQuerySet,
    Timestamped,
    bounded,
    distance_field,
    one_of,
    seconds_field,
    volume_field,
    weight_field,
    within,
)
from workouts.models.exercise_units import InUnits, UnitsQuerySet


class SessionQuerySet(OwnedQuerySet):
    def in_progress(self) -> Self:
        return self.filter(completed_at=None, discarded_at=None)

    def completed(self) -> Self:
        return self.filter(completed_at__isnull=False, discarded_at=None)

    def kept(self) -> Self:
        """All but what was discarded."""
        return self.filter(discarded_at=None)

    def without_records(self) -> Self:
        return self.completed().filter(records_computed_at=None)


class WorkoutSession(Identified, Timestamped):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="sessions")
    routine = models.ForeignKey(
        "workouts.Routine", null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    title = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    duration_seconds = models.PositiveIntegerField(null=True, blank=True)
    total_volume_kg = volume_field(default=Decimal(0))
    total_sets = models.PositiveIntegerField(default=0)
    total_reps = models.PositiveIntegerField(default=0)
    total_exercises = models.PositiveIntegerField(default=0)
    notes = models.TextField(blank=True, max_length=10_000)
    rating = models.PositiveSmallIntegerField(null=True, blank=True, validators=bounded(1, 5))
    bodyweight_kg = weight_field()
    time_zone = models.CharField(max_length=64, default="UTC")
    # The local day decides about weeks, months and streaks; it follows from the two columns above, so it is never wrong.
    started_on = models.GeneratedField(
        expression=Cast(
            models.Func(
                models.F("time_zone"), models.F("started_at"), function="timezone", output_field=models.DateTimeField()
            ),
            models.DateField(),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    is_private = models.BooleanField(default=False)
    records_computed_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    source_format = models.CharField(max_length=16, blank=True)
    source_key = models.CharField(
        max_length=64, blank=True, help_text="What the workout was known by in the file it came from."
    )
    rest_started_at = models.DateTimeField(null=True, blank=True)
    rest_ends_at = models.DateTimeField(null=True, blank=True)
    rest_set = models.UUIDField(null=True, blank=True, help_text="The set whose check started the rest timer.")

    resumed_at = models.DateTimeField(
        null=True, blank=True, help_text="When the lifter chose to go on after hours without a set."
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        db_table = "workout_sessions"
        constraints = [
            models.UniqueConstraint(
                fields=["lifter"],
                name="session_one_in_progress",
                condition=models.Q(completed_at=None, discarded_at=None),
                violation_error_message="Another workout is in progress.",
            ),
            models.UniqueConstraint(
                fields=["lifter", "source_format", "source_key"],
                name="session_source_unique",
                condition=~models.Q(source_key=""),
            ),
            models.CheckConstraint(
                name="session_completed_after_start",
                condition=models.Q(completed_at=None) | models.Q(completed_at__gte=models.F("started_at")),
            ),
            models.CheckConstraint(
                name="session_not_both_ended", condition=models.Q(completed_at=None) | models.Q(discarded_at=None)
            ),
            within("session_rating_one_to_five", "rating", 1, 5),
            within("session_bodyweight_bounded", "bodyweight_kg", 0, 1000),
        ]
        indexes = [
            models.Index(
                fields=["lifter"], name="session_in_progress", condition=models.Q(completed_at=None, discarded_at=None)
            ),
            models.Index(
                fields=["lifter", "-started_at", "-id"],
                name="session_completed",
                condition=models.Q(completed_at__isnull=False, discarded_at=None),
            ),
            models.Index(fields=["lifter", "started_on"], name="session_day"),
            models.Index(
                fields=["completed_at"],
                name="session_without_records",
                condition=models.Q(completed_at__isnull=False, discarded_at=None, records_computed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.uuid])

    @property
    def rows_url(self) -> str:
        """Where its rows are entered: its own page while it runs, afterwards the page on which it is edited."""
        return reverse("session" if self.is_in_progress else "edit_session", args=[self.uuid])

    @property
    def is_in_progress(self) -> bool:
        return self.completed_at is None and self.discarded_at is None

    @property
    def is_completed(self) -> bool:
        return self.completed_at is not None

    @property
    def rest_left_seconds(self) -> int:
        """How long the running rest still lasts; 0 when none runs."""
        return max(0, round((self.rest_ends_at - timezone.now()).total_seconds())) if self.rest_ends_at else 0

    @property
    def rest_whole_seconds(self) -> int:
        if self.rest_ends_at is None or self.rest_started_at is None:
            return 0
        return max(1, round((self.rest_ends_at - self.rest_started_at).total_seconds()))

    @property
    def elapsed_seconds(self) -> int:
        return max(0, int(((self.completed_at or timezone.now()) - self.started_at).total_seconds()))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class SessionExercise(Identified, InUnits):
    """One exercise within one session, with its sets: an entry. The same exercise may have several."""

    session = models.ForeignKey(WorkoutSession, on_delete=models.CASCADE, related_name="entries", db_index=False)
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.RESTRICT, related_name="entries")
    position = models.PositiveIntegerField()
    superset_group = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_seconds = models.PositiveIntegerField(default=90, validators=bounded(0, 3600))
    notes = models.TextField(blank=True, max_length=10_000)
    # Kept beside the session's totals: sets per muscle over years are summed up from these, not from the sets.
    total_sets = models.PositiveIntegerField(
        default=0, editable=False, help_text="Working sets, counted once the workout is finished."
    )

    objects = UnitsQuerySet.as_manager()

    class Meta:
        db_table = "session_exercises"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"],
                name="session_exercise_position_unique",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            within("session_exercise_rest_within_an_hour", "rest_seconds", 0, 3600),
        ]
        indexes = [
            models.Index(
                fields=["lifter", "exercise", "session"], include=["total_sets"], name="session_exercise_of_lifter"
            ),
            # In place of the one that a foreign key has: the sets of a period are read from it alone.
            models.Index(
                fields=["session"], include=["lifter", "exercise", "total_sets"], name="session_exercise_of_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.exercise}"

    @cached_property
    def units(self) -> Units:
        """What this exercise is logged in."""
        return self.units_for(self.lifter)


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
