"""Exercises of our own export: found in the catalogue and among the lifter's own, else made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workouts.models import Exercise, ExerciseAlias, ExerciseNote, ExerciseUnits, User
from workouts.services.own_exercises import LONGEST_NAME
from workouts.services.spellings import folded

DETAILS = (
    "type", "description", "equipment", "primary_muscles", "secondary_muscles", "counts_bodyweight", "video_url",
    "thumbnail_url", "hevy_id",
)  # fmt: skip


@dataclass
class Restored:
    """The exercises of a file by their number in it, and those that were made."""

    by_id: dict[int, Exercise] = field(default_factory=dict)
    created: list[Exercise] = field(default_factory=list)


def restore_exercises(lifter: User, exercises: Sequence[Mapping[str, Any]]) -> Restored:
    """Find or make every exercise, and add what the lifter had beside it: other names, note, units. Never over others."""
    found, known = Restored(), _Known(lifter)
    for record in exercises:
        exercise = known.find(record)
        if exercise is None:
            exercise = known.make(record)
            found.created.append(exercise)
        found.by_id[record["id"]] = exercise
    Exercise.objects.bulk_create(found.created, batch_size=1000)
    _add_names(lifter, exercises, found.by_id)
    _add_notes(lifter, exercises, found.by_id)
    _add_units(lifter, exercises, found.by_id)
    return found


def exercises_again(lifter: User, exercises: Sequence[Mapping[str, Any]], known: Mapping[str, int]) -> Restored:
    """Return those that were found or made before, by their numbers in the file; what is gone is found or made anew."""
    here = Exercise.objects.visible_to(lifter).in_bulk(list(known.values()))
    found = {record["id"]: here.get(known.get(str(record["id"]), 0)) for record in exercises}
    same = {
        each["id"]: exercise for each in exercises if (exercise := found[each["id"]]) and exercise.type == each["type"]
    }
    restored = restore_exercises(lifter, [record for record in exercises if record["id"] not in same])
    restored.by_id |= same
    return restored


class _Known:
    def __init__(self, lifter: User) -> None:
        self._lifter = lifter
        self._own = {folded(exercise.name): exercise for exercise in lifter.exercises.all()}
        catalogue = list(Exercise.objects.catalogue())
        self._by_hevy_id = {exercise.hevy_id: exercise for exercise in catalogue if exercise.hevy_id}
        self._by_name = {folded(exercise.name): exercise for exercise in catalogue}

    def find(self, record: Mapping[str, Any]) -> Exercise | None:
        """Return the same exercise here: of another type it would have the wrong columns."""
        name = folded(record["name"])
        if record.get("is_custom"):
            exercise = self._own.get(name)
        else:
            exercise = self._by_hevy_id.get(record.get("hevy_id", "")) or self._by_name.get(name)
        return exercise if exercise and exercise.type == record["type"] else None

    def make(self, record: Mapping[str, Any]) -> Exercise:
        details = {name: record[name] for name in DETAILS if name in record}
        exercise = Exercise(name=self._free(record["name"]), is_custom=True, created_by=self._lifter, **details)
        self._own[folded(exercise.name)] = exercise
        return exercise

    def _free(self, name: str) -> str:
        free, number = name, 1
        while folded(free) in self._own:
            number += 1
            ending = f" ({number})"
            free = name[: LONGEST_NAME - len(ending)] + ending
        return free


def _add_names(lifter: User, exercises: Sequence[Mapping[str, Any]], by_id: Mapping[int, Exercise]) -> None:
    taken = {name.lower() for name in ExerciseAlias.objects.filter(lifter=lifter).values_list("name", flat=True)}
    fresh = []
    for record in exercises:
        for name in record.get("aliases", []):
            if name.lower() not in taken:
                taken.add(name.lower())
                fresh.append(ExerciseAlias(exercise=by_id[record["id"]], lifter=lifter, name=name))
    ExerciseAlias.objects.bulk_create(fresh, batch_size=1000)


def _add_notes(lifter: User, exercises: Sequence[Mapping[str, Any]], by_id: Mapping[int, Exercise]) -> None:
    taken = set(ExerciseNote.objects.owned_by(lifter).values_list("exercise", flat=True))
    notes = {by_id[record["id"]].pk: record["note"] for record in exercises if record.get("note")}
    ExerciseNote.objects.bulk_create(
        (ExerciseNote(lifter=lifter, exercise_id=pk, text=text) for pk, text in notes.items() if pk not in taken),
        batch_size=1000,
    )


def _add_units(lifter: User, exercises: Sequence[Mapping[str, Any]], by_id: Mapping[int, Exercise]) -> None:
    taken = set(ExerciseUnits.objects.owned_by(lifter).values_list("exercise", flat=True))
    names = ("weight_unit", "distance_unit")
    units = {
        by_id[record["id"]].pk: {name: record.get(name, "") for name in names}
        for record in exercises
        if any(record.get(name) for name in names)
    }
    ExerciseUnits.objects.bulk_create(
        (ExerciseUnits(lifter=lifter, exercise_id=pk, **chosen) for pk, chosen in units.items() if pk not in taken),
        batch_size=1000,
    )
