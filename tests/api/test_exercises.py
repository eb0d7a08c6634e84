"""Exercises, their records and volume."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import CustomExerciseFactory, EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.api.shapes import Answer, Day, Exercise, Record
from workouts.services import records


@pytest.fixture
def done(lifter):
    """A finished workout of a minute ago with one set."""
    session = FinishedSessionFactory(
        lifter=lifter, started_at=timezone.now() - timedelta(minutes=61), records_computed_at=None
    )
    return SetFactory(entry__session=session)


def test_exercise_answers_what_it_is(program):
    exercise = ExerciseFactory(
        name="Press", secondary_muscles=["triceps"], hevy_id="79D0BB3A", description="Push it up."
    )

    answer = program.get(f"/api/exercises/{exercise.pk}")

    assert answer.json() == {
        "success": True,
        "data": {
            "id": exercise.pk,
            "name": "Press",
            "description": "Push it up.",
            "type": "weight_reps",
            "equipment": ["barbell"],
            "primary_muscles": ["chest"],
            "secondary_muscles": ["triceps"],
            "video_url": "",
            "thumbnail_url": "",
            "is_custom": False,
            "counts_bodyweight": False,
            "hevy_id": "79D0BB3A",
        },
    }
    Answer[Exercise].model_validate_json(answer.content)


@pytest.mark.parametrize("ref", ["0", "abc", "9" * 30, "0b1c1a9e-6f0e-4c55-9a7d-8a0a54d5f0a1"])
def test_exercise_that_is_none_is_404(program, ref):
    for path in (f"/api/exercises/{ref}", f"/api/exercises/{ref}/records", f"/api/exercises/{ref}/volume"):
        answer = program.get(path)

        assert (answer.status_code, answer.json()["error"]) == (404, "There is no such exercise.")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Bench Press", "Leg Press", "My Press"]),
        ({"q": "bench"}, ["Bench Press"]),
        ({"muscle": "quadriceps"}, ["Leg Press"]),
        ({"equipment": "barbell", "muscle": "chest"}, ["Bench Press", "My Press"]),
        ({"q": "", "muscle": "", "equipment": ""}, ["Bench Press", "Leg Press", "My Press"]),
    ],
)
def test_exercises_are_those_of_everybody_and_the_lifter(lifter, program, query, names):
    ExerciseFactory(name="Bench Press")
    ExerciseFactory(name="Leg Press", primary_muscles=["quadriceps"], equipment=["machine"])
    CustomExerciseFactory(name="My Press", created_by=lifter)
    CustomExerciseFactory(name="Her Press")

    answer = program.get("/api/exercises", **query)

    assert [row["name"] for row in answer.json()["data"]] == names
    Answer[list[Exercise]].model_validate_json(answer.content)


@pytest.mark.parametrize("count", [1, 3])
def test_exercises_take_the_same_statements_for_any_number(program, django_assert_num_queries, count):
    ExerciseFactory.create_batch(count)
    program.get("/api/workouts")

    with django_assert_num_queries(2):  # lifter, exercises
        answer = program.get("/api/exercises")

    assert len(answer.json()["data"]) == count


def test_records_are_the_standing_ones(done, program):
    records.detect(done.session)

    answer = program.get(f"/api/exercises/{done.exercise_id}/records")

    facts = {"previous_value": None, "achieved_at": done.session.started_at.isoformat(), "workout_id": done.session_id}
    assert [{k: row[k] for k in facts} for row in answer.json()["data"]] == [facts] * 7
    assert [(row["record_type"], row["value"], row["set_id"]) for row in answer.json()["data"]] == [
        ("1rm", 112.5, done.pk),
        ("max_weight", 100.0, done.pk),
        ("3rm", 100.0, done.pk),
        ("5rm", 100.0, done.pk),
        ("set_volume", 500.0, done.pk),
        ("volume", 500.0, None),
        ("reps", 5.0, done.pk),
    ]
    Answer[list[Record]].model_validate_json(answer.content)


def test_records_with_their_history_say_what_each_beat(lifter, done, program):
    records.detect(done.session)
    later = FinishedSessionFactory(lifter=lifter, started_at=done.session.started_at + timedelta(minutes=61))
    best = SetFactory(entry=EntryFactory(session=later, exercise=done.exercise), weight_kg=105)
    records.detect(later)
    path = f"/api/exercises/{done.exercise_id}/records"

    standing, history = program.get(path), program.get(path, history="1")

    heaviest = [row for row in history.json()["data"] if row["record_type"] == "max_weight"]
    assert heaviest[0] in standing.json()["data"]
    moments = [session.started_at.isoformat() for session in (done.session, later)]
    held = {"reps": 5, "duration_seconds": None, "distance_m": None, "custom_metric": None}
    assert heaviest == [
        {
            "record_type": "max_weight",
            "value": 105.0,
            "unit": "kg",
            "formula": None,
            "previous_value": 100.0,
            "previous_achieved_at": moments[0],
            "gain": 5.0,
            "achieved_at": moments[1],
            "superseded_at": None,
            "workout_id": later.pk,
            "set_id": best.pk,
            "set": {"weight_kg": 105.0, **held},
        },
        {
            "record_type": "max_weight",
            "value": 100.0,
            "unit": "kg",
            "formula": None,
            "previous_value": None,
            "previous_achieved_at": None,
            "gain": None,
            "achieved_at": moments[0],
            "superseded_at": moments[1],
            "workout_id": done.session_id,
            "set_id": done.pk,
            "set": {"weight_kg": 100.0, **held},
        },
    ]
    assert program.get(path, history="0").json() == standing.json()
    Answer[list[Record]].model_validate_json(history.content)


def test_records_of_no_such_history_are_400(done, program):
    answer = program.get(f"/api/exercises/{done.exercise_id}/records", history="all")

    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["history"])


def test_volume_is_a_list_of_days(lifter, done, program):
    SetFactory(entry=EntryFactory(session=done.session, exercise=done.exercise), weight_kg=90)

    answer = program.get(f"/api/exercises/{done.exercise_id}/volume", days=90)

    assert answer.json()["data"] == [
        {"date": done.session.started_at.date().isoformat(), "volume_kg": 950.0, "total_sets": 2, "avg_weight": 95.0}
    ]
    Answer[list[Day]].model_validate_json(answer.content)


@pytest.mark.parametrize("days", ["0", "36501", "x", ""])
def test_volume_of_no_number_of_days_is_400(done, program, days):
    answer = program.get(f"/api/exercises/{done.exercise_id}/volume", days=days)

    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["days"])


@pytest.mark.parametrize("name", ["records", "volume"])
def test_figures_are_cached_until_something_is_written(lifter, done, program, django_assert_num_queries, name):
    path = f"/api/exercises/{done.exercise_id}/{name}"
    records.detect(done.session)
    before = program.get(path).json()

    with django_assert_num_queries(2):  # lifter, exercise
        again = program.get(path).json()
    program.post(
        f"/api/workouts/{done.session_id}/sets",
        {"exercise_id": done.exercise_id, "set_number": 2, "reps": 6, "weight_kg": 120},
    )
    done.session.refresh_from_db()
    records.detect(done.session)
    after = program.get(path).json()

    assert again == before
    assert after != before
