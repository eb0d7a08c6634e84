"""What the charts of an exercise show of a workout, by type: bests of a set as a line, sums of the workout as bars."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workouts.domain.record_values import Performed, Rules
from workouts.domain.records import Best, bests
from workouts.domain.volume import ZERO
from workouts.enums import ExerciseType, RecordType, SetType


class Measure(StrEnum):
    """The value is what an address says."""

    ONE_REP_MAX = "1rm"
    HEAVIEST = "heaviest"
    ASSISTANCE = "assistance"
    BEST_SET = "best-set"
    MOST_REPS = "most-reps"
    VOLUME = "volume"
    REPS = "reps"
    FARTHEST = "farthest"
    PACE = "pace"
    DISTANCE = "distance"
    MOST_FLOORS = "most-floors"
    FLOORS = "floors"
    MOST_STEPS = "most-steps"
    STEPS = "steps"
    LONGEST = "longest"
    TIME = "time"

    @property
    def label(self) -> str:
        """The word that one chooses it by."""
        return _FACTS[self].label

    @property
    def heading(self) -> str:
        return self.record.label if self is Measure.ONE_REP_MAX and self.record else self.label

    @property
    def unit(self) -> str:
        """What its values are in: "kg", "reps", "m", "s/km", "s", "floors" or "steps"."""
        return _FACTS[self].unit

    @property
    def record(self) -> RecordType | None:
        """The record that its best is; of some sums there are none."""
        return _FACTS[self].record

    @property
    def is_sum(self) -> bool:
        """Whether it sums a workout up, and so stands on the zero."""
        return _FACTS[self].column != ""

    @property
    def is_lower_better(self) -> bool:
        return self.record is not None and self.record.is_lower_better


class _Facts(NamedTuple):
    label: str
    unit: str
    record: RecordType | None = None
    column: str = ""  # what is summed up


_FACTS = {
    Measure.ONE_REP_MAX: _Facts("1RM", "kg", RecordType.ONE_REP_MAX),
    Measure.HEAVIEST: _Facts("Heaviest", "kg", RecordType.MAX_WEIGHT),
    Measure.ASSISTANCE: _Facts("Least assistance", "kg", RecordType.ASSISTANCE),
    Measure.BEST_SET: _Facts("Best set", "kg", RecordType.SET_VOLUME),
    Measure.MOST_REPS: _Facts("Best set", "reps", RecordType.REPS),
    Measure.VOLUME: _Facts("Session volume", "kg", RecordType.VOLUME, "volume_kg"),
    Measure.REPS: _Facts("Total reps", "reps", RecordType.SESSION_REPS, "reps"),
    Measure.FARTHEST: _Facts("Farthest", "m", RecordType.DISTANCE),
    Measure.PACE: _Facts("Best pace", "s/km", RecordType.PACE),
    Measure.DISTANCE: _Facts("Total distance", "m", None, "distance_m"),
    Measure.MOST_FLOORS: _Facts("Best set", "floors", RecordType.FLOORS),
    Measure.FLOORS: _Facts("Total floors", "floors", None, "custom_metric"),
    Measure.MOST_STEPS: _Facts("Best set", "steps", RecordType.STEPS),
    Measure.STEPS: _Facts("Total steps", "steps", None, "custom_metric"),
    Measure.LONGEST: _Facts("Longest", "s", RecordType.DURATION),
    Measure.TIME: _Facts("Total time", "s", None, "duration_seconds"),
}
_LIFTED = (Measure.ONE_REP_MAX, Measure.HEAVIEST, Measure.BEST_SET, Measure.VOLUME, Measure.REPS)
_TIMED = (Measure.LONGEST, Measure.TIME)
_MEASURES = {
    ExerciseType.WEIGHT_REPS: _LIFTED,
    ExerciseType.REPS_ONLY: (Measure.MOST_REPS, Measure.VOLUME, Measure.REPS),
    ExerciseType.BODYWEIGHT_WEIGHTED: _LIFTED,
    ExerciseType.BODYWEIGHT_ASSISTED: (Measure.ASSISTANCE, Measure.MOST_REPS, Measure.VOLUME, Measure.REPS),
    ExerciseType.DURATION: _TIMED,
    ExerciseType.WEIGHT_DURATION: (Measure.HEAVIEST, *_TIMED),
    ExerciseType.DISTANCE_DURATION: (Measure.FARTHEST, Measure.PACE, Measure.DISTANCE, *_TIMED),
    ExerciseType.SHORT_DISTANCE_WEIGHT: (Measure.HEAVIEST, Measure.FARTHEST, Measure.DISTANCE),
    ExerciseType.FLOORS_DURATION: (Measure.MOST_FLOORS, Measure.FLOORS, *_TIMED),
    ExerciseType.STEPS_DURATION: (Measure.MOST_STEPS, Measure.STEPS, *_TIMED),
}


def measures(rules: Rules) -> list[Measure]:
    """Return what can be shown of an exercise, the most telling first."""
    without = set() if rules.has_estimate else {Measure.ONE_REP_MAX}
    if rules.kind is ExerciseType.REPS_ONLY and not rules.counts_bodyweight:
        without.add(Measure.VOLUME)
    return [measure for measure in _MEASURES[rules.kind] if measure not in without]


def workout_values(sets: Iterable[Performed], rules: Rules) -> dict[Measure, Best]:
    """Return what the working sets of one workout come to, bests as records have them; what is nothing is left out."""
    working = [s for s in sets if rules.counts_warmups or s.set_type != SetType.WARMUP]
    best = bests(working, rules, standing={})
    values = {}
    for measure in measures(rules):
        facts = _FACTS[measure]
        value = (
            Best(_sum(working, facts.column), None)
            if facts.column
            else best.get(facts.record)
            if facts.record
            else None
        )
        if value is not None and value.value > 0:
            values[measure] = value
    return values


def _sum(working: Iterable[Performed], column: str) -> Decimal:
    return sum((Decimal(getattr(performed, column) or 0) for performed in working), ZERO)
