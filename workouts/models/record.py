"""Personal records and what they beat."""

from decimal import Decimal
from typing import Self

from django.db import models

from workouts.enums import Formula, RecordType
from workouts.models.base import OwnedQuerySet, one_of, volume_field
from workouts.models.exercise_units import InUnits, UnitsQuerySet


class RecordQuerySet(UnitsQuerySet):
    def standing(self) -> Self:
        return self.filter(superseded_at=None)

    def medals(self) -> Self:
        """What earned a medal: the first of its kind stands without one, and what is to be computed again is not shown."""
        return self.filter(previous_value__isnull=False, session__records_computed_at__isnull=False)


class PersonalRecord(InUnits, models.Model):
    """A session's best that was strictly better than all earlier sessions of that exercise."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="records")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.RESTRICT, related_name="records")
    record_type = models.CharField(max_length=16, choices=[(t, t.label) for t in RecordType])
    value = volume_field()  # a session's volume is the largest that there is
    previous_value = volume_field(null=True, blank=True)
    previous_achieved_at = models.DateTimeField(null=True, blank=True)
    set = models.ForeignKey(
        "workouts.WorkoutSet",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="records",
        db_column="set_id",
    )
    session = models.ForeignKey("workouts.WorkoutSession", on_delete=models.CASCADE, related_name="records")
    formula = models.CharField(max_length=8, blank=True, choices=[(f, f) for f in Formula])
    achieved_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        db_table = "personal_records"
        constraints = [
            models.UniqueConstraint(
                fields=["lifter", "exercise", "record_type"],
                name="record_one_standing",
                condition=models.Q(superseded_at=None),
            ),
            models.UniqueConstraint(fields=["exercise", "record_type", "session"], name="record_one_per_session"),
            models.CheckConstraint(name="record_value_positive", condition=models.Q(value__gt=0)),
            one_of("record_type_known", "record_type", RecordType),
        ]
        indexes = [
            models.Index(fields=["lifter", "-achieved_at"], name="record_latest"),
            # What stood at some moment; every logged set asks for that.
            models.Index(fields=["lifter", "exercise", "superseded_at"], name="record_of_exercise"),
        ]

    def __str__(self) -> str:
        return f"{self.record_type} {self.value}"

    @property
    def gain(self) -> Decimal | None:
        """By how much it beats what stood before, up or down; nothing for the first of its kind."""
        return None if self.previous_value is None else abs(self.value - self.previous_value)


class RecordsDue(models.Model):
    """A note that the records of an exercise are to be computed from all its sets again.

    Written in the transaction that changes finished sets, so that it is as durable as the change: a lost message to the
    worker loses nothing.
    """

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.CASCADE, related_name="+")
    marked_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "records_due"
        constraints = [models.UniqueConstraint(fields=["lifter", "exercise"], name="records_due_once")]

    def __str__(self) -> str:
        return f"{self.lifter_id} {self.exercise_id}"
