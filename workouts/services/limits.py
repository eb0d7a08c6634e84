"""How much a workout holds."""

from workouts.errors import Conflict
from workouts.models import WorkoutSession, WorkoutSet

MOST_ENTRIES = 60
MOST_ROWS = 200


def refuse_exercises(session: WorkoutSession, *, more: int = 1) -> None:
    """Refuse more exercises than a workout holds."""
    if session.entries.count() + more > MOST_ENTRIES:
        raise Conflict(f"A workout holds at most {MOST_ENTRIES} exercises.")


def refuse_rows(session: WorkoutSession, *, more: int) -> None:
    """Refuse more rows than a workout holds."""
    if WorkoutSet.objects.filter(session_id=session.pk).count() + more > MOST_ROWS:
        raise Conflict(f"A workout holds at most {MOST_ROWS} rows.")
