"""A workout that another device discards while this one, without a network, still logs in it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services.sessions import discard_session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def discarded(workout):
    """Two sets wait on the device, one of them a warm-up that was changed; then the network is back."""
    lifter.wait_until_kept(workout)
    workout.context.set_offline(True)
    lifter.choose(workout, workout.bench, 0, "Warm-up")
    lifter.tap(workout.bench, 0, weight=40, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    row = lifter.rows(workout.bench).first
    row.locator("[name=weight]").fill("45")
    row.locator("[name=weight]").press("Enter")
    workout.bench.locator(".add-set").click()
    expect(workout.locator("waiting-banner")).to_contain_text("2 sets waiting")
    discard_session(WorkoutSession.objects.get())
    return workout


def over(page):
    banner = page.locator("waiting-banner")
    expect(banner).to_contain_text("was discarded on another device", timeout=40_000)
    expect(banner).to_contain_text("Not sent from this device: 2 sets")
    return banner


def stored():
    return [(row.set_type, float(row.weight_kg), row.reps) for row in WorkoutSet.objects.order_by("position")]


def test_what_the_device_still_has_is_made_a_workout(discarded):
    discarded.context.set_offline(False)
    banner = over(discarded)
    if folder := os.environ.get("SHOTS"):
        discarded.screenshot(path=Path(folder) / "discarded.png")

    banner.locator("text=Make it a workout").click()

    discarded.wait_for_url("**/sessions/*/?late=again", timeout=20_000)
    expect(discarded.locator("main")).to_contain_text("What this device still had is a workout again")
    session = WorkoutSession.objects.get()
    assert (session.is_completed, session.total_sets, session.total_volume_kg) == (True, 1, 330)
    assert stored() == [("warmup", 45, 5), ("normal", 82.5, 4)]


def test_a_workout_that_was_finished_here_keeps_its_words(discarded):
    discarded.click(".bar >> text=Finish")
    discarded.fill("dialog [name=title]", "Push in the cellar")
    discarded.fill("dialog [name=notes]", "Cold")
    discarded.click("dialog >> text=Finish workout")
    discarded.context.set_offline(False)

    over(discarded).locator("text=Make it a workout").click()

    expect(discarded.locator("h1")).to_have_text("Push in the cellar", timeout=20_000)
    session = WorkoutSession.objects.get()
    assert (session.is_completed, session.notes, session.total_sets) == (True, "Cold", 1)


def test_from_another_page_it_is_made_a_workout_too(discarded):
    discarded.close()
    page = discarded.context.new_page()
    discarded.context.set_offline(False)
    page.goto("/")

    over(page).locator("text=Make it a workout").click()

    page.wait_for_url("**/sessions/*/?late=again", timeout=20_000)
    assert stored() == [("warmup", 45, 5), ("normal", 82.5, 4)]


def test_it_is_kept_until_tried_again_and_then_dropped(discarded):
    discarded.context.set_offline(False)
    banner = over(discarded)

    banner.get_by_role("button", name="Keep here").click()
    expect(banner).to_contain_text("2 sets kept on this device only")
    discarded.goto("/")
    banner.locator("text=Try again").click()
    over(discarded).get_by_role("button", name="Drop").click()

    expect(banner).to_be_hidden()
    assert WorkoutSession.objects.get().discarded_at is not None
    assert stored() == []
