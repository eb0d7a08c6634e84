"""Small things that happen between two sets."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import WorkoutSet
from workouts.services import catalogue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workout(browse):
    """A running workout on the phone, with one exercise."""
    catalogue.load()
    page = browse()
    (page.bench,) = lifter.begin(page, "Bench press (barbell)")
    return page


def test_a_double_tap_logs_once_and_does_not_uncheck(workout):
    row = lifter.rows(workout.bench).first
    row.locator("[name=weight]").fill("80")
    row.locator("[name=reps]").fill("5")

    row.locator(".check").dblclick(delay=80)

    row.locator("tr.done").wait_for()
    workout.wait_for_timeout(400)
    assert [stored.is_logged for stored in WorkoutSet.objects.all()] == [True]


def test_unchecking_takes_the_set_out_of_the_totals(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    workout.wait_for_timeout(800)

    lifter.rows(workout.bench).first.locator(".check").click()

    expect(workout.locator("#totals dd").nth(1)).to_have_text("0 kg")
    assert lifter.rows(workout.bench).first.locator("[name=weight]").input_value() == "80"


def test_the_rest_timer_counts_down_and_survives_a_reload(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest time")).to_have_text("1:28", timeout=5000)

    workout.reload()

    expect(workout.locator("#rest time")).to_contain_text("1:2")
    workout.click("#rest >> text=+15")
    expect(workout.locator("#rest time")).to_contain_text("1:4")
    workout.click("#rest >> text=Skip")
    expect(workout.locator("#rest")).to_be_hidden()


def test_what_is_being_typed_survives_a_swap_beside_it(workout):
    lifter.add_row(workout.bench)
    first, second = lifter.rows(workout.bench).nth(0), lifter.rows(workout.bench).nth(1)
    first.locator("[name=weight]").fill("80")
    first.locator("[name=reps]").fill("5")
    second.locator("[name=weight]").fill("82.5")

    first.locator(".check").click()

    lifter.rows(workout.bench).nth(0).locator("tr.done").wait_for()
    assert lifter.rows(workout.bench).nth(1).locator("[name=weight]").input_value() == "82.5"
    assert lifter.rows(workout.bench).nth(1).locator("tr.next").count() == 1


def test_last_time_taps_into_the_row(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    workout.click(".bar >> text=Finish")
    workout.click("form button:has-text('Finish workout')")
    workout.wait_for_selector("#session-records")
    workout.goto("/")
    lifter.start_workout(workout)
    bench = lifter.add_exercise(workout, "Bench press (barbell)")
    row = lifter.rows(bench).first
    row.locator("[name=weight]").fill("100")

    row.locator("button.previous").click()

    assert row.locator("[name=weight]").input_value() == "80"


def test_a_refusal_stands_in_the_row_and_keeps_what_was_typed(workout):
    row = lifter.rows(workout.bench).first
    row.locator("[name=weight]").fill("8000")
    row.locator("[name=reps]").fill("5")

    row.locator(".check").click()

    expect(row.locator("tr.says.refused")).to_contain_text("Between 0 and 1,000 kg")
    assert row.locator("[name=weight]").input_value() == "8000"
    expect(workout.locator("#rest")).to_be_hidden()
    expect(row.locator("tr.next")).to_have_count(1)
    expect(workout.locator("tr.next")).to_have_count(1)


def test_the_keyboard_alone_logs_a_set(workout):
    lifter.rows(workout.bench).first.locator("[name=weight]").focus()
    workout.keyboard.type("80")
    workout.keyboard.press("Tab")
    workout.keyboard.type("5")
    workout.keyboard.press("Enter")

    lifter.rows(workout.bench).first.locator("tr.done").wait_for()


def test_the_rest_starts_with_the_tap_and_moves_without_a_network(workout):
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest time")).to_have_text("1:28", timeout=5000)

    workout.click("#rest >> text=+15")
    expect(workout.locator("#rest time")).to_contain_text("1:4")
    workout.click("#rest >> text=Skip")

    expect(workout.locator("#rest")).to_be_hidden()


def test_a_rest_that_ends_sounds_vibrates_and_goes(workout):
    workout.evaluate("navigator.vibrate = pattern => (window.vibrated = pattern)")
    workout.evaluate(
        "() => { const start = OscillatorNode.prototype.start;"
        " OscillatorNode.prototype.start = function (at) { window.tones = (window.tones ?? 0) + 1; start.call(this, at); } }"
    )
    lifter.log(workout.bench, 0, weight=80, reps=5)

    workout.evaluate("document.querySelector('rest-timer').endsAt = Date.now() + 300")

    expect(workout.locator("#rest")).to_be_hidden(timeout=5000)

    assert workout.evaluate("[window.tones, window.vibrated.length]") == [3, 3]


def test_typing_into_a_filled_field_replaces_what_stood_there(workout):
    lifter.log(workout.bench, 0, weight=120, reps=5)
    field = lifter.rows(workout.bench).first.locator("[name=weight]")

    field.click()
    workout.wait_for_timeout(100)
    workout.keyboard.type("125")

    assert field.input_value() == "125"


def test_back_shows_the_workout_as_it_is_stored(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    workout.click(".bar >> text=Finish")
    workout.wait_for_url("**/finish/")

    workout.go_back()

    expect(workout.locator("tr.done")).to_have_count(1)
    expect(workout.locator("#totals")).to_contain_text("400 kg")
