"""What the chart of an exercise can show a day, by type: bests as a line, sums as bars."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from workouts.domain.one_rep_max import estimate
from workouts.domain.record_values import Performed, Rules
from workouts.enums import ExerciseType, SetType


class Measure(StrEnum):
    """Kilograms, counts, seconds and metres; the value is what an address says."""

    ONE_REP_MAX = "1rm"
    HEAVIEST = "heaviest"
    BEST_SET = "best-set"
    VOLUME = "volume"
    REPS = "reps"
    LONGEST = "longest"
    DISTANCE = "distance"
    COUNT = "count"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_sum(self) -> bool:
        return self in {Measure.VOLUME, Measure.REPS, Measure.DISTANCE, Measure.COUNT}

    @property
    def is_weight(self) -> bool:
        return self in {Measure.ONE_REP_MAX, Measure.HEAVIEST, Measure.VOLUME}


_LABELS = {
    Measure.ONE_REP_MAX: "1RM",
    Measure.HEAVIEST: "Heaviest",
    Measure.BEST_SET: "Best set",
    Measure.VOLUME: "Volume",
    Measure.REPS: "Total reps",
    Measure.LONGEST: "Longest",
    Measure.DISTANCE: "Distance",
    Measure.COUNT: "Count",
}


def measures(rules: Rules) -> list[Measure]:
    """Return what can be shown of an exercise, the most telling first."""
    kind, columns = rules.kind, rules.kind.columns
    has_load = "reps" in columns and (kind is not ExerciseType.REPS_ONLY or rules.counts_bodyweight)
    shown = {
        Measure.ONE_REP_MAX: rules.has_estimate,
        Measure.HEAVIEST: "weight_kg" in columns and kind is not ExerciseType.BODYWEIGHT_ASSISTED,
        Measure.BEST_SET: kind is ExerciseType.REPS_ONLY,
        Measure.VOLUME: has_load,
        Measure.REPS: "reps" in columns,
        Measure.DISTANCE: "distance_m" in columns,
        Measure.LONGEST: "duration_seconds" in columns,
        Measure.COUNT: "custom_metric" in columns,
    }
    return [measure for measure, is_shown in shown.items() if is_shown]


def day_values(sets: Iterable[Performed], rules: Rules) -> dict[Measure, Decimal]:
    """Return what the working sets of one day amount to; what is nothing is left out."""
    working = [s for s in sets if rules.counts_warmups or s.set_type != SetType.WARMUP]
    estimates = (estimate(s.load_kg, s.reps, rules.formula) or Decimal(0) for s in working)
    lifted = [s for s in working if s.reps or "reps" not in rules.kind.columns]
    values = {
        Measure.ONE_REP_MAX: max(estimates, default=Decimal(0)),
        Measure.HEAVIEST: max((s.weight_kg or Decimal(0) for s in lifted), default=Decimal(0)),
        Measure.BEST_SET: Decimal(max((s.reps or 0 for s in working), default=0)),
        Measure.VOLUME: sum((s.volume_kg for s in working), Decimal(0)),
        Measure.REPS: Decimal(sum(s.reps or 0 for s in working)),
        Measure.DISTANCE: sum((s.distance_m or Decimal(0) for s in working), Decimal(0)),
        Measure.LONGEST: Decimal(max((s.duration_seconds or 0 for s in working), default=0)),
        Measure.COUNT: Decimal(sum(s.custom_metric or 0 for s in working)),
    }
    return {measure: values[measure] for measure in measures(rules) if values[measure] > 0}
