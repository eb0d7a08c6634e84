"""The sets of a workout that programs post as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.errors import Invalid
from workouts.models import Exercise, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services.limits import refuse_exercises, refuse_rows
from workouts.services.posted_sets import of_its_kind
from workouts.services.settling import ENTERED, enter


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


_LOGGED = [*ENTERED, "set_type", "load_kg", "volume_kg", "logged_at", "performed_at"]


def lay_in(session: WorkoutSession, posted: Sequence[PostedSet]) -> None:
    """Store the sets of a workout that nobody else knows yet, within the caller's transaction.

    They fill the rows that its routine laid out. Raises Invalid for a number that is there twice and for values of another
    kind of set, Conflict for more than a workout holds.
    """
    _refuse_twice(posted)
    values = [of_its_kind(each.exercise, each.values) for each in posted]
    entries = _entries(session, [each.exercise for each in posted])
    laid_out = {(row.entry_id, row.position): row for row in session.sets.all()}
    rows = [_row(session, entries[each.exercise.pk], each, laid_out) for each in posted]
    refuse_rows(session, more=sum(row.pk is None for row in rows))
    for row, entered, each in zip(rows, values, posted, strict=True):
        enter(row, entered, each.set_type)
        row.logged_at, row.performed_at = timezone.now(), session.completed_at or timezone.now()
    WorkoutSet.objects.bulk_create([row for row in rows if row.pk is None])
    WorkoutSet.objects.bulk_update([row for row in rows if row.pk is not None], _LOGGED)


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
