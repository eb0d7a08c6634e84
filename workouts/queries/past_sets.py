"""Every past set of an exercise: its workouts a page at a time, each with its sets."""

from collections.abc import Collection
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from workouts.domain.marks import Mark
from workouts.domain.record_values import Rules
from workouts.models import Exercise, PersonalRecord, SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.done_sets import done_sets
from workouts.queries.paging import page_of
from workouts.queries.performed import rules_of


def past_sets(
    lifter: Any, exercise: Exercise, *, size: int, before: Mark | None = None, after: Mark | None = None
) -> dict[str, Any]:
    """Return {"past", "newer", "older", "columns", "has_rpe", "is_estimated"} as plain data.

    `past` are the workouts of a page, newest first, with their sets. Three statements.
    """
    page = page_of(workouts_with(lifter, exercise), size=size, before=before, after=after)
    rows = WorkoutSet.objects.owned_by(lifter).filter(
        session__in=page.sessions, exercise=exercise, logged_at__isnull=False
    )
    sets: dict[int, list[WorkoutSet]] = {}
    for row in rows.select_related("entry").order_by("entry__position", "position"):
        sets.setdefault(row.session_id, []).append(row)
    medals = PersonalRecord.objects.owned_by(lifter).medals().filter(exercise=exercise, session__in=page.sessions)
    holders = set(medals.values_list("set_id", flat=True))
    rules = rules_of(exercise, lifter)
    return {
        "past": [_workout(session, sets.get(session.pk, []), rules, holders) for session in page.sessions],
        "newer": str(page.newer) if page.newer else None,
        "older": str(page.older) if page.older else None,
        "columns": list(rules.kind.columns),
        "has_rpe": any(row.rpe is not None for block in sets.values() for row in block),
        "is_estimated": rules.has_estimate,
    }


def workouts_with(lifter: Any, exercise: Exercise) -> QuerySet[WorkoutSession]:
    """Return the finished workouts that have a logged set of the exercise; one that is being edited may have none yet."""
    logged = Exists(WorkoutSet.objects.filter(entry=OuterRef("pk"), logged_at__isnull=False))
    entries = SessionExercise.objects.owned_by(lifter).filter(exercise=exercise, session=OuterRef("pk"))
    # Most have working sets, which are counted; only the others are looked into.
    return (
        WorkoutSession.objects.owned_by(lifter).completed().filter(Exists(entries.filter(Q(total_sets__gt=0) | logged)))
    )


def _workout(
    session: WorkoutSession, sets: list[WorkoutSet], rules: Rules, medals: Collection[int | None]
) -> dict[str, Any]:
    blocks = [list(block) for _, block in groupby(sets, key=lambda row: row.entry_id)]
    return {
        "session": str(session.uuid),
        "title": session.title,
        "day": session.started_on,
        "notes": [block[0].entry.notes for block in blocks if block[0].entry.notes],
        "sets": [row for block in blocks for row in done_sets(block, rules, medals)],
    }
