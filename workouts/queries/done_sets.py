"""The logged sets of an exercise in a finished workout, as pages that look back write them."""

from collections.abc import Collection, Sequence
from typing import Any

from workouts.domain.one_rep_max import estimate
from workouts.domain.record_values import Rules
from workouts.domain.values import numbered
from workouts.models import WorkoutSet


def done_sets(block: Sequence[WorkoutSet], rules: Rules, records: Collection[int | None]) -> list[dict[str, Any]]:
    """Return the sets of one block in order as plain data; `records` are the ids of sets that hold one. No statements."""
    return [
        {
            "label": label,
            "weight_kg": row.weight_kg,
            "reps": row.reps,
            "duration_seconds": row.duration_seconds,
            "distance_m": row.distance_m,
            "custom_metric": row.custom_metric,
            "rpe": row.rpe,
            "one_rep_max_kg": estimate(row.load_kg, row.reps, rules.formula) if _is_estimated(row, rules) else None,
            "is_record": row.pk in records,
        }
        for label, row in zip(numbered([row.set_type for row in block]), block, strict=True)
    ]


def _is_estimated(row: WorkoutSet, rules: Rules) -> bool:
    return rules.has_estimate and (rules.counts_warmups or not row.is_warmup)
