"""The names in a file, and what the rows under them hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workouts.enums import ExerciseType
from workouts.formats.parsed import ParsedSet
from workouts.services.translations import is_assisted

# What an exercise becomes when its rows carry a weight that it has no column for.
_WEIGHTED = {
    ExerciseType.REPS_ONLY: ExerciseType.BODYWEIGHT_WEIGHTED,
    ExerciseType.DURATION: ExerciseType.WEIGHT_DURATION,
}

# What stands in a column, for whoever is told of it.
COLUMN_NAMES = {"weight_kg": "weights", "reps": "reps", "distance_m": "distances", "duration_seconds": "times"}


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

    @property
    def columns(self) -> list[str]:
        """The columns of sets that its rows fill."""
        filled = {
            "weight_kg": self.is_loaded,
            "reps": self.has_reps,
            "distance_m": self.has_distance,
            "duration_seconds": self.has_duration,
        }
        return [column for column, is_filled in filled.items() if is_filled]


def weighted_type(kind: str, columns: Collection[str]) -> ExerciseType | None:
    """Return the type that such rows need instead of this one, for they carry a weight that it has no column for."""
    return _WEIGHTED.get(ExerciseType(kind)) if "weight_kg" in columns else None


def unseen(kind: str, columns: Collection[str]) -> list[str]:
    """Return which of the columns an exercise of this type does not show."""
    return [column for column in columns if column not in ExerciseType(kind).columns]


def misses_the_point(kind: str, columns: Collection[str]) -> bool:
    """Whether rows are no sets of such an exercise: it has no place for their weights, though a sibling has, or for anything."""
    return _shows_nothing(kind, columns) or weighted_type(kind, columns) is not None


def is_of_another_kind(kind: str, columns: Collection[str]) -> bool:
    """Whether rows are weights lifted so many times, of which an exercise of time or distance alone shows nothing."""
    return {"weight_kg", "reps"} <= set(columns) and _shows_nothing(kind, columns)


def _shows_nothing(kind: str, columns: Collection[str]) -> bool:
    return bool(columns) and len(unseen(kind, columns)) == len(columns)
