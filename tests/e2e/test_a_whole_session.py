"""A whole workout as it goes when all goes as planned, and one whose server is killed in the middle."""

from datetime import timedelta

import psutil
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import lifter
from tests.e2e.lifter import wait_for
from tests.e2e.test_faults import free_port, status_of
from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory
from workouts.models import Exercise, User, WorkoutSession, WorkoutSet
from workouts.services import catalogue
from workouts.services.finishing import finish_session

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ["Squat (barbell)", "Bench press (barbell)", "Pull up"]
MOST_TAPS_A_SET = 1.2


def past_workout(name):
    """Thirty sets of three exercises, a week ago."""
    owner = User.objects.get(username=name)
    began = timezone.now() - timedelta(days=7)
    session = FinishedSessionFactory(lifter=owner, title="Full body", started_at=began)
    for position, exercise in enumerate(Exercise.objects.filter(name__in=NAMES), start=1):
        entry = EntryFactory(session=session, exercise=exercise, position=position)
        for number in range(1, 11):
            SetFactory(entry=entry, position=number, weight_kg=80 if exercise.type == "weight_reps" else None, reps=8)
    return session


def test_thirty_sets_as_planned_take_hardly_more_than_a_tap_each(browse):
    catalogue.load()
    page = browse()
    lifter.come_in(page)
    past_workout("lifter")
    page.goto("/")
    page.click("button[aria-label^='Do Full body']")
    lifter.reach_workout(page)
    page.evaluate(
        "window.taps = 0; addEventListener('click', event => event.isTrusted && event.detail && window.taps++, true)"
    )

    for _ in range(30):
        page.locator("tr.next .check").click()
        expect(page.locator("tr.pending")).to_have_count(0)
    taps = page.evaluate("window.taps")
    page.click(".closing >> text=Finish workout")
    page.click("form button:has-text('Finish workout')")
    page.wait_for_selector("#session-records")

    assert taps / 30 <= MOST_TAPS_A_SET
    session = WorkoutSession.objects.latest("started_at")
    assert (session.total_sets, session.total_reps) == (30, 240)


@pytest.fixture
def served(start_process):
    """A gunicorn of the test's own; `served()` starts it, and again on the same port after it was killed."""
    port = free_port()

    def start():
        process = start_process(
            "gunicorn",
            "tracker.wsgi:application",
            "--bind",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
            DEBUG="1",
            SIGN_UP="open",
        )
        wait_for(lambda: status_of(f"{start.url}/api/health") == 200)
        return process

    start.url = f"http://127.0.0.1:{port}"
    return start


def kill(process):
    """Kill it and all it has started, with no chance to end anything."""
    family = psutil.Process(process.pid)
    for each in [family, *family.children(recursive=True)]:
        each.kill()
    process.wait()


def test_a_server_killed_in_a_stream_of_sets_loses_none_and_doubles_none(browse, served):
    catalogue.load()
    process = served()
    page = browse()
    lifter.sign_up(page, base=served.url)
    lifter.start_workout(page)
    bench = lifter.add_exercise(page, "Bench press (barbell)")
    for _ in range(11):
        lifter.add_row(bench)

    for number in range(12):
        lifter.tap(bench, number, weight=60 + number, reps=5)
        if number == 5:
            firm = bench.locator("tbody:has(tr.done)").evaluate_all("rows => rows.map(row => row.id.slice(4))")
            kill(process)
    stored = {str(uuid) for uuid in WorkoutSet.objects.filter(logged_at__isnull=False).values_list("uuid", flat=True)}
    assert set(firm) <= stored
    expect(page.locator("waiting-banner")).to_be_visible(timeout=20_000)
    served()

    expect(bench.locator("tr.done")).to_have_count(12, timeout=60_000)
    assert lifter.lifted() == [(60 + number, 5) for number in range(12)]


def test_the_keyboard_alone_does_a_whole_workout(browse):
    catalogue.load()
    page = browse()
    lifter.come_in(page)
    press = page.keyboard.press
    reach(page, "Start an empty workout")
    press("Enter")
    lifter.reach_workout(page)
    reach(page, "Add exercise")
    press("Enter")
    lifter.wait_for_search(page)
    expect(page.locator("#pick-q")).to_be_focused()
    page.keyboard.type("Bench press (barbell)")
    expect(page.locator("#matches .title").first).to_have_text("Bench press (barbell)")
    reach(page, "Bench press (barbell)")
    press("Enter")
    page.locator("tbody input").first.wait_for()
    reach(page, "Weight in kg")
    page.keyboard.type("80")
    press("Tab")
    page.keyboard.type("5")
    press("Enter")
    page.locator("tr.done").wait_for()
    reach(page, "Add a set")
    press("Enter")
    expect(page.locator("tbody[id^=set-]")).to_have_count(2)
    reach(page, "Log Bench press (barbell), set 2")
    press("Enter")
    expect(page.locator("tr.done")).to_have_count(2)
    reach(page, "set 2: change the type")
    press("Enter")
    reach(page, "Drop set")
    press("Enter")
    expect(page.locator("a.kind.d")).to_have_count(1)
    reach(page, "Finish")
    press("Enter")
    page.wait_for_url("**/finish/")
    reach(page, "Finish workout")
    press("Enter")

    page.wait_for_selector("#session-records")
    assert lifter.lifted() == [(80, 5), (80, 5)]
    assert WorkoutSet.objects.order_by("position").last().set_type == "drop"


def reach(page, text):
    """Tab on until what has the cursor says this."""
    said = "() => { const e = document.activeElement; return (e.getAttribute('aria-label') ?? e.textContent).trim(); }"
    for _ in range(60):
        page.keyboard.press("Tab")
        if text in page.evaluate(said):
            return
    raise AssertionError(f"the keyboard never comes to {text}")


def test_a_workout_that_another_device_has_finished_takes_the_set_and_shows_the_summary(browse):
    catalogue.load()
    page = browse()
    lifter.come_in(page)
    lifter.start_workout(page)
    bench = lifter.add_exercise(page, "Bench press (barbell)")
    lifter.add_row(bench)
    lifter.log(bench, 0, weight=80, reps=5)
    page.context.set_offline(True)
    lifter.tap(bench, 1, weight=85, reps=4)
    finish_session(WorkoutSession.objects.get())  # on another device

    page.context.set_offline(False)

    page.wait_for_selector("#session-records", timeout=40_000)
    assert lifter.lifted() == [(80, 5), (85, 4)]
    assert WorkoutSession.objects.get().total_sets == 2
