"""What a workout was in its file, so that a later file can be held against it."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from zlib import crc32
from zoneinfo import ZoneInfo

from workouts.domain.texts import one_line
from workouts.domain.titles import title_by_hour
from workouts.formats.parsed import ParsedSet, ParsedWorkout
from workouts.services.spellings import folded

# The minute by the clock where the lifter stood, and the title.
Beginning = tuple[datetime, str]

# A session keeps them as integers of four bytes, which have a sign.
_SIGNED = 2**31


def stored_key(workout: ParsedWorkout) -> str:
    """Return what a session keeps of the key it had in its file."""
    return hashlib.sha256(workout.key.encode()).hexdigest()


def titled(workout: ParsedWorkout) -> str:
    """Return what a workout of a file is called here."""
    return workout.title or title_by_hour(workout.started_at.hour)


def beginning_of(workout: ParsedWorkout) -> Beginning:
    return _beginning(workout.started_at, titled(workout))


def begun_at(started_at: datetime, time_zone: str, title: str) -> Beginning:
    """Return the beginning of a workout that is here."""
    return _beginning(started_at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None), title)


def rows_of(workout: ParsedWorkout) -> list[int]:
    """Return a number for each set, by all that its file says of it and around it: one that says something else has another.

    By the file alone: what its names mean here, zones and the lifter's pounds play no part. Weights are told apart by 10 g
    and distances by a metre, durations of workouts by a minute: the same workout exported in other units, or by the app of
    another phone, is the same. Numbers are kept for years: made otherwise, every workout would look changed.
    """
    return list(_rows(workout))


def _beginning(wall_clock: datetime, title: str) -> Beginning:
    """Apps say the minute only."""
    return wall_clock.replace(second=0, microsecond=0), one_line(title)


def _rows(workout: ParsedWorkout) -> Iterator[int]:
    minutes = (workout.ended_at - workout.started_at).total_seconds() // 60 if workout.ended_at else None
    groups = workout.superset_groups
    for exercise in workout.exercises:
        around = (minutes, workout.description, folded(exercise.title), groups.get(exercise.superset), exercise.notes)
        begun = crc32(repr(around).encode())
        for row in exercise.sets:
            yield crc32(repr(_said(row)).encode(), begun) - _SIGNED


def _said(row: ParsedSet) -> tuple[object, ...]:
    return (
        str(row.set_type),
        None if row.weight_kg is None else round(row.weight_kg * 100),
        row.reps,
        None if row.distance_m is None else round(row.distance_m),
        row.duration_seconds,
        None if row.rpe is None else round(row.rpe * 10),
        row.rest_seconds,
    )
