"""Sets as programs post and correct them: by exercise and number."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Invalid
from workouts.models import Exercise, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services.entries import put_exercise
from workouts.services.exercises import hold_still
from workouts.services.limits import refuse_exercises, refuse_rows
from workouts.services.sets import Logged, change_set, log_numbered_set
from workouts.services.settling import load_and_volume


@dataclass(frozen=True, slots=True)
class PostedSet:
    """A set of a workout that is posted as a whole."""

    exercise: Exercise
    set_number: int
    values: Values
    set_type: SetType = SetType.NORMAL

    def counted_as(self, held: Mapping[int, Exercise]) -> "PostedSet":
        """Take the exercise as it is held still. Raises Exercise.DoesNotExist where it has gone since."""
        if self.exercise.pk not in held:
            raise Exercise.DoesNotExist
        return replace(self, exercise=held[self.exercise.pk])


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
    entered = _of_its_kind(row.exercise, replace(Values.of(row), **values))
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


def lay_in(session: WorkoutSession, posted: Sequence[PostedSet]) -> None:
    """Store the sets of a workout that nobody else knows yet, within the caller's transaction.

    They fill the rows that its routine laid out. Raises Invalid for a number that is there twice and for values of another
    kind of set, Conflict for more than a workout holds.
    """
    _refuse_twice(posted)
    values = [_of_its_kind(each.exercise, each.values) for each in posted]
    entries = _entries(session, [each.exercise for each in posted])
    laid_out = {(row.entry_id, row.position): row for row in session.sets.all()}
    rows = [_row(session, entries[each.exercise.pk], each, laid_out) for each in posted]
    refuse_rows(session, more=sum(row.pk is None for row in rows))
    for row, entered, each in zip(rows, values, posted, strict=True):
        _log(row, entered, each.set_type, at=session.completed_at or timezone.now())
    WorkoutSet.objects.bulk_create([row for row in rows if row.pk is None])
    WorkoutSet.objects.bulk_update([row for row in rows if row.pk is not None], _LOGGED)


# --- The parts ----------------------------------------------------------------------------------------------------------

_VALUES = [field.name for field in fields(Values)]
_LOGGED = [*_VALUES, "set_type", "load_kg", "volume_kg", "logged_at", "performed_at"]


def _of_its_kind(exercise: Exercise, values: Values) -> Values:
    """Return what a set of this exercise consists of.

    A 0 beside it says nothing: programs send reps and weight for a plank as for anything else.
    """
    columns = ExerciseType(exercise.type).columns
    beside = [name for name in _VALUES if name not in {*columns, "rpe"}]
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


def _refuse_twice(posted: Sequence[PostedSet]) -> None:
    seen: set[tuple[int, int]] = set()
    for each in posted:
        place = each.exercise.pk, each.set_number
        if place in seen:
            raise Invalid(f"Set {each.set_number} of {each.exercise.name} is there twice.", sets="Number them apart.")
        seen.add(place)


def _entries(session: WorkoutSession, exercises: Sequence[Exercise]) -> dict[int, SessionExercise]:
    """Return the first entry of each exercise, adding those that are missing in the order in which they are named."""
    there = list(session.entries.all())
    known = {entry.exercise_id: entry for entry in reversed(there)}
    missing = {exercise.pk: exercise for exercise in exercises if exercise.pk not in known}
    refuse_exercises(session, more=len(missing))
    added = SessionExercise.objects.bulk_create(
        SessionExercise(
            session=session,
            lifter=session.lifter,
            exercise=exercise,
            position=position,
            rest_seconds=session.lifter.default_rest_seconds,
        )
        for position, exercise in enumerate(missing.values(), start=len(there) + 1)
    )
    return known | {entry.exercise_id: entry for entry in added}


def _row(
    session: WorkoutSession,
    entry: SessionExercise,
    posted: PostedSet,
    laid_out: Mapping[tuple[int, int], WorkoutSet],
) -> WorkoutSet:
    row = laid_out.get((entry.pk, posted.set_number)) or WorkoutSet(
        lifter=session.lifter, entry=entry, position=posted.set_number
    )
    row.session, row.exercise = session, posted.exercise
    return row


def _log(row: WorkoutSet, values: Values, set_type: SetType, *, at: Any) -> None:
    for name, value in asdict(values).items():
        setattr(row, name, value)
    row.set_type = set_type
    row.load_kg, row.volume_kg = load_and_volume(row, values, counts_bodyweight=row.exercise.counts_bodyweight)
    row.logged_at, row.performed_at = timezone.now(), at
