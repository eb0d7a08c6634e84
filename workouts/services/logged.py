"""What one write of a set leaves behind, for whoever shows it."""

from dataclasses import dataclass

from workouts.models import SessionExercise, WorkoutSession, WorkoutSet


@dataclass(frozen=True, slots=True)
class Logged:
    """What one write of a set leaves behind."""

    set: WorkoutSet
    entry: SessionExercise
    session: WorkoutSession
    entries: list[SessionExercise]
    rows: list[WorkoutSet]  # all rows of the session, in order
    before: WorkoutSet | None = None  # the row as it was, where it was there already
