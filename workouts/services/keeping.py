"""Noting what is deleted from a workout, and keeping its rows for as long as that can be undone."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from workouts.enums import Kind
from workouts.models import Deletion, SessionExercise, WorkoutSet

# The page offers it for ten seconds, but what is undone may wait on the phone for a network.
KEPT_FOR = timedelta(hours=1)


def keep_set(row: WorkoutSet) -> None:
    """Note that a set goes, and keep it for a while."""
    _forget(row.lifter_id)
    Deletion.objects.create(lifter_id=row.lifter_id, uuid=row.uuid, kind=Kind.SET)
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_SET, {"uuid": row.uuid})


def keep_exercise(entry: SessionExercise, *, mates: Sequence[UUID]) -> list[UUID]:
    """Note that an exercise goes with its sets, and keep them for a while; `mates` are those of its superset."""
    _forget(entry.lifter_id)
    rows = list(entry.sets.values_list("uuid", flat=True))
    gone = [(entry.uuid, Kind.ENTRY), *((row, Kind.SET) for row in rows)]
    Deletion.objects.bulk_create([Deletion(lifter_id=entry.lifter_id, uuid=uuid, kind=kind) for uuid, kind in gone])
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_EXERCISE, {"uuid": entry.uuid, "mates": [str(mate) for mate in mates]})
    return rows


def kept_of(lifter: Any, *, uuid: UUID, kind: Kind) -> dict[str, Any] | None:
    """Return the rows of what was deleted; None where it is not deleted, kept no longer, or never was the lifter's."""
    fresh = Deletion.objects.owned_by(lifter).filter(deleted_at__gte=timezone.now() - KEPT_FOR)
    return fresh.filter(uuid=uuid, kind=kind, kept__isnull=False).values_list("kept", flat=True).first()


# The rows go into the note within the database: every column as it is, whatever columns there are.
_KEEP_SET = """
UPDATE workouts_deletion SET kept = (
    SELECT jsonb_build_object('set', to_jsonb(s)) FROM workout_sets AS s WHERE s.uuid = %(uuid)s
) WHERE uuid = %(uuid)s
"""
_KEEP_EXERCISE = """
UPDATE workouts_deletion SET kept = (
    SELECT jsonb_build_object(
        'entry', to_jsonb(e), 'mates', to_jsonb(%(mates)s::text[]),
        'sets', COALESCE((SELECT jsonb_agg(to_jsonb(s)) FROM workout_sets AS s WHERE s.session_exercise_id = e.id), '[]')
    ) FROM session_exercises AS e WHERE e.uuid = %(uuid)s
) WHERE uuid = %(uuid)s
"""


def _forget(lifter_id: int) -> None:
    late = timezone.now() - KEPT_FOR
    Deletion.objects.filter(lifter=lifter_id, kept__isnull=False, deleted_at__lt=late).update(kept=None)
