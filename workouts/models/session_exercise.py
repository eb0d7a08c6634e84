"""The exercises of a workout, in their order."""

from django.db import models
from django.utils.functional import cached_property

from workouts.domain.units import Units
from workouts.models.base import Identified, bounded, within
from workouts.models.exercise_units import InUnits, UnitsQuerySet
from workouts.models.session import WorkoutSession


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
