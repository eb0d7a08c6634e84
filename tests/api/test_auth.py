"""Who may ask, and what everybody else hears."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.conftest import Program
from tests.factories import CustomExerciseFactory, FinishedSessionFactory, UserFactory
from workouts.api.auth import WRONG_KEYS_A_MINUTE
from workouts.models import ApiKey, WorkoutSession
from workouts.models.api_key import digest_of


def test_lists_when_strange_are_empty(lifter, strange_program):
    FinishedSessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(hours=2))
    CustomExerciseFactory(created_by=lifter)

    assert strange_program.get("/api/workouts/list").json()["data"] == []
    assert strange_program.get("/api/workouts").json()["data"]["total_sessions"] == 0
    assert strange_program.get("/api/exercises").json()["data"] == []


def test_without_sign_in_is_401(keyless):
    answers = [
        keyless.get("/api/workouts"),
        keyless.post("/api/workouts", {}),
        keyless.send("DELETE", "/api/workouts/1"),
    ]

    refused = {"success": False, "error": "Sign in, or send a key: Authorization: Bearer <key>."}
    assert [(answer.status_code, answer.json()) for answer in answers] == [(401, refused)] * 3
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
