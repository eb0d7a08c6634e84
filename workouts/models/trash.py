"""Workouts that were deleted and can still be had back."""

from django.db import models

from workouts.models.base import OwnedQuerySet


class DeletedWorkout(models.Model):
    """A deleted workout as it was. Its rows are gone from all other tables: nothing has to remember to leave them out."""

    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="deleted_workouts")
    uuid = models.UUIDField(unique=True)
    title = models.CharField(max_length=200)
    started_on = models.DateField()
    total_sets = models.PositiveIntegerField()
    contents = models.JSONField(help_text="The columns of the session, its exercises and its sets, as texts.")
    deleted_at = models.DateTimeField(auto_now_add=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "deleted_workouts"
        indexes = [models.Index(fields=["lifter", "-deleted_at"], name="deleted_workout_latest")]

    def __str__(self) -> str:
        return self.title
