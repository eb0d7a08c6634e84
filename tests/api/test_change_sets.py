"""Correcting and deleting sets."""

from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.services.record_rows import standing, stored, workout
from workouts import tasks
from workouts.api.shapes import Answer, Set
from workouts.models import Deletion, RecordsDue, WorkoutSet
from workouts.services import records


@pytest.fixture(params=["finished", "running"])
def row(request, lifter):
    """A logged set, 100 kg × 5 @ 8, of a workout that is over or runs."""
    factory = FinishedSessionFactory if request.param == "finished" else SessionFactory
    return SetFactory(entry__session=factory(lifter=lifter), rpe=8)


def address(row):
    return f"/api/workouts/{row.session_id}/sets/{row.pk}"


def patch(program, row, **changes):
    return program.send("PATCH", address(row), changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (100.0, 5, 8.0, "normal", 500.0)),
        ({"reps": 0}, (100.0, 0, 8.0, "normal", 0.0)),
        ({"weight_kg": 102.5}, (102.5, 5, 8.0, "normal", 512.5)),
        ({"weight_kg": 1000, "reps": 1000, "rpe": 10}, (1000.0, 1000, 10.0, "normal", 1_000_000.0)),
        ({"rpe": None}, (100.0, 5, None, "normal", 500.0)),
        ({"is_warmup": True}, (100.0, 5, 8.0, "warmup", 500.0)),
        ({"set_type": "drop"}, (100.0, 5, 8.0, "drop", 500.0)),
        ({"set_type": "failure", "is_failure": True, "is_warmup": False}, (100.0, 5, 8.0, "failure", 500.0)),
        ({"duration_seconds": 0, "distance_m": None}, (100.0, 5, 8.0, "normal", 500.0)),
    ],
)
def test_change_leaves_what_is_not_sent(row, program, changes, expected):
    answer = patch(program, row, **changes)

    data = answer.json()["data"]
    row.session.refresh_from_db()
    assert answer.status_code == 200
    assert (data["weight_kg"], data["reps"], data["rpe"], data["set_type"], data["volume_kg"]) == expected
    assert data["id"] == row.pk
    assert row.session.total_volume_kg == (0 if data["is_warmup"] else Decimal(expected[4]))
    assert program.get(f"/api/workouts/{row.session_id}").json()["data"]["sets"] == [data]
    Answer[Set].model_validate_json(answer.content)


@pytest.mark.parametrize(
    ("before", "flag", "after"),
    [
        ("warmup", {"is_warmup": False}, "normal"),
        ("failure", {"is_failure": False}, "normal"),
        ("drop", {"is_warmup": False, "is_failure": False}, "drop"),
        ("warmup", {"is_failure": False}, "warmup"),
        ("failure", {"is_warmup": True}, "warmup"),
        ("drop", {"reps": 6}, "drop"),
    ],
)
def test_flags_say_what_the_type_becomes(lifter, program, before, flag, after):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter), set_type=before)

    assert patch(program, row, **flag).json()["data"]["set_type"] == after


def test_change_by_uuids(row, program):
    answer = program.send("PATCH", f"/api/workouts/{row.session.uuid}/sets/{row.uuid}", {"reps": 6})

    assert (answer.status_code, answer.json()["data"]["reps"]) == (200, 6)


def test_change_of_a_timed_set(lifter, program):
    run = ExerciseFactory(type="distance_duration")
    row = SetFactory(
        entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=run),
        weight_kg=None,
        reps=None,
        duration_seconds=600,
        distance_m=2000,
        volume_kg=0,
    )

    changed = patch(program, row, distance_m=2100.5, duration_seconds=None).json()["data"]
    refused = patch(program, row, distance_m=None)

    assert (changed["distance_m"], changed["duration_seconds"]) == (2100.5, None)
    assert refused.status_code == 400
    assert refused.json()["fields"] == dict.fromkeys(("distance_m", "duration_seconds"), "This is missing.")


def test_change_of_the_number_moves_the_set(lifter, program):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    first, second = SetFactory.create_batch(2, entry=entry)
    to_come = RowFactory(entry=entry)

    taken = [patch(program, first, set_number=number) for number in (2, 3)]
    moved, same = (patch(program, first, set_number=4, reps=6) for _ in range(2))

    refused = [(answer.status_code, answer.json()["details"]) for answer in taken]
    assert refused == [(409, {"set_id": second.pk}), (409, {"set_id": to_come.pk})]
    assert taken[0].json()["error"] == "There is a set 2 already."
    assert (moved.status_code, moved.json()["data"]["set_number"]) == (200, 4)
    assert moved.json() == same.json()
    assert [row["id"] for row in program.get(f"/api/workouts/{entry.session_id}").json()["data"]["sets"]] == [
        second.pk,
        first.pk,
    ]


@pytest.mark.parametrize(
    "change", [{"weight_kg": 120}, {"reps": 12}, {"is_warmup": True}, {"weight_kg": 90, "reps": 1}]
)
def test_records_follow_a_change(lifter, program, change):
    press = ExerciseFactory()
    past = [workout(lifter, press, (weight, 5), day=day) for day, weight in enumerate((100, 105, 110))]
    for session in past:
        tasks.detect_personal_records(session.pk)

    patch(program, past[1].sets.get(), **change)
    assert RecordsDue.objects.filter(lifter=lifter, exercise=press).exists()
    tasks.detect_personal_records(past[1].pk)

    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found


WEIGHT = "Send a number from 0 to 1,000."
REPS = "Send a whole number from 0 to 1,000."
NONE = "A set of this exercise has none. Send 0."


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        *(
            ("weight_kg", value, WEIGHT)
            for value in (-1, 1000.001, 10**9, float("nan"), float("inf"), "100", None, True)
        ),
        *(("reps", value, REPS) for value in (-1, 1001, 5.5, "5", None, [], float("inf"))),
        *(("rpe", value, "Send a number from 1 to 10 in steps of 0.5.") for value in (0, 11, 8.25, "8", True)),
        *(("set_number", value, "Send a whole number from 1 to 200.") for value in (0, 201, None, "1", 1.0)),
        *(("set_type", value, "Send one of normal, warmup, drop, failure.") for value in (None, "", "W", 1, ["drop"])),
        *(("is_warmup", value, "Send true or false.") for value in (None, 1, "yes")),
        *(("duration_seconds", value, "Send a whole number from 0 to 86,400.") for value in (-1, 86_401, 1.5, "1:30")),
        *(("distance_m", value, "Send a number from 0 to 1,000,000.") for value in (-1, 10**7, float("nan"), "1 km")),
        *(("custom_metric", value, "Send a whole number from 0 to 1,000,000.") for value in (-1, 10**7, 0.5)),
        *((name, 60, NONE) for name in ("duration_seconds", "distance_m", "custom_metric")),
        *((name, 1, "There is no such field.") for name in ("exercise_id", "id", "logged_at", "volume_kg", "\x00")),
    ],
)
def test_change_to_a_wrong_value_is_400(lifter, program, field, value, sentence):
    row = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    before = WorkoutSet.objects.values().get()

    answer = patch(program, row, **{field: value})

    assert answer.status_code == 400
    assert (answer.json()["success"], answer.json()["fields"]) == (False, {field: sentence})
    assert WorkoutSet.objects.values().get() == before


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"is_warmup": True, "is_failure": True}, "A set is a warm-up or goes to failure, not both."),
        ({"set_type": "drop", "is_warmup": True}, "set_type says something else than is_warmup and is_failure."),
        ({"set_type": "warmup", "is_warmup": False}, "set_type says something else than is_warmup and is_failure."),
    ],
)
def test_change_to_two_types_at_once_is_400(row, program, body, sentence):
    answer = patch(program, row, **body)

    assert (answer.status_code, answer.json()) == (400, {"success": False, "error": sentence})


# --- Deleted --------------------------------------------------------------------------------------------------------------


def test_delete_moves_the_numbers_after_it_up(lifter, program):
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
    first, second, third = SetFactory.create_batch(3, entry=entry)

    answer = program.send("DELETE", address(second))

    data = program.get(f"/api/workouts/{entry.session_id}").json()["data"]
    assert answer.status_code == 200
    assert answer.json() == {"success": True, "data": {"id": second.pk, "uuid": str(second.uuid)}}
    assert [(row["id"], row["set_number"]) for row in data["sets"]] == [(first.pk, 1), (third.pk, 2)]
    assert (data["total_sets"], data["total_volume_kg"]) == (2, 1000.0)


def test_delete_takes_its_records_away(lifter, program):
    press = ExerciseFactory()
    first, second = (workout(lifter, press, (weight, 5), day=day) for day, weight in enumerate((100, 110)))
    for session in (first, second):
        tasks.detect_personal_records(session.pk)
    SetFactory(entry=second.entries.get(), weight_kg=90)

    program.send("DELETE", address(second.sets.order_by("position").first()))
    tasks.detect_personal_records(second.pk)

    assert standing(lifter)["3rm"] == 100


def test_delete_twice_is_410_by_uuid_and_404_by_number(row, program):
    by_uuid = f"/api/workouts/{row.session_id}/sets/{row.uuid}"
    program.send("DELETE", address(row))

    again = [program.send(method, path, {}) for method in ("DELETE", "PATCH") for path in (by_uuid, address(row))]

    gone, missing = (410, "That set was deleted."), (404, "There is no such set.")
    assert [(answer.status_code, answer.json()["error"]) for answer in again] == [gone, missing] * 2
    assert Deletion.objects.count() == 1


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_what_is_no_set_of_the_workout_is_404(lifter, program, strange_program, row, method):
    elsewhere = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter))
    to_come = RowFactory(entry=row.entry)
    strange = SetFactory(entry__session=FinishedSessionFactory(lifter=strange_program.lifter))
    refs = [0, "abc", 2**63, uuid4(), row.entry.uuid, row.session.uuid, to_come.pk, to_come.uuid]
    refs += [other for foreign in (elsewhere, strange) for other in (foreign.pk, foreign.uuid)]

    answers = [program.send(method, f"/api/workouts/{row.session_id}/sets/{ref}", {}) for ref in refs]
    theirs = program.send(method, address(strange), {})
    mine = strange_program.send(method, address(row), {})

    assert [(answer.status_code, answer.json()["error"]) for answer in answers] == [(404, "There is no such set.")] * 12
    for answer in (theirs, mine):
        assert (answer.status_code, answer.json()["error"]) == (404, "There is no such workout.")
    assert WorkoutSet.objects.filter(logged_at__isnull=False).count() == 3
