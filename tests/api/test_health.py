"""The health of the parts."""

import socket
import time

import pytest
from celery import current_app
from django.db import connections

from tracker.redis import PatientRedis


def test_health_with_all_parts_is_ok(keyless):
    answer = keyless.get("/api/health")

    assert answer.status_code == 200
    assert answer.json() == {
        "success": True,
        "data": {"status": "ok", "database": "up", "cache": "up", "queue": "up"},
    }


def test_health_without_the_cache_is_degraded(keyless):
    PatientRedis._away_until = time.monotonic() + 5

    answer = keyless.get("/api/health")

    assert answer.status_code == 200
    assert answer.json()["data"] == {"status": "degraded", "database": "up", "cache": "away", "queue": "up"}


@pytest.mark.parametrize("port", ["refusing", "silent"])
def test_health_without_the_queue_is_degraded(keyless, broker_at, ports, port):
    broker_at(f"redis://127.0.0.1:{ports[port]}/0")
    begun = time.monotonic()

    answer = keyless.get("/api/health")

    assert answer.status_code == 200
    assert answer.json()["data"] == {"status": "degraded", "database": "up", "cache": "up", "queue": "away"}
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("port", ["refusing", "silent"])
def test_health_without_the_database_is_503(keyless, monkeypatch, ports, port):
    settings = connections["default"].settings_dict
    monkeypatch.setitem(settings, "HOST", "127.0.0.1")
    monkeypatch.setitem(settings, "PORT", ports[port])
    begun = time.monotonic()

    answer = keyless.get("/api/health")

    assert answer.status_code == 503
    assert answer.json() == {
        "success": False,
        "error": "The database does not answer.",
        "details": {"status": "down", "database": "away", "cache": "up", "queue": "up"},
    }
    assert time.monotonic() - begun < 4


@pytest.fixture
def ports():
    """A port nobody listens on, and one that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield {"refusing": "1", "silent": str(silent.getsockname()[1])}


@pytest.fixture
def broker_at():
    conf = current_app.conf
    before = conf.broker_url, conf.broker_write_url

    def move(url):
        conf.broker_url = conf.broker_write_url = url

    yield move
    conf.broker_url, conf.broker_write_url = before
