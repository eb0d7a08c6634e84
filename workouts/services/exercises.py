"""The lifters' own exercises, and what follows when an exercise is counted differently."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from workouts import queue
from workouts.errors import Conflict
from workouts.models import (
    Catalogue,
    DeletedWorkout,
    Deletion,
    Exercise,
    ExerciseAlias,
    RoutineExercise,
    SessionExercise,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services.due import mark_due
from workouts.services.keeping import KEPT_FOR
from workouts.services.loads import recount_loads


@transaction.atomic
def create_exercise(lifter: Any, *, name: str, **details: Any) -> Exercise:
    """Make an exercise of the lifter's own. Raises Conflict where they have one of that name."""
    make_exercises_alone(lifter)  # a double tap waits here and finds the first
    if Exercise.objects.filter(created_by=lifter, name__iexact=name).exists():
        raise Conflict(f"You have an exercise called “{name}” already.")
    exercise = Exercise.objects.create(created_by=lifter, is_custom=True, name=name, **details)
    lifter.raise_generation()
    return exercise


@transaction.atomic
def change_arithmetic(exercise: Exercise, *, kind: str, counts_bodyweight: bool) -> int | None:
    """Store another type, or whether bodyweight counts, and compute again what follows.

    Returns for how many lifters, None where nothing changes. Raises Conflict for another type of an exercise in use:
    its sets would have the wrong columns.
    """
    stored = Exercise.objects.select_for_update(no_key=True).get(pk=exercise.pk)
    if kind != stored.type and is_used(stored):
        raise Conflict("The type is fixed once an exercise is used.")
    is_same = (stored.type, stored.counts_bodyweight) == (kind, counts_bodyweight)
    exercise.type, exercise.counts_bodyweight = stored.type, stored.counts_bodyweight = kind, counts_bodyweight
    if is_same:
        return None
    stored.save(update_fields=["type", "counts_bodyweight", "updated_at"])
    _recompute(stored)
    lifters = User.objects.filter(pk__in=SessionExercise.objects.filter(exercise=stored).values("lifter"))
    for lifter in lifters.order_by("pk"):
        mark_due(lifter, [stored.pk])
        queue.enqueue_on_commit("rebuild_due_records", lifter.pk)
        lifter.raise_generation()
    Catalogue.raise_generation()
    return len(lifters)


def make_exercises_alone(lifter: Any) -> None:
    """Make others who make exercises of this lifter's own wait until the end of the transaction.

    Not by a lock of the lifter, whom an import comes to last of all, long after the exercises it made.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('exercises'), %s)", [lifter.pk])


def hold_still(exercise_ids: Iterable[int]) -> dict[int, Exercise]:
    """Return exercises as they are counted until the end of the transaction: a change of that waits, and finds its sets.

    For whoever puts exercises into workouts, before a session or the lifter is locked, and all of them at once: that is
    the order of a change. A set of an exercise that is there already needs only to be computed after its session is
    locked.
    """
    ids = sorted(set(exercise_ids))
    rows = Exercise.objects.raw("SELECT * FROM workout_exercises WHERE id = ANY(%s) ORDER BY id FOR SHARE", [ids])
    return {exercise.pk: exercise for exercise in rows}


def keep_as_alias(exercise: Exercise, name: str) -> None:
    """Keep what an exercise was called, so that search, files and the next load of the catalogue recognise it."""
    if not ExerciseAlias.objects.filter(lifter=None, name__iexact=name).exists():
        ExerciseAlias.objects.create(exercise=exercise, name=name)


def is_used(exercise: Exercise) -> bool:
    """Whether a workout or a routine holds it, or what was deleted of workouts and can still be had back."""
    of_it: Any = {"exercise": exercise}
    if SessionExercise.objects.filter(**of_it).exists() or RoutineExercise.objects.filter(**of_it).exists():
        return True
    whose = {"lifter": exercise.created_by_id} if exercise.created_by_id else {}  # of all, where it is the catalogue's
    workouts = DeletedWorkout.objects.filter(
        **whose, contents__contains={"entries": [{"exercise_id": str(exercise.pk)}]}
    )
    of_kept = Q(kept__contains={"entry": {"exercise_id": exercise.pk}}) | Q(
        kept__contains={"set": {"exercise_id": exercise.pk}}
    )
    rows = Deletion.objects.filter(**whose, kept__isnull=False, deleted_at__gte=timezone.now() - KEPT_FOR)
    return workouts.exists() or rows.filter(of_kept).exists()


def used_among(lifter: User, exercises: Collection[Exercise]) -> set[int]:
    """Return the ids of the lifter's own exercises of these that are used, whatever their number in a few statements."""
    of_them: Any = {"exercise__in": [exercise.pk for exercise in exercises]}
    used = set(SessionExercise.objects.filter(**of_them).values_list("exercise_id", flat=True))
    used |= set(RoutineExercise.objects.filter(**of_them).values_list("exercise_id", flat=True))
    may_return = DeletedWorkout.objects.owned_by(lifter).exists()
    if may_return or Deletion.objects.owned_by(lifter).filter(kept__isnull=False).exists():
        used |= {exercise.pk for exercise in exercises if exercise.pk not in used and is_used(exercise)}
    return used


# --- The parts --------------------------------------------------------------------------------------------------------


def _recompute(exercise: Exercise) -> None:
    """Compute load and volume of its sets, and the volumes of their sessions."""
    entries = SessionExercise.objects.filter(exercise=exercise)
    locked = WorkoutSession.objects.filter(pk__in=entries.values("session")).order_by("pk").locked()
    session_ids = list(locked.values_list("pk", flat=True))
    recount_loads(
        WorkoutSet.objects.filter(exercise=exercise, session__in=session_ids, logged_at__isnull=False), session_ids
    )
