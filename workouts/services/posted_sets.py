"""Sets as programs post and correct them: by exercise and number."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Invalid
from workouts.models import Exercise, SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.session_rows import rows_of
from workouts.services.entries import put_exercise
from workouts.services.exercises import hold_still
from workouts.services.locked import locked_entry
from workouts.services.logged import Logged
from workouts.services.moments import within_session
from workouts.services.sets import change_set
from workouts.services.settling import ENTERED, enter, next_position, rest_after_check, settle


@transaction.atomic
def post_set(
    session: WorkoutSession, exercise: Exercise, *, set_number: int, values: Values, set_type: SetType
) -> Logged:
    """Store a set of an exercise of the workout, which is added where the workout does not have it yet.

    Raises Conflict for a number that is taken and for a discarded workout, Invalid for values of another kind of set.
    """
    values = of_its_kind(exercise, values)
    hold_still([exercise.pk])
    # Locked before looking, so that two first sets at once find one entry.
    session = WorkoutSession.objects.select_related("lifter").locked().get(pk=session.pk)
    entry = session.entries.filter(exercise=exercise).first() or put_exercise(session, exercise)[0]
    entry.lifter = session.lifter
    return log_numbered_set(entry, set_number=set_number, values=values, set_type=set_type)


@transaction.atomic
def log_numbered_set(entry: SessionExercise, *, set_number: int, values: Values, set_type: SetType) -> Logged:
    """Store a set at a place of its exercise, in a locked workout, as programs do.

    Raises Conflict where a logged set has that number.
    """
    entry, entries = locked_entry(entry.lifter, uuid=entry.uuid)
    row = WorkoutSet.objects.filter(entry=entry, position=set_number).select_related("exercise").first()
    if row is not None and row.is_logged:
        raise Conflict(f"Set {set_number} is logged already. Change it, or take the next number.", set_id=row.pk)
    if row is None:
        next_position(entry)  # refuses one row too many
        row = WorkoutSet(
            lifter_id=entry.lifter_id,
            session=entry.session,
            entry=entry,
            exercise=entry.exercise,
            position=set_number,
        )
    row.session = entry.session
    enter(row, values, set_type)
    row.logged_at = timezone.now()
    row.performed_at = within_session(entry.session, row.logged_at)
    row.save()
    rows = rows_of(entry.session)
    settle(entry, **rest_after_check(entry, row, entries, rows))
    return Logged(row, entry, entry.session, entries, rows)


@transaction.atomic
def correct_set(
    lifter: Any,
    row: WorkoutSet,
    *,
    values: Mapping[str, Any],
    set_number: int | None = None,
    set_type: SetType | None = None,
    is_warmup: bool | None = None,
    is_failure: bool | None = None,
) -> Logged:
    """Change what is named of a logged set: the rest stays as it is by then.

    Raises WorkoutSet.DoesNotExist for what is gone or no longer checked, Conflict for a number that is taken, Invalid for
    values of another kind of set.
    """
    WorkoutSession.objects.owned_by(lifter).locked().filter(pk=row.session_id).first()
    logged = WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False)
    row = logged.select_related("exercise").get(pk=row.pk)
    entered = of_its_kind(row.exercise, replace(Values.of(row), **values))
    kind = set_type or flagged(SetType(row.set_type), is_warmup=is_warmup, is_failure=is_failure)
    if set_number is not None and set_number != row.position:
        _renumber(row, set_number)
    return change_set(lifter, uuid=row.uuid, values=entered, set_type=kind)


def flagged(kind: SetType, *, is_warmup: bool | None, is_failure: bool | None) -> SetType:
    """Return the type of a set after its flags are set or taken off; a drop set without either stays one."""
    if is_warmup:
        return SetType.WARMUP
    if is_failure:
        return SetType.FAILURE
    taken_off = {SetType.WARMUP: is_warmup is False, SetType.FAILURE: is_failure is False}
    return SetType.NORMAL if taken_off.get(kind) else kind


def of_its_kind(exercise: Exercise, values: Values) -> Values:
    """Return what a set of this exercise consists of.

    A 0 beside it says nothing: programs send reps and weight for a plank as for anything else.
    """
    columns = ExerciseType(exercise.type).columns
    beside = [name for name in ENTERED if name not in {*columns, "rpe"}]
    wrong = [name for name in beside if getattr(values, name)]
    if wrong:
        sentence = f"A set of {exercise.name} has no {' and no '.join(wrong)}."
        raise Invalid(sentence, **dict.fromkeys(wrong, "A set of this exercise has none. Send 0."))
    done = [name for name in columns if name != "weight_kg"]
    if all(getattr(values, name) is None for name in done):  # a weight alone is nothing done
        raise Invalid(f"A set of {exercise.name} needs {' or '.join(done)}.", **dict.fromkeys(done, "This is missing."))
    return replace(values, **dict.fromkeys(beside))


def _renumber(row: WorkoutSet, number: int) -> None:
    other = WorkoutSet.objects.filter(entry=row.entry_id, position=number).first()
    if other is not None:
        raise Conflict(f"There is a set {number} already.", set_id=other.pk)
    WorkoutSet.objects.filter(pk=row.pk).update(position=number)
