"""Exercises without a network: added with what was done last time, their notes, their plates."""

import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import lifter
from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory
from workouts.models import Exercise, SessionExercise, User, WorkoutSet
from workouts.services import catalogue

pytestmark = pytest.mark.django_db(transaction=True)

SQUAT = "Squat (barbell)"


@pytest.fixture
def workout(browse):
    """A running workout whose page is kept; squats were done last week."""
    catalogue.load()
    page = browse()
    lifter.come_in(page)
    past = FinishedSessionFactory(lifter=User.objects.get(), started_at=timezone.now() - timedelta(days=7))
    entry = EntryFactory(session=past, exercise=Exercise.objects.get(name=SQUAT))
    SetFactory(entry=entry, position=1, set_type="warmup", weight_kg=60, reps=5)
    SetFactory(entry=entry, position=2, weight_kg=Decimal("102.5"), reps=6, rpe=8)
    lifter.start_workout(page)
    page.bench = lifter.add_exercise(page, "Bench press (barbell)")
    lifter.wait_until_kept(page)
    page.wait_for_function("async () => Boolean(await caches.match(`${location.pathname}kit/`))", timeout=30_000)
    page.context.set_offline(True)
    return page


def shot(page, name):
    if folder := os.environ.get("SHOTS"):
        page.wait_for_timeout(300)
        page.screenshot(path=Path(folder) / f"{name}.png")


def add(page, name):
    page.click(".closing >> text=Add exercise")
    page.fill("#pick-q", name.lower()[:5])
    page.click(f"#matches button:visible:has(.title:text-is('{name}'))")
    page.wait_for_selector("dialog", state="hidden")
    return page.locator("section.exercise", has=page.locator(f"h2:has-text('{name}')"))


def test_an_exercise_is_added_with_last_times_sets_and_outlives_the_page(workout):
    workout.click(".closing >> text=Add exercise")
    expect(workout.locator("#matches li:visible").first).to_contain_text(SQUAT)  # what was done lately comes first
    shot(workout, "kit-pick")
    workout.keyboard.press("Escape")
    squat = add(workout, SQUAT)

    expect(squat.locator(".kind")).to_have_text(["W", "1"])
    expect(squat.locator(".previous")).to_have_text(["60 kg × 5", "102.5 kg × 6 @ 8"])
    expect(squat.locator("[name=weight]").nth(1)).to_have_value("102.5")
    lifter.rows(squat).nth(0).locator(".check").click()
    lifter.tap(squat, 1, weight=105, reps=5)
    squat.locator(".add-set").click()
    lifter.tap(squat, 2, reps=4)
    expect(workout.locator("#aside li")).to_have_text(["Bench press (barbell)0 of 1", f"{SQUAT}3 of 3"])
    shot(workout, "kit-card")
    workout.reload()
    expect(squat.locator("tr.pending")).to_have_count(3)
    expect(squat.locator(".kind")).to_have_text(["W", "1", "2"])
    expect(squat.locator("[name=weight]").nth(2)).to_have_value("105")
    workout.context.set_offline(False)

    expect(squat.locator("tr.done")).to_have_count(3, timeout=40_000)
    expect(workout.locator("waiting-banner")).to_be_hidden()
    expect(squat.locator("a[id^=more-]")).not_to_have_attribute("id", "more-kit-entry")
    entry = SessionExercise.objects.get(exercise__name=SQUAT, session__completed_at=None)
    rows = entry.sets.order_by("position")
    stored = [(row.set_type, float(row.weight_kg), row.reps) for row in rows]
    assert stored == [("warmup", 60, 5), ("normal", 105, 5), ("normal", 105, 4)]
    assert workout.problems == [] or all("ERR_INTERNET_DISCONNECTED" in problem for problem in workout.problems)


def test_an_exercise_that_was_never_done_has_one_row_in_its_own_columns(workout):
    plank = add(workout, "Plank")

    expect(plank.locator(".kind")).to_have_text(["1"])
    expect(plank.locator("[name=duration]")).to_have_count(1)
    lifter.tap(plank, 0, duration="1:30")
    expect(plank.locator("tr.pending")).to_have_count(1)
    workout.context.set_offline(False)

    expect(plank.locator("tr.done")).to_have_count(1, timeout=40_000)
    assert WorkoutSet.objects.get(exercise__name="Plank").duration_seconds == 90


def test_an_exercise_that_is_refused_goes_with_its_line_beside_the_page(workout):
    plank = add(workout, "Plank")
    expect(workout.locator("#aside li")).to_have_text(["Bench press (barbell)0 of 1", "Plank0 of 1"])
    Exercise.objects.get(name="Plank").delete()

    workout.context.set_offline(False)

    expect(workout.locator("waiting-banner")).to_contain_text("Not stored", timeout=40_000)
    expect(plank).to_have_count(0)
    expect(workout.locator("#aside li")).to_have_text(["Bench press (barbell)0 of 1"])


def test_note_and_rest_are_changed_and_show_at_once(workout):
    workout.click("a[aria-label^='More for']")
    workout.fill("dialog [name=notes]", "Elbows in\nSlowly")
    workout.fill("dialog [name=pinned]", "Rack 4")
    workout.fill("dialog [name=rest]", "2:30")
    shot(workout, "kit-menu")
    workout.click("dialog >> text=Save")

    expect(workout.bench.locator(".note.pinned")).to_have_text("Rack 4")
    expect(workout.bench.locator(".notes .note:not(.pinned)")).to_have_text("Elbows in Slowly")
    expect(workout.bench.locator("header p")).to_have_text("Rest 2:30")
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest progress")).to_have_attribute("max", "150")
    workout.reload()
    expect(workout.bench.locator(".note.pinned")).to_have_text("Rack 4")
    expect(workout.locator("waiting-banner")).to_be_visible()
    workout.context.set_offline(False)

    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=40_000)
    entry = SessionExercise.objects.get(session__completed_at=None)
    assert (entry.notes, entry.rest_seconds) == ("Elbows in\nSlowly", 150)
    expect(workout.bench.locator(".note.pinned")).to_contain_text("Rack 4")


def test_an_added_exercise_is_removed_again_and_that_taken_back(workout):
    squat = add(workout, SQUAT)
    squat.locator("a[aria-label^='More for']").click()
    workout.click("dialog >> text=Remove from this workout")
    expect(squat).to_be_hidden()
    workout.click("undo-toast button")
    expect(squat).to_be_visible()
    workout.context.set_offline(False)

    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=40_000)
    assert SessionExercise.objects.filter(exercise__name=SQUAT, session__completed_at=None).count() == 1


def test_plates_are_shown_for_the_row_at_hand_and_the_rest_says_what_it_needs(workout):
    lifter.rows(workout.bench).first.locator("[name=weight]").fill("103")
    workout.click("a[data-plates]")

    expect(workout.locator("dialog .total")).to_contain_text("102.5 kg")
    expect(workout.locator("dialog")).to_contain_text("Each side: 25, 15, 1.25 kg")
    shot(workout, "kit-plates")
    workout.keyboard.press("Escape")
    workout.fill("tbody [name=weight]", "")
    workout.click("a[data-plates]")
    expect(workout.locator(".toast")).to_contain_text("needs it")
