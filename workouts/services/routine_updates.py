"""A routine that takes over what a workout did with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workouts.domain.plans import PlannedExercise, PlannedSet
from workouts.domain.routine_changes import (
    Difference,
    DoneExercise,
    Plan,
    changed_values,
    differences,
    same_structure,
    with_structure,
    with_values,
)
from workouts.enums import SetType
from workouts.models import Routine, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services.routines import replace_rows


@dataclass(frozen=True, slots=True)
class Offer:
    """What of a routine a workout could change. Exercises are named by their ids."""

    routine: Routine
    values: list[int]
    has_other_structure: bool
    structure: list[Difference]  # empty where only order or supersets differ
    is_edited: bool  # since the workout began: then nothing is taken for granted

    @property
    def is_any(self) -> bool:
        return bool(self.values) or self.has_other_structure


def offer(session: WorkoutSession) -> Offer | None:
    """Return what the workout's routine could take over, or None where it has none or does not differ."""
    routine = session.routine
    if routine is None or routine.lifter_id != session.lifter_id:
        return None
    plan, done = plan_of(routine), _done(session)
    structure = with_structure(plan, done)
    found = Offer(
        routine=routine,
        values=[] if _was_done_since(session) else changed_values(plan, with_values(plan, done)),
        has_other_structure=not same_structure(plan, structure),
        structure=differences(plan, structure),
        is_edited=routine.updated_at > session.created_at,
    )
    return found if found.is_any else None


def lock_routine(session: WorkoutSession) -> None:
    """Lock the routine before the session: deleting a routine takes them in that order."""
    if session.routine_id is not None:
        list(Routine.objects.filter(pk=session.routine_id).locked().values_list("pk"))


def update_routine(session: WorkoutSession, *, values: bool, structure: bool) -> None:
    """Give the locked routine the values, or the exercises and sets, of a workout whose unlogged rows are still there.

    Within the caller's transaction, which raises the generation. A routine done again since keeps its values.
    """
    if session.routine_id is None or not (values or structure):
        return
    for mine in Routine.objects.owned_by(session.lifter).filter(pk=session.routine_id):
        before, done = plan_of(mine), _done(session)
        after = before
        if structure and not same_structure(before, with_structure(before, done)):
            after = with_structure(before, done)
        if values and not _was_done_since(session):
            after = with_values(after, done)
        if after != before:
            replace_rows(mine, after)
            mine.save(update_fields=["updated_at"])


def plan_of(routine: Routine) -> Plan:
    return tuple(
        PlannedExercise(
            exercise_id=planned.exercise_id,
            rest_seconds=planned.rest_seconds,
            notes=planned.notes,
            superset_group=planned.superset_group,
            sets=tuple(_target(row) for row in planned.sets.all()),
        )
        for planned in routine.planned.prefetch_related("sets")
    )


def as_plan(entry: SessionExercise, rows: Iterable[WorkoutSet]) -> PlannedExercise:
    """Write an exercise of a workout as a plan, with what was done as targets."""
    return PlannedExercise(
        exercise_id=entry.exercise_id,
        rest_seconds=entry.rest_seconds,
        notes=entry.notes,
        superset_group=entry.superset_group,
        sets=tuple(_lifted(row) for row in rows),
    )


def _done(session: WorkoutSession) -> list[DoneExercise]:
    entries = session.entries.prefetch_related("sets")
    return [
        DoneExercise(as_plan(entry, entry.sets.all()), tuple(row.is_logged for row in entry.sets.all()))
        for entry in entries
    ]


def _was_done_since(session: WorkoutSession) -> bool:
    others = WorkoutSession.objects.owned_by(session.lifter_id).completed().exclude(pk=session.pk)
    return others.filter(routine=session.routine_id, started_at__gt=session.started_at).exists()


def _target(row: Any) -> PlannedSet:
    return PlannedSet(
        set_type=SetType(row.set_type),
        target_weight_kg=row.target_weight_kg,
        target_reps=row.target_reps,
        target_reps_high=row.target_reps_high,
        target_duration_seconds=row.target_duration_seconds,
        target_distance_m=row.target_distance_m,
    )


def _lifted(row: WorkoutSet) -> PlannedSet:
    return PlannedSet(
        set_type=SetType(row.set_type),
        target_weight_kg=row.weight_kg,
        target_reps=row.reps,
        target_duration_seconds=row.duration_seconds,
        target_distance_m=row.distance_m,
    )
