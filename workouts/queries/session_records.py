"""The records of one finished workout."""

from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from workouts.models import PersonalRecord, RecordsDue, SessionExercise, WorkoutSession
from workouts.queries.records import BY_KIND, record_facts, with_why


def session_records(session: WorkoutSession) -> dict[str, Any]:
    """Return its medals by exercise, with what they beat, how many exercises were new, and how many medals ever.

    Until the worker has computed them there is nothing to say, and while it computes those of its exercises anew, as after
    another weighing. Three statements.
    """
    if session.records_computed_at is None or _are_due(session):
        return {"is_computed": False, "medals": 0, "set_ids": [], "exercises": [], "first_times": 0, "all_medals": 0}
    rows = list(_rows(session))
    medals = [row for row in rows if row.previous_value is not None]
    known = {row.exercise_id for row in medals} | {row.exercise_id for row in rows if row.is_known}
    return {
        "is_computed": True,
        "medals": len(medals),
        "set_ids": [row.set_id for row in medals if row.set_id],
        "exercises": [
            _exercise(list(of_one), session.lifter) for _, of_one in groupby(medals, key=lambda row: row.exercise_id)
        ],
        "first_times": len({row.exercise_id for row in rows} - known),
        "all_medals": PersonalRecord.objects.filter(lifter=session.lifter_id, previous_value__isnull=False).count(),
    }


def _are_due(session: WorkoutSession) -> bool:
    entries = SessionExercise.objects.filter(session=session)
    return RecordsDue.objects.owned_by(session.lifter_id).filter(exercise__in=entries.values("exercise")).exists()


def _rows(session: WorkoutSession) -> QuerySet[Any]:
    records = PersonalRecord.objects.owned_by(session.lifter_id)
    earlier = Q(achieved_at__lt=OuterRef("achieved_at")) | Q(
        achieved_at=OuterRef("achieved_at"), session__lt=OuterRef("session")
    )
    entries = SessionExercise.objects.filter(session=session, exercise=OuterRef("exercise")).order_by("position")
    rows = with_why(records.filter(session=session).with_units(), session.lifter_id)
    known = Exists(records.filter(earlier, exercise=OuterRef("exercise")))
    return rows.annotate(is_known=known).order_by(Subquery(entries.values("position")[:1]), BY_KIND)


def _exercise(rows: list[Any], lifter: Any) -> dict[str, Any]:
    exercise = rows[0].exercise
    return {
        "exercise_id": exercise.pk,
        "exercise": exercise.name,
        "units": rows[0].units_for(lifter)._asdict(),
        "medals": [record_facts(row) for row in rows],
    }
