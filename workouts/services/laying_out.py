"""Exercises with rows to come, laid into a workout that begins."""

from collections.abc import Iterable
from typing import Any

from workouts.domain.supersets import gathered
from workouts.models import RoutineExercise, SessionExercise, WorkoutSession, WorkoutSet


def lay_out(session: WorkoutSession, planned: Iterable[RoutineExercise]) -> None:
    """Give a workout the exercises of a routine, with their planned sets as rows to come."""
    for position, each in enumerate(gathered(list(planned)), start=1):
        rows = [_planned_row(row) for row in each.sets.all()]
        add_entry(session, each, position=position, rows=rows, notes=each.notes)


def _planned_row(row: Any) -> dict[str, Any]:
    return {
        "set_type": row.set_type,
        "planned_reps": row.target_reps,
        "planned_reps_high": row.target_reps_high,
        "planned_weight_kg": row.target_weight_kg,
        "planned_duration_seconds": row.target_duration_seconds,
        "planned_distance_m": row.target_distance_m,
    }


def repeated_row(row: WorkoutSet) -> dict[str, Any]:
    return {
        "set_type": row.set_type,
        "planned_reps": row.reps,
        "planned_weight_kg": row.weight_kg,
        "planned_duration_seconds": row.duration_seconds,
        "planned_distance_m": row.distance_m,
        "planned_custom_metric": row.custom_metric,
    }


def add_entry(
    session: WorkoutSession, source: Any, *, position: int, rows: Iterable[dict[str, Any]], notes: str = ""
) -> None:
    entry = SessionExercise.objects.create(
        session=session,
        lifter=session.lifter,
        exercise_id=source.exercise_id,
        position=position,
        superset_group=source.superset_group,
        rest_seconds=source.rest_seconds,
        notes=notes,
    )
    add_rows(entry, rows)


def add_rows(entry: SessionExercise, rows: Iterable[dict[str, Any]]) -> None:
    """Store rows to come, from the first place on; an entry has at least one."""
    WorkoutSet.objects.bulk_create(
        WorkoutSet(
            lifter_id=entry.lifter_id,
            session_id=entry.session_id,
            entry=entry,
            exercise_id=entry.exercise_id,
            position=position,
            performed_at=entry.session.started_at,
            **row,
        )
        for position, row in enumerate(list(rows) or [{}], start=1)
    )
