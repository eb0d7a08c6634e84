"""Finished workouts that are refused, and the largest that is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.api.past_workouts import done, post
from tests.factories import (
    CustomExerciseFactory,
    ExerciseFactory,
    RoutineFactory,
)
from workouts.models import BodyMeasurement, SessionExercise, WorkoutSession

WHOLE_OVER = "Send a time in ISO 8601, such as 2026-07-30T18:00:00+02:00."
LINE = "Send a text of 1 to 200 characters."
NOTE = "Send a text of at most 10,000 characters."
WEIGHED = "Send a number from 1 to 1,000."
RATING = "Send a whole number from 1 to 5."
AFTER = "The start lies after the end. Check both."
AHEAD = "The end lies ahead. Check start and duration."
UUID = "Send a UUID, such as 0b1c1a9e-6f0e-4c55-9a7d-8a0a54d5f0a1."
ZONE = "Send the name of a time zone, such as Europe/Berlin."


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        *(("completed_at", value, WHOLE_OVER) for value in (None, 1785430800, "", "now", "2026-03-02T18:30:00Z\x00")),
        ("completed_at", "2026-03-02T18:30:00", "Add the offset from UTC, such as 2026-07-30T18:00:00+02:00."),
        ("completed_at", "9999-12-31T23:59:59Z", "Send a time from 1970 on."),
        ("completed_at", "9998-12-31T23:59:59Z", AHEAD),
        ("started_at", "2026-03-02T18:30:01Z", AFTER),
        ("started_at", "0001-01-01T00:00:00Z", "Send a time from 1970 on."),
        ("started_at", "1970-01-01T00:00:00+14:00", "Check the year of the start."),
        *(("title", value, LINE) for value in (None, "", " ", "\x00\u202e", "x" * 201, 5, True, [], {})),
        *(("notes", value, NOTE) for value in (None, "x" * 10_001, 5, ["x"])),
        *(("rating", value, RATING) for value in (0, 6, 4.5, "4", True)),
        *(
            ("bodyweight_kg", value, WEIGHED)
            for value in (0, -80, 1000.5, 10**9, float("nan"), float("inf"), "80", None)
        ),
        *(("uuid", value, UUID) for value in (None, "", "x", 7, "{0b1c1a9e-6f0e-4c55-9a7d-8a0a54d5f0a1}")),
        *(("time_zone", value, ZONE) for value in (None, "", "Mars", "../UTC", "Factory", 2, ["UTC"])),
        *(("sets", value, "Send a list.") for value in (None, {}, 5, "none")),
        *((name, 1, "There is no such field.") for name in ("lifter", "id", "total_sets", "duration_seconds", "\x00")),
    ],
)
def test_past_workout_with_a_wrong_value_is_400(program, field, value, sentence):
    answer = post(program, **{field: value})

    assert answer.status_code == 400
    assert (answer.json()["success"], answer.json()["fields"]) == (False, {field: sentence})
    assert not WorkoutSession.objects.exists()
    assert not BodyMeasurement.objects.exists()


REPS = "Send a whole number from 0 to 1,000."


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"reps": -1}, {"sets.0.reps": REPS}),
        ({"weight_kg": 10**9, "rpe": 11}, {"sets.0.weight_kg": "Send a number from 0 to 1,000.",
                                           "sets.0.rpe": "Send a number from 1 to 10 in steps of 0.5."}),
        ({"set_type": "cluster"}, {"sets.0.set_type": "Send one of normal, warmup, drop, failure."}),
        ({"is_warmup": True, "is_failure": True}, {"sets.0": "A set is a warm-up or goes to failure, not both."}),
        ({"set_type": "drop", "is_failure": True},
         {"sets.0": "set_type says something else than is_warmup and is_failure."}),
        ({"lifter": 1}, {"sets.0.lifter": "There is no such field."}),
        ({"distance_m": 5}, {"distance_m": "A set of this exercise has none. Send 0."}),
    ],
)  # fmt: skip
def test_past_workout_with_a_wrong_set_is_400(program, change, fields):
    answer = post(program, sets=[done(ExerciseFactory(), **change)], bodyweight_kg=80)

    assert answer.status_code == 400
    assert (answer.json()["success"], answer.json()["fields"]) == (False, fields)
    assert not WorkoutSession.objects.exists()
    assert not BodyMeasurement.objects.exists()


def test_past_workout_with_a_set_that_is_none_is_400(program):
    answer = post(program, sets=[5])

    assert answer.json()["fields"] == {"sets.0": "Send a JSON object."}


def test_past_workout_with_too_many_sets_is_400(program):
    press = ExerciseFactory()

    answer = post(program, sets=[done(press, number % 200 + 1) for number in range(201)])

    assert (answer.status_code, answer.json()["fields"]) == (400, {"sets": "Send at most 200."})


def test_past_workout_with_a_number_twice_is_400(program):
    press = ExerciseFactory(name="Press")

    answer = post(program, sets=[done(press), done(press)])

    assert answer.json() == {
        "success": False,
        "error": "Set 1 of Press is there twice.",
        "fields": {"sets": "Number them apart."},
    }
    assert not SessionExercise.objects.exists()


def test_past_workout_with_a_strange_exercise_is_404_and_stores_nothing(program):
    for pk in (CustomExerciseFactory().pk, 2**63 - 1):
        answer = post(program, sets=[done(ExerciseFactory()), {**done(ExerciseFactory()), "exercise_id": pk}])

        assert (answer.status_code, answer.json()["error"]) == (404, "There is no such exercise.")
    assert not WorkoutSession.objects.exists()


def test_past_workout_of_a_strange_routine_is_404(program):
    assert post(program, routine_id=RoutineFactory().pk).status_code == 404


def test_past_workout_of_more_exercises_than_one_holds_is_409(program):
    answer = post(program, sets=[done(exercise) for exercise in ExerciseFactory.create_batch(61)])

    assert (answer.status_code, answer.json()["error"]) == (409, "A workout holds at most 60 exercises.")
    assert not WorkoutSession.objects.exists()


def test_the_largest_past_workout_is_stored(program):
    exercises = ExerciseFactory.create_batch(20)
    values = {"rpe": 8.5, "set_type": "normal", "is_warmup": False, "is_failure": False, "weight_kg": 100.123456}
    sets = [done(exercise, number, **values) for exercise in exercises for number in range(1, 11)]

    answer = post(program, sets=sets, notes="💪" * 10_000, title="x" * 200)

    assert answer.status_code == 201
    assert (len(answer.json()["data"]["sets"]), len(answer.json()["data"]["notes"])) == (200, 10_000)


@pytest.mark.parametrize("name", ["title", "notes", "rating", "bodyweight_kg"])
def test_what_is_known_of_a_finished_workout_does_not_start_one(program, name):
    value = {"title": "Push", "notes": "Slept well.", "rating": 4, "bodyweight_kg": 80}[name]
    now = timezone.now() - timedelta(minutes=1)

    answer = program.post("/api/workouts", {"started_at": now.isoformat(), name: value})

    sentence = f"A workout in progress begins without {name}. Send completed_at as well, or send that later."
    assert (answer.status_code, answer.json()) == (400, {"success": False, "error": sentence})
    assert not WorkoutSession.objects.exists()
