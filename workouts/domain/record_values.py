"""What sets are worth in each kind of record, by the type of their exercise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from workouts.domain import one_rep_max
from workouts.domain.one_rep_max import STORED
from workouts.domain.volume import ZERO
from workouts.enums import ExerciseType, Formula, RecordType


class Performed(Protocol):
    """A logged set, read only: a row or a tuple of its columns."""

    @property
    def pk(self) -> int: ...
    @property
    def set_type(self) -> str: ...
    @property
    def reps(self) -> int | None: ...
    @property
    def weight_kg(self) -> Decimal | None: ...
    @property
    def load_kg(self) -> Decimal | None: ...
    @property
    def volume_kg(self) -> Decimal: ...
    @property
    def duration_seconds(self) -> int | None: ...
    @property
    def distance_m(self) -> Decimal | None: ...
    @property
    def custom_metric(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the exercise and of the lifter's preferences decides about records."""

    kind: ExerciseType
    counts_bodyweight: bool = False
    counts_warmups: bool = False
    formula: Formula = Formula.BRZYCKI

    @property
    def has_estimate(self) -> bool:
        """Whether a one-rep max is estimated: where the whole of what is lifted is known."""
        return self.kind is ExerciseType.WEIGHT_REPS or (
            self.kind is ExerciseType.BODYWEIGHT_WEIGHTED and self.counts_bodyweight
        )


_LIFTED = (
    RecordType.ONE_REP_MAX,
    RecordType.MAX_WEIGHT,
    RecordType.THREE_REP_MAX,
    RecordType.FIVE_REP_MAX,
    RecordType.SET_VOLUME,
    RecordType.VOLUME,
    RecordType.REPS,  # at any weight, so it says least
)

# Which kinds there are for each type of exercise, the most telling first.
KINDS = {
    ExerciseType.WEIGHT_REPS: _LIFTED,
    ExerciseType.REPS_ONLY: (RecordType.REPS, RecordType.SESSION_REPS, RecordType.VOLUME),
    ExerciseType.BODYWEIGHT_WEIGHTED: _LIFTED,
    ExerciseType.BODYWEIGHT_ASSISTED: (
        RecordType.ASSISTANCE,
        RecordType.REPS,
        RecordType.SESSION_REPS,
        RecordType.VOLUME,
    ),
    ExerciseType.DURATION: (RecordType.DURATION,),
    ExerciseType.WEIGHT_DURATION: (RecordType.MAX_WEIGHT, RecordType.DURATION),
    ExerciseType.DISTANCE_DURATION: (RecordType.DISTANCE, RecordType.PACE, RecordType.DURATION),
    ExerciseType.SHORT_DISTANCE_WEIGHT: (RecordType.MAX_WEIGHT, RecordType.DISTANCE),
    ExerciseType.FLOORS_DURATION: (RecordType.FLOORS, RecordType.DURATION),
    ExerciseType.STEPS_DURATION: (RecordType.STEPS, RecordType.DURATION),
}

Values = Iterator[tuple[RecordType, Decimal]]

SHORTEST_PACE_M = 500


def values_of(kind: ExerciseType) -> Callable[[Performed, Rules], Values]:
    """Return what yields (kind of record, value) of one set, in kilograms, metres and seconds. Values of 0 are none."""
    return _VALUES[kind]


def pace(distance_m: Decimal | None, seconds: int | None) -> Decimal | None:
    """Return seconds per kilometre; over less than 500 m a pace says nothing, and there is none."""
    if not distance_m or not seconds or distance_m < SHORTEST_PACE_M:
        return None
    return (seconds * 1000 / distance_m).quantize(STORED)


def _lifted(performed: Performed, rules: Rules) -> Values:
    """The weight is the added one where the lifter's own is moved; estimate and volume take the whole load."""
    reps = performed.reps
    if not reps:  # an attempt
        return
    weight = performed.weight_kg or ZERO
    yield RecordType.MAX_WEIGHT, weight
    if reps >= 3:
        yield RecordType.THREE_REP_MAX, weight
    if reps >= 5:
        yield RecordType.FIVE_REP_MAX, weight
    yield RecordType.SET_VOLUME, performed.volume_kg
    yield RecordType.REPS, Decimal(reps)
    if rules.has_estimate:
        estimated = one_rep_max.estimate(performed.load_kg, reps, rules.formula)
        if estimated is not None:
            yield RecordType.ONE_REP_MAX, estimated


def _repeated(performed: Performed, rules: Rules) -> Values:
    yield RecordType.REPS, Decimal(performed.reps or 0)


def _assisted(performed: Performed, rules: Rules) -> Values:
    if performed.reps:
        yield RecordType.ASSISTANCE, performed.weight_kg or ZERO
        yield RecordType.REPS, Decimal(performed.reps)


def _timed(performed: Performed, rules: Rules) -> Values:
    yield RecordType.DURATION, Decimal(performed.duration_seconds or 0)


def _held(performed: Performed, rules: Rules) -> Values:
    if performed.duration_seconds:
        yield RecordType.MAX_WEIGHT, performed.weight_kg or ZERO
        yield RecordType.DURATION, Decimal(performed.duration_seconds)


def _covered(performed: Performed, rules: Rules) -> Values:
    yield RecordType.DISTANCE, performed.distance_m or ZERO
    yield RecordType.PACE, pace(performed.distance_m, performed.duration_seconds) or ZERO
    yield RecordType.DURATION, Decimal(performed.duration_seconds or 0)


def _carried(performed: Performed, rules: Rules) -> Values:
    if performed.distance_m:
        yield RecordType.MAX_WEIGHT, performed.weight_kg or ZERO
        yield RecordType.DISTANCE, performed.distance_m


def _climbed(performed: Performed, rules: Rules) -> Values:
    yield RecordType.FLOORS, Decimal(performed.custom_metric or 0)
    yield RecordType.DURATION, Decimal(performed.duration_seconds or 0)


def _stepped(performed: Performed, rules: Rules) -> Values:
    yield RecordType.STEPS, Decimal(performed.custom_metric or 0)
    yield RecordType.DURATION, Decimal(performed.duration_seconds or 0)


_VALUES = {
    ExerciseType.WEIGHT_REPS: _lifted,
    ExerciseType.REPS_ONLY: _repeated,
    ExerciseType.BODYWEIGHT_WEIGHTED: _lifted,
    ExerciseType.BODYWEIGHT_ASSISTED: _assisted,
    ExerciseType.DURATION: _timed,
    ExerciseType.WEIGHT_DURATION: _held,
    ExerciseType.DISTANCE_DURATION: _covered,
    ExerciseType.SHORT_DISTANCE_WEIGHT: _carried,
    ExerciseType.FLOORS_DURATION: _climbed,
    ExerciseType.STEPS_DURATION: _stepped,
}
