"""What a routine plans."""

from dataclasses import dataclass
from decimal import Decimal

from workouts.enums import SetType


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """Targets in kilograms, seconds and metres; `target_reps_high` is the upper end of a range."""

    set_type: SetType = SetType.NORMAL
    target_weight_kg: Decimal | None = None
    target_reps: int | None = None
    target_reps_high: int | None = None
    target_duration_seconds: int | None = None
    target_distance_m: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    exercise_id: int
    rest_seconds: int = 90
    notes: str = ""
    superset_group: int | None = None
    sets: tuple[PlannedSet, ...] = ()
