"""What a lifter always wants to read at an exercise."""

from django.db import models

from workouts.models.base import OwnedQuerySet


class ExerciseNote(models.Model):
    lifter = models.ForeignKey("workouts.User", on_delete=models.CASCADE, related_name="exercise_notes")
    exercise = models.ForeignKey("workouts.Exercise", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(max_length=10_000)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "exercise_notes"
        constraints = [models.UniqueConstraint(fields=["lifter", "exercise"], name="exercise_note_once")]

    def __str__(self) -> str:
        return self.text[:40]
