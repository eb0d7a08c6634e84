"""Sets as programs post them: by exercise and number."""

from dataclasses import fields, replace

from django.db import transaction

from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Invalid
from workouts.models import Exercise, WorkoutSession
from workouts.services.entries import put_exercise
from workouts.services.exercises import hold_still
from workouts.services.sets import Logged, log_numbered_set


@transaction.atomic
def post_set(
    session: WorkoutSession, exercise: Exercise, *, set_number: int, values: Values, set_type: SetType
) -> Logged:
    """Store a set of an exercise of the workout, which is added where the workout does not have it yet.

    Raises Conflict for a number that is taken and for a discarded workout, Invalid for values of another kind of set.
    """
    values = _of_its_kind(exercise, values)
    hold_still([exercise.pk])
    # Locked before looking, so that two first sets at once find one entry.
    session = WorkoutSession.objects.select_related("lifter").locked().get(pk=session.pk)
    entry = session.entries.filter(exercise=exercise).first() or put_exercise(session, exercise)[0]
    entry.lifter = session.lifter
    return log_numbered_set(entry, set_number=set_number, values=values, set_type=set_type)


def _of_its_kind(exercise: Exercise, values: Values) -> Values:
    """Return what a set of this exercise consists of.

    A 0 beside it says nothing: programs send reps and weight for a plank as for anything else.
    """
    has = {*ExerciseType(exercise.type).columns, "rpe"}
    beside = [field.name for field in fields(Values) if field.name not in has]
    wrong = [name for name in beside if getattr(values, name)]
    if wrong:
        sentence = f"A set of {exercise.name} has no {' and no '.join(wrong)}."
        raise Invalid(sentence, **dict.fromkeys(wrong, "A set of this exercise has none. Send 0."))
    return replace(values, **dict.fromkeys(beside))
