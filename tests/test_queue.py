"""A broker and cache that go, hang and come back, really: a Valkey of the test's own, stopped by signals."""

import signal
import time
from uuid import uuid4

import kombu.pools
import psutil
import pytest
import redis
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import EntryFactory, SessionFactory, SetFactory, UserFactory
from tracker.local import valkey
from workouts import cache, queue
from workouts.models import WorkoutSet

pytestmark = pytest.mark.django_db(transaction=True)

HELD_UP = 2  # seconds; a few timeouts of a quarter, and a slow machine


@pytest.fixture
def server(tmp_path, settings, monkeypatch):
    """The process of a Valkey that is broker and cache of this test alone."""
    folder = tmp_path / "valkey"
    url = valkey.start(folder)
    process = psutil.Process(int((folder / "server.pid").read_text()))
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", url)
    monkeypatch.setattr(queue, "_away_until", 0.0)
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": url}}
    process.url = url
    yield process
    kombu.pools.reset()
    if process.is_running():
        process.send_signal(signal.SIGCONT)
    valkey.stop(folder)


def hang(server):
    server.send_signal(signal.SIGSTOP)
    assert not queue.is_reachable()


def told(server):
    with redis.Redis.from_url(server.url) as client:
        return client.llen("tracker-queue:analytics")


def timed(act):
    begun = time.monotonic()
    answer = act()
    return answer, time.monotonic() - begun


@pytest.mark.parametrize("is_connected", [True, False])
def test_workout_is_logged_and_finished_while_broker_and_cache_hang(signed_in, lifter, server, is_connected):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    SetFactory(entry=entry)
    log = reverse("log_set", args=[entry.uuid, uuid4()])
    if is_connected:
        queue._send("nothing", ())
        signed_in.get("/")
    hang(server)

    logged, logging_took = timed(lambda: signed_in.post(log, {"weight": "100", "reps": "5", "type": "weight_reps"}))
    finish = reverse("finish", args=[entry.session.uuid])
    finished, finishing_took = timed(lambda: signed_in.post(finish, {"title": "Push"}))
    page, looking_took = timed(lambda: signed_in.get("/progress/"))

    entry.session.refresh_from_db()
    assert (logged.status_code, finished.status_code, page.status_code) == (302, 302, 200)
    assert WorkoutSet.objects.filter(logged_at__isnull=False).count() == entry.session.total_sets == 2
    assert entry.session.is_completed
    assert not cache.is_reachable()
    assert max(logging_took, finishing_took, looking_took) < HELD_UP


def test_broker_that_hangs_is_left_alone_for_a_while(server):
    hang(server)

    _, first = timed(lambda: queue._send("nothing", ()))
    _, twenty_more = timed(lambda: [queue._send("nothing", ()) for _ in range(20)])

    assert first < 1
    assert twenty_more < 0.1


def test_broker_that_is_back_is_told_again(server, monkeypatch):
    queue._send("nothing", ())
    hang(server)
    queue._send("nothing", ())
    server.send_signal(signal.SIGCONT)
    monkeypatch.setattr(queue, "_away_until", 0.0)

    queue._send("nothing", ())

    assert told(server) >= 2


def test_health_says_within_a_moment_what_hangs(client, server):
    hang(server)

    answer, took = timed(lambda: client.get("/api/health"))

    assert answer.json()["data"] == {"status": "degraded", "database": "up", "cache": "away", "queue": "away"}
    assert took < HELD_UP


def test_depths_are_not_known_while_the_broker_hangs(server):
    hang(server)

    found, took = timed(queue.depths)

    assert found is None
    assert took < HELD_UP


def test_figures_for_operators_are_shown_while_broker_and_cache_hang(server):
    staff = browser_of(UserFactory(is_staff=True))
    hang(server)

    page, took = timed(lambda: staff.get("/admin/figures/"))

    assert (page.status_code, page.context["depths"]) == (200, None)
    assert took < HELD_UP


def test_depths_count_what_waits(server):
    for name in ("nothing", "nothing", "send_nothing"):
        queue._send(name, ())

    assert queue.depths() == {"analytics": 2, "notifications": 1}


def test_server_that_answers_is_reachable(server):
    assert (queue.is_reachable(), cache.is_reachable()) == (True, True)
