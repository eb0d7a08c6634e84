"""Which exercise the name in a file means, and what becomes of a name that nothing answers to."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workouts.enums import ExerciseType
from workouts.formats.parsed import ParsedSet
from workouts.models import Exercise, ExerciseAlias, User
from workouts.services.spellings import words
from workouts.services.translations import LANGUAGES, Meant, english, is_assisted, languages_of

LONGEST_NAME = 120

# What an exercise becomes when its rows carry a weight that it has no column for.
_WEIGHTED = {
    ExerciseType.REPS_ONLY: ExerciseType.BODYWEIGHT_WEIGHTED,
    ExerciseType.DURATION: ExerciseType.WEIGHT_DURATION,
}

# What an exercise may be done with whose name does not say so: a weight moves its rows to the sibling that has a column for it.
# Help is not among them.
_EQUIPMENT = {
    "barbell": "barbell", "dumbbell": "dumbbell", "cable": "cable", "machine": "machine", "smith machine": "smith_machine",
    "kettlebell": "kettlebell", "band": "resistance_band", "plate": "plate", "bodyweight": "none", "suspension": "suspension",
    "ez bar": "ez_bar", "trap bar": "trap_bar", "stability ball": "exercise_ball", "landmine": "landmine",
}  # fmt: skip


@dataclass(slots=True)
class Title:
    """A name in a file, as first written there, and what its rows hold."""

    name: str
    has_weight: bool = False
    is_loaded: bool = False
    has_reps: bool = False
    has_distance: bool = False
    has_duration: bool = False

    def add(self, sets: Iterable[ParsedSet]) -> None:
        for parsed in sets:
            self.has_weight |= parsed.weight_kg is not None
            self.is_loaded |= bool(parsed.weight_kg)
            self.has_reps |= bool(parsed.reps)
            self.has_distance |= bool(parsed.distance_m)
            self.has_duration |= bool(parsed.duration_seconds)

    @property
    def type(self) -> ExerciseType:
        """The type that shows the most of it."""
        for is_it, kind in (
            (self.has_weight and self.has_reps and is_assisted(self.name), ExerciseType.BODYWEIGHT_ASSISTED),
            (self.has_weight and self.has_reps, ExerciseType.WEIGHT_REPS),
            (self.has_weight and self.has_distance, ExerciseType.SHORT_DISTANCE_WEIGHT),
            (self.has_distance, ExerciseType.DISTANCE_DURATION),
            (self.has_reps, ExerciseType.REPS_ONLY),
            (self.has_weight and self.has_duration, ExerciseType.WEIGHT_DURATION),
            (self.has_duration, ExerciseType.DURATION),
        ):
            if is_it:
                return kind
        return ExerciseType.WEIGHT_REPS


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows with weights that went to another exercise than their name says."""

    title: str
    exercise: Exercise


@dataclass(slots=True)
class Matched:
    """Exercises by folded title; those made now, with their aliases; those that took in weighted rows, by folded title."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    created: list[Exercise] = field(default_factory=list)
    aliases: list[ExerciseAlias] = field(default_factory=list)
    moved: dict[str, Moved] = field(default_factory=dict)


def folded(name: str) -> str:
    """Return what names are compared by. At least as coarse as the database's lower(), which maps İ to i."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold().replace("i\u0307", "i")


class KnownNames:
    """The exercises a lifter can see, by every name they go by; the lifter's own names come first.

    After those come names that have the same words in another order or number, and those of the languages that the file is in.
    """

    def __init__(self, lifter: User, *, titles: Iterable[str] = ()) -> None:
        self._lifter = lifter
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
        self._own = names[lifter.pk]
        self._order = (aliases[lifter.pk], self._own, names[None], aliases[None])

    def find(self, name: str) -> Exercise | None:
        exact = self._exact(name)
        return exact or self._by_words.get(words(name)) or self._translated(name)

    def _exact(self, name: str) -> Exercise | None:
        key = folded(name)
        return next((names[key] for names in self._order if key in names), None)

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
            exercise = self.find(title.name)
            if exercise is None:
                exercise = self._new(title.name, aliases, type=title.type)
            elif title.is_loaded and (kind := _WEIGHTED.get(ExerciseType(exercise.type))):
                exercise = self._weighted(exercise) or self._new_weighted(exercise, kind, aliases)
                found.moved[folded(title.name)] = Moved(title.name, exercise)
            found.exercises[folded(title.name)] = exercise
        self._store(found)
        return found

    def make_own(self, kinds: Mapping[str, ExerciseType]) -> Matched:
        """Make exercises of the lifter's own under these names, but where they have one of that name."""
        found = Matched()
        for title, kind in kinds.items():
            own = self._own.get(folded(title))
            found.exercises[folded(title)] = own or self._new(title, found.aliases, type=kind)
        self._store(found)
        return found

    def _store(self, found: Matched) -> None:
        found.created = [exercise for exercise in self._own.values() if exercise.pk is None]
        Exercise.objects.bulk_create(found.created)
        ExerciseAlias.objects.bulk_create(found.aliases)

    def _weighted(self, exercise: Exercise) -> Exercise | None:
        """The sibling of an exercise that has a column for the weight."""
        name = exercise.name
        candidates = (f"{name} (weighted)", name.replace("(", "(weighted ", 1), f"Weighted {name}")
        siblings = (self.find(candidate) for candidate in candidates)
        return next((sibling for sibling in siblings if sibling and _has_weight(sibling)), None)

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
        name, number = title, 1
        while len(name) > LONGEST_NAME or folded(name) in self._own:
            ending = f"… {number}" if number > 1 else "…"
            name, number = title[: LONGEST_NAME - len(ending)] + ending, number + 1
        return name


def _is_done_with(exercise: Exercise, qualifier: str) -> bool:
    if qualifier == "bodyweight":  # a pull up needs a bar
        return not _has_weight(exercise)
    return qualifier in ("", "weighted") or _EQUIPMENT.get(qualifier) in exercise.equipment


def _has_weight(exercise: Exercise) -> bool:
    return "weight_kg" in ExerciseType(exercise.type).columns
