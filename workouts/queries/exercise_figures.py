"""All that the page of an exercise says, as plain data: it is cached."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from workouts.domain.measures import Measure, day_values, measures
from workouts.domain.one_rep_max import estimate
from workouts.domain.record_values import Rules
from workouts.domain.values import numbered
from workouts.enums import Equipment, ExerciseType, SetType
from workouts.models import Exercise, ExerciseNote, PersonalRecord, RecordsDue, User, WorkoutSet
from workouts.queries.performed import rules_of
from workouts.queries.records import exercise_records

CHART_DAYS = 90
PAST_WORKOUTS = 10
MOST_COUNTS = 30


def exercise_figures(lifter: Any, exercise: Exercise, *, today: date) -> dict[str, Any]:
    """Return the exercise with its records, charts and latest sets, in kilograms, metres and seconds."""
    rules = rules_of(exercise, lifter)
    since = today - timedelta(days=CHART_DAYS - 1)
    return {
        "name": exercise.name,
        "description": exercise.description,
        "type": exercise.type,
        "is_custom": exercise.is_custom,
        "equipment": [Equipment(value).label for value in exercise.equipment],
        "primary_muscles": exercise.primary_muscles,
        "secondary_muscles": exercise.secondary_muscles,
        "columns": list(rules.kind.columns),
        "pinned_note": _pinned_note(lifter, exercise),
        **_state(lifter, exercise),
        "records": exercise_records(lifter, exercise),
        "set_records": _set_records(lifter, exercise, rules),
        "measures": [str(measure) for measure in measures(rules)],
        "since": since,
        "until": today,
        "days": _days(lifter, exercise, rules, since=since),
        "past": _past(lifter, exercise, rules),
    }


def _pinned_note(lifter: User, exercise: Exercise) -> str:
    note = ExerciseNote.objects.owned_by(lifter).filter(exercise=exercise).first()
    return note.text if note else ""


class _Done(NamedTuple):
    """A logged set of the exercise with its day; what domain.measures reads."""

    pk: int
    day: date
    set_type: str
    reps: int | None
    weight_kg: Decimal | None
    load_kg: Decimal | None
    volume_kg: Decimal
    duration_seconds: int | None
    distance_m: Decimal | None
    custom_metric: int | None


def _logged(lifter: User, exercise: Exercise) -> QuerySet[WorkoutSet]:
    return WorkoutSet.objects.owned_by(lifter).filter(
        exercise=exercise,
        logged_at__isnull=False,
        session__completed_at__isnull=False,
        session__discarded_at=None,
    )


def _state(lifter: User, exercise: Exercise) -> dict[str, Any]:
    """How often it was done, how many sets wait for a first weighing, and whether its records are to be computed."""
    logged = _logged(lifter, exercise)
    counted = logged.aggregate(
        workouts=Count("session", distinct=True),
        fresh=Count("pk", filter=Q(session__records_computed_at=None)),
        unknown=Count("pk", filter=Q(load_kg=None)),
    )
    is_noted = RecordsDue.objects.owned_by(lifter).filter(exercise=exercise).exists()
    return {
        "workouts": counted["workouts"],
        "waiting_sets": counted["unknown"] if exercise.moves_lifter else 0,
        "is_computing": bool(counted["fresh"]) or is_noted or lifter.has_old_records,
    }


def _set_records(lifter: User, exercise: Exercise, rules: Rules) -> list[dict[str, Any]]:
    """Return the heaviest weight lifted at each rep count; the first to reach it has it."""
    if rules.kind not in {ExerciseType.WEIGHT_REPS, ExerciseType.BODYWEIGHT_WEIGHTED}:
        return []
    sets = _logged(lifter, exercise).filter(reps__gte=1, weight_kg__gt=0)
    if not rules.counts_warmups:
        sets = sets.exclude(set_type=SetType.WARMUP)
    earliest = ("session__started_at", "session_id", "entry__position", "position")
    best = sets.order_by("reps", "-weight_kg", *earliest).distinct("reps")
    rows = best.values_list("reps", "weight_kg", "session__started_on")[:MOST_COUNTS]
    return [{"reps": reps, "weight_kg": weight_kg, "day": day} for reps, weight_kg, day in rows]


def _days(lifter: User, exercise: Exercise, rules: Rules, *, since: date) -> list[dict[str, Any]]:
    """Return {"day", "values": {measure: value}} of each day with working sets, in their order."""
    sets = _logged(lifter, exercise).filter(session__started_on__gte=since)
    rows = sets.order_by("session__started_on", "session__started_at", "entry__position", "position")
    done = map(_Done._make, rows.values_list("pk", "session__started_on", *_Done._fields[2:]))
    days = ((day, day_values(on_day, rules)) for day, on_day in groupby(done, key=lambda row: row.day))
    return [{"day": day, "values": {str(m): value for m, value in values.items()}} for day, values in days if values]


def _past(lifter: User, exercise: Exercise, rules: Rules) -> list[dict[str, Any]]:
    """Return the latest workouts that have it, each with its sets as they were numbered."""
    logged = _logged(lifter, exercise)
    latest = (
        logged.order_by("-session__started_at", "-session_id").values("session_id", "session__started_at").distinct()
    )
    sessions = [row["session_id"] for row in latest[:PAST_WORKOUTS]]
    rows = logged.filter(session__in=sessions).select_related("session", "entry")
    rows = rows.order_by("-session__started_at", "-session_id", "entry__position", "position")
    medals = PersonalRecord.objects.owned_by(lifter).medals().filter(exercise=exercise)
    holders = set(medals.values_list("set_id", flat=True))
    return [_workout(list(sets), rules, holders) for _, sets in groupby(rows, key=lambda row: row.session_id)]


def _workout(sets: list[WorkoutSet], rules: Rules, medals: Iterable[int | None]) -> dict[str, Any]:
    session = sets[0].session
    labels = [label for _, block in groupby(sets, key=lambda row: row.entry_id) for label in _labels(block)]
    return {
        "session": str(session.uuid),
        "title": session.title,
        "day": session.started_on,
        "sets": [
            {
                "label": label,
                "weight_kg": row.weight_kg,
                "reps": row.reps,
                "duration_seconds": row.duration_seconds,
                "distance_m": row.distance_m,
                "custom_metric": row.custom_metric,
                "rpe": row.rpe,
                "one_rep_max_kg": estimate(row.load_kg, row.reps, rules.formula) if _is_estimated(row, rules) else None,
                "is_record": row.pk in medals,
            }
            for label, row in zip(labels, sets, strict=True)
        ],
    }


def _is_estimated(row: WorkoutSet, rules: Rules) -> bool:
    return Measure.ONE_REP_MAX in measures(rules) and (rules.counts_warmups or not row.is_warmup)


def _labels(block: Iterable[WorkoutSet]) -> list[str]:
    return numbered([row.set_type for row in block])
