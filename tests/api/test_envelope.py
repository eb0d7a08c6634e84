"""Every answer below /api wears the envelope."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from workouts.api import exercises


@pytest.mark.parametrize(
    "path", ["/api/", "/api/nothing", "/api/workouts/1/nothing", "/api/workouts/", "/api/exercises/1/2/3"]
)
def test_unknown_address_is_404(program, keyless, path):
    answers = [program.get(path), keyless.get(path), keyless.post(path, {})]

    refused = {"success": False, "error": "There is nothing at this address."}
    assert [(answer.status_code, answer.json()) for answer in answers] == [(404, refused)] * 3


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/api/workouts"), ("POST", "/api/health"), ("PUT", "/api/workouts/1"), ("GET", "/api/workouts/1/sets")],
)
def test_unknown_method_is_405(program, method, path):
    answer = program.send(method, path)

    assert answer.status_code == 405
    assert answer.json() == {"success": False, "error": "This address does not take that method."}
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Allow"]


def test_unknown_host_is_400(program):
    answer = program.client.get("/api/workouts", headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400
    assert answer.json() == {"success": False, "error": "This request can't be read."}


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (RuntimeError("secret"), 500, "Something broke on the server. Nothing was stored."),
        (OperationalError("secret"), 503, "The database does not answer. Try again in a moment."),
    ],
)
def test_broken_server_tells_no_secret(program, monkeypatch, error, status, sentence):
    def broken(*args, **options):
        raise error

    monkeypatch.setattr(exercises, "search", broken)  # a fault that no request can cause

    answer = program.get("/api/exercises")

    assert (answer.status_code, answer.json()) == (status, {"success": False, "error": sentence})


def test_pages_are_left_alone(client, db):
    answer = client.get("/nothing/")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


def test_answers_are_kept_by_no_cache(program):
    assert program.get("/api/workouts")["Cache-Control"] == "no-store"


def test_openapi_lists_the_operations(keyless):
    schema = keyless.get("/api/openapi.json").json()

    assert {(path, method) for path, methods in schema["paths"].items() for method in methods} == {
        ("/api/health", "get"),
        ("/api/workouts", "get"),
        ("/api/workouts", "post"),
        ("/api/workouts/list", "get"),
        ("/api/workouts/{workout_id}", "get"),
        ("/api/workouts/{workout_id}", "patch"),
        ("/api/workouts/{workout_id}", "delete"),
        ("/api/workouts/{workout_id}/sets", "post"),
        ("/api/workouts/{workout_id}/sets/{set_id}", "patch"),
        ("/api/workouts/{workout_id}/sets/{set_id}", "delete"),
        ("/api/workouts/{workout_id}/complete", "post"),
        ("/api/exercises", "get"),
        ("/api/exercises/{exercise_id}", "get"),
        ("/api/exercises/{exercise_id}/records", "get"),
        ("/api/exercises/{exercise_id}/volume", "get"),
    }
    assert schema["components"]["schemas"]["NewSet"]["properties"]["reps"] == {
        "maximum": 1000,
        "minimum": 0,
        "title": "Reps",
        "type": "integer",
    }


def test_openapi_tells_what_may_be_left_out_from_what_may_be_null(keyless):
    shapes = keyless.get("/api/openapi.json").json()["components"]["schemas"]

    change = shapes["WorkoutChanges"]
    assert change["properties"]["title"] == {"maxLength": 200, "minLength": 1, "title": "Title", "type": "string"}
    assert {"type": "null"} in change["properties"]["rating"]["anyOf"]
    assert "required" not in change
    assert shapes["NewWorkout"]["required"] == ["started_at"]
    assert shapes["NewWorkout"]["properties"]["sets"]["items"] == {"$ref": "#/components/schemas/NewSet"}
    assert shapes["SetChanges"]["additionalProperties"] is False


def test_docs_need_no_inline_script(client, db):
    answer = client.get(reverse("api:openapi-view"))

    page = answer.content.decode()
    scripts = [tag.split(">")[0] for tag in page.split("<script")[1:]]
    assert answer.status_code == 200
    assert [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag] == []
    assert "<style" not in page
    assert "style=" not in page
    assert "//" not in page.replace('xmlns="http://', "")
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
