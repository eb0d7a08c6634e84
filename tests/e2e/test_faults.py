"""Servers that go away in the middle: nothing is lost, nobody is stuck."""

import socket
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from tracker.local import valkey
from workouts.models import PersonalRecord, WorkoutSession
from workouts.services import catalogue

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]


@pytest.fixture
def cache_folder(tmp_path):
    folder = tmp_path / "valkey"
    yield folder
    valkey.stop(folder)


@pytest.fixture
def web(start_process, cache_folder):
    """The web process of the Procfile with a worker and beat, on a Valkey of its own."""
    port = free_port()
    redis = {"REDIS_URL": valkey.start(cache_folder), "SIGN_UP": "open"}
    start_process(
        "gunicorn", "tracker.wsgi:application", "--bind", f"127.0.0.1:{port}", "--threads", "4", DEBUG="1", **redis
    )
    start_process(
        "celery", "--app", "tracker", "worker", "--queues", "analytics,notifications", "--concurrency", "1", **redis
    )
    start_process("celery", "--app", "tracker", "beat", "--schedule", str(cache_folder.parent / "beat"), **redis)
    url = f"http://127.0.0.1:{port}"
    lifter.wait_for(lambda: status_of(f"{url}/api/health") == 200)
    return url


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def status_of(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def test_cache_and_broker_gone_in_the_middle_of_a_workout(browse, web, cache_folder):
    catalogue.load()
    page = browse()
    page.context.set_default_timeout(10_000)
    page.goto(web)
    lifter.sign_up(page, base=web)
    lifter.start_workout(page)
    bench = lifter.add_exercise(page, "Bench press (barbell)")
    lifter.log(bench, 0, weight=80, reps=5)

    valkey.stop(cache_folder)
    begun = time.monotonic()
    lifter.add_row(bench)
    lifter.log(bench, 1, weight=85, reps=5)
    assert time.monotonic() - begun < 5
    page.click(".bar >> text=Finish")
    page.click("form button:has-text('Finish workout')")
    expect(page.locator("#session-records")).to_contain_text("Looking for records")
    assert page.goto(f"{web}/progress/").status == 200
    assert status_of(f"{web}/api/health") == 200
    session = WorkoutSession.objects.get()
    assert (session.total_sets, session.records_computed_at) == (2, None)

    valkey.start(cache_folder)
    lifter.wait_for(lambda: PersonalRecord.objects.count() == 7, seconds=60)
    page.goto(f"{web}/sessions/{session.uuid}/")
    expect(page.locator("#session-records")).to_contain_text("First time", timeout=30_000)
