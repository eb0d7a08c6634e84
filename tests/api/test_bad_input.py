"""What is refused: with a sentence, the field at fault, and nothing stored."""

import json

import pytest
from django.test import Client

from tests.factories import EntryFactory, ExerciseFactory, SessionFactory
from workouts.models import WorkoutSession, WorkoutSet

REPS = "Send a whole number from 0 to 1,000."
WEIGHT = "Send a number from 0 to 1,000."
RPE = "Send a number from 1 to 10 in steps of 0.5."
NUMBER = "Send a whole number from 1 to 200."
ID = "Send the number of one that exists."
FLAG = "Send true or false."
MISSING = "This is missing."
ISO = "Send a time in ISO 8601, such as 2026-07-30T18:00:00+02:00."
OFFSET = "Add the offset from UTC, such as 2026-07-30T18:00:00+02:00."
YEAR = "Send a time from 1970 on."
RATING = "Send a whole number from 1 to 5."
UNKNOWN = "There is no such field."

NAN, INFINITY = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        *(
            ("reps", value, REPS)
            for value in (-1, 1001, 10**9, 10**30, 5.5, 5.0, "5", True, None, [], {}, NAN, INFINITY)
        ),
        *(
            ("weight_kg", value, WEIGHT)
            for value in (-1, 1000.001, 10**9, 1e300, "100", True, None, [1], {"kg": 1}, NAN, INFINITY, -INFINITY)
        ),
        *(("rpe", value, RPE) for value in (0, 0.5, 11, 10.5, 8.25, "8", True, NAN, [])),
        *(("set_number", value, NUMBER) for value in (0, -1, 201, 10**19, 1.5, "1", False, None)),
        *(("exercise_id", value, ID) for value in (0, -1, 2**63, 10**30, 1.0, "1", True, None, "a\x00")),
        *(("is_warmup", value, FLAG) for value in (1, 0, "true", None, [])),
        *(("is_failure", value, FLAG) for value in (1, "no", None)),
        *((name, 1, UNKNOWN) for name in ("weight", "lifter_id", "id", "logged_at", "\x00", "x" * 80)),
    ],
)
def test_set_with_a_wrong_value_is_400(lifter, program, field, value, sentence):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    right = {"exercise_id": entry.exercise_id, "set_number": 1, "reps": 5, "weight_kg": 100}

    answer = program.post(f"/api/workouts/{entry.session_id}/sets", right | {field: value})

    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": f"Check {field}.", "fields": {field: sentence}}
    assert not WorkoutSet.objects.exists()


def test_set_with_several_wrong_values_names_them_all(lifter, program):
    session = SessionFactory(lifter=lifter)

    answer = program.post(f"/api/workouts/{session.pk}/sets", {"reps": -1, "weight_kg": 5, "sets": 1})

    assert answer.json() == {
        "success": False,
        "error": "Check exercise_id, set_number, reps and sets.",
        "fields": {"exercise_id": MISSING, "set_number": MISSING, "reps": REPS, "sets": UNKNOWN},
    }


def test_set_that_is_warmup_and_failure_is_400(lifter, program):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    body = {"exercise_id": entry.exercise_id, "set_number": 1, "reps": 5, "weight_kg": 100}

    answer = program.post(f"/api/workouts/{entry.session_id}/sets", body | {"is_warmup": True, "is_failure": True})

    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": "A set is a warm-up or goes to failure, not both."}
    assert not WorkoutSet.objects.exists()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"started_at": MISSING}),
        ({"started_at": None}, {"started_at": ISO}),
        ({"started_at": 1785430800}, {"started_at": ISO}),
        ({"started_at": True}, {"started_at": ISO}),
        ({"started_at": ""}, {"started_at": ISO}),
        ({"started_at": "yesterday"}, {"started_at": ISO}),
        ({"started_at": "2026-02-30T18:00:00Z"}, {"started_at": ISO}),
        ({"started_at": "2026-07-30T18:00:00+99:00"}, {"started_at": ISO}),
        ({"started_at": "2026-07-30T18:00:00Z\x00"}, {"started_at": ISO}),
        ({"started_at": "2" * 1000}, {"started_at": ISO}),
        ({"started_at": "2026-07-30T18:00:00"}, {"started_at": OFFSET}),
        ({"started_at": "2026-07-30"}, {"started_at": OFFSET}),
        ({"started_at": "0001-01-01T00:00:00+14:00"}, {"started_at": YEAR}),
        ({"started_at": "1969-12-31T23:59:59Z"}, {"started_at": YEAR}),
        ({"started_at": "9999-12-31T23:59:59-12:00"}, {"started_at": YEAR}),
        ({"started_at": "9998-12-31T23:59:59-12:00"}, {"started_at": "at most five minutes ahead"}),
        ({"started_at": "2026-03-01T18:00:00Z", "routine_id": "1"}, {"routine_id": ID}),
        ({"started_at": "2026-03-01T18:00:00Z", "routine_id": 2**63}, {"routine_id": ID}),
        ({"started_at": "2026-03-01T18:00:00Z", "routine_id": True}, {"routine_id": ID}),
        ({"started_at": "2026-03-01T18:00:00Z", "name": "Push"}, {"name": UNKNOWN}),
    ],
)
def test_start_with_a_wrong_value_is_400(program, body, fields):
    answer = program.post("/api/workouts", body)

    assert answer.status_code == 400
    assert (answer.json()["success"], answer.json()["fields"]) == (False, fields)
    assert not WorkoutSession.objects.exists()


@pytest.mark.parametrize("rating", [0, 6, -1, 10**9, 4.5, "4", True, [4], NAN])
def test_complete_with_a_wrong_rating_is_400(lifter, program, rating):
    session = SessionFactory(lifter=lifter)

    answer = program.post(f"/api/workouts/{session.pk}/complete", {"rating": rating})

    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": "Check rating.", "fields": {"rating": RATING}}


NO_JSON = "The body is no valid JSON."
NO_OBJECT = 'Send a JSON object, such as {"rating": 4}.'


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        (b"{", (400, NO_JSON)),
        (b"started_at=2026", (400, NO_JSON)),
        (b"\xff\xfe\x00", (400, NO_JSON)),
        (b'{"reps": 5', (400, NO_JSON)),
        (b"[" * 50_000, (400, NO_JSON)),
        (b'{"reps": ' + b"9" * 5000 + b"}", (400, NO_JSON)),
        (b'{"weight_kg": 1e99999999999999999999}', (400, NO_JSON)),
        (b'{"\\ud800": 1}', (400, NO_JSON)),
        (b"null", (400, NO_OBJECT)),
        (b"[]", (400, NO_OBJECT)),
        (b'"text"', (400, NO_OBJECT)),
        (b"NaN", (400, NO_OBJECT)),
        (b"7", (400, NO_OBJECT)),
        (b"", (400, "Send a JSON object.")),
        (json.dumps({"started_at": "x" * 1_000_000}).encode(), (413, "Send at most 262,144 bytes.")),
        (b" " * 3_000_000, (413, "Send at most 262,144 bytes.")),
    ],
    ids=range(16),
)
@pytest.mark.parametrize("path", ["/api/workouts", "/api/workouts/{pk}/sets"])
def test_unreadable_body_is_refused(lifter, program, path, body, refused):
    session = SessionFactory(lifter=lifter)

    answer = program.post(path.format(pk=session.pk), body)

    status, sentence = refused
    assert answer.status_code == status
    assert answer.json() == {"success": False, "error": sentence}
    assert not WorkoutSet.objects.exists()


def test_form_of_a_browser_is_400(lifter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lifter)
    token = client.get("/accounts/password/change/").cookies["csrftoken"].value

    # The CSRF check reads the form, after which there is no body left to read.
    answer = client.post("/api/workouts", {"started_at": "2026-07-30T18:00:00Z"}, headers={"X-CSRFToken": token})

    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": "Send JSON."}
    assert not WorkoutSession.objects.exists()


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({"q": "x" * 101}, {"q": "Send at most 100 characters of text."}),
        ({"muscle": "brain"}, None),
        ({"equipment": "sofa"}, None),
    ],
)
def test_exercises_with_a_wrong_filter_are_400(program, query, fields):
    answer = program.get("/api/exercises", **query)

    assert answer.status_code == 400
    assert answer.json()["fields"] == fields or list(answer.json()["fields"]) == list(query)
    assert answer.json()["error"] == f"Check {next(iter(query))}."


def test_exercises_are_searched_without_what_nobody_sees(program):
    exercise = ExerciseFactory(name="Plank")
    ExerciseFactory(name="Row")

    answer = program.get("/api/exercises", q="pl\x00an\u202ek")

    assert [row["id"] for row in answer.json()["data"]] == [exercise.pk]
