"""Noting which exercises need their records computed again."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from workouts.models import RecordsDue


def mark_due(lifter: Any, exercise_ids: Iterable[int]) -> None:
    """Note exercises within the transaction that changed their finished sets.

    An existing note is updated rather than ignored: that locks it, so that a worker which is about to take it waits for
    this transaction and then reads what it wrote.
    """
    now = timezone.now()
    RecordsDue.objects.bulk_create(
        [RecordsDue(lifter=lifter, exercise_id=pk, marked_at=now) for pk in sorted(set(exercise_ids))],
        update_conflicts=True,
        unique_fields=["lifter", "exercise"],
        update_fields=["marked_at"],
    )
