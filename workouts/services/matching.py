"""Which exercise the name in a file means, and what becomes of a name that nothing answers to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workouts.enums import ExerciseType
from workouts.models import Exercise, ExerciseAlias, User
from workouts.services.own_exercises import OwnExercises, weighted_name
from workouts.services.spellings import folded, words
from workouts.services.titles import Title, is_of_another_kind, unseen, weighted_type
from workouts.services.translations import LANGUAGES, Meant, english, languages_of

LONGEST_ALIAS = 200
_WITH_WEIGHT = ", with weight"

# What an exercise may be done with whose name does not say so: a weight moves its rows to the sibling that has a column for it.
# Help is not among them.
_EQUIPMENT = {
    "barbell": "barbell", "dumbbell": "dumbbell", "cable": "cable", "machine": "machine", "smith machine": "smith_machine",
    "kettlebell": "kettlebell", "band": "resistance_band", "plate": "plate", "bodyweight": "none", "suspension": "suspension",
    "ez bar": "ez_bar", "trap bar": "trap_bar", "stability ball": "exercise_ball", "landmine": "landmine",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows with weights that went to another exercise than their name says."""

    title: str
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class Unseen:
    """Values in the rows of a title, by the columns of sets, that its exercise does not show."""

    title: str
    exercise: Exercise
    columns: tuple[str, ...]


@dataclass(slots=True)
class Matched:
    """Exercises by folded title; those made now, with their aliases; those that took in weighted rows, by folded title."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    created: list[Exercise] = field(default_factory=list)
    aliases: list[ExerciseAlias] = field(default_factory=list)
    moved: dict[str, Moved] = field(default_factory=dict)
    unseen: list[Unseen] = field(default_factory=list)


def with_weight(title: str) -> str:
    """Return the name under which is remembered what a title becomes where its rows carry weights: without, it stays itself."""
    return f"{title[: LONGEST_ALIAS - len(_WITH_WEIGHT)]}{_WITH_WEIGHT}"


class KnownNames:
    """The exercises a lifter can see, by every name they go by; the lifter's own names come first.

    After those come names that have the same words in another order or number, and those of the languages that the file is in.
    """

    def __init__(self, lifter: User, *, titles: Iterable[str] = ()) -> None:
        self._titles = titles
        by_id = Exercise.objects.visible_to(lifter).in_bulk()
        aliases: dict[Any, dict[str, Exercise]] = {None: {}, lifter.pk: {}}
        names: dict[Any, dict[str, Exercise]] = {None: {}, lifter.pk: {}}
        for exercise in by_id.values():
            names[exercise.created_by_id][folded(exercise.name)] = exercise
        known = ExerciseAlias.objects.filter(lifter=None) | ExerciseAlias.objects.filter(lifter=lifter)
        for name, owner, pk in known.values_list("name", "lifter_id", "exercise_id"):
            if pk in by_id:
                aliases[owner][folded(name)] = by_id[pk]
        self._own = OwnExercises(lifter, names[lifter.pk])
        self._order = (aliases[lifter.pk], names[lifter.pk], names[None], aliases[None])

    def find(self, name: str, columns: Collection[str] = ()) -> Exercise | None:
        """Return what a name means whose rows fill these columns: weights and reps under “Rudern” are no rowing machine's.

        What the lifter calls so, or the catalogue itself, is meant whatever they fill.
        """
        called = self._exact(name, self._order[:-1])
        if called:
            return called
        found = self._exact(name) or self._by_words.get(words(name)) or self._translated(name)
        return None if found and is_of_another_kind(found.type, columns) else found

    def _exact(self, name: str, order: Sequence[Mapping[str, Exercise]] = ()) -> Exercise | None:
        key = folded(name)
        return next((names[key] for names in order or self._order if key in names), None)

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], Exercise | None]:
        """None stands where the same words mean several."""
        found: dict[tuple[str, ...], Exercise | None] = {}
        for names in self._order:
            for name, exercise in names.items():
                key = words(name)
                found[key] = exercise if found.setdefault(key, exercise) == exercise else None
        found.pop((), None)  # signs alone
        return found

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        return languages_of(title for title in self._titles if self._exact(title) is None)

    def _translated(self, name: str) -> Exercise | None:
        """Ask the languages of the file; where none is known, every one: then none is believed that another contradicts."""
        found = [exercise for each in self._languages or LANGUAGES if (exercise := self._in(each, name))]
        return found[0] if found and (self._languages or all(each is found[0] for each in found)) else None

    def _in(self, language: str, name: str) -> Exercise | None:
        meant = (self._meant(each) for each in english(name, language=language))
        return next((exercise for exercise in meant if exercise), None)

    def _meant(self, meant: Meant) -> Exercise | None:
        exercise = self._exact(meant.name) or self._by_words.get(words(meant.name))
        return exercise if exercise and _is_done_with(exercise, meant.left_out) else None

    def match(self, titles: Iterable[Title]) -> Matched:
        """Find the exercise of each title; make the lifter's own where there is none."""
        found = Matched()
        for title in titles:
            exercise = self.find(title.name, title.columns)
            if exercise is None:
                exercise = self._own.make(title.name, type=title.type)
            elif kind := weighted_type(exercise.type, title.columns):
                exercise = self.weighted(title.name, exercise) or self._own.make_weighted(exercise, kind)
                found.moved[folded(title.name)] = Moved(title.name, exercise)
            found.exercises[folded(title.name)] = exercise
            if beside := unseen(exercise.type, title.columns):
                found.unseen.append(Unseen(title.name, exercise, tuple(beside)))
        found.created, found.aliases = self._own.store()
        return found

    def make_own(self, kinds: Mapping[str, ExerciseType], *, weighted: Mapping[str, Exercise]) -> Matched:
        """Make exercises of the lifter's own under these names, but where they have one of that name.

        `weighted` are those made as siblings of exercises that have no column for the weights of a title.
        """
        found = Matched()
        for title, kind in kinds.items():
            found.exercises[folded(title)] = self._own.called(title) or self._own.make(title, type=kind)
        for title, exercise in weighted.items():
            own = self._own.called(weighted_name(exercise))
            kind = weighted_type(exercise.type, ["weight_kg"]) or ExerciseType.WEIGHT_REPS
            found.exercises[folded(title)] = (
                own if own and _has_weight(own) else self._own.make_weighted(exercise, kind)
            )
        found.created, found.aliases = self._own.store()
        return found

    def weighted(self, title: str, exercise: Exercise) -> Exercise | None:
        """Return what rows with weights go to whose title means an exercise without: what was chosen once, or its sibling."""
        name, chosen = exercise.name, with_weight(title)
        candidates = (weighted_name(exercise), name.replace("(", "(weighted ", 1), f"Weighted {name}")
        remembered = self._exact(chosen) or self._by_words.get(words(chosen))
        siblings = (remembered, *map(self.find, candidates))
        return next((sibling for sibling in siblings if sibling and _has_weight(sibling)), None)

    def assisted(self, exercise: Exercise) -> Exercise | None:
        """Return the sibling of an exercise for which a weight is help."""
        sibling = self.find(f"{exercise.name} (assisted)")
        return sibling if sibling and sibling.type == ExerciseType.BODYWEIGHT_ASSISTED else None


def _is_done_with(exercise: Exercise, qualifier: str) -> bool:
    if qualifier == "bodyweight":  # a pull up needs a bar
        return not _has_weight(exercise)
    return qualifier in ("", "weighted") or _EQUIPMENT.get(qualifier) in exercise.equipment


def _has_weight(exercise: Exercise) -> bool:
    return "weight_kg" in ExerciseType(exercise.type).columns
