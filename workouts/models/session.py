"""What a lifter did: workouts, in progress and finished."""

from decimal import Decimal
from typing import Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from workouts.models.base import (
    Identified,
    OwnedQuerySet,
    Timestamped,
    bounded,
    volume_field,
    weight_field,
    within,
)


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
    source_rows = ArrayField(
        models.IntegerField(),
        default=list,
        blank=True,
        editable=False,
        help_text="What that file said, a number for each set, as services.import_rows makes them.",
    )
    imported_by = models.ForeignKey(
        "workouts.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    imported_digest = models.CharField(
        max_length=32, blank=True, editable=False, help_text="Of what the import stored: whether it is as it came."
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
