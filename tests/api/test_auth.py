"""Who may ask, and what everybody else hears."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.conftest import Program
from tests.factories import EntryFactory, ExerciseFactory, UserFactory
from workouts.api import api
from workouts.api.auth import WRONG_KEYS_A_MINUTE
from workouts.models import ApiKey, WorkoutSession, WorkoutSet
from workouts.models.api_key import digest_of

NEW_SET = {"set_number": 1, "reps": 5, "weight_kg": 100}


@pytest.fixture
def operations(lifter):
    """Every operation of a lifter's data with addresses and bodies that are right for the lifter."""
    entry = EntryFactory(session__lifter=lifter)
    exercise = ExerciseFactory(is_custom=True, created_by=lifter)
    workout = f"/api/workouts/{entry.session_id}"
    return {
        "/workouts/{workout_id}": ("GET", workout, None),
        "/workouts/{workout_id}/sets": ("POST", f"{workout}/sets", {**NEW_SET, "exercise_id": entry.exercise_id}),
        "/workouts/{workout_id}/complete": ("POST", f"{workout}/complete", {}),
        "/exercises/{exercise_id}": ("GET", f"/api/exercises/{exercise.pk}", None),
        "/exercises/{exercise_id}/records": ("GET", f"/api/exercises/{exercise.pk}/records", None),
        "/exercises/{exercise_id}/volume": ("GET", f"/api/exercises/{exercise.pk}/volume", None),
    }


def test_operations_table_has_every_address_with_an_id(operations):
    paths = {path.removeprefix("/api") for path in api.get_openapi_schema()["paths"] if "{" in path}

    assert paths == set(operations)


def test_operations_when_strange_are_404(operations, strange_program):
    answers = {path: strange_program.send(*call) for path, call in operations.items()}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(operations, 404)
    assert {answer.json()["success"] for answer in answers.values()} == {False}
    assert not WorkoutSet.objects.exists()


def test_operations_by_uuid_when_strange_are_404(lifter, strange_program):
    entry = EntryFactory(session__lifter=lifter)
    workout = f"/api/workouts/{entry.session.uuid}"

    statuses = [
        strange_program.get(workout).status_code,
        strange_program.post(f"{workout}/sets", {**NEW_SET, "exercise_id": entry.exercise_id}).status_code,
        strange_program.post(f"{workout}/complete").status_code,
    ]

    assert statuses == [404, 404, 404]


def test_lists_when_strange_are_empty(operations, strange_program):
    assert strange_program.get("/api/workouts/list").json()["data"] == []
    assert strange_program.get("/api/workouts").json()["data"]["total_sessions"] == 0
    assert lifter_own_exercise_names(strange_program) == set()


def lifter_own_exercise_names(program):
    return {row["name"] for row in program.get("/api/exercises").json()["data"] if row["is_custom"]}


def test_all_operations_but_health_without_sign_in_are_401(operations, keyless):
    calls = [*operations.values(), ("GET", "/api/workouts", None), ("GET", "/api/workouts/list", None)]
    calls += [("POST", "/api/workouts", {"started_at": "2026-07-30T18:00:00Z"}), ("GET", "/api/exercises", None)]

    answers = [keyless.send(*call) for call in calls]

    refused = {"success": False, "error": "Sign in, or send a key: Authorization: Bearer <key>."}
    assert [(answer.status_code, answer.json()) for answer in answers] == [(401, refused)] * len(calls)
    assert {answer["WWW-Authenticate"] for answer in answers} == {"Bearer"}


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer nonsense", "Bearer \xfc", "bearer 0", "Bearer " + "x" * 5000]
)
def test_key_when_wrong_is_401(client, db, header):
    answer = client.get("/api/workouts", headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer.json() == {"success": False, "error": "This key is unknown or was revoked."}


def test_key_when_wrong_is_401_beside_a_session(signed_in):
    assert signed_in.get("/api/workouts", headers={"Authorization": "Bearer nonsense"}).status_code == 401


def test_other_scheme_leaves_the_session_valid(signed_in):
    assert signed_in.get("/api/workouts", headers={"Authorization": "Basic eDp5"}).status_code == 200


def test_key_when_revoked_is_401(program):
    ApiKey.objects.update(revoked_at=timezone.now())

    assert program.get("/api/workouts").status_code == 401


def test_key_of_an_inactive_lifter_is_401(db):
    assert Program(UserFactory(is_active=False)).get("/api/workouts").status_code == 401


@pytest.fixture
def _minute_that_lasts(time_machine):
    time_machine.move_to("2026-03-17T18:00:30Z", tick=False)


@pytest.mark.usefixtures("_minute_that_lasts")
def test_wrong_keys_are_refused_after_a_while_but_right_ones_pass(client, program):
    headers = {"Authorization": "Bearer nonsense"}

    statuses = [client.get("/api/workouts", headers=headers).status_code for _ in range(WRONG_KEYS_A_MINUTE)]
    later = client.get("/api/workouts", headers=headers)

    assert statuses == [401] * WRONG_KEYS_A_MINUTE
    assert later.status_code == 429
    assert later.json() == {"success": False, "error": "Too many requests. Wait a minute."}
    assert later["Retry-After"] == "60"
    assert program.get("/api/workouts").status_code == 200


@pytest.mark.usefixtures("_minute_that_lasts")
@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 401)])
def test_wrong_keys_are_counted_by_the_address_that_our_proxy_saw(client, db, settings, proxies, status):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    one, other = (
        {"Authorization": "Bearer nonsense", "X-Forwarded-For": f"203.0.113.9, {address}"}
        for address in ("198.51.100.1", "198.51.100.2")
    )

    answers = [client.get("/api/workouts", headers=one) for _ in range(WRONG_KEYS_A_MINUTE + 1)]

    assert answers[-1].status_code == 429
    assert client.get("/api/workouts", headers=other).status_code == status


def test_key_use_is_noted_at_most_once_a_minute(lifter):
    key, text = ApiKey.issue(lifter)
    just_now, long_ago = timezone.now() - timedelta(seconds=30), timezone.now() - timedelta(seconds=90)
    client = Client(headers={"Authorization": f"Bearer {text}"})
    found = {}

    for before in (None, just_now, long_ago):
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=before)
        client.get("/api/workouts/list")
        key.refresh_from_db()
        found[before] = key.last_used_at == before

    assert key.digest == digest_of(text)
    assert found == {None: False, just_now: True, long_ago: False}


def test_session_with_token_may_write(lifter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lifter)
    token = client.get("/accounts/password/change/").cookies["csrftoken"].value
    started_at = timezone.now().isoformat()

    answer = client.post(
        "/api/workouts", {"started_at": started_at}, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert answer.status_code == 201


def test_session_without_token_may_read_but_not_write(lifter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lifter)

    answer = client.post("/api/workouts", {"started_at": timezone.now().isoformat()}, content_type="application/json")

    assert answer.status_code == 403
    assert answer.json() == {
        "success": False,
        "error": "The CSRF token is missing or old. Reload the page, or use a key.",
    }
    assert not WorkoutSession.objects.exists()
    assert client.get("/api/workouts").status_code == 200


def test_key_needs_no_token(lifter):
    text = ApiKey.issue(lifter)[1]
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {text}"})

    answer = client.post("/api/workouts", {"started_at": timezone.now().isoformat()}, content_type="application/json")

    assert answer.status_code == 201
