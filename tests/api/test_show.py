"""One workout with its sets."""

from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.api.shapes import Answer, WorkoutWithSets


def test_show_has_the_logged_sets_in_exercise_and_set_order(lifter, program):
    routine = RoutineFactory(lifter=lifter, name="Push A")
    session = FinishedSessionFactory(lifter=lifter, routine=routine, title="Push", rating=4, bodyweight_kg=80.5)
    second = EntryFactory(
        session=session, position=2, exercise=ExerciseFactory(name="Curl", primary_muscles=["biceps"])
    )
    first = EntryFactory(session=session, position=1, exercise=ExerciseFactory(name="Press"))
    rows = [
        SetFactory(entry=second, position=1, set_type="failure", rpe="9.5"),
        SetFactory(entry=first, position=2, weight_kg=Decimal("102.5"), notes="Slow"),
        SetFactory(entry=first, position=1, set_type="warmup", weight_kg=Decimal(60)),
    ]
    RowFactory(entry=first, position=3)

    answer = program.get(f"/api/workouts/{session.uuid}")

    data = answer.json()["data"]
    assert answer.status_code == 200
    assert [row["id"] for row in data["sets"]] == [rows[2].pk, rows[1].pk, rows[0].pk]
    assert data["sets"][2] == {
        "id": rows[0].pk,
        "uuid": str(rows[0].uuid),
        "exercise_id": second.exercise_id,
        "exercise_name": "Curl",
        "primary_muscles": ["biceps"],
        "set_number": 1,
        "set_type": "failure",
        "reps": 5,
        "weight_kg": 100.0,
        "duration_seconds": None,
        "distance_m": None,
        "custom_metric": None,
        "rpe": 9.5,
        "rest_seconds": None,
        "notes": "",
        "is_warmup": False,
        "is_failure": True,
        "volume_kg": 500.0,
        "logged_at": "2026-03-02T17:30:00+00:00",
        "created_at": rows[0].created_at.isoformat(),
    }
    del data["sets"]
    assert data == {
        "id": session.pk,
        "uuid": str(session.uuid),
        "title": "Push",
        "routine_id": routine.pk,
        "routine_name": "Push A",
        "started_at": "2026-03-02T17:30:00+00:00",
        "completed_at": "2026-03-02T18:30:00+00:00",
        "time_zone": "UTC",
        "duration_seconds": 3600,
        "total_volume_kg": 0.0,
        "total_sets": 0,
        "total_reps": 0,
        "total_exercises": 0,
        "notes": "",
        "rating": 4,
        "bodyweight_kg": 80.5,
        "is_private": False,
        "created_at": session.created_at.isoformat(),
        "updated_at": session.updated_at.isoformat(),
    }
    Answer[WorkoutWithSets].model_validate_json(answer.content)


def test_show_by_number_and_uuid_is_the_same(lifter, program):
    session = FinishedSessionFactory(lifter=lifter)

    by_number = program.get(f"/api/workouts/{session.pk}").json()
    by_uuid = program.get(f"/api/workouts/{str(session.uuid).upper()}").json()

    assert by_number == by_uuid


@pytest.mark.parametrize(
    "ref",
    ["0", "-1", "1.5", "abc", "%00", "9223372036854775808", "9" * 500, str(UUID(int=5)), "NaN", "١", "{}", "1%20"],
)
def test_show_of_what_is_no_id_of_a_workout_is_404(program, ref):
    answer = program.get(f"/api/workouts/{ref}")

    assert answer.status_code == 404
    assert answer.json() == {"success": False, "error": "There is no such workout."}


def test_show_of_a_discarded_workout_is_404(lifter, program):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())

    assert program.get(f"/api/workouts/{session.pk}").status_code == 404


def test_show_keeps_finished_workouts_in_the_cache_but_never_running_ones(lifter, program, django_assert_num_queries):
    done = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session
    running = SetFactory(entry__session=SessionFactory(lifter=lifter)).session
    program.get("/api/workouts")  # notes the use of the key
    first = [program.get(f"/api/workouts/{session.pk}").json() for session in (done, running)]

    with django_assert_num_queries(2):  # lifter, session
        again = program.get(f"/api/workouts/{done.pk}").json()
    with django_assert_num_queries(3):  # and sets
        fresh = program.get(f"/api/workouts/{running.pk}").json()

    assert [again, fresh] == first


def test_show_after_a_set_was_added_to_a_finished_workout_has_it(lifter, program):
    row = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    path = f"/api/workouts/{row.session_id}"
    program.get(path)

    program.post(f"{path}/sets", {"exercise_id": row.exercise_id, "set_number": 2, "reps": 3, "weight_kg": 110})

    data = program.get(path).json()["data"]
    assert [s["weight_kg"] for s in data["sets"]] == [100.0, 110.0]
    assert (data["total_sets"], data["total_volume_kg"]) == (2, 830.0)


@pytest.mark.parametrize("count", [1, 3])
def test_show_takes_the_same_statements_for_any_number_of_sets(lifter, program, django_assert_num_queries, count):
    session = SessionFactory(lifter=lifter)
    for _ in range(count):
        SetFactory(entry=EntryFactory(session=session))
    program.get("/api/workouts")

    with django_assert_num_queries(3):
        data = program.get(f"/api/workouts/{session.pk}").json()["data"]

    assert len(data["sets"]) == count
