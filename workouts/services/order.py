"""The order of the exercises of a workout, and its supersets."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from workouts.domain.supersets import Place, dissolved, grouped, moved, runs
from workouts.models import SessionExercise, WorkoutSession
from workouts.services.locked import locked_entries, missing
from workouts.services.settling import settle_session


@transaction.atomic
def move_exercise(lifter: Any, *, uuid: UUID, beside: UUID, below: bool) -> WorkoutSession:
    """Put an exercise above or below another one of its workout; a superset stays together and goes along.

    Told by a neighbour rather than a number, a move means the same when it is replayed or another device moved things.
    Raises SessionExercise.DoesNotExist, and Gone where one of the two was removed.
    """
    entry, entries = locked_entries(lifter, uuid=uuid)
    _refuse_missing(lifter, [beside], entries)
    return _arrange(entry, entries, moved(places(entries), uuid, beside=beside, below=below))


@transaction.atomic
def group_exercises(lifter: Any, *, uuid: UUID, others: Collection[UUID]) -> WorkoutSession:
    """Make an exercise and these others one superset, at the place of the first; with no others, it is in none.

    Raises SessionExercise.DoesNotExist, and Gone where one of them was removed.
    """
    entry, entries = locked_entries(lifter, uuid=uuid)
    _refuse_missing(lifter, others, entries)
    return _arrange(entry, entries, grouped(places(entries), {uuid, *others}))


def members_of(entry: SessionExercise, entries: Sequence[SessionExercise]) -> list[SessionExercise]:
    """Return those that stand in one superset with an exercise, itself among them."""
    return next(run for run in runs(entries) if entry in run)


def places(entries: Sequence[SessionExercise]) -> list[Place]:
    return [Place(entry.uuid, entry.superset_group) for entry in entries]


def store_order(order: Sequence[Place], entries: Sequence[SessionExercise]) -> bool:
    """Number the exercises as they are to stand, nobody in a superset alone. Return whether that changed anything."""
    by_uuid: dict[Any, SessionExercise] = {entry.uuid: entry for entry in entries}
    changed = []
    for position, place in enumerate(dissolved(order), start=1):
        entry = by_uuid[place.id]
        if (entry.position, entry.superset_group) != (position, place.superset_group):
            entry.position, entry.superset_group = position, place.superset_group
            changed.append(entry)
    SessionExercise.objects.bulk_update(changed, ["position", "superset_group"])  # one statement: positions are unique
    return bool(changed)


def _arrange(entry: SessionExercise, entries: Sequence[SessionExercise], order: Sequence[Place]) -> WorkoutSession:
    if store_order(order, entries):
        exercises = [each.exercise_id for each in entries]
        several = {pk for pk in exercises if exercises.count(pk) > 1}  # of equal sets, the first one has the record
        settle_session(entry.session, entry.lifter, changed=sorted(several))
    return entry.session


def _refuse_missing(lifter: Any, uuids: Collection[UUID], entries: Sequence[SessionExercise]) -> None:
    there = {entry.uuid for entry in entries}
    for uuid in uuids:
        if uuid not in there:
            raise missing(lifter, uuid)
