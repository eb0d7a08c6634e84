"""What the page of an exercise says beside its charts, as plain data: it is cached."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from workouts.domain.measures import measures
from workouts.enums import Equipment
from workouts.models import Exercise, ExerciseNote, RecordsDue, SessionExercise, User, WorkoutSession, WorkoutSet
from workouts.queries.past_sets import past_sets
from workouts.queries.performed import finished_sets, rules_of
from workouts.queries.records import exercise_records
from workouts.queries.set_records import set_records

LATEST_WORKOUTS = 3


def exercise_figures(lifter: Any, exercise: Exercise) -> dict[str, Any]:
    """Return the exercise with its records and latest sets, in kilograms, metres and seconds."""
    rules = rules_of(exercise, lifter)
    return {
        "name": exercise.name,
        "description": exercise.description,
        "type": exercise.type,
        "is_custom": exercise.is_custom,
        "equipment": [Equipment(value).label for value in exercise.equipment],
        "primary_muscles": exercise.primary_muscles,
        "secondary_muscles": exercise.secondary_muscles,
        "pinned_note": _pinned_note(lifter, exercise),
        "workouts": _workouts(lifter, exercise),
        "waiting_sets": _waiting_sets(lifter, exercise),
        "is_computing": _is_computing(lifter, exercise),
        "records": exercise_records(lifter, exercise),
        "set_records": set_records(lifter, exercise, rules),
        "measures": [str(measure) for measure in measures(rules)],
        **past_sets(lifter, exercise, size=LATEST_WORKOUTS),
    }


def _pinned_note(lifter: User, exercise: Exercise) -> str:
    note = ExerciseNote.objects.owned_by(lifter).filter(exercise=exercise).first()
    return note.text if note else ""


def _workouts(lifter: User, exercise: Exercise) -> int:
    """Count the finished workouts with a logged set of it; whether there is one is asked only where none counts."""
    running = WorkoutSession.objects.owned_by(lifter).in_progress()
    logged = Exists(WorkoutSet.objects.filter(entry=OuterRef("pk"), logged_at__isnull=False))
    entries = SessionExercise.objects.owned_by(lifter).filter(exercise=exercise).exclude(session__in=running)
    done = entries.filter(Q(total_sets__gt=0) | logged).aggregate(workouts=Count("session", distinct=True))
    return int(done["workouts"])


def _waiting_sets(lifter: User, exercise: Exercise) -> int:
    """Count the sets whose load is unknown before the first weighing."""
    if not exercise.moves_lifter:
        return 0
    return finished_sets(lifter, exercise).filter(load_kg=None).count()


def _is_computing(lifter: User, exercise: Exercise) -> bool:
    if lifter.has_old_records or RecordsDue.objects.owned_by(lifter).filter(exercise=exercise).exists():
        return True
    fresh = WorkoutSession.objects.owned_by(lifter).without_records()
    return fresh.filter(Exists(SessionExercise.objects.filter(session=OuterRef("pk"), exercise=exercise))).exists()
