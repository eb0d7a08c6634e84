"""A workout by the keyboard alone: the cursor goes on where the lifter is."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_added_exercise_gets_the_cursor(workout):
    workout.locator(".closing .first-thing").focus()
    workout.keyboard.press("Enter")
    lifter.search(workout, "Squat (barbell)")
    workout.locator("#matches button").first.focus()
    workout.wait_for_selector("#matches button:has(.title:text-is('Squat (barbell)'))")
    workout.locator("#matches button:has(.title:text-is('Squat (barbell)'))").focus()
    workout.keyboard.press("Enter")

    squat = workout.locator("section.exercise", has=workout.locator("h2:has-text('Squat (barbell)')"))
    expect(lifter.rows(squat).first.locator(".kind")).to_be_focused()
    workout.keyboard.press("Tab")
    workout.keyboard.type("100")
    workout.keyboard.press("Tab")
    workout.keyboard.type("5")
    workout.keyboard.press("Enter")
    expect(squat.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(100, 5)]


@pytest.mark.parametrize("is_offline", [False, True])
def test_a_skipped_rest_gives_the_cursor_to_the_next_row(workout, is_offline):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    workout.context.set_offline(is_offline)
    workout.locator(".skip-rest").focus()

    workout.keyboard.press("Enter")

    expect(workout.locator("#rest")).to_be_hidden()
    expect(lifter.rows(workout.bench).nth(1).locator(".check")).to_be_focused()
    workout.wait_for_timeout(500)
    expect(lifter.rows(workout.bench).nth(1).locator(".check")).to_be_focused()


def test_a_set_that_is_checked_and_unchecked_keeps_the_cursor(workout):
    check = lifter.rows(workout.bench).first.locator(".check")
    lifter.fill(workout.bench, 0, weight=80, reps=5)
    check.focus()

    workout.keyboard.press("Enter")

    expect(workout.bench.locator("tr.done")).to_have_count(1)
    expect(check).to_be_focused()
    workout.wait_for_timeout(750)  # else it is a double tap
    workout.keyboard.press("Enter")
    expect(check).to_have_attribute("aria-pressed", "false")
    expect(check).not_to_have_attribute("aria-busy", "true")
    expect(check).to_be_focused()


def test_an_answer_leaves_the_cursor_on_the_row_below(workout):
    held = []

    def hold(route):
        held.append(route)

    workout.route("**/log/", hold)
    below = lifter.rows(workout.bench).nth(1).locator(".check")
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    below.focus()
    workout.wait_for_timeout(500)

    held.pop().continue_()

    expect(workout.bench.locator("tr.done")).to_have_count(1)
    expect(lifter.rows(workout.bench).nth(1).locator("[name=weight]")).to_have_value("80")
    expect(below).to_be_focused()
