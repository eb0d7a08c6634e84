"""Figures of the last days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    FinishedSessionFactory,
    SessionFactory,
)
from workouts.api.shapes import Answer, Statistics

DAY = timedelta(days=1)


def finished(lifter, *, days_ago=0, **options):
    started_at = timezone.now() - days_ago * DAY - timedelta(minutes=1)
    return FinishedSessionFactory(lifter=lifter, started_at=started_at, **options)


def test_statistics_have_the_eight_figures_and_leave_out_unknown_durations(lifter, program):
    finished(lifter, total_volume_kg="1500.5", total_sets=3, total_reps=15, duration_seconds=3000)
    finished(lifter, days_ago=29, total_sets=1, duration_seconds=None)
    finished(lifter, days_ago=30, total_sets=100)
    SessionFactory(lifter=lifter, total_sets=50)

    answer = program.get("/api/workouts", days=30)

    assert answer.json() == {
        "success": True,
        "data": {
            "total_sessions": 2,
            "total_volume_kg": 1500.5,
            "total_sets": 4,
            "total_reps": 15,
            "avg_session_duration_minutes": 50.0,
            "workout_days": 2,
            "current_streak": answer.json()["data"]["current_streak"],
            "longest_streak": answer.json()["data"]["longest_streak"],
        },
    }
    Answer[Statistics].model_validate_json(answer.content)


def test_statistics_without_days_are_of_30(lifter, program):
    finished(lifter, days_ago=29)
    finished(lifter, days_ago=30)

    assert program.get("/api/workouts").json()["data"]["total_sessions"] == 1


def test_statistics_of_a_new_lifter_are_zero(program):
    data = program.get("/api/workouts").json()["data"]

    assert {name: value or 0 for name, value in data.items()} == dict.fromkeys(Statistics.model_fields, 0)


@pytest.mark.parametrize("days", ["0", "-1", "36501", "30.5", "abc", "", " 7", "1e3", "NaN", "٣", "9" * 400, "7\x00"])
def test_statistics_of_no_number_of_days_are_400(program, days):
    answer = program.get("/api/workouts", days=days)

    sentence = "Send a whole number from 1 to 36,500."
    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": "Check days.", "fields": {"days": sentence}}
