"""Personal records with the why: their set, what they beat and by how much, as plain data."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Count, F, Func, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast

from workouts.domain.record_values import KINDS
from workouts.domain.values import Values
from workouts.enums import ExerciseType, RecordType
from workouts.models import Exercise, PersonalRecord, WorkoutSession

# The order in which kinds of records are told: that of `KINDS`, whatever the type of the exercise.
_REPS_LAST = [kind for kind, kinds in KINDS.items() if kinds[-1] is RecordType.REPS]
BY_KIND = Case(
    When(record_type=RecordType.REPS, exercise__type__in=_REPS_LAST, then=len(RecordType) + 1),
    default=Func(
        Value([str(kind) for kind in RecordType], ArrayField(TextField())),
        Cast(F("record_type"), TextField()),
        function="array_position",
        output_field=IntegerField(),
    ),
)
MOST_BEFORE = 20
_OF_SET = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric")


def record_facts(row: Any) -> dict[str, Any]:
    """Return a record that was read with its exercise, its set and `previous_on`; what sums up a session has no set."""
    performed = row.set
    return {
        "kind": row.record_type,
        "type": row.exercise.type,
        "value": row.value,
        "formula": row.formula,
        "previous_value": row.previous_value,
        "previous_on": row.previous_on,
        "gain": row.gain,
        "set_id": row.set_id,
        "set": {name: getattr(performed, name) for name in _OF_SET} if performed else None,
        "bodyweight_kg": _bodyweight_within(row),
    }


def with_why(records: QuerySet[Any], lifter_id: int) -> QuerySet[Any]:
    """Read what `record_facts` needs. The day of what was beaten is the local one of its own session."""
    sessions = WorkoutSession.objects.owned_by(lifter_id).completed()
    beaten = sessions.filter(started_at=OuterRef("previous_achieved_at"))
    return records.select_related("exercise", "set").annotate(previous_on=Subquery(beaten.values("started_on")[:1]))


def exercise_records(lifter: Any, exercise: Exercise) -> list[dict[str, Any]]:
    """Return the standing records of an exercise in the order of their kinds, each with those it followed, latest first.

    `history` are the last of them, and `earlier` how many there were before those.
    """
    rows = PersonalRecord.objects.owned_by(lifter).filter(exercise=exercise).select_related("session")
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for row in with_why(rows, lifter.pk).order_by("-achieved_at", "-session_id"):
        facts = record_facts(row) | {"day": row.session.started_on, "session": str(row.session.uuid)}
        by_kind.setdefault(row.record_type, []).append(facts)
    found = [by_kind[kind] for kind in KINDS[ExerciseType(exercise.type)] if kind in by_kind]
    return [
        {**standing, "history": history[:MOST_BEFORE], "earlier": max(0, len(history) - MOST_BEFORE)}
        for standing, *history in found
    ]


def latest_medals(lifter: Any, *, most: int) -> list[dict[str, Any]]:
    """Return the most telling medal of each exercise in each of the latest workouts with any, and how many more it earned."""
    medals = PersonalRecord.objects.owned_by(lifter).medals()
    beside = medals.filter(session=OuterRef("session"), exercise=OuterRef("exercise")).order_by()
    counted = beside.values("session").annotate(count=Count("pk")).values("count")
    latest = medals.order_by("-achieved_at", "-session_id", "exercise_id", BY_KIND)
    rows = latest.distinct("achieved_at", "session_id", "exercise_id").with_units()
    rows = with_why(rows, lifter.pk).select_related("session").annotate(in_all=Subquery(counted))
    return [
        record_facts(row)
        | {
            "exercise_id": row.exercise_id,
            "exercise": row.exercise.name,
            "units": row.units_for(lifter)._asdict(),
            "day": row.session.started_on,
            "others": row.in_all - 1,
        }
        for row in rows[:most]
    ]


def told_records(lifter: Any, exercise: Exercise, *, with_history: bool = False) -> list[dict[str, Any]]:
    """Return the records of an exercise as programs read them, in the order of their kinds.

    Those that stand, or with their history all that ever stood, the latest of a kind first.
    """
    records = PersonalRecord.objects.owned_by(lifter).filter(exercise=exercise).select_related("set")
    rows = records.order_by("-achieved_at", "-session_id") if with_history else records.standing()
    place = {kind: number for number, kind in enumerate(KINDS[ExerciseType(exercise.type)])}
    return [
        {
            "record_type": row.record_type,
            "value": row.value,
            "unit": RecordType(row.record_type).unit,
            "formula": row.formula or None,
            "previous_value": row.previous_value,
            "previous_achieved_at": row.previous_achieved_at,
            "gain": row.gain,
            "achieved_at": row.achieved_at,
            "superseded_at": row.superseded_at,
            "workout_id": row.session_id,
            "set_id": row.set_id,
            "set": {name: getattr(row.set, name) for name in _OF_SET} if row.set else None,
        }
        for row in sorted(rows, key=lambda row: place[RecordType(row.record_type)])
    ]


def values_of_set(facts: dict[str, Any]) -> Values | None:
    """Return what the set of a record held."""
    return Values(**facts["set"]) if facts["set"] else None


def _bodyweight_within(row: Any) -> Decimal | None:
    """How much of an estimate is the lifter: pages show both parts."""
    performed = row.set
    if row.record_type != RecordType.ONE_REP_MAX or not row.exercise.counts_bodyweight:
        return None
    if performed is None or performed.load_kg is None:  # a weighing that was taken back meanwhile
        return None
    return performed.load_kg - (performed.weight_kg or Decimal(0))
