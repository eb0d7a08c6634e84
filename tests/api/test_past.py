"""Finished workouts, stored at once."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.api.past_workouts import done, post
from tests.factories import (
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
)
from tests.services.record_rows import standing, stored
from workouts import tasks
from workouts.api.shapes import Answer, WarnedAnswer, WorkoutWithSets
from workouts.models import BodyMeasurement, WorkoutSession, WorkoutSet
from workouts.services import records


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
