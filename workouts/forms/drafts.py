"""A routine while it is typed: what stands in the fields, as text, and what a button does to it.

Nothing here is checked; so a button that adds a row loses nothing that was typed, right or wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workouts.enums import DistanceUnit, SetType, WeightUnit
from workouts.models import Routine, RoutineExercise, RoutineSet
from workouts.services.routines import MOST_EXERCISES, MOST_SETS

SET_FIELDS = ("set_type", "weight", "weight_was", "reps", "reps_high", "duration", "distance", "distance_was")
EXERCISE_FIELDS = ("exercise", "rest", "notes", "superset", "weight_unit", "distance_unit")
_CYCLE = list(SetType)


@dataclass
class DraftExercise:
    """`values` and the rows of `sets` are by field name; texts as typed, or what is stored."""

    values: dict[str, Any]
    sets: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether types and units are those of the page."""
        units = {"weight_unit": WeightUnit, "distance_unit": DistanceUnit}
        are_known = all(self.values[name] in {"", *known} for name, known in units.items())
        return are_known and all(row["set_type"] in _CYCLE for row in self.sets)


@dataclass
class Draft:
    exercises: list[DraftExercise] = field(default_factory=list)
    is_whole: bool = True  # else something that no lifter types did not arrive as the page sends it

    @classmethod
    def typed(cls, data: Mapping[str, Any]) -> "Draft":
        """Read e0-exercise, e0-s0-weight and so on, with as many of each as e-count and e0-count say."""
        draft = cls(is_whole=_is_count(data, "e-count"))
        for i in range(_count(data, "e-count", MOST_EXERCISES + 1)):
            room = MOST_SETS + 1 - draft.set_count  # one too many is refused in words, a million are not even read
            sets = [
                {name: data.get(f"e{i}-s{j}-{name}", "") for name in SET_FIELDS}
                for j in range(_count(data, f"e{i}-count", room))
            ]
            exercise = DraftExercise({name: data.get(f"e{i}-{name}", "") for name in EXERCISE_FIELDS}, sets)
            draft.exercises.append(exercise)
            draft.is_whole &= _is_count(data, f"e{i}-count") and exercise.is_whole
        return draft

    @classmethod
    def stored(cls, routine: Routine) -> "Draft":
        planned = list(routine.planned.prefetch_related("sets"))
        groups = _groups(planned)
        return cls(
            [
                DraftExercise(_exercise_values(item, groups), [_set_values(row) for row in item.sets.all()])
                for item in planned
            ]
        )

    @property
    def set_count(self) -> int:
        return sum(len(exercise.sets) for exercise in self.exercises)

    def act(self, action: str, *, rest_seconds: int) -> str:
        """Do what a button says, such as "add 12", "up 1", "kind 0 2". Return a sentence when it can't."""
        verb, *places = action.split(" ")
        if not places or not all(place.isascii() and place.isdecimal() for place in places):
            return ""
        return self._act(verb, [int(place) for place in places], rest_seconds)

    def _act(self, verb: str, places: list[int], rest_seconds: int) -> str:
        match verb, places:
            case "add", [pk]:
                return self._add(pk, rest_seconds)
            case "remove", [i] if i < len(self.exercises):
                del self.exercises[i]
            case "up", [i] if 0 < i < len(self.exercises):
                self._swap(i - 1, i)
            case "down", [i] if i + 1 < len(self.exercises):
                self._swap(i, i + 1)
            case "add_set", [i] if i < len(self.exercises):
                return self._add_set(self.exercises[i])
            case "remove_set", [i, j] if i < len(self.exercises) and j < len(self.exercises[i].sets):
                del self.exercises[i].sets[j]
            case "kind", [i, j] if i < len(self.exercises) and j < len(self.exercises[i].sets):
                row = self.exercises[i].sets[j]
                row["set_type"] = _next_type(row["set_type"])
        return ""

    def _add(self, pk: int, rest_seconds: int) -> str:
        if len(self.exercises) >= MOST_EXERCISES:
            return f"A routine holds at most {MOST_EXERCISES} exercises."
        added = DraftExercise(dict.fromkeys(EXERCISE_FIELDS, "") | {"exercise": pk, "rest": rest_seconds})
        self.exercises.append(added)
        return self._add_set(added)

    def _add_set(self, exercise: DraftExercise) -> str:
        if self.set_count >= MOST_SETS:
            return f"A routine holds at most {MOST_SETS} sets."
        # The next set is most often like the one above it, but never one more warm-up by accident.
        above = dict(exercise.sets[-1]) if exercise.sets else dict.fromkeys(SET_FIELDS, "")
        exercise.sets.append(above | {"set_type": SetType.NORMAL})
        return ""

    def _swap(self, i: int, j: int) -> None:
        self.exercises[i], self.exercises[j] = self.exercises[j], self.exercises[i]


def _groups(planned: list[RoutineExercise]) -> dict[int | None, int]:
    """Number supersets from 1 in the order they appear; programs number them as they like."""
    groups = dict.fromkeys(item.superset_group for item in planned if item.superset_group is not None)
    return {group: place for place, group in enumerate(groups, start=1)}


def _exercise_values(planned: RoutineExercise, groups: dict[int | None, int]) -> dict[str, Any]:
    return {
        "exercise": planned.exercise_id,
        "rest": planned.rest_seconds,
        "notes": planned.notes,
        "superset": groups.get(planned.superset_group, ""),
    }


def _set_values(row: RoutineSet) -> dict[str, Any]:
    return {
        "set_type": row.set_type,
        "weight": row.target_weight_kg,
        "reps": row.target_reps,
        "reps_high": row.target_reps_high,
        "duration": row.target_duration_seconds,
        "distance": row.target_distance_m,
    }


def _is_count(data: Mapping[str, Any], name: str) -> bool:
    text = str(data.get(name, ""))
    return text.isascii() and text.isdecimal() and len(text) < 6


def _count(data: Mapping[str, Any], name: str, most: int) -> int:
    return min(int(data[name]), most) if _is_count(data, name) else 0


def _next_type(current: str) -> SetType:
    return _CYCLE[(_CYCLE.index(SetType(current)) + 1) % len(_CYCLE)] if current in _CYCLE else SetType.NORMAL
