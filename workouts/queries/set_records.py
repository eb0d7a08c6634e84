"""The heaviest weight that was lifted at each number of reps."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Max, Q

from workouts.domain.record_values import Rules
from workouts.enums import ExerciseType, SetType
from workouts.models import Exercise
from workouts.queries.performed import finished_sets


def set_records(lifter: Any, exercise: Exercise, rules: Rules) -> list[dict[str, Any]]:
    """Return [{reps, weight_kg, day, session}] by exact number of reps; the first to reach it has it. Two statements.

    Which sets weigh most is asked of the sets alone, and only of those few in which workout they were.
    """
    if rules.kind not in {ExerciseType.WEIGHT_REPS, ExerciseType.BODYWEIGHT_WEIGHTED}:
        return []
    sets = finished_sets(lifter, exercise).filter(reps__gte=1, weight_kg__gt=0)
    if not rules.counts_warmups:
        sets = sets.exclude(set_type=SetType.WARMUP)
    heaviest = sets.order_by().values_list("reps").annotate(Max("weight_kg"))
    is_heaviest = [Q(reps=reps, weight_kg=weight_kg) for reps, weight_kg in heaviest]
    if not is_heaviest:
        return []
    earliest = ("session__started_at", "session_id", "entry__position", "position")
    first = sets.filter(reduce(or_, is_heaviest)).order_by("reps", *earliest).distinct("reps")
    rows = first.values_list("reps", "weight_kg", "session__started_on", "session__uuid")
    return [
        {"reps": reps, "weight_kg": weight_kg, "day": day, "session": str(uuid)} for reps, weight_kg, day, uuid in rows
    ]
