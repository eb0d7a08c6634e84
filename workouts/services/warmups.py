"""Warm-up sets before the working sets of an exercise."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F

from workouts.enums import SetType
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import Deletion, SessionExercise, WorkoutSet
from workouts.queries.session_rows import rows_of
from workouts.services.limits import refuse_rows
from workouts.services.locked import locked_entries
from workouts.services.logged import Logged
from workouts.services.settling import settle_session


class PlannedWarmup(NamedTuple):
    """A warm-up set to come, named by the page that showed it."""

    uuid: UUID
    weight_kg: Decimal
    reps: int


@transaction.atomic
def insert_warmups(lifter: Any, *, entry_uuid: UUID, warmups: Sequence[PlannedWarmup]) -> Logged:
    """Put warm-up rows before the first working row to come, at the end where none is left.

    Safe to replay: what is there already, or was deleted since, is not stored again. Raises SessionExercise.DoesNotExist
    for an entry that is not the lifter's, Gone where it or all of them were deleted, Conflict for the UUID of something else.
    """
    if not warmups:
        raise Invalid("There is nothing to warm up with.")
    entry, entries = locked_entries(lifter, uuid=entry_uuid)
    fresh = _fresh(entry, warmups)
    if fresh:
        _insert(entry, fresh)
        settle_session(entry.session, lifter, changed=[entry.exercise_id])
    rows = rows_of(entry.session)
    names = {warmup.uuid for warmup in warmups}
    first = next((row for row in rows if row.uuid in names), None)
    if first is None:
        raise Gone("These warm-up sets were deleted.")
    return Logged(first, entry, entry.session, entries, rows)


def _fresh(entry: SessionExercise, warmups: Sequence[PlannedWarmup]) -> list[PlannedWarmup]:
    names = [warmup.uuid for warmup in warmups]
    known = dict(WorkoutSet.objects.filter(uuid__in=names).values_list("uuid", "entry_id"))
    if set(known.values()) - {entry.pk}:
        raise Conflict("Those rows belong to another exercise. Reload the page.")
    deleted = set(Deletion.objects.filter(uuid__in=names).values_list("uuid", flat=True))
    return [warmup for warmup in warmups if warmup.uuid not in known.keys() | deleted]


def _insert(entry: SessionExercise, warmups: Sequence[PlannedWarmup]) -> None:
    refuse_rows(entry.session, more=len(warmups))
    place = _place(entry)
    WorkoutSet.objects.filter(entry=entry, position__gte=place).update(position=F("position") + len(warmups))
    WorkoutSet.objects.bulk_create(
        WorkoutSet(
            uuid=warmup.uuid,
            lifter_id=entry.lifter_id,
            session_id=entry.session_id,
            entry=entry,
            exercise_id=entry.exercise_id,
            position=position,
            set_type=SetType.WARMUP,
            planned_weight_kg=warmup.weight_kg,
            planned_reps=warmup.reps,
            performed_at=entry.session.started_at,
        )
        for position, warmup in enumerate(warmups, start=place)
    )


def _place(entry: SessionExercise) -> int:
    positions = list(WorkoutSet.objects.filter(entry=entry).values_list("position", "set_type", "logged_at"))
    to_come = (place for place, kind, logged_at in positions if kind != SetType.WARMUP and logged_at is None)
    return min(to_come, default=max((place for place, *_ in positions), default=0) + 1)
