from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, UserFactory
from workouts.queries.months import PER_PAGE, history


def workout(lifter, month, day, hour=12, **values):
    at = datetime(2026, month, day, hour, tzinfo=UTC)
    return FinishedSessionFactory(lifter=lifter, started_at=at, **{"total_volume_kg": Decimal(1000)} | values)


def titles(found):
    return [[row["title"] for row in month["rows"]] for month in found["months"]]


def test_history_is_by_month_newest_first(lifter):
    for month, day, title in ((1, 31, "A"), (3, 1, "B"), (3, 20, "C")):
        workout(lifter, month, day, title=title)
    workout(UserFactory(), 3, 2)
    SessionFactory(lifter=lifter)

    found = history(lifter)

    assert titles(found) == [["C", "B"], ["A"]]
    assert [(month["first"], month["count"], month["volume_kg"]) for month in found["months"]] == [
        (date(2026, 3, 1), 2, 2000),
        (date(2026, 1, 1), 1, 1000),
    ]


def test_history_months_are_those_of_the_sessions_zone(lifter):
    workout(lifter, 2, 28, hour=20, time_zone="Asia/Tokyo", title="abroad")
    workout(lifter, 2, 28, hour=21, title="home")

    assert titles(history(lifter)) == [["home"], ["abroad"]]


def test_history_month_says_what_all_of_it_comes_to(lifter):
    for minute in range(PER_PAGE + 1):
        FinishedSessionFactory(
            lifter=lifter, started_at=datetime(2026, 3, 1, 12, minute, tzinfo=UTC), total_volume_kg=Decimal(10)
        )

    first, second = history(lifter, page=1), history(lifter, page="2")

    assert [len(found["months"][0]["rows"]) for found in (first, second)] == [PER_PAGE, 1]
    assert {(found["months"][0]["count"], found["months"][0]["volume_kg"]) for found in (first, second)} == {(31, 310)}


@pytest.mark.parametrize("page", ["0", "-1", "many", "99999", "9" * 5000])
def test_history_of_a_page_that_is_not_there(lifter, page):
    workout(lifter, 3, 1, title="only")

    assert titles(history(lifter, page=page)) == [["only"]]


@pytest.mark.parametrize("q", ["push", "SLOW", "bench", "elbow", "%", "_x_"])
def test_history_searches_title_notes_and_exercises(lifter, q):
    workout(lifter, 3, 1, title="Push A")
    workout(lifter, 3, 2, title="B", notes="Slow day")
    EntryFactory(session=workout(lifter, 3, 3, title="C"), exercise=ExerciseFactory(name="Bench press"))
    EntryFactory(session=workout(lifter, 3, 4, title="D"), notes="left elbow")

    found = {"push": "Push A", "SLOW": "B", "bench": "C", "elbow": "D"}.get(q)
    assert titles(history(lifter, q=q)) == ([[found]] if found else [])


@pytest.mark.parametrize("count", [1, 3])
def test_history_reads_five_statements(lifter, django_assert_num_queries, count):
    for day in range(1, count + 1):
        EntryFactory(session=workout(lifter, day, day))

    with django_assert_num_queries(5):
        history(lifter, q="push")
