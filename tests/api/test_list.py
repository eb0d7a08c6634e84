"""Workouts in pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    FinishedSessionFactory,
    RoutineFactory,
    SessionFactory,
)
from workouts.api.shapes import Pages, Workout
from workouts.models import WorkoutSession

DAY = timedelta(days=1)


def finished(lifter, *, days_ago=0, **options):
    started_at = timezone.now() - days_ago * DAY - timedelta(minutes=1)
    return FinishedSessionFactory(lifter=lifter, started_at=started_at, **options)


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_statements_for_any_number(lifter, program, django_assert_num_queries, count):
    for day in range(count):
        finished(lifter, days_ago=day, routine=RoutineFactory(lifter=lifter))
    program.get("/api/workouts")

    with django_assert_num_queries(3):  # lifter, sessions, their number
        answer = program.get("/api/workouts/list")

    assert len(answer.json()["data"]) == count
    Pages[list[Workout]].model_validate_json(answer.content)


def test_list_is_newest_first_in_pages_without_discarded_ones(lifter, program):
    sessions = [finished(lifter, days_ago=day) for day in (2, 0, 1)]
    running = SessionFactory(lifter=lifter)
    SessionFactory(lifter=lifter, discarded_at=timezone.now())
    WorkoutSession.objects.filter(pk=running.pk).update(started_at=timezone.now())

    pages = [program.get("/api/workouts/list", page=page, page_size=3).json() for page in (1, 2, 3)]

    newest = [running.pk, sessions[1].pk, sessions[2].pk, sessions[0].pk]
    assert [[row["id"] for row in page["data"]] for page in pages] == [newest[:3], newest[3:], []]
    assert {key: pages[1][key] for key in ("page", "page_size", "total")} == {"page": 2, "page_size": 3, "total": 4}


@pytest.mark.parametrize(
    "query", [{"page": "0"}, {"page": "x"}, {"page_size": "101"}, {"page_size": "0"}, {"page": "9" * 30}]
)
def test_list_of_no_page_is_400(program, query):
    answer = program.get("/api/workouts/list", **query)

    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == list(query)
