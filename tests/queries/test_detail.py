"""Workouts and records as plain data."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, RowFactory, SetFactory
from workouts.models import PersonalRecord, WorkoutSession
from workouts.queries.detail import session_detail, session_summary, standing_records

MOMENT = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("count", [1, 3])
def test_session_detail_takes_two_statements(lifter, django_assert_num_queries, count):
    session = FinishedSessionFactory(lifter=lifter)
    for _ in range(count):
        SetFactory(entry=EntryFactory(session=session))

    with django_assert_num_queries(2):
        detail = session_detail(WorkoutSession.objects.select_related("routine").get(pk=session.pk))

    assert len(detail["sets"]) == count


def test_session_detail_is_its_summary_and_its_logged_sets(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    later = EntryFactory(session=session, position=2)
    sooner = EntryFactory(session=session, position=1, exercise=later.exercise)
    rows = [SetFactory(entry=later), SetFactory(entry=sooner, position=2), SetFactory(entry=sooner, position=1)]
    RowFactory(entry=sooner)

    detail = session_detail(session)

    assert [row["id"] for row in detail.pop("sets")] == [row.pk for row in reversed(rows)]
    assert detail == session_summary(session)
    assert detail["routine_name"] is None


def test_standing_records_are_in_the_order_of_their_types(lifter, stranger):
    exercise = ExerciseFactory()
    row = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter), entry__exercise=exercise)

    def record(kind, value, **options):
        of = {"lifter": lifter, "exercise": exercise, "session": row.session, "set": row, "achieved_at": MOMENT}
        PersonalRecord.objects.create(**{**of, "record_type": kind, "value": value, **options})

    record("reps", 5, previous_value=4)
    record("1rm", Decimal("112.5"))
    record("volume", 500, superseded_at=MOMENT)
    record("3rm", 100, exercise=ExerciseFactory())
    record("5rm", 100, lifter=stranger)

    same = {"achieved_at": MOMENT, "workout_id": row.session_id, "set_id": row.pk}
    assert standing_records(lifter, exercise) == [
        {"record_type": "1rm", "value": Decimal("112.5"), "previous_value": None, **same},
        {"record_type": "reps", "value": Decimal(5), "previous_value": Decimal(4), **same},
    ]
