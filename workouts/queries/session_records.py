"""The records of one finished workout."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from workouts.domain.record_values import KINDS
from workouts.enums import RecordType
from workouts.models import PersonalRecord, SessionExercise, WorkoutSession

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


def session_records(session: WorkoutSession) -> dict[str, Any]:
    """Return its medals with what they beat, how many exercises were new, and how many medals there are in all.

    Until the worker has computed them there is nothing to say. Two statements.
    """
    if session.records_computed_at is None:
        return {"is_computed": False, "medals": [], "first_times": 0, "all_medals": 0}
    rows = list(_rows(session))
    medals = [row for row in rows if row.previous_value is not None]
    known = {row.exercise_id for row in medals} | {row.exercise_id for row in rows if row.is_known}
    return {
        "is_computed": True,
        "medals": [_medal(row, session.lifter) for row in medals],
        "first_times": len({row.exercise_id for row in rows} - known),
        "all_medals": PersonalRecord.objects.filter(lifter=session.lifter_id, previous_value__isnull=False).count(),
    }


def _rows(session: WorkoutSession) -> QuerySet[Any]:
    records = PersonalRecord.objects.owned_by(session.lifter_id)
    earlier = Q(achieved_at__lt=OuterRef("achieved_at")) | Q(
        achieved_at=OuterRef("achieved_at"), session__lt=OuterRef("session")
    )
    # The day of what was beaten is the local one of its own session.
    beaten = WorkoutSession.objects.owned_by(session.lifter_id).filter(started_at=OuterRef("previous_achieved_at"))
    entries = SessionExercise.objects.filter(session=session, exercise=OuterRef("exercise")).order_by("position")
    return (
        records.filter(session=session)
        .with_units()
        .select_related("exercise", "set")
        .annotate(
            is_known=Exists(records.filter(earlier, exercise=OuterRef("exercise"))),
            previous_on=Subquery(beaten.completed().values("started_on")[:1]),
        )
        .order_by(Subquery(entries.values("position")[:1]), BY_KIND)
    )


def _medal(row: Any, lifter: Any) -> dict[str, Any]:
    """`reps` and `weight_kg` are those of the set behind it; a session's volume has none."""
    return {
        "exercise_id": row.exercise_id,
        "exercise": row.exercise.name,
        "units": row.units_for(lifter)._asdict(),
        "kind": row.record_type,
        "formula": row.formula,
        "value": row.value,
        "previous_value": row.previous_value,
        "previous_on": row.previous_on,
        "gain": row.gain,
        "set_id": row.set_id,
        "reps": row.set.reps if row.set else None,
        "weight_kg": row.set.weight_kg if row.set else None,
        "bodyweight_kg": _bodyweight_within(row),
    }


def _bodyweight_within(row: Any) -> Decimal | None:
    """How much of an estimate is the lifter: the page shows both parts."""
    if row.record_type != RecordType.ONE_REP_MAX or not row.exercise.counts_bodyweight or row.set is None:
        return None
    return row.set.load_kg - (row.set.weight_kg or 0)
