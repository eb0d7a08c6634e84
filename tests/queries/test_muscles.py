from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.domain.muscles import DRAWN
from workouts.domain.periods import Period
from workouts.models import SessionExercise, WorkoutSession
from workouts.queries.muscles import muscles
from workouts.services.recounting import recount_totals

TODAY = date(2026, 3, 18)
WEEK = Period.of(7, TODAY)
ALL = Period.of(None, TODAY)


@pytest.fixture
def bench():
    return ExerciseFactory(primary_muscles=["chest"], secondary_muscles=["triceps", "shoulders"])


def done(lifter, exercise, *, ago=0, sets=1, warmups=0, factory=FinishedSessionFactory, hour=12, **session):
    at = datetime(2026, 3, 18, hour, tzinfo=UTC) - timedelta(days=ago)
    entry = EntryFactory(session=factory(lifter=lifter, started_at=at, **session), exercise=exercise)
    SetFactory.create_batch(sets, entry=entry)
    SetFactory.create_batch(warmups, entry=entry, set_type="warmup")
    recount_totals(lifter)
    return entry


def counted(lifter, period=WEEK):
    return {
        row["muscle"]: (row["sets"], row["before"]) for row in muscles(lifter, period) if row["sets"] or row["before"]
    }


def test_muscles_count_a_primary_whole_and_a_secondary_half(lifter, bench):
    pushdown = ExerciseFactory(primary_muscles=["triceps"], secondary_muscles=["triceps", "forearms"])
    done(lifter, bench, sets=3, warmups=2)
    done(lifter, pushdown, sets=4)

    assert counted(lifter) == {
        "triceps": (Decimal("5.5"), 0),
        "chest": (3, 0),
        "forearms": (2, 0),
        "shoulders": (Decimal("1.5"), 0),
    }


def test_muscles_count_warmups_where_the_lifter_does(lifter, bench):
    lifter.counts_warmups = True
    done(lifter, bench, sets=3, warmups=2)

    assert counted(lifter)["chest"] == (5, 0)


def test_muscles_set_the_period_before_beside(lifter, bench):
    for ago, sets in ((0, 1), (6, 2), (7, 4), (13, 8), (14, 16)):
        done(lifter, bench, ago=ago, sets=sets)

    assert counted(lifter)["chest"] == (3, 12)
    assert counted(lifter, ALL)["chest"] == (31, 0)


def test_muscles_go_by_the_day_of_the_sessions_zone(lifter, bench):
    done(lifter, bench, ago=7, hour=20, time_zone="Asia/Tokyo")  # it is the 12th there

    assert counted(lifter)["chest"] == (1, 0)


def test_muscles_leave_out_running_discarded_and_strangers(lifter, stranger, bench):
    done(lifter, bench, factory=SessionFactory)
    done(lifter, bench, factory=SessionFactory, discarded_at=datetime(2026, 3, 18, tzinfo=UTC))
    done(stranger, bench)

    assert counted(lifter) == counted(lifter, ALL) == {}


def test_muscles_are_rows_to_draw_the_most_trained_first(lifter, bench):
    done(lifter, bench, sets=2)
    done(lifter, ExerciseFactory(primary_muscles=["cardio"]), sets=4)
    done(lifter, ExerciseFactory(primary_muscles=["lats"]), ago=7, sets=8)

    rows = muscles(lifter, WEEK)

    assert [row["muscle"] for row in rows[:5]] == ["chest", "shoulders", "triceps", "lats", "abdominals"]
    assert {row["muscle"] for row in rows} == DRAWN | {"cardio"}
    assert [rows[0], rows[3], rows[-1]] == [
        {
            "muscle": "chest",
            "is_drawn": True,
            "sets": 2,
            "before": 0,
            "percent": 25,
            "percent_before": 0,
            "ink": 4,
        },
        {
            "muscle": "lats",
            "is_drawn": True,
            "sets": 0,
            "before": 8,
            "percent": 0,
            "percent_before": 100,
            "ink": 0,
        },
        {
            "muscle": "cardio",
            "is_drawn": False,
            "sets": 4,
            "before": 0,
            "percent": 50,
            "percent_before": 0,
            "ink": 0,
        },
    ]


@pytest.mark.parametrize("period", [WEEK, ALL])
@pytest.mark.parametrize("count", [1, 3])
def test_muscles_are_two_statements_and_read_no_set(lifter, django_assert_num_queries, count, period):
    for _ in range(count):
        done(lifter, ExerciseFactory())

    with django_assert_num_queries(2) as read:
        muscles(lifter, period)
    assert not any("workout_sets" in query["sql"] for query in read)


@pytest.mark.parametrize("period", [WEEK, ALL])
def test_muscles_scan_no_table_of_many_lifters(lifter, bench, django_assert_num_queries, period):
    many_lifters(bench)
    done(lifter, bench)
    with django_assert_num_queries(2) as read:
        muscles(lifter, period)

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workout_sessions, session_exercises")
        cursor.execute(f"EXPLAIN {read[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Seq Scan" not in plan
    assert "session_exercise_of_" in plan


def many_lifters(exercise, *, lifters=40, each=50):
    """So many finished workouts that the planner would rather not read them all."""
    others = UserFactory.create_batch(lifters)
    at = [datetime(2026, 3, 18, 12, tzinfo=UTC) - timedelta(days=ago) for ago in range(each)]
    sessions = WorkoutSession.objects.bulk_create(
        FinishedSessionFactory.build(lifter=other, started_at=began) for other in others for began in at
    )
    SessionExercise.objects.bulk_create(
        EntryFactory.build(session=session, lifter=session.lifter, exercise=exercise) for session in sessions
    )


def test_muscles_stand_beside_a_period_that_is_named(lifter, bench):
    for ago, sets in ((0, 1), (9, 2), (10, 3), (20, 4), (21, 5)):
        done(lifter, bench, ago=ago, sets=sets)
    before = Period(TODAY - timedelta(days=20), TODAY - timedelta(days=10))

    rows = muscles(lifter, WEEK, before=before)

    assert [(row["muscle"], row["sets"], row["before"]) for row in rows][:1] == [("chest", 1, 7)]
