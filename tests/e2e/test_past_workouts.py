"""Workouts that are over, in a real browser: edited in the rows of the live page, deleted and had back, entered."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import DeletedWorkout, User, WorkoutSession, WorkoutSet
from workouts.services import catalogue, records

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browse):
    """The summary of a workout with one set of 80 kg × 5."""
    catalogue.load()
    page = browse()
    lifter.come_in(page)
    lifter.start_workout(page)
    bench = lifter.add_exercise(page, "Bench press (barbell)")
    lifter.log(bench, 0, weight=80, reps=5)
    page.click(".bar >> text=Finish")
    page.click("form button:has-text('Finish workout')")
    page.wait_for_selector("text=Your 1st workout")
    return page


def test_a_finished_workout_is_edited_whole(page):
    page.click("main a:text-is('Edit')")
    lifter.reach_workout(page)
    lifter.no_reload(page)
    bench = page.locator("section.exercise").first
    expect(page.locator("elapsed-time")).to_have_count(0)

    lifter.rows(bench).nth(0).locator("[name=weight]").fill("85")
    lifter.rows(bench).nth(0).locator("[name=weight]").press("Enter")
    expect(page.locator("#totals")).to_contain_text("425 kg")
    lifter.add_row(bench)
    lifter.log(bench, 1)  # what the row above shows
    lifter.add_row(bench)  # and one that is never checked
    push_up = lifter.add_exercise(page, "Push up")
    lifter.log(push_up, 0, reps=20)
    assert lifter.is_same_document(page)
    expect(page.locator("#rest")).to_be_hidden()
    page.click("summary")
    page.fill("[name=title]", "Bench day")
    page.fill("[name=duration]", "0:00")
    page.click(".bar >> text=Done")

    expect(page.locator("h1")).to_have_text("Bench day")
    expect(page.locator("main")).to_contain_text("850")
    assert WorkoutSet.objects.filter(logged_at=None).count() == 0
    session = WorkoutSession.objects.get()
    assert (session.total_sets, session.total_volume_kg, session.total_exercises) == (3, 850, 2)
    assert page.problems == []


def test_done_waits_for_what_is_typed(page):
    page.click("main a:text-is('Edit')")
    bench = page.locator("section.exercise").first

    lifter.rows(bench).nth(0).locator("[name=weight]").fill("90")
    page.click(".closing >> text=Done")

    expect(page.locator("main")).to_contain_text("450")
    assert WorkoutSet.objects.get().weight_kg == 90


def test_a_deleted_workout_is_had_back(page):
    page.click("text=Delete workout")
    page.click("form button:has-text('Delete workout')")
    expect(page.locator("undo-offer")).to_be_visible()
    assert not WorkoutSession.objects.exists()

    page.click("text=Undo")

    expect(page.locator("main")).to_contain_text("is back")
    assert WorkoutSet.objects.get().weight_kg == 80
    assert not DeletedWorkout.objects.exists()


def test_the_offer_to_undo_goes_after_ten_seconds_and_the_workout_stays_restorable(page):
    page.click("text=Delete workout")
    page.clock.install()
    page.click("form button:has-text('Delete workout')")
    page.wait_for_selector("undo-offer")

    page.mouse.move(0, 0)
    page.clock.run_for(11_000)

    expect(page.locator("undo-offer")).to_have_count(0)
    page.click("text=Deleted workouts")
    page.click("text=Restore")
    expect(page.locator("main")).to_contain_text("is back")


def test_a_past_workout_is_entered(page):
    page.goto("/")
    page.click("text=Enter a past workout")
    yesterday = datetime.now() - timedelta(days=1)
    page.fill("[name=started]", f"{yesterday:%Y-%m-%d}T18:30")
    page.fill("[name=duration]", "1:04")
    page.fill("[name=title]", "Legs")
    page.click("text=Go on to its sets")
    squat = lifter.add_exercise(page, "Squat (barbell)")
    lifter.log(squat, 0, weight=140, reps=5)
    page.click(".bar >> text=Done")

    expect(page.locator("h1")).to_have_text("Legs")
    expect(page.locator("main")).to_contain_text("1:04")
    expect(page.locator("main")).to_contain_text("Your 1st workout of 2")
    assert page.problems == []


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns"])
def test_a_past_workout_is_proposed_to_have_begun_an_hour_ago_by_the_clock_of_the_device(browse, zone):
    page = browse(timezone_id=zone)
    lifter.sign_up(page)
    User.objects.update(time_zone="UTC")

    page.goto("/sessions/past/")

    proposed = datetime.fromisoformat(page.input_value("[name=started]"))
    ago = datetime.now(ZoneInfo(zone)).replace(tzinfo=None) - proposed
    assert proposed.minute % 15 == 0
    assert timedelta(minutes=60) <= ago < timedelta(minutes=76)
    assert page.problems == []


def test_the_summary_asks_less_and_less_for_records_while_no_worker_runs(page):
    session = WorkoutSession.objects.get()
    WorkoutSession.objects.update(records_computed_at=None)
    answers = []
    page.on("response", lambda answer: "/records/" in answer.url and answers.append(answer))
    page.clock.install()
    first = page.goto(session.get_absolute_url()).text()
    given_up = page.locator("#session-records >> text=They take longer than usual.")

    while not given_up.count() and len(answers) < 30:
        page.clock.run_for(31_000)
        page.wait_for_timeout(50)

    waits = [re.search(r"load delay:(\d+)s", text)[1] for text in [first, *(each.text() for each in answers[:-1])]]
    assert waits == ["1", "2", "4", "8", "16", *["30"] * 9]
    page.clock.run_for(600_000)
    assert len(answers) == len(waits)
    records.rebuild(session.lifter)
    page.click("#session-records >> text=Reload the page")
    expect(page.locator("#session-records")).not_to_contain_text("Looking")
