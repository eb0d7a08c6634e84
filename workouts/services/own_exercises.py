"""The exercises of the lifter's own, and those that are made for the names in a file."""

from typing import Any

from workouts.enums import ExerciseType
from workouts.models import Exercise, ExerciseAlias, User
from workouts.services.spellings import folded

LONGEST_NAME = 120
LONGEST_ENDING = 10  # of a name that is cut


class OwnExercises:
    """Those that are here by their folded names, and those made beside them, which `store` puts down at once."""

    def __init__(self, lifter: User, by_name: dict[str, Exercise]) -> None:
        """What is made stands among the names from then on."""
        self._lifter, self._by_name = lifter, by_name
        self._aliases: list[ExerciseAlias] = []
        self._numbers: dict[str, int] = {}

    def called(self, name: str) -> Exercise | None:
        return self._by_name.get(folded(name))

    def make(self, title: str, **details: Any) -> Exercise:
        """Make an exercise under the title, or under its beginning with the whole as an alias."""
        exercise = Exercise(name=self._free_name(title), is_custom=True, created_by=self._lifter, **details)
        self._by_name[folded(exercise.name)] = exercise
        if folded(exercise.name) != folded(title):
            self._aliases.append(ExerciseAlias(exercise=exercise, lifter=self._lifter, name=title))
        return exercise

    def make_weighted(self, exercise: Exercise, kind: ExerciseType) -> Exercise:
        """Make the sibling of an exercise that has a column for weights."""
        return self.make(
            weighted_name(exercise),
            type=kind,
            equipment=exercise.equipment,
            primary_muscles=exercise.primary_muscles,
            secondary_muscles=exercise.secondary_muscles,
            counts_bodyweight=exercise.counts_bodyweight,
        )

    def store(self) -> tuple[list[Exercise], list[ExerciseAlias]]:
        """Store what was made; return it."""
        made, aliases = [exercise for exercise in self._by_name.values() if exercise.pk is None], self._aliases
        Exercise.objects.bulk_create(made, batch_size=1000)
        ExerciseAlias.objects.bulk_create(aliases, batch_size=1000)
        self._aliases = []
        return made, aliases

    def _free_name(self, title: str) -> str:
        name, beginning = title, folded(title[: LONGEST_NAME - LONGEST_ENDING])
        number = self._numbers.get(beginning, 1)  # those before are taken: thousands of titles may begin alike
        while len(name) > LONGEST_NAME or folded(name) in self._by_name:
            ending = f"… {number}" if number > 1 else "…"
            name, number = title[: LONGEST_NAME - len(ending)] + ending, number + 1
        self._numbers[beginning] = number
        return name


def weighted_name(exercise: Exercise) -> str:
    return f"{exercise.name} (weighted)"
