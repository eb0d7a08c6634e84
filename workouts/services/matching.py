"""Which exercise the name in a file means, and what becomes of a name that nothing answers to."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workouts.enums import ExerciseType
from workouts.models import Exercise, ExerciseAlias, User
from workouts.services.spellings import words
from workouts.services.titles import Title, is_of_another_kind, unseen, weighted_type
from workouts.services.translations import LANGUAGES, Meant, english, languages_of

LONGEST_NAME, LONGEST_ALIAS = 120, 200
LONGEST_ENDING = 10  # of a name that is cut
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


def folded(name: str) -> str:
    """Return what names are compared by. At least as coarse as the database's lower(), which maps İ to i."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold().replace("i\u0307", "i")


def with_weight(title: str) -> str:
    """Return the name under which is remembered what a title becomes where its rows carry weights: without, it stays itself."""
    return f"{title[: LONGEST_ALIAS - len(_WITH_WEIGHT)]}{_WITH_WEIGHT}"


class KnownNames:
    """The exercises a lifter can see, by every name they go by; the lifter's own names come first.

    After those come names that have the same words in another order or number, and those of the languages that the file is in.
    """

    def __init__(self, lifter: User, *, titles: Iterable[str] = ()) -> None:
        self._lifter = lifter
        self._titles = titles
        self._numbers: dict[str, int] = {}
        by_id = Exercise.objects.visible_to(lifter).in_bulk()
        aliases: dict[Any, dict[str, Exercise]] = {None: {}, lifter.pk: {}}
        names: dict[Any, dict[str, Exercise]] = {None: {}, lifter.pk: {}}
        for exercise in by_id.values():
            names[exercise.created_by_id][folded(exercise.name)] = exercise
        known = ExerciseAlias.objects.filter(lifter=None) | ExerciseAlias.objects.filter(lifter=lifter)
        for name, owner, pk in known.values_list("name", "lifter_id", "exercise_id"):
            if pk in by_id:
                aliases[owner][folded(name)] = by_id[pk]
        self._own = names[lifter.pk]
        self._order = (aliases[lifter.pk], self._own, names[None], aliases[None])

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
        aliases = found.aliases
        for title in titles:
            exercise = self.find(title.name, title.columns)
            if exercise is None:
                exercise = self._new(title.name, aliases, type=title.type)
            elif kind := weighted_type(exercise.type, title.columns):
                exercise = self.weighted(title.name, exercise) or self._new_weighted(exercise, kind, aliases)
                found.moved[folded(title.name)] = Moved(title.name, exercise)
            found.exercises[folded(title.name)] = exercise
            if beside := unseen(exercise.type, title.columns):
                found.unseen.append(Unseen(title.name, exercise, tuple(beside)))
        self._store(found)
        return found

    def make_own(self, kinds: Mapping[str, ExerciseType], *, weighted: Mapping[str, Exercise]) -> Matched:
        """Make exercises of the lifter's own under these names, but where they have one of that name.

        `weighted` are those made as siblings of exercises that have no column for the weights of a title.
        """
        found = Matched()
        for title, kind in kinds.items():
            own = self._own.get(folded(title))
            found.exercises[folded(title)] = own or self._new(title, found.aliases, type=kind)
        for title, exercise in weighted.items():
            own = self._own.get(folded(f"{exercise.name} (weighted)"))
            kind = weighted_type(exercise.type, ["weight_kg"]) or ExerciseType.WEIGHT_REPS
            found.exercises[folded(title)] = (
                own if own and _has_weight(own) else self._new_weighted(exercise, kind, found.aliases)
            )
        self._store(found)
        return found

    def _store(self, found: Matched) -> None:
        found.created = [exercise for exercise in self._own.values() if exercise.pk is None]
        Exercise.objects.bulk_create(found.created, batch_size=1000)
        ExerciseAlias.objects.bulk_create(found.aliases, batch_size=1000)

    def weighted(self, title: str, exercise: Exercise) -> Exercise | None:
        """Return what rows with weights go to whose title means an exercise without: what was chosen once, or its sibling."""
        name, chosen = exercise.name, with_weight(title)
        candidates = (f"{name} (weighted)", name.replace("(", "(weighted ", 1), f"Weighted {name}")
        remembered = self._exact(chosen) or self._by_words.get(words(chosen))
        siblings = (remembered, *map(self.find, candidates))
        return next((sibling for sibling in siblings if sibling and _has_weight(sibling)), None)

    def assisted(self, exercise: Exercise) -> Exercise | None:
        """Return the sibling of an exercise for which a weight is help."""
        sibling = self.find(f"{exercise.name} (assisted)")
        return sibling if sibling and sibling.type == ExerciseType.BODYWEIGHT_ASSISTED else None

    def _new_weighted(self, exercise: Exercise, kind: ExerciseType, aliases: list[ExerciseAlias]) -> Exercise:
        return self._new(
            f"{exercise.name} (weighted)",
            aliases,
            type=kind,
            equipment=exercise.equipment,
            primary_muscles=exercise.primary_muscles,
            secondary_muscles=exercise.secondary_muscles,
            counts_bodyweight=exercise.counts_bodyweight,
        )

    def _new(self, title: str, aliases: list[ExerciseAlias], **details: Any) -> Exercise:
        """Make an exercise under the title, or under its beginning with the whole as an alias."""
        exercise = Exercise(name=self._free_name(title), is_custom=True, created_by=self._lifter, **details)
        self._own[folded(exercise.name)] = exercise
        if folded(exercise.name) != folded(title):
            aliases.append(ExerciseAlias(exercise=exercise, lifter=self._lifter, name=title))
        return exercise

    def _free_name(self, title: str) -> str:
        name, beginning = title, folded(title[: LONGEST_NAME - LONGEST_ENDING])
        number = self._numbers.get(beginning, 1)  # those before are taken: thousands of titles may begin alike
        while len(name) > LONGEST_NAME or folded(name) in self._own:
            ending = f"… {number}" if number > 1 else "…"
            name, number = title[: LONGEST_NAME - len(ending)] + ending, number + 1
        self._numbers[beginning] = number
        return name


def _is_done_with(exercise: Exercise, qualifier: str) -> bool:
    if qualifier == "bodyweight":  # a pull up needs a bar
        return not _has_weight(exercise)
    return qualifier in ("", "weighted") or _EQUIPMENT.get(qualifier) in exercise.equipment


def _has_weight(exercise: Exercise) -> bool:
    return "weight_kg" in ExerciseType(exercise.type).columns
