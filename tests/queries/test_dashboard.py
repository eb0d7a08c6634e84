from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from workouts.models import RecordsDue
from workouts.queries.dashboard import dashboard
from workouts.queries.records import latest_medals
from workouts.queries.stats import workout_stats
from workouts.services.records import rebuild

TODAY = date(2026, 3, 18)


def workout(lifter, *, ago, exercise=None, weight=100, **session):
    at = datetime(2026, 3, 18, 12, tzinfo=UTC) - timedelta(days=ago)
    session = {"total_volume_kg": Decimal(weight * 5)} | session
    entry = EntryFactory(
        session=FinishedSessionFactory(lifter=lifter, started_at=at, **session), exercise=exercise or ExerciseFactory()
    )
    SetFactory(entry=entry, weight_kg=Decimal(weight))
    return entry.session


def test_dashboard_of_nobody_trained(lifter):
    figures = dashboard(lifter, days=30, today=TODAY)

    assert figures["workouts"] == 0
    assert (figures["records"], figures["latest"], figures["is_computing"]) == ([], [], False)
    assert {week["volume_kg"] for week in figures["weeks"]} == {0}
    assert figures["week"] == {"workouts": 0, "goal": 3, "longest_began": None, "longest_ended": None}
    assert figures["year"]["days"] == []
    assert {row["sets"] for row in figures["muscles"]} == {0}


def test_dashboard_sets_the_period_before_beside(lifter):
    workout(lifter, ago=0)
    workout(lifter, ago=7)
    workout(lifter, ago=13)
    workout(lifter, ago=14)

    figures = dashboard(lifter, days=7, today=TODAY)

    assert figures["since"] == date(2026, 3, 12)
    assert figures["figures"] == workout_stats(lifter, days=7, today=TODAY)
    assert figures["before"]["total_sessions"] == 2
    assert figures["workouts"] == 4


def test_dashboard_of_all_has_nothing_before(lifter):
    workout(lifter, ago=400)

    figures = dashboard(lifter, days=None, today=TODAY)

    assert (figures["before"], figures["since"]) == (None, TODAY - timedelta(days=400))
    assert len(figures["weeks"]) == 52


def test_dashboard_weeks_begin_with_the_lifters_first_day(lifter):
    workout(lifter, ago=3)  # a Sunday
    lifter.first_weekday = 6

    figures = dashboard(lifter, days=30, today=TODAY)

    assert figures["weeks"][-1] == {
        "first": date(2026, 3, 15),
        "days": 1,
        "workouts": 1,
        "volume_kg": Decimal(500),
        "sets": 0,
        "reps": 0,
        "seconds": 3600,
    }
    assert figures["week"] == {
        "workouts": 1,
        "goal": 3,
        "longest_began": date(2026, 3, 15),
        "longest_ended": date(2026, 3, 21),
    }


def test_dashboard_sets_the_week_beside_its_goal(lifter):
    lifter.weekly_goal = 5
    for ago in (0, 1, 2, 3, 7, 14):  # a Wednesday; the fourth lies in the week before
        workout(lifter, ago=ago)

    assert dashboard(lifter, days=7, today=TODAY)["week"] == {
        "workouts": 3,
        "goal": 5,
        "longest_began": date(2026, 3, 2),
        "longest_ended": date(2026, 3, 22),
    }


def test_dashboard_year_is_the_running_one(lifter):
    workout(lifter, ago=1)
    workout(lifter, ago=100)

    year = dashboard(lifter, days=30, today=TODAY)["year"]

    assert (year["year"], [day["day"] for day in year["days"]]) == (2026, [date(2026, 3, 17)])
    assert [(month["first"].month, month["days"]) for month in year["months"]] == [(1, 0), (2, 0), (3, 1)]


def test_dashboard_records_are_the_latest_medals(lifter):
    exercise = ExerciseFactory(name="Bench press")
    for ago, weight in ((9, 100), (2, 105)):
        workout(lifter, ago=ago, exercise=exercise, weight=weight)
    workout(lifter, ago=1)
    rebuild(lifter)

    records = dashboard(lifter, days=30, today=TODAY)["records"]

    assert records == latest_medals(lifter, most=5)
    assert [(record["exercise"], record["kind"]) for record in records] == [("Bench press", "1rm")]


def test_dashboard_keeps_records_back_until_they_are_computed_again(lifter):
    exercise = ExerciseFactory()
    workout(lifter, ago=2, exercise=exercise)
    last = workout(lifter, ago=1, exercise=exercise, weight=110)
    rebuild(lifter)
    last.records_computed_at = None
    last.save()

    figures = dashboard(lifter, days=30, today=TODAY)

    assert (figures["records"], figures["is_computing"]) == ([], True)
    assert [row["medals"] for row in figures["latest"]] == [0, 0]


def test_dashboard_is_computing_while_an_exercise_is_noted(lifter):
    session = workout(lifter, ago=1)
    RecordsDue.objects.create(lifter=lifter, exercise=session.entries.get().exercise, marked_at=session.started_at)

    assert dashboard(lifter, days=30, today=TODAY)["is_computing"] is True


def test_dashboard_latest_workouts(lifter):
    workout(UserFactory(), ago=0)
    bench, row = ExerciseFactory(name="Bench press"), ExerciseFactory(name="Row")
    session = workout(lifter, ago=1, exercise=row, title="Pull A", duration_seconds=None)
    for exercise in (bench, row):
        SetFactory(entry=EntryFactory(session=session, exercise=exercise))
    EntryFactory(session=session)  # without a set it does not count

    assert dashboard(lifter, days=30, today=TODAY)["latest"] == [
        {
            "uuid": str(session.uuid),
            "title": "Pull A",
            "day": date(2026, 3, 17),
            "volume_kg": Decimal(500),
            "sets": 0,
            "seconds": None,
            "exercises": ["Row", "Bench press"],
            "medals": 0,
        }
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_dashboard_reads_nine_statements(lifter, django_assert_num_queries, count):
    exercise = ExerciseFactory()
    for ago in range(count):
        workout(lifter, ago=ago, exercise=exercise)

    with django_assert_num_queries(9):
        dashboard(lifter, days=30, today=TODAY)
