"""Logging sets by exercise and number."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.api.shapes import Answer, Set
from workouts.models import RecordsDue, SessionExercise, WorkoutSet

NEW = {"set_number": 1, "reps": 5, "weight_kg": 102.5}


@pytest.fixture
def session(lifter):
    return SessionFactory(lifter=lifter)


def post(program, session, exercise, **changes):
    return program.post(f"/api/workouts/{session.pk}/sets", {"exercise_id": exercise.pk, **NEW, **changes})


def test_set_adds_its_exercise_without_rows_to_come(lifter, session, program):
    exercise = ExerciseFactory(name="Press")
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise)
    for _ in range(3):
        SetFactory(entry=past)

    answer = post(program, session, exercise, rpe=8.5, is_failure=True)

    row = WorkoutSet.objects.get(session=session)
    session.refresh_from_db()
    data = answer.json()["data"]
    assert answer.status_code == 201
    assert (row.weight_kg, row.reps, row.rpe, row.set_type) == (Decimal("102.5"), 5, Decimal("8.5"), "failure")
    assert row.logged_at is not None
    assert (data["id"], data["exercise_name"], data["set_number"], data["weight_kg"]) == (row.pk, "Press", 1, 102.5)
    assert (data["volume_kg"], data["rpe"], data["is_failure"], data["is_warmup"]) == (512.5, 8.5, True, False)
    assert (session.total_sets, session.total_reps, session.total_volume_kg) == (1, 5, Decimal("512.5"))
    Answer[Set].model_validate_json(answer.content)


def test_set_of_a_known_exercise_goes_to_its_first_entry(session, program):
    first = EntryFactory(session=session)
    EntryFactory(session=session, exercise=first.exercise)

    post(program, session, first.exercise)
    post(program, session, first.exercise, set_number=2, is_warmup=True)

    rows = WorkoutSet.objects.order_by("position").values_list("entry", "position", "set_type")
    assert list(rows) == [(first.pk, 1, "normal"), (first.pk, 2, "warmup")]
    assert SessionExercise.objects.count() == 2


def test_set_fills_the_row_to_come_of_its_number(session, program):
    row = RowFactory(entry__session=session, planned_reps=8)

    answer = post(program, session, row.exercise)

    row.refresh_from_db()
    assert answer.json()["data"]["id"] == row.pk
    assert (row.reps, row.planned_reps, row.is_logged) == (5, 8, True)


def test_set_with_a_taken_number_is_409_with_the_id_of_the_other(session, program):
    row = SetFactory(entry__session=session)

    answer = post(program, session, row.exercise)

    assert answer.status_code == 409
    assert answer.json() == {
        "success": False,
        "error": "Set 1 is logged already. Change it, or take the next number.",
        "details": {"set_id": row.pk},
    }
    assert WorkoutSet.objects.count() == 1


def test_set_of_a_finished_workout_edits_it(lifter, program):
    row = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))

    answer = post(program, row.session, row.exercise, set_number=2)

    row.session.refresh_from_db()
    assert answer.status_code == 201
    assert (row.session.total_sets, row.session.records_computed_at) == (2, None)
    assert RecordsDue.objects.filter(lifter=lifter, exercise=row.exercise).exists()


def test_set_of_a_discarded_workout_is_409_and_stores_nothing(lifter, program):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())

    answer = post(program, session, ExerciseFactory())

    assert answer.status_code == 409
    assert not SessionExercise.objects.exists()


def test_set_with_values_of_another_kind_is_400_and_names_them(session, program):
    plank = ExerciseFactory(name="Plank", type="duration")

    answer = post(program, session, plank)

    none = "A set of this exercise has none. Send 0."
    assert answer.status_code == 400
    assert answer.json() == {
        "success": False,
        "error": "A set of Plank has no weight_kg and no reps.",
        "fields": {"weight_kg": none, "reps": none},
    }
    assert not SessionExercise.objects.exists()


def test_set_with_zeros_for_what_the_exercise_has_not_is_stored_without_them(session, program):
    answer = post(program, session, ExerciseFactory(type="reps_only"), weight_kg=0)

    row = WorkoutSet.objects.get()
    assert answer.status_code == 201
    assert (row.reps, row.weight_kg) == (5, None)


def test_set_of_a_plank_has_its_time(session, program):
    plank = ExerciseFactory(name="Plank", type="duration")
    nothing = {"reps": 0, "weight_kg": 0}

    stored = post(program, session, plank, **nothing, duration_seconds=90)
    refused = post(program, session, plank, **nothing, set_number=2)

    assert (stored.status_code, stored.json()["data"]["duration_seconds"]) == (201, 90)
    assert refused.status_code == 400
    assert refused.json() == {
        "success": False,
        "error": "A set of Plank needs duration_seconds.",
        "fields": {"duration_seconds": "This is missing."},
    }
    assert WorkoutSet.objects.count() == 1


def test_set_may_be_a_drop_set(session, program):
    answer = post(program, session, ExerciseFactory(), set_type="drop")

    assert (answer.status_code, answer.json()["data"]["set_type"]) == (201, "drop")


def test_set_of_a_workout_that_was_deleted_is_410(lifter, program):
    done = FinishedSessionFactory(lifter=lifter)
    program.send("DELETE", f"/api/workouts/{done.pk}")

    answer = program.post(f"/api/workouts/{done.uuid}/sets", {"exercise_id": ExerciseFactory().pk, **NEW})

    assert (answer.status_code, answer.json()["error"]) == (410, "That workout was deleted.")


def test_set_of_a_strange_or_unknown_exercise_is_404(session, program):
    strange = CustomExerciseFactory()

    answers = [post(program, session, strange), post(program, session, strange, exercise_id=2**63 - 1)]

    refused = {"success": False, "error": "There is no such exercise."}
    assert [(answer.status_code, answer.json()) for answer in answers] == [(404, refused)] * 2
    assert not SessionExercise.objects.exists()


def test_set_of_an_own_exercise_is_stored(lifter, session, program):
    assert post(program, session, CustomExerciseFactory(created_by=lifter)).status_code == 201


@pytest.mark.parametrize(
    ("values", "stored"),
    [
        ({"reps": 0, "weight_kg": 0}, (0, Decimal(0), None)),
        ({"reps": 1000, "weight_kg": 1000}, (1000, Decimal(1000), None)),
        ({"weight_kg": 61.23497, "rpe": 10}, (5, Decimal("61.23497"), Decimal(10))),
        ({"weight_kg": 0.12345678901234567890, "rpe": 1}, (5, Decimal("0.123457"), Decimal(1))),
        ({"weight_kg": -0.0, "rpe": None}, (5, Decimal(0), None)),
    ],
)
def test_set_at_the_bounds_is_stored(session, program, values, stored):
    answer = post(program, session, ExerciseFactory(), **values)

    row = WorkoutSet.objects.get()
    assert answer.status_code == 201
    assert (row.reps, row.weight_kg, row.rpe) == stored


def test_the_largest_workout_is_counted(lifter, program):
    session = SessionFactory(lifter=lifter, bodyweight_kg=Decimal(1000))
    exercise = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    most = {"reps": 1000, "weight_kg": 1000}
    SetFactory.create_batch(
        199, entry=EntryFactory(session=session, exercise=exercise), load_kg=2000, volume_kg=2_000_000, **most
    )

    answer = post(program, session, exercise, set_number=200, **most)
    finished = program.post(f"/api/workouts/{session.pk}/complete")

    assert (answer.status_code, answer.json()["data"]["volume_kg"]) == (201, 2_000_000)
    assert (finished.status_code, finished.json()["data"]["total_volume_kg"]) == (200, 400_000_000)
    assert program.get("/api/workouts").json()["data"]["total_volume_kg"] == 400_000_000
    day = program.get(f"/api/exercises/{exercise.pk}/volume").json()["data"]
    assert [(on["volume_kg"], on["total_sets"]) for on in day] == [(400_000_000, 200)]
