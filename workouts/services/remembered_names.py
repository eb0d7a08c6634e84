"""What the names in a file mean from now on, at the lifter's word."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workouts.enums import ExerciseType
from workouts.models import Exercise, ExerciseAlias, User
from workouts.services.matching import KnownNames, Matched, with_weight
from workouts.services.spellings import folded


def remember_names(
    lifter: User, told: Iterable[Mapping[str, Any]], exercises: Mapping[str, Exercise], own: Collection[str]
) -> dict[str, Any]:
    """Let names in the file mean these from now on; return the ids of what was made for it, within the caller's transaction.

    `told` are the names as the preview tells them, `own` those of them that become exercises of the lifter's own. One that
    has to move, for its exercise has no column for its weights, means this from now on only where it has some. Names that
    meant something else stand under "renamed" as [alias, exercise before, exercise now].
    """
    names = _FileNames(lifter, told)
    wanted = [title for title in own if names.has(title)]
    made = _make_own(lifter, names, wanted)
    meant = {**exercises, **{title: made.exercises[folded(title)] for title in wanted}}
    known = KnownNames(lifter)  # without the language of the file: what was translated is remembered, too
    aliases, renamed = [alias.pk for alias in made.aliases], []
    for title, exercise in meant.items():
        if exercise == names.meaning(title, known):
            continue
        alias, before = _call(lifter, names.remembered_as(title), exercise)
        if before is None:
            aliases.append(alias.pk)
        else:
            renamed.append([alias.pk, before, exercise.pk])
    brought: dict[str, Any] = {"exercises": [exercise.pk for exercise in made.created], "aliases": aliases}
    return brought | ({"renamed": renamed} if renamed else {})


class _FileNames:
    """The names of a file that was previewed, and the exercises that those have to move from whose rows carry weights."""

    def __init__(self, lifter: User, told: Iterable[Mapping[str, Any]]) -> None:
        self._told = {folded(title["name"]): title for title in told}
        here = Exercise.objects.visible_to(lifter).in_bulk([title["exercise"] for title in self._told.values()])
        self._moved_from = {
            key: here[title["exercise"]]
            for key, title in self._told.items()
            if title.get("moves") and title["exercise"] in here
        }

    def has(self, title: str) -> bool:
        return folded(title) in self._told

    def type_of(self, title: str) -> ExerciseType:
        return ExerciseType(self._told[folded(title)]["type"])

    def moved_from(self, title: str) -> Exercise | None:
        return self._moved_from.get(folded(title))

    def remembered_as(self, title: str) -> str:
        return with_weight(title) if self.moved_from(title) else title

    def meaning(self, title: str, known: KnownNames) -> Exercise | None:
        """Return what its rows are stored under without a word."""
        without_weights = self.moved_from(title)
        if without_weights:
            return known.weighted(title, without_weights)
        return known.find(title, self._told.get(folded(title), {}).get("columns", ()))


def _make_own(lifter: User, names: _FileNames, wanted: Iterable[str]) -> Matched:
    kinds, weighted = {}, {}
    for title in wanted:
        if exercise := names.moved_from(title):
            weighted[title] = exercise
        else:
            kinds[title] = names.type_of(title)
    return KnownNames(lifter).make_own(kinds, weighted=weighted)


def _call(lifter: User, name: str, exercise: Exercise) -> tuple[ExerciseAlias, int | None]:
    """Give the exercise a name of the lifter's; return that with the id of what it meant before."""
    alias = ExerciseAlias.objects.filter(lifter=lifter, name__iexact=name).first()
    if alias is None:
        return ExerciseAlias.objects.create(lifter=lifter, name=name, exercise=exercise), None
    before = alias.exercise_id
    alias.exercise = exercise
    alias.save(update_fields=["exercise"])
    return alias, before
