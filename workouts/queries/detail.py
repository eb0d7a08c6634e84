"""Workouts and exercises as plain data: what programs read, and what a cache may hold."""

from typing import Any

from workouts.models import Exercise, WorkoutSession, WorkoutSet


def session_summary(session: WorkoutSession) -> dict[str, Any]:
    """Return a session without its sets. Read it with its routine."""
    return {
        "id": session.pk,
        "uuid": str(session.uuid),
        "title": session.title,
        "routine_id": session.routine_id,
        "routine_name": session.routine.name if session.routine else None,
        "started_at": session.started_at,
        "completed_at": session.completed_at,
        "time_zone": session.time_zone,
        "duration_seconds": session.duration_seconds,
        "total_volume_kg": session.total_volume_kg,
        "total_sets": session.total_sets,
        "total_reps": session.total_reps,
        "total_exercises": session.total_exercises,
        "notes": session.notes,
        "rating": session.rating,
        "bodyweight_kg": session.bodyweight_kg,
        "is_private": session.is_private,
        "created_at": session.created_at,
        "updated_at": session.updated_at,
    }


def session_detail(session: WorkoutSession) -> dict[str, Any]:
    """Return a session with its logged sets, in exercise and set order: one statement more."""
    sets = WorkoutSet.objects.filter(session=session, logged_at__isnull=False).select_related("exercise")
    return session_summary(session) | {"sets": [set_facts(row) for row in sets.order_by("entry__position", "position")]}


def set_facts(row: WorkoutSet) -> dict[str, Any]:
    return {
        "id": row.pk,
        "uuid": str(row.uuid),
        "exercise_id": row.exercise_id,
        "exercise_name": row.exercise.name,
        "primary_muscles": row.exercise.primary_muscles,
        "set_number": row.position,
        "set_type": row.set_type,
        "reps": row.reps,
        "weight_kg": row.weight_kg,
        "duration_seconds": row.duration_seconds,
        "distance_m": row.distance_m,
        "custom_metric": row.custom_metric,
        "rpe": row.rpe,
        "rest_seconds": row.rest_seconds,
        "notes": row.notes,
        "is_warmup": row.is_warmup,
        "is_failure": row.is_failure,
        "volume_kg": row.volume_kg,
        "logged_at": row.logged_at,
        "created_at": row.created_at,
    }


def exercise_facts(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.pk,
        "name": exercise.name,
        "description": exercise.description,
        "type": exercise.type,
        "equipment": exercise.equipment,
        "primary_muscles": exercise.primary_muscles,
        "secondary_muscles": exercise.secondary_muscles,
        "video_url": exercise.video_url,
        "thumbnail_url": exercise.thumbnail_url,
        "is_custom": exercise.is_custom,
        "counts_bodyweight": exercise.counts_bodyweight,
        "hevy_id": exercise.hevy_id,
    }
