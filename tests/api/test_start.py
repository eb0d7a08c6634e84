"""Starting workouts."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import (
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
)
from workouts.api.shapes import Answer, WorkoutWithSets
from workouts.models import WorkoutSession, WorkoutSet


def test_start_stores_an_empty_workout(lifter, program):
    answer = program.post("/api/workouts", {"started_at": "2026-07-30T18:00:00+02:00"})

    session = WorkoutSession.objects.get()
    data = answer.json()["data"]
    assert answer.status_code == 201
    assert (session.lifter, session.started_at.isoformat()) == (lifter, "2026-07-30T16:00:00+00:00")
    assert (data["id"], data["uuid"], data["sets"]) == (session.pk, str(session.uuid), [])
    Answer[WorkoutWithSets].model_validate_json(answer.content)


def test_start_from_a_routine_has_its_name_and_no_sets_yet(lifter, program):
    planned = PlannedSetFactory(planned__routine__lifter=lifter, planned__routine__name="Push A").planned

    data = program.post(
        "/api/workouts", {"routine_id": planned.routine_id, "started_at": timezone.now().isoformat()}
    ).json()["data"]

    assert (data["routine_id"], data["routine_name"], data["title"], data["sets"]) == (
        planned.routine_id,
        "Push A",
        "Push A",
        [],
    )
    assert WorkoutSet.objects.filter(session_id=data["id"], logged_at=None).count() == 1


def test_start_beside_a_running_workout_is_409_with_its_id(lifter, program):
    running = SessionFactory(lifter=lifter, title="Push A")

    answer = program.post("/api/workouts", {"started_at": timezone.now().isoformat()})

    assert answer.status_code == 409
    assert answer.json() == {
        "success": False,
        "error": "“Push A” is in progress. Finish or discard it first.",
        "details": {"workout_id": running.pk, "workout_uuid": str(running.uuid)},
    }


def test_start_from_a_strange_or_unknown_routine_is_404(program):
    routine = RoutineFactory()

    for pk in (routine.pk, 2**62):
        answer = program.post("/api/workouts", {"routine_id": pk, "started_at": timezone.now().isoformat()})

        assert answer.status_code == 404
        assert answer.json() == {"success": False, "error": "There is no such routine."}
    assert not WorkoutSession.objects.exists()


def test_start_a_little_ahead_is_fine_and_more_is_400(program):
    ahead = (timezone.now() + timedelta(minutes=6)).isoformat()

    refused = program.post("/api/workouts", {"started_at": ahead})
    stored = program.post("/api/workouts", {"started_at": (timezone.now() + timedelta(minutes=4)).isoformat()})

    assert refused.status_code == 400
    assert refused.json() == {
        "success": False,
        "error": "The start lies ahead. Check the clock.",
        "fields": {"started_at": "at most five minutes ahead"},
    }
    assert stored.status_code == 201
