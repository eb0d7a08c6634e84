"""The rest timer and the row to do next without a network: as the server would say, and still there after a reload."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import SessionExercise, User, WorkoutSession
from workouts.services.order import group_exercises
from workouts.services.sets import retype_set

pytestmark = pytest.mark.django_db(transaction=True)


def ends_at(page):
    return page.evaluate("document.querySelector('rest-timer').endsAt")


def next_row(page):
    """Return the card and the number of the one row that is next."""
    expect(page.locator("tr.next")).to_have_count(1)
    return page.evaluate(
        """() => {
            const row = document.querySelector("tr.next").parentElement, card = row.closest("section");
            return [card.querySelector("h2 a").textContent, [...card.querySelectorAll("tbody")].indexOf(row)];
        }"""
    )


def test_a_rest_that_began_and_was_moved_without_a_network_outlives_the_page(workout):
    lifter.wait_until_kept(workout)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest .then")).to_have_text("then 80 kg × 5")
    workout.click("text=+15")
    workout.click("text=+15")
    end = ends_at(workout)

    workout.reload()

    expect(workout.locator("#rest time")).to_be_visible()
    assert ends_at(workout) == pytest.approx(end, abs=2)
    expect(workout.locator("#rest .then")).to_have_text("then 80 kg × 5")
    assert next_row(workout) == ["Bench press (barbell)", 1]

    workout.context.set_offline(False)
    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=40_000)
    expect(workout.locator("waiting-banner")).to_be_hidden()
    stored = WorkoutSession.objects.get().rest_ends_at.timestamp() * 1000
    assert stored == pytest.approx(end, abs=1500)
    assert ends_at(workout) == pytest.approx(end, abs=1500)


def test_a_rest_skipped_without_a_network_does_not_come_back(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest")).to_be_visible()
    lifter.wait_until_kept(workout)
    workout.context.set_offline(True)
    workout.click(".skip-rest")
    expect(workout.locator("waiting-banner")).to_be_visible()

    workout.reload()

    expect(workout.locator("waiting-banner")).to_be_visible()
    expect(workout.locator("#rest")).to_be_hidden()


def test_unchecking_or_deleting_a_set_stops_its_rest_without_a_network(workout):
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest")).to_be_visible()
    workout.wait_for_timeout(750)  # else it is a double tap
    lifter.rows(workout.bench).first.locator(".check").click()
    expect(workout.locator("#rest")).to_be_hidden()
    assert next_row(workout) == ["Bench press (barbell)", 0]

    lifter.tap(workout.bench, 1, weight=80, reps=5)
    expect(workout.locator("#rest")).to_be_visible()
    lifter.choose(workout, workout.bench, 1, "Delete this set")

    expect(workout.locator("#rest")).to_be_hidden()


def test_rounds_and_drop_sets_rest_at_their_end_without_a_network(workout):
    lifter.add_exercise(workout, "Chest dip")
    owner, (bench, dip) = User.objects.get(), SessionExercise.objects.order_by("position")
    group_exercises(owner, uuid=bench.uuid, others=[dip.uuid])
    retype_set(owner, uuid=bench.sets.all()[1].uuid, set_type="drop")
    workout.reload()
    bench, dip = (workout.locator("section.exercise").nth(place) for place in (0, 1))
    workout.context.set_offline(True)

    lifter.tap(bench, 0, weight=80, reps=5)
    expect(bench.locator("tr.pending")).to_have_count(1)
    expect(workout.locator("#rest")).to_be_hidden()
    assert next_row(workout) == ["Bench press (barbell)", 1]
    lifter.tap(bench, 1, weight=60, reps=8)
    expect(workout.locator("#rest")).to_be_hidden()
    assert next_row(workout) == ["Chest dip", 0]
    lifter.tap(dip, 0, reps=8)
    expect(workout.locator("#rest")).to_be_visible()
    expect(workout.locator("#rest .then")).to_have_text(
        "then Bench press (barbell), 80 kg × 5"
    )  # no drop set makes it lighter
    assert next_row(workout) == ["Bench press (barbell)", 2]
    dip.locator(".add-set").click()
    lifter.tap(bench, 2, weight=80, reps=5)

    expect(workout.locator("#rest")).to_be_hidden()  # the round is not over, and a check ends the rest before it
    assert next_row(workout) == ["Chest dip", 1]
