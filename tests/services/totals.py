"""Sets as they are logged, and what their workout sums up to."""

from decimal import Decimal

from workouts.domain.values import Values
from workouts.models import WorkoutSession

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


def totals(session):
    session = WorkoutSession.objects.get(pk=session.pk)
    return session.total_volume_kg, session.total_sets, session.total_reps, session.total_exercises
