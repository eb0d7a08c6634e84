"""Load and volume of sets, and totals of a session. Kilograms."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from workouts.enums import ExerciseType, SetType

ZERO = Decimal(0)


# Where the exercise says so, the lifter is part of what is moved; a machine that assists always lifts some of them.
MOVES_LIFTER_IF_COUNTED = frozenset({ExerciseType.REPS_ONLY, ExerciseType.BODYWEIGHT_WEIGHTED})
ALWAYS_MOVES_LIFTER = ExerciseType.BODYWEIGHT_ASSISTED


def moves_lifter(kind: ExerciseType, *, counts_bodyweight: bool) -> bool:
    """Whether the load of a set holds what the lifter weighs."""
    return kind is ALWAYS_MOVES_LIFTER or (counts_bodyweight and kind in MOVES_LIFTER_IF_COUNTED)


def load(
    kind: ExerciseType, weight_kg: Decimal | None, *, counts_bodyweight: bool, bodyweight_kg: Decimal | None
) -> Decimal | None:
    """Return what a set moves, or None where that is not known.

    Where the lifter's own weight is moved the load is bodyweight + added − assistance, never below 0, and unknown before the
    first weighing. Other bodyweight moves count their added weight only.
    """
    weight = weight_kg or ZERO
    if kind in {ExerciseType.WEIGHT_REPS, ExerciseType.WEIGHT_DURATION, ExerciseType.SHORT_DISTANCE_WEIGHT}:
        return weight
    if moves_lifter(kind, counts_bodyweight=counts_bodyweight):
        if bodyweight_kg is None:
            return None
        moved = bodyweight_kg - weight if kind is ExerciseType.BODYWEIGHT_ASSISTED else bodyweight_kg + weight
        return max(ZERO, moved)
    return weight if kind is ExerciseType.BODYWEIGHT_WEIGHTED else None


def volume(kind: ExerciseType, load_kg: Decimal | None, reps: int | None) -> Decimal:
    """Return reps × load; durations and distances have none."""
    if load_kg is None or not reps or "reps" not in kind.columns:
        return ZERO
    return load_kg * reps


class Countable(Protocol):
    """What totals are made of: a logged set."""

    exercise_id: int
    set_type: str
    reps: int | None
    volume_kg: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    volume_kg: Decimal
    sets: int
    reps: int
    exercises: int


def totals(logged: Iterable[Countable], *, counts_warmups: bool = False) -> Totals:
    """Sum up the working sets; an exercise counts once a session, warm-ups included."""
    sets = list(logged)
    working = [s for s in sets if counts_warmups or s.set_type != SetType.WARMUP]
    return Totals(
        volume_kg=sum((s.volume_kg for s in working), ZERO),
        sets=len(working),
        reps=sum(s.reps or 0 for s in working),
        exercises=len({s.exercise_id for s in sets}),
    )
