"""What a workout is seen against: last time's sets, and the records that stood when it began."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from workouts.enums import RecordType
from workouts.models import WorkoutSession
from workouts.queries.previous import BEFORE, LAST_SETS, LIFTER, SESSION, WANTED, Block, in_blocks, last_time_of


class Standing(NamedTuple):
    """A record to beat, and the day it was set: the local one of its own session."""

    value: Decimal
    achieved_on: date


# Records that stood when the workout began: it may be entered with a start in the past. Of workouts with the same start the
# order is that of their ids, so two of a type may be left, and the later one stood. One statement, as every logged set waits
# for it: what was done last time, without a day, and after it the records.
_BACKGROUND = f"""
SELECT last.*, NULL::date AS achieved_on FROM ({LAST_SETS}) AS last
UNION ALL
SELECT wanted.id, row_number() OVER (ORDER BY record.achieved_at, record.session_id), 0, record.record_type, record.value,
    NULL, NULL, NULL, NULL, NULL, (SELECT started_on FROM workout_sessions WHERE id = record.session_id)
FROM {WANTED} CROSS JOIN LATERAL (
    SELECT * FROM personal_records
    WHERE lifter_id = {LIFTER} AND exercise_id = wanted.id AND (superseded_at IS NULL OR superseded_at >= {BEFORE})
        AND (achieved_at, session_id) < ({BEFORE}, {SESSION})
    OFFSET 0  -- a look-up for each exercise, whatever the planner thinks of their number
) AS record
ORDER BY 1, 2, 3
"""  # noqa: S608 of our own text


@dataclass(frozen=True, slots=True)
class Background:
    """What a workout is seen against; read once, used for the workout before and after a change."""

    previous: dict[int, list[Block]]
    standing: dict[int, dict[RecordType, Standing]]


def background(session: WorkoutSession, exercises: Collection[int]) -> Background:
    """Read last time's sets and the records that stood when the session began, by exercise id: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_BACKGROUND, last_time_of(session, exercises))
        rows = cursor.fetchall()
    standing: dict[int, dict[RecordType, Standing]] = {}
    for exercise_id, _, _, kind, value, *_, achieved_on in rows:
        if achieved_on is not None:
            standing.setdefault(exercise_id, {})[RecordType(kind)] = Standing(value, achieved_on)
    return Background(previous=in_blocks(row[:-1] for row in rows if row[-1] is None), standing=standing)
