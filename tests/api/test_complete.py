"""Finishing workouts."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests.factories import (
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.api.shapes import Answer, WorkoutWithSets
from workouts.models import WorkoutSession


def test_complete_finishes_once(lifter, program):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter))
    path = f"/api/workouts/{row.session_id}/complete"

    first = program.post(path, {"rating": 4})
    second = program.post(path, {"rating": 2})

    data = first.json()["data"]
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert (data["rating"], data["total_sets"], len(data["sets"])) == (4, 1, 1)
    assert datetime.fromisoformat(data["completed_at"]) > row.session.started_at
    Answer[WorkoutWithSets].model_validate_json(first.content)


@pytest.mark.parametrize("body", [None, {}, {"rating": None}])
def test_complete_needs_no_rating(lifter, program, body):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter))

    answer = program.post(f"/api/workouts/{row.session.uuid}/complete", body)

    assert (answer.status_code, answer.json()["data"]["rating"]) == (200, None)


def test_complete_with_nothing_logged_is_409(lifter, program):
    row = RowFactory(entry__session=SessionFactory(lifter=lifter))

    answer = program.post(f"/api/workouts/{row.session_id}/complete")

    assert answer.status_code == 409
    assert answer.json() == {
        "success": False,
        "error": "Nothing is logged yet. Log a set first, or discard the workout.",
    }
    assert WorkoutSession.objects.in_progress().exists()


def test_complete_of_a_discarded_workout_is_409(lifter, program):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())

    assert program.post(f"/api/workouts/{session.pk}/complete").status_code == 409
