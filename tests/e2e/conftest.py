"""A real Chromium against a live server, with a real worker beside it."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.e2e import lifter
from tests.e2e.trained import make_trained
from workouts.services import catalogue

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
# Playwright's loop runs in this thread, and Django would refuse the database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="No Chromium on this machine: browser tests did not run."))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium, live_server, request):
    """Open pages; on a failure each leaves a screenshot under var/test/screenshots."""
    contexts = []

    def open_page(**options):
        context = chromium.new_context(base_url=live_server.url, viewport=PHONE, **options)
        contexts.append(context)
        page = context.new_page()
        page.base_url = live_server.url
        page.set_default_timeout(10_000)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
        return page

    yield open_page
    if getattr(request.node, "failed", False):
        folder = settings.VAR_DIR / "screenshots"
        folder.mkdir(exist_ok=True)
        for number, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=folder / f"{request.node.name}-{number}.png")
    for context in contexts:
        context.close()
    wait_for_requests()


@pytest.fixture
def workout(browse, transactional_db):
    """A running workout with three rows of one exercise."""
    catalogue.load()
    page = browse()
    (page.bench,) = lifter.begin(page, "Bench press (barbell)", rows=3)
    return page


@pytest.fixture
def trained():
    return make_trained()


@pytest.fixture
def open_signed_in(browse):
    def open_page(owner, **options):
        page = browse(**options)
        lifter.let_in(page, owner)
        return page

    return open_page


def wait_for_requests():
    """What the browser asked last may still be answered, and holds what the next test empties."""
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + 5
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(busy)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    item.failed = call.when == "call" and outcome.get_result().failed


def server_environment():
    """What a process of its own needs to work on the database of this test."""
    options = connection.settings_dict
    host = options["HOST"]
    url = f"postgresql://{options['USER']}:{options['PASSWORD']}@/{options['NAME']}?host={host}"
    return os.environ | {
        "DATABASE_URL": url,
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "TRACKER_LOCAL": "1",
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "SWEEP_SECONDS": "1",
    }


@pytest.fixture
def start_process(live_server, tmp_path):
    """Start a process of the Procfile on the test's servers; it ends with the test."""
    started = []

    def start(*arguments, **environment):
        with (tmp_path / f"{arguments[0]}-{len(started)}.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                env=server_environment() | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=settings.BASE_DIR,
            )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=15)


@pytest.fixture
def worker(start_process):
    """The real worker of both queues."""
    return start_process(
        "celery",
        "--app",
        "tracker",
        "worker",
        "--queues",
        "analytics,notifications",
        "--concurrency",
        "1",
        "--loglevel",
        "INFO",
    )


@pytest.fixture
def beat(start_process, tmp_path):
    return start_process(
        "celery", "--app", "tracker", "beat", "--schedule", str(tmp_path / "beat"), "--loglevel", "INFO"
    )
