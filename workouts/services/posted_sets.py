"""Sets as programs post them: by exercise and number."""

from django.db import transaction

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import Exercise, WorkoutSession
from workouts.services.entries import add_exercise
from workouts.services.sets import Logged, log_numbered_set


@transaction.atomic
def post_set(
    session: WorkoutSession, exercise: Exercise, *, set_number: int, values: Values, set_type: SetType
) -> Logged:
    """Store a set of an exercise of the workout, which is added where the workout does not have it yet.

    Raises Conflict for a number that is taken and for a discarded workout.
    """
    # Locked before looking, so that two first sets at once find one entry.
    session = WorkoutSession.objects.select_related("lifter").select_for_update(of=("self",)).get(pk=session.pk)
    entry = session.entries.filter(exercise=exercise).first() or add_exercise(session, exercise, rows=False)
    entry.lifter = session.lifter
    return log_numbered_set(entry, set_number=set_number, values=values, set_type=set_type)
