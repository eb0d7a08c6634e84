"""Finished, logged sets in the one order of history: session start, session, exercise position, set position."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from workouts.domain.record_values import Rules
from workouts.enums import ExerciseType, Formula
from workouts.models import Exercise, User, WorkoutSession, WorkoutSet


class Performed(NamedTuple):
    """A set as records and statistics read it; much lighter than a model instance."""

    pk: int
    exercise_id: int
    session_id: int
    set_type: str
    reps: int | None
    weight_kg: Decimal | None
    load_kg: Decimal | None
    volume_kg: Decimal
    duration_seconds: int | None
    distance_m: Decimal | None
    custom_metric: int | None


def performed_sets(
    lifter: Any, exercise_ids: Iterable[int] | None, session_ids: Collection[int]
) -> Iterator[Performed]:
    """Yield the sets of these exercises, or of all, that these sessions hold.

    One exercise comes after the other, each in the order of history.
    """
    sets = WorkoutSet.objects.owned_by(lifter).filter(
        logged_at__isnull=False,
        session__completed_at__isnull=False,
        session__discarded_at=None,
        session__in=RawSQL("SELECT unnest(%s::bigint[])", [list(session_ids)]),  # one parameter, however many there are
    )
    if exercise_ids is not None:
        sets = sets.filter(exercise_id__in=list(exercise_ids))
    rows = sets.order_by("exercise_id", "session__started_at", "session_id", "entry__position", "position")
    return map(Performed._make, rows.values_list(*Performed._fields).iterator(chunk_size=5000))


def rules_of(exercise: Exercise, lifter: User) -> Rules:
    return Rules(
        kind=ExerciseType(exercise.type),
        counts_bodyweight=exercise.counts_bodyweight,
        counts_warmups=lifter.counts_warmups,
        formula=Formula(lifter.one_rep_max_formula),
    )


def finished_sets(lifter: Any, exercise: Exercise) -> QuerySet[WorkoutSet]:
    """Return the logged sets of an exercise in finished workouts.

    A running one is the only other that holds logged sets: leaving it out takes no look at each set's workout.
    """
    running = WorkoutSession.objects.owned_by(lifter).in_progress()
    logged = WorkoutSet.objects.owned_by(lifter).filter(exercise=exercise, logged_at__isnull=False)
    return logged.exclude(session__in=running)
