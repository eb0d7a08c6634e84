"""The catalogue that comes with the tracker, from workouts/data/exercises.json into the database."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from workouts.models import Catalogue, Exercise, ExerciseAlias
from workouts.services.exercises import change_arithmetic, is_used

FILE = Path(__file__).resolve().parent.parent / "data" / "exercises.json"

# An empty one is filled from the file. Secondary muscles are not among them: having none is an answer, too.
FILLED = ("description", "equipment", "primary_muscles", "common_order", "hevy_id")
OVERWRITTEN = (*FILLED, "name", "type", "secondary_muscles")
STORED = (*OVERWRITTEN, "counts_bodyweight")


Pairs = list[tuple[Exercise | None, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Loaded:
    created: int
    changed: int
    aliases: int


def load(rows: Iterable[dict[str, Any]] | None = None, *, overwrite: bool = False) -> Loaded:
    """Bring the catalogue up to the file. What staff made of an exercise stays: it only gets what it lacks.

    With `overwrite` the file wins, but for the type of an exercise that is in use. Nothing is ever removed.
    """
    rows = list(json.loads(FILE.read_text(encoding="utf-8")) if rows is None else rows)
    pairs, created, changed, aliases = _load(rows, overwrite=overwrite)
    if overwrite:  # each in its own transaction, which locks the workouts of all who do the exercise, and those lifters
        changed |= {exercise.pk for exercise, row in pairs if exercise and _count_differently(exercise, row)}
    return Loaded(created=created, changed=len(changed), aliases=aliases)


@transaction.atomic
def _load(rows: list[dict[str, Any]], *, overwrite: bool) -> tuple[Pairs, int, set[int], int]:
    """Return the rows beside the exercises that were there, and what was created, changed (by id) and added as alias."""
    with connection.cursor() as cursor:  # two releases at once wait for each other
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue'))")
    # In the order of ids, as whoever puts several into a workout holds them.
    stored = Exercise.objects.catalogue().only(*STORED).order_by("pk").select_for_update(no_key=True)
    known = _Known(stored, ExerciseAlias.objects.filter(lifter=None))
    pairs = [(known.find(row), row) for row in rows]

    created = Exercise.objects.bulk_create([_new(row) for exercise, row in pairs if exercise is None])
    fields = OVERWRITTEN if overwrite else FILLED
    changed = [exercise for exercise, row in pairs if exercise and _update(exercise, row, fields, overwrite=overwrite)]
    Exercise.objects.bulk_update(changed, [*OVERWRITTEN, "updated_at"], batch_size=200)

    added = _aliases(pairs, created, known, overwrite=overwrite)
    ExerciseAlias.objects.bulk_create(added)
    if created or changed or added:
        Catalogue.raise_generation()
    return pairs, len(created), {exercise.pk for exercise in changed}, len(added)


class _Known:
    """The catalogue as it is, found by Hevy's id, name, or other name: a renamed exercise is not made again."""

    def __init__(self, exercises: Iterable[Exercise], aliases: Iterable[ExerciseAlias]) -> None:
        self.by_id = {exercise.pk: exercise for exercise in exercises}
        self.by_hevy_id = {exercise.hevy_id: exercise for exercise in self.by_id.values() if exercise.hevy_id}
        self.by_name = {exercise.name.lower(): exercise for exercise in self.by_id.values()}
        self.aliases = {alias.name.lower(): alias.exercise_id for alias in aliases}
        self.with_aliases = set(self.aliases.values())

    def find(self, row: dict[str, Any]) -> Exercise | None:
        name = row["name"].lower()
        return (
            self.by_hevy_id.get(row["hevy_id"]) or self.by_name.get(name) or self.by_id.get(self.aliases.get(name, 0))
        )


def _new(row: dict[str, Any]) -> Exercise:
    return Exercise(**{name: row[name] for name in STORED})


def _update(exercise: Exercise, row: dict[str, Any], fields: Iterable[str], *, overwrite: bool) -> bool:
    """Take over what differs, in memory; say whether anything did."""
    differing = [
        name for name in fields if row[name] != getattr(exercise, name) and (overwrite or not getattr(exercise, name))
    ]
    if "type" in differing and is_used(exercise):
        differing.remove("type")
    for name in differing:
        setattr(exercise, name, row[name])
    exercise.updated_at = timezone.now()
    return bool(differing)


def _count_differently(exercise: Exercise, row: dict[str, Any]) -> bool:
    counts = row["counts_bodyweight"]
    differs = exercise.counts_bodyweight != counts
    if differs:
        change_arithmetic(exercise, kind=exercise.type, counts_bodyweight=counts)
    return differs


def _aliases(pairs: Pairs, created: list[Exercise], known: _Known, *, overwrite: bool) -> list[ExerciseAlias]:
    """Return the aliases to add: to new exercises, to those without any, and with `overwrite` to all."""
    fresh = iter(created)
    taken = set(known.aliases)
    found = []
    for matched, row in pairs:
        exercise = matched or next(fresh)
        if matched and not overwrite and matched.pk in known.with_aliases:
            continue
        names = {name.lower(): name for name in row["aliases"] if name.lower() not in taken}
        found += [ExerciseAlias(exercise=exercise, name=name) for name in names.values()]
        taken |= set(names)
    return found
