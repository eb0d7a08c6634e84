"""Workouts of a file as they are stored here."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from workouts.domain.pounds import as_lifted_in_pounds
from workouts.domain.units import STORED_METRES
from workouts.domain.values import Values
from workouts.enums import SetType, WeightUnit
from workouts.formats.parsed import ParsedExercise, ParsedSet, ParsedWorkout
from workouts.models import Exercise, ExerciseUnits, User
from workouts.services.import_changes import Stored
from workouts.services.import_rows import rows_of, stored_key, titled
from workouts.services.matching import Matched
from workouts.services.past import PastEntry, PastSet, PastWorkout
from workouts.services.spellings import folded

# Beyond, the end in the file is a slip, and how long it took is not known.
LONGEST = timedelta(days=366)


def past_workouts(
    lifter: User,
    source_format: str,
    workouts: Iterable[ParsedWorkout],
    matched: Matched,
    *,
    in_pounds: Set[int],
    zone: ZoneInfo,
    anew: Mapping[str, Stored],
) -> Iterator[PastWorkout]:
    """Yield what is stored of each; `in_pounds` are the ids of the exercises whose weights were lifted in pounds.

    Those stored anew keep their ids, and the import that brought them first.
    """
    for workout in workouts:
        key = stored_key(workout)
        before = anew.get(key)
        started_at = moment_of(workout.started_at, zone)
        ended_at = _end(workout, started_at, zone)
        yield PastWorkout(
            title=titled(workout),
            started_at=started_at,
            completed_at=ended_at or started_at,
            duration_seconds=int((ended_at - started_at).total_seconds()) if ended_at else None,
            time_zone=zone.key,
            entries=_entries(lifter, workout, matched, in_pounds),
            notes=workout.description,
            source_format=source_format,
            source_key=key,
            extra={"source_rows": rows_of(workout)}
            | ({"uuid": before.uuid, "imported_by_id": before.imported_by} if before else {}),
        )


def moment_of(wall_clock: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment; an hour the clock skipped lies after the gap, a doubled one is read as the first."""
    return wall_clock.replace(tzinfo=zone, fold=0).astimezone(UTC)


def lifted_in_pounds(lifter: User, exercises: Iterable[Exercise]) -> set[int]:
    """Return the ids of the exercises that the lifter logs in pounds. One statement."""
    chosen = dict(ExerciseUnits.objects.owned_by(lifter).values_list("exercise", "weight_unit"))
    return {each.pk for each in exercises if (chosen.get(each.pk) or lifter.weight_unit) == WeightUnit.LB}


def _end(workout: ParsedWorkout, started_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the end if it is known. Across a skipped hour it can come to lie before the start, and is the start then."""
    if workout.ended_at is None:
        return None
    ended_at = max(started_at, moment_of(workout.ended_at, zone))
    return ended_at if ended_at - started_at <= LONGEST else None


def _entries(lifter: User, workout: ParsedWorkout, matched: Matched, in_pounds: Set[int]) -> tuple[PastEntry, ...]:
    groups = workout.superset_groups
    return tuple(
        PastEntry(
            exercise=matched.exercises[folded(exercise.title)],
            sets=_sets(exercise, matched, in_pounds),
            notes=exercise.notes,
            superset_group=groups.get(exercise.superset),
            rest_seconds=lifter.default_rest_seconds if exercise.rest_seconds is None else exercise.rest_seconds,
        )
        for exercise in workout.exercises
    )


def _sets(parsed: ParsedExercise, matched: Matched, in_pounds: Set[int]) -> tuple[PastSet, ...]:
    key = folded(parsed.title)
    is_in_pounds, is_moved = matched.exercises[key].pk in in_pounds, key in matched.moved
    return tuple(_set(row, is_in_pounds=is_in_pounds, is_moved=is_moved) for row in parsed.sets)


def _set(parsed: ParsedSet, *, is_in_pounds: bool, is_moved: bool) -> PastSet:
    weight_kg = parsed.weight_kg
    if weight_kg is not None and is_in_pounds:
        weight_kg = as_lifted_in_pounds(weight_kg)
    if weight_kg is None and is_moved:
        weight_kg = Decimal(0)
    distance_m = parsed.distance_m
    return PastSet(
        Values(
            weight_kg=weight_kg,
            reps=parsed.reps,
            duration_seconds=parsed.duration_seconds,
            distance_m=distance_m.quantize(STORED_METRES) if distance_m is not None else None,
            rpe=parsed.rpe,
        ),
        SetType(parsed.set_type),
        rest_seconds=parsed.rest_seconds,
    )
