"""Noting which exercises need their records computed again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from workouts.models import RecordsDue


def mark_due(lifter: Any, exercise_ids: Iterable[int]) -> None:
    """Note exercises within the transaction that changed their finished sets.

    An existing note is updated rather than ignored: a worker that is about to take it off finds it changed and leaves it.
    """
    now = timezone.now()
    RecordsDue.objects.bulk_create(
        [RecordsDue(lifter=lifter, exercise_id=pk, marked_at=now) for pk in sorted(set(exercise_ids))],
        update_conflicts=True,
        unique_fields=["lifter", "exercise"],
        update_fields=["marked_at"],
    )


def notes_of(lifter: Any) -> dict[int, datetime]:
    """Return {exercise id: when it was noted last}. To be read before the sets, and taken off after."""
    return dict(RecordsDue.objects.owned_by(lifter).values_list("exercise_id", "marked_at"))


def take_off(lifter: Any, notes: Mapping[int, datetime]) -> None:
    """Take notes off, but for what was noted again since they were read.

    They are locked in the order in which `mark_due` writes them, so that no two transactions wait for each other's.
    """
    if not notes:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_OFF, [list(notes), list(notes.values()), lifter.pk])


_TAKE_OFF = """
DELETE FROM records_due WHERE id IN (
    SELECT due.id FROM records_due AS due
    JOIN unnest(%s::bigint[], %s::timestamptz[]) AS note(exercise_id, marked_at) USING (exercise_id, marked_at)
    WHERE due.lifter_id = %s ORDER BY due.exercise_id FOR UPDATE OF due
)
"""
