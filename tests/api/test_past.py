"""Finished workouts, stored at once."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
)
from tests.services.test_records import standing, stored
from workouts import tasks
from workouts.api.shapes import Answer, WarnedAnswer, WorkoutWithSets
from workouts.models import BodyMeasurement, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import records

OVER = {"started_at": "2026-03-02T17:30:00Z", "completed_at": "2026-03-02T18:30:00Z"}


def done(exercise, number=1, **values):
    return {"exercise_id": exercise.pk, "set_number": number, "reps": 5, "weight_kg": 100, **values}


def post(program, **changes):
    return program.post("/api/workouts", OVER | changes)


def test_past_workout_is_finished_beside_a_running_one(lifter, program):
    running = SessionFactory(lifter=lifter)

    answer = post(program, time_zone="Europe/Berlin")

    session = WorkoutSession.objects.completed().get()
    data = answer.json()["data"]
    assert answer.status_code == 201
    assert (data["id"], data["title"], data["time_zone"]) == (session.pk, "Evening workout", "Europe/Berlin")
    assert (data["duration_seconds"], data["completed_at"]) == (3600, "2026-03-02T18:30:00+00:00")
    assert (data["sets"], data["rating"], data["notes"]) == ([], None, "")
    assert list(WorkoutSession.objects.in_progress()) == [running]
    Answer[WorkoutWithSets].model_validate_json(answer.content)


def test_past_workout_brings_all_that_is_known_of_it(lifter, program):
    press, plank = ExerciseFactory(name="Press"), ExerciseFactory(name="Plank", type="duration")
    sets = [
        done(press, 2, rpe=8.5, is_failure=True),
        done(plank, 1, reps=0, weight_kg=0, duration_seconds=60),
        done(press, 1, weight_kg=60, is_warmup=True),
        done(press, 3, set_type="drop"),
    ]

    answer = post(program, title="Push \x00\u202eday", notes=" Slept well.\r\nAte. ", rating=4, sets=sets)

    data = answer.json()["data"]
    rows = [(row["exercise_name"], row["set_number"], row["set_type"], row["weight_kg"]) for row in data["sets"]]
    assert rows == [
        ("Press", 1, "warmup", 60.0),
        ("Press", 2, "failure", 100.0),
        ("Press", 3, "drop", 100.0),
        ("Plank", 1, "normal", None),
    ]
    assert (data["title"], data["notes"], data["rating"]) == ("Push day", "Slept well.\nAte.", 4)
    totals = ("total_volume_kg", "total_sets", "total_reps", "total_exercises")
    assert [data[name] for name in totals] == [1000.0, 3, 10, 2]
    assert data["sets"][3]["duration_seconds"] == 60
    assert {row.performed_at for row in WorkoutSet.objects.all()} == {datetime(2026, 3, 2, 18, 30, tzinfo=UTC)}
    Answer[WorkoutWithSets].model_validate_json(answer.content)


def test_records_of_a_past_workout_follow_and_those_after_it_are_computed_anew(lifter, program):
    press = ExerciseFactory()
    for day, weight in ((9, 110), (2, 100)):
        moments = {name: f"2026-03-{day:02}T{hour}:30:00Z" for name, hour in (("started_at", 17), ("completed_at", 18))}
        session = program.post("/api/workouts", {**moments, "sets": [done(press, weight_kg=weight)]}).json()["data"]
        tasks.detect_personal_records(session["id"])

    rows = stored(lifter)
    assert standing(lifter)["3rm"] == 110
    assert [row[3] for row in rows if row[1] == "3rm"] == [None, 100]
    records.rebuild(lifter)
    assert [row[:4] for row in stored(lifter)] == [row[:4] for row in rows]


def test_past_workout_of_a_routine_fills_its_rows_and_drops_the_others(lifter, program):
    planned = PlannedFactory(routine=RoutineFactory(lifter=lifter, name="Push A"), rest_seconds=150)
    PlannedSetFactory.create_batch(3, planned=planned, target_reps=8)

    answer = post(program, routine_id=planned.routine_id, sets=[done(planned.exercise, 2), done(ExerciseFactory())])

    data = answer.json()["data"]
    first = WorkoutSet.objects.get(pk=data["sets"][0]["id"])
    assert (data["routine_name"], data["title"], len(data["sets"])) == ("Push A", "Push A", 2)
    assert (first.entry.rest_seconds, first.planned_reps, first.reps) == (150, 8, 5)
    assert WorkoutSet.objects.count() == 2


def test_past_workout_of_a_routine_without_sets_waits_for_them(lifter, program):
    row = PlannedSetFactory(planned__routine__lifter=lifter)

    post(program, routine_id=row.planned.routine_id)

    assert WorkoutSet.objects.filter(logged_at=None).count() == 1


def test_bodyweight_of_a_past_workout_is_the_weighing_of_its_day_and_counts_until_the_next(lifter, program):
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2026-03-09", weight_kg=85)
    dip = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    later = [
        post(
            program, started_at=f"2026-03-0{day}T17:30:00Z", completed_at=f"2026-03-0{day}T18:30:00Z", sets=[done(dip)]
        )
        for day in (4, 9)
    ]

    answer = post(program, bodyweight_kg=80.5, sets=[done(dip, weight_kg=10)])

    data = answer.json()["data"]
    ids = [session.json()["data"]["id"] for session in later]
    volumes = dict(WorkoutSession.objects.values_list("pk", "total_volume_kg"))
    assert (data["bodyweight_kg"], data["total_volume_kg"]) == (80.5, 452.5)
    assert [volumes[pk] for pk in ids] == [Decimal("902.5"), Decimal(925)]
    assert list(lifter.measurements.values_list("weight_kg", flat=True).order_by("measured_on")) == [
        Decimal("80.5"),
        85,
    ]


def test_past_workout_when_replayed_stores_one(lifter, program):
    uuid, press = str(uuid4()), ExerciseFactory()

    first = post(program, uuid=uuid, sets=[done(press)], bodyweight_kg=80)
    BodyMeasurement.objects.update(weight_kg=81)
    second = post(program, uuid=uuid.upper(), sets=[done(press)], bodyweight_kg=80)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert (WorkoutSession.objects.count(), WorkoutSet.objects.count()) == (1, 1)
    assert BodyMeasurement.objects.get().weight_kg == 81


def test_start_when_replayed_starts_one(lifter, program):
    body = {"started_at": timezone.now().isoformat(), "uuid": str(uuid4()), "time_zone": "Asia/Tokyo"}

    first, second = program.post("/api/workouts", body), program.post("/api/workouts", body)

    assert first.json() == second.json()
    assert first.json()["data"]["time_zone"] == "Asia/Tokyo"
    assert WorkoutSession.objects.count() == 1


def test_past_workout_under_an_id_that_is_taken_is_409(lifter, stranger, program):
    running, theirs = SessionFactory(lifter=lifter), FinishedSessionFactory(lifter=stranger)

    answers = [post(program, uuid=str(session.uuid)) for session in (running, theirs)]

    refused = {"success": False, "error": "That id is taken."}
    in_the_way = {"details": {"workout_id": running.pk, "workout_uuid": str(running.uuid)}}
    assert [(answer.status_code, answer.json()) for answer in answers] == [
        (409, refused | in_the_way),
        (409, refused),
    ]


def test_past_workout_that_was_deleted_is_410(lifter, program):
    uuid = post(program).json()["data"]["uuid"]
    program.send("DELETE", f"/api/workouts/{uuid}")

    answer = post(program, uuid=uuid)

    assert (answer.status_code, answer.json()["error"]) == (410, "That workout was deleted.")
    assert not WorkoutSession.objects.exists()


def test_past_workout_that_overlaps_is_stored_with_a_warning(lifter, program):
    other = FinishedSessionFactory(lifter=lifter, title="Legs", time_zone="Europe/Berlin")

    answer = post(program, started_at="2026-03-02T18:00:00Z")

    warning = "It overlaps with “Legs”, begun on 2 March at 18:30."
    assert answer.status_code == 201
    assert answer.json()["warnings"] == [
        {"warning": warning, "workout_id": other.pk, "workout_uuid": str(other.uuid)},
    ]
    WarnedAnswer[WorkoutWithSets].model_validate_json(answer.content)


@pytest.mark.parametrize("count", [1, 3])
def test_past_workout_takes_the_same_statements_for_any_number_of_sets(program, django_assert_num_queries, count):
    sets = [done(exercise, number) for exercise in ExerciseFactory.create_batch(count) for number in (1, 2)]
    program.get("/api/workouts")

    with django_assert_num_queries(24):
        answer = post(program, sets=sets)

    assert len(answer.json()["data"]["sets"]) == 2 * count


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
