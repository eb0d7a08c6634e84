"""Workouts as they stand in lists: plain data."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef

from workouts.models import PersonalRecord, SessionExercise, WorkoutSession, WorkoutSet


def workout_rows(lifter: Any, sessions: Iterable[WorkoutSession]) -> list[dict[str, Any]]:
    """Return a row for each session, in their order, with its exercises and number of medals. Two statements more."""
    found = list(sessions)
    ids = [session.pk for session in found]
    names = _exercise_names(lifter, ids)
    medals = _medals(lifter, ids)
    return [
        {
            "uuid": str(session.uuid),
            "title": session.title,
            "day": session.started_on,
            "volume_kg": session.total_volume_kg,
            "sets": session.total_sets,
            "seconds": session.duration_seconds,
            "exercises": names.get(session.pk, []),
            "medals": medals.get(session.pk, 0),
        }
        for session in found
    ]


def _exercise_names(lifter: Any, session_ids: list[int]) -> dict[int, list[str]]:
    """Return each session's exercises in their order; done twice, an exercise is named once."""
    # An exercise without a set counts nowhere: a finished workout that is being edited may hold one.
    sets = WorkoutSet.objects.filter(entry=OuterRef("pk"), logged_at__isnull=False)
    entries = SessionExercise.objects.owned_by(lifter).filter(Exists(sets), session__in=session_ids)
    entries = entries.order_by("session", "position")
    names: dict[int, dict[str, None]] = {}
    for session_id, name in entries.values_list("session_id", "exercise__name"):
        names.setdefault(session_id, {})[name] = None
    return {session_id: list(of_session) for session_id, of_session in names.items()}


def _medals(lifter: Any, session_ids: list[int]) -> dict[int, int]:
    medals = PersonalRecord.objects.owned_by(lifter).medals().filter(session__in=session_ids)
    return dict(medals.values_list("session").annotate(Count("pk")))
