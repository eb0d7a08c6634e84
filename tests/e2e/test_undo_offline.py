"""A deletion is taken back while it waits, when its answer was lost, and after it was sent."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import Deletion, SessionExercise, WorkoutSet

pytestmark = pytest.mark.django_db(transaction=True)


def undo(page):
    page.click("undo-toast button")
    expect(page.locator("undo-toast")).to_have_count(0)


def test_a_set_deleted_without_a_network_comes_back_and_nothing_is_sent(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    sent = []
    workout.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    workout.context.set_offline(True)
    lifter.choose(workout, workout.bench, 0, "Delete this set")
    expect(workout.locator("waiting-banner")).to_contain_text("1 change waiting")
    expect(workout.locator("#totals")).to_contain_text("0 of 2")
    expect(workout.locator("undo-toast")).to_contain_text("Set deleted")
    sent.clear()

    undo(workout)

    expect(workout.locator("tbody[id^=set-]:visible")).to_have_count(3)
    expect(workout.locator("waiting-banner")).to_be_hidden()
    expect(workout.locator("#totals")).to_contain_text("1 of 3")
    workout.context.set_offline(False)
    lifter.log(workout.bench, 1, weight=80, reps=4)
    assert [url for url in sent if "/delete/" in url] == []
    assert lifter.lifted() == [(80, 5), (80, 4)]


def test_a_set_whose_deletion_got_no_answer_is_restored(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    workout.route("**/delete/", lose_the_answer)
    lifter.choose(workout, workout.bench, 0, "Delete this set")
    expect(workout.locator("waiting-banner")).to_be_visible()
    assert Deletion.objects.count() == 1

    undo(workout)

    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=20_000)
    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(80, 5)]
    assert WorkoutSet.objects.count() == 3


def test_an_exercise_removed_without_a_network_goes_at_once_and_comes_back(workout):
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("#rest")).to_be_visible()
    workout.click("a[aria-label^='More for']")
    workout.wait_for_selector("dialog[open] #entry-form")
    workout.context.set_offline(True)
    workout.click("dialog >> text=Remove from this workout")
    expect(workout.bench).to_be_hidden()
    expect(workout.locator("#rest")).to_be_hidden()
    expect(workout.locator("#totals")).to_contain_text("0 of 0")

    undo(workout)

    expect(workout.bench).to_be_visible()
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    workout.context.set_offline(False)
    expect(workout.bench.locator("tr.done")).to_have_count(2, timeout=20_000)
    assert SessionExercise.objects.count() == 1
    assert lifter.lifted() == [(80, 5), (82.5, 4)]
