"""Workouts and records as plain data."""

from datetime import UTC, datetime

import pytest

from tests.factories import EntryFactory, FinishedSessionFactory, RowFactory, SetFactory
from workouts.models import WorkoutSession
from workouts.queries.detail import session_detail, session_summary

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
