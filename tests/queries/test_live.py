"""A workout as its page shows it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.models import PersonalRecord
from workouts.queries.live import live_workout
from workouts.services import records
from workouts.services.finishing import finish_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench():
    return ExerciseFactory(name="Bench press")


def march(day):
    return datetime(2026, 3, day, 17, 30, tzinfo=UTC)


def finished(lifter, exercise, weight, *, day, **details):
    session = FinishedSessionFactory(lifter=lifter, started_at=march(day), **details)
    SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight))
    records.detect(session)
    return session


def running(lifter, exercise, weight, *, day):
    session = SessionFactory(lifter=lifter, started_at=march(day))
    SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight))
    return session


def beaten(session):
    """What the medal for five reps says was there before."""
    (row,) = live_workout(session).rows
    return [broken.previous for kind, broken, _ in row.medals if kind == "5rm"]


def test_medals_of_a_backdated_workout_compare_with_what_stood_when_it_began(lifter, bench):
    finished(lifter, bench, 80, day=2)
    finished(lifter, bench, 100, day=16)
    finished(lifter, bench, 110, day=23)

    session = running(lifter, bench, 85, day=9)

    assert beaten(session) == [80]
    records.detect(finish_session(session))
    assert PersonalRecord.objects.get(session=session, record_type="5rm").previous_value == 80


@pytest.mark.parametrize(("weight", "previous"), [(85, []), (95, [90])])
def test_medals_compare_with_a_workout_of_the_same_start_that_was_there_before(lifter, bench, weight, previous):
    finished(lifter, bench, 80, day=2)
    finished(lifter, bench, 90, day=9)

    assert beaten(running(lifter, bench, weight, day=9)) == previous


def test_medals_do_not_compare_with_a_workout_of_the_same_start_that_came_after(lifter, bench):
    finished(lifter, bench, 80, day=2)
    session = running(lifter, bench, 85, day=9)
    finished(lifter, bench, 100, day=9)

    assert beaten(session) == [80]


def test_medals_name_the_day_it_was_where_the_record_was_set(lifter, bench):
    finished(lifter, bench, 80, day=2, time_zone="Pacific/Auckland")

    (row,) = live_workout(running(lifter, bench, 85, day=9)).rows

    assert {day for _, _, day in row.medals} == {date(2026, 3, 3)}


def test_the_first_time_earns_no_medal_beside_later_workouts(lifter, bench):
    finished(lifter, bench, 80, day=16)

    assert beaten(running(lifter, bench, 100, day=9)) == []


def test_what_a_row_is_seen_against_is_planned_once(lifter):
    """Else the planner takes longer than the statement, with every set that is logged."""
    session = running(lifter, ExerciseFactory(), 80, day=9)
    for _ in range(12):
        live_workout(session)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(generic_plans > 0), count(*) FROM pg_prepared_statements "
            "WHERE statement LIKE '%AS wanted(id)%' AND statement NOT LIKE '%pg_prepared%'"
        )
        assert cursor.fetchone() == (True, 2)
