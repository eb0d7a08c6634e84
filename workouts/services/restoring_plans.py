"""Routines and equipment of our own export."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from workouts.enums import Kind
from workouts.formats.parsed import ParsedAccount
from workouts.models import (
    Bar,
    Deletion,
    Exercise,
    ExerciseBar,
    Plate,
    Routine,
    RoutineExercise,
    RoutineFolder,
    RoutineSet,
    User,
    WarmupStep,
)
from workouts.services.restoring_ids import Record, fresh, taken


def restore_equipment(lifter: User, account: ParsedAccount, exercises: Mapping[int, Exercise]) -> None:
    """Take over bars, plates and the way up, each only where the lifter has none of their own."""
    bars: dict[int, Bar] = {}
    if not Bar.objects.owned_by(lifter).exists():
        made = [Bar(lifter=lifter, position=place, **record) for place, record in enumerate(account.bars, start=1)]
        bars = dict(enumerate(Bar.objects.bulk_create(made), start=1))
    if not Plate.objects.owned_by(lifter).exists():
        sizes = {(record["unit"], record["weight"]): record for record in account.plates if record["weight"]}
        Plate.objects.bulk_create(Plate(lifter=lifter, **record) for record in sizes.values())
    if not WarmupStep.objects.owned_by(lifter).exists():
        WarmupStep.objects.bulk_create(
            WarmupStep(lifter=lifter, position=place, **record)
            for place, record in enumerate(account.warmup_steps, start=1)
        )
    chosen = {
        exercises[record["id"]].pk: bars.get(record["bar"])
        for record in account.exercises
        if "bar" in record and (record["bar"] == 0 or record["bar"] in bars)
    }
    for pk in ExerciseBar.objects.owned_by(lifter).values_list("exercise", flat=True):
        chosen.pop(pk, None)
    ExerciseBar.objects.bulk_create(ExerciseBar(lifter=lifter, exercise_id=pk, bar=bar) for pk, bar in chosen.items())


def restore_routines(lifter: User, account: ParsedAccount, exercises: Mapping[int, Exercise]) -> dict[UUID, Routine]:
    """Make the routines that are not here and were not deleted here; return all of the file that are, by their id in it."""
    folders = _folders(lifter, account.folders)
    here = {routine.uuid: routine for routine in Routine.objects.owned_by(lifter)}
    deleted = set(Deletion.objects.owned_by(lifter).filter(kind=Kind.ROUTINE).values_list("uuid", flat=True))
    seen = taken({Routine: account.routines})
    found: dict[UUID, Routine] = {}
    for record in account.routines:
        uuid = record.get("uuid")
        if uuid in here:
            found[uuid] = here[uuid]
        elif uuid not in deleted:
            routine = _routine(lifter, record, folders, exercises, seen)
            if uuid:
                found[uuid] = routine
    return found


def routines_again(lifter: User, known: Mapping[str, int]) -> dict[UUID, Routine]:
    """Return those that were made or found before, by their ids in the file, as far as they are still here."""
    here = Routine.objects.owned_by(lifter).in_bulk(list(known.values()))
    return {UUID(uuid): here[pk] for uuid, pk in known.items() if pk in here}


def _folders(lifter: User, records: Sequence[Record]) -> dict[UUID, RoutineFolder]:
    by_title = {folder.title.casefold(): folder for folder in RoutineFolder.objects.owned_by(lifter)}
    seen = taken({RoutineFolder: records})
    found: dict[UUID, RoutineFolder] = {}
    for record in records:
        folder = by_title.get(record["title"].casefold())
        if folder is None:
            columns = {name: value for name, value in record.items() if name != "uuid"}
            folder = RoutineFolder.objects.create(lifter=lifter, **columns, **fresh(record, seen))
            by_title[folder.title.casefold()] = folder
        if uuid := record.get("uuid"):
            found[uuid] = folder
    return found


def _routine(
    lifter: User,
    record: Mapping[str, Any],
    folders: Mapping[UUID, RoutineFolder],
    exercises: Mapping[int, Exercise],
    seen: set[UUID],
) -> Routine:
    columns = {name: value for name, value in record.items() if name in {"name", "description", "position"}}
    routine = Routine.objects.create(
        lifter=lifter, folder=folders.get(record.get("folder", "")), **columns, **fresh(record, seen)
    )
    planned = [each for each in record["exercises"] if each["exercise"] in exercises]
    entries = RoutineExercise.objects.bulk_create(
        RoutineExercise(
            routine=routine,
            lifter=lifter,
            exercise_order=place,
            **{name: value for name, value in each.items() if name not in {"exercise", "sets"}},
            exercise=exercises[each["exercise"]],
        )
        for place, each in enumerate(planned, start=1)
    )
    RoutineSet.objects.bulk_create(
        RoutineSet(planned=entry, lifter=lifter, set_number=number, **_ascending(row))
        for entry, each in zip(entries, planned, strict=True)
        for number, row in enumerate(each["sets"], start=1)
    )
    return routine


def _ascending(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the upper end of a range that lies below the lower one."""
    low, high = row.get("target_reps"), row.get("target_reps_high")
    is_range = low is not None and high is not None and high >= low
    return {name: value for name, value in row.items() if name != "target_reps_high" or is_range}
