"""Correcting workouts."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.services.record_rows import stored, workout
from workouts import tasks
from workouts.api.shapes import Answer, WarnedAnswer, WorkoutWithSets
from workouts.models import BodyMeasurement, Deletion, WorkoutSession, WorkoutSet
from workouts.services import records


@pytest.fixture
def done(lifter):
    """A finished workout of 2 March 2026, 17:30 to 18:30, with one set."""
    return SetFactory(
        entry__session=FinishedSessionFactory(lifter=lifter, title="Push A", notes="Slow", rating=3)
    ).session


@pytest.fixture
def running(lifter):
    return SetFactory(entry__session=SessionFactory(lifter=lifter, title="Legs")).session


def patch(program, session, **changes):
    return program.send("PATCH", f"/api/workouts/{session.pk}", changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("Push A", "Slow", 3)),
        ({"title": "Pu\x00sh \u202e B"}, ("Push B", "Slow", 3)),
        ({"notes": ""}, ("Push A", "", 3)),
        ({"notes": "a\r\n\u202eb"}, ("Push A", "a\nb", 3)),
        ({"rating": 5}, ("Push A", "Slow", 5)),
        ({"rating": None}, ("Push A", "Slow", None)),
        ({"title": "Pull", "notes": "Fast", "rating": 1}, ("Pull", "Fast", 1)),
    ],
)
@pytest.mark.parametrize("state", ["done", "running"])
def test_change_of_what_is_said_leaves_the_rest(request, program, changes, expected, state):
    session = request.getfixturevalue(state)
    WorkoutSession.objects.update(title="Push A", notes="Slow", rating=3)
    row = RowFactory(entry=session.entries.get())

    answer = patch(program, session, **changes)

    data = answer.json()["data"]
    assert answer.status_code == 200
    assert (data["title"], data["notes"], data["rating"]) == expected
    assert datetime.fromisoformat(data["updated_at"]) > session.updated_at
    assert data["started_at"] == session.started_at.astimezone(UTC).isoformat()
    assert WorkoutSet.objects.filter(pk=row.pk).exists()  # no rows are dropped under whoever is editing them
    assert data == program.get(f"/api/workouts/{session.pk}").json()["data"]
    Answer[WorkoutWithSets].model_validate_json(answer.content)


def test_change_by_uuid_raises_the_generation(lifter, done, program):
    before = lifter.generation

    answer = program.send("PATCH", f"/api/workouts/{done.uuid}", {"title": "Pull"})

    lifter.refresh_from_db()
    assert (answer.status_code, answer.json()["data"]["id"]) == (200, done.pk)
    assert lifter.generation > before


@pytest.mark.parametrize(
    ("changes", "started_at", "completed_at", "seconds"),
    [
        ({"started_at": "2026-03-02T18:00:00+01:00"}, "2026-03-02T17:00:00+00:00", "2026-03-02T18:30:00+00:00", 5400),
        ({"completed_at": "2026-03-02T17:45:00Z"}, "2026-03-02T17:30:00+00:00", "2026-03-02T17:45:00+00:00", 900),
        (
            {"started_at": "2026-02-01T10:00:00Z", "completed_at": "2026-02-01T11:00:00.5Z"},
            "2026-02-01T10:00:00+00:00",
            "2026-02-01T11:00:00.500000+00:00",
            3600,
        ),
    ],
)
def test_change_of_times_keeps_the_sets_within(done, program, changes, started_at, completed_at, seconds):
    WorkoutSet.objects.update(performed_at=done.completed_at)

    answer = patch(program, done, **changes)

    data = answer.json()["data"]
    row = WorkoutSet.objects.get()
    assert (data["started_at"], data["completed_at"], data["duration_seconds"]) == (started_at, completed_at, seconds)
    assert started_at <= row.performed_at.isoformat() <= completed_at


def test_change_of_the_start_where_the_end_is_unknown_moves_it(lifter, program):
    start = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    session = FinishedSessionFactory(lifter=lifter, started_at=start, completed_at=start, duration_seconds=None)

    data = patch(program, session, started_at="2026-03-03T17:30:00Z").json()["data"]

    assert (data["completed_at"], data["duration_seconds"]) == ("2026-03-03T17:30:00+00:00", None)


@pytest.mark.parametrize("day", ["2026-02-01", "2026-03-05", "2026-03-30"])
def test_records_follow_a_workout_that_moves(lifter, program, day):
    press = ExerciseFactory()
    past = [workout(lifter, press, (weight, 5), day=7 * week) for week, weight in enumerate((100, 105, 110))]
    for session in past:
        tasks.detect_personal_records(session.pk)

    patch(program, past[1], started_at=f"{day}T17:30:00Z", completed_at=f"{day}T18:30:00Z")
    tasks.detect_personal_records(past[1].pk)

    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found
    past[1].refresh_from_db()
    assert past[1].records_computed_at is not None


def test_change_of_bodyweight_is_the_weighing_of_the_day_and_records_follow(lifter, program):
    dip = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    first, second = (workout(lifter, dip, (10, 5), day=day) for day in (0, 7))
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2026-03-02", weight_kg=90, fat_percent=15)

    data = patch(program, first, bodyweight_kg=80).json()["data"]
    tasks.detect_personal_records(first.pk)

    second.refresh_from_db()
    measurement = BodyMeasurement.objects.get()
    assert (data["bodyweight_kg"], data["total_volume_kg"]) == (80.0, 450.0)
    assert (second.bodyweight_kg, second.total_volume_kg) == (80, 450)
    assert (measurement.weight_kg, measurement.fat_percent) == (80, 15)
    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found


def test_change_of_bodyweight_counts_in_a_running_workout(lifter, program):
    dip = ExerciseFactory(type="bodyweight_assisted")
    running = SessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=running, exercise=dip), weight_kg=30, load_kg=None, volume_kg=0)

    data = patch(program, running, bodyweight_kg=80.5).json()["data"]

    assert (data["bodyweight_kg"], data["total_volume_kg"], data["completed_at"]) == (80.5, 252.5, None)


def test_change_to_times_that_overlap_warns(lifter, done, program):
    other = FinishedSessionFactory(lifter=lifter, title="Legs", started_at=datetime(2026, 3, 1, 9, tzinfo=UTC))

    answer = patch(program, done, started_at="2026-03-01T09:30:00Z")

    assert answer.status_code == 200
    assert [warning["workout_id"] for warning in answer.json()["warnings"]] == [other.pk]
    assert "warnings" not in patch(program, done, title="Push").json()
    WarnedAnswer[WorkoutWithSets].model_validate_json(answer.content)


@pytest.mark.parametrize("name", ["started_at", "completed_at"])
def test_change_of_the_times_of_a_running_workout_is_409(running, program, name):
    answer = patch(program, running, title="Push", **{name: "2026-03-02T17:30:00Z"})

    assert answer.status_code == 409
    assert answer.json() == {"success": False, "error": "This workout still runs. Finish it first."}
    running.refresh_from_db()
    assert running.title == "Legs"


WHOLE = "Send a time in ISO 8601, such as 2026-07-30T18:00:00+02:00."
LINE = "Send a text of 1 to 200 characters."


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        *(("title", value, LINE) for value in (None, "", "\u202e", "x" * 201, 7, ["x"])),
        *(("notes", value, "Send a text of at most 10,000 characters.") for value in (None, "x" * 10_001, 7)),
        *(("rating", value, "Send a whole number from 1 to 5.") for value in (0, 6, 4.5, "4", False)),
        *(
            ("bodyweight_kg", value, "Send a number from 1 to 1,000.")
            for value in (None, 0, 1001, 1e9, float("nan"), float("-inf"), "80")
        ),
        *(("started_at", value, WHOLE) for value in (None, "", 5, "yesterday")),
        ("started_at", "0001-01-01T00:00:00Z", "Send a time from 1970 on."),
        ("started_at", "9998-12-31T00:00:00Z", "The start lies ahead. Check day and time."),
        ("started_at", "2026-03-02T18:30:01Z", "The start lies after the end. Check both."),
        ("completed_at", "9998-12-31T00:00:00Z", "The end lies ahead. Check start and duration."),
        ("completed_at", "9999-12-31T00:00:00Z", "Send a time from 1970 on."),
        *(
            (name, 1, "There is no such field.")
            for name in ("id", "uuid", "lifter", "sets", "duration_seconds", "\x00")
        ),
    ],
)
def test_change_to_a_wrong_value_is_400(done, program, field, value, sentence):
    before = WorkoutSession.objects.values().get()

    answer = patch(program, done, **{field: value})

    assert answer.status_code == 400
    assert (answer.json()["success"], answer.json()["fields"]) == (False, {field: sentence})
    assert WorkoutSession.objects.values().get() == before
    assert not BodyMeasurement.objects.exists()


@pytest.mark.parametrize("body", [[], "title", 5, None])
def test_change_that_is_no_object_is_400(done, program, body):
    answer = program.send("PATCH", f"/api/workouts/{done.pk}", body)

    assert (answer.status_code, answer.json()["error"][:18]) == (400, "Send a JSON object")


# --- Deleted --------------------------------------------------------------------------------------------------------------


def test_delete_takes_a_finished_workout_away_and_its_records_with_it(lifter, program):
    press = ExerciseFactory()
    best, last = (workout(lifter, press, (weight, 5), day=day) for day, weight in enumerate((110, 100)))
    for session in (best, last):
        tasks.detect_personal_records(session.pk)

    answer = program.send("DELETE", f"/api/workouts/{best.uuid}")
    tasks.rebuild_due_records(lifter.pk)

    assert answer.status_code == 200
    assert answer.json() == {"success": True, "data": {"id": best.pk, "uuid": str(best.uuid)}}
    assert list(WorkoutSession.objects.all()) == [last]
    assert lifter.deleted_workouts.get().uuid == best.uuid
    assert {row[5] for row in stored(lifter)} == {last.pk}
    assert program.get(f"/api/workouts/{best.pk}").status_code == 404


def test_delete_of_a_running_workout_discards_it(running, program):
    answer = program.send("DELETE", f"/api/workouts/{running.pk}")

    stub = WorkoutSession.objects.get()
    started = program.post("/api/workouts", {"started_at": timezone.now().isoformat()})
    assert answer.json() == {"success": True, "data": {"id": running.pk, "uuid": str(running.uuid)}}
    assert (stub.discarded_at is not None, stub.entries.count()) == (True, 0)
    assert program.get(f"/api/workouts/{running.pk}").status_code == 404
    assert started.status_code == 201


def test_delete_twice_is_410_by_uuid_and_404_by_number(lifter, done, program):
    refs = (done.uuid, done.pk)
    program.send("DELETE", f"/api/workouts/{done.pk}")

    again = [program.send("DELETE", f"/api/workouts/{ref}") for ref in refs]
    changes = [program.send("PATCH", f"/api/workouts/{ref}", {"title": "Push"}) for ref in refs]

    gone, missing = (410, "That workout was deleted."), (404, "There is no such workout.")
    assert [(answer.status_code, answer.json()["error"]) for answer in again] == [gone, missing]
    assert [(answer.status_code, answer.json()["error"]) for answer in changes] == [gone, missing]
    assert Deletion.objects.count() == 1


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_what_is_no_workout_of_the_lifter_is_404(lifter, program, strange_program, done, method):
    row = done.sets.get()
    discarded = SessionFactory(lifter=lifter, discarded_at=timezone.now())
    strange_program.send("DELETE", f"/api/workouts/{FinishedSessionFactory(lifter=strange_program.lifter).uuid}")
    gone = Deletion.objects.get().uuid  # another lifter's: not even that it was there is told
    refs = [0, -1, 10**9, 2**63, "abc", uuid4(), row.uuid, row.entry.uuid, discarded.pk, discarded.uuid, gone, "%00"]

    answers = [program.send(method, f"/api/workouts/{ref}", {}) for ref in refs]
    strange = [strange_program.send(method, f"/api/workouts/{ref}", {}) for ref in (done.pk, done.uuid)]

    refused = {"success": False, "error": "There is no such workout."}
    assert [(answer.status_code, answer.json()) for answer in [*answers, *strange]] == [(404, refused)] * 14
    assert WorkoutSession.objects.filter(pk=done.pk, title="Push A").exists()


def test_decimals_of_a_weighing_are_kept(done, program):
    data = patch(program, done, bodyweight_kg=81.646627).json()["data"]

    assert data["bodyweight_kg"] == 81.646627
    assert BodyMeasurement.objects.get().weight_kg == Decimal("81.646627")
