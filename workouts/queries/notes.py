"""What a lifter noted about exercises: the note that is pinned to one, and those of last time."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from workouts.models import WorkoutSession
from workouts.queries.previous import LAST_TIME, LIFTER, WANTED, last_time_of

_NOTES = f"""
SELECT wanted.id, COALESCE(pinned.text, ''), (
    SELECT array_agg(entry.notes ORDER BY entry.position) FROM session_exercises AS entry
    WHERE entry.exercise_id = wanted.id AND entry.session_id = ({LAST_TIME})
)
FROM {WANTED}
LEFT JOIN exercise_notes AS pinned ON pinned.exercise_id = wanted.id AND pinned.lifter_id = {LIFTER}
"""  # noqa: S608 of our own text


class Notes(NamedTuple):
    pinned: str = ""
    last_time: tuple[str, ...] = ()  # that of each block of the exercise

    def of_block(self, block: int) -> str:
        return self.last_time[block] if block < len(self.last_time) else ""


NONE = Notes()


def notes_of(session: WorkoutSession, exercise_ids: Iterable[int]) -> dict[int, Notes]:
    """Return {exercise id: its notes} as a workout shows them: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTES, last_time_of(session, exercise_ids))
        return {pk: Notes(pinned, tuple(last or ())) for pk, pinned, last in cursor.fetchall()}
