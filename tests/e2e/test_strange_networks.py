"""Answers that are not the tracker's, and a browser that loses its database: nothing is taken for stored that is not."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import SessionExercise

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("status", [200, 302, 404, 413])
def test_a_page_of_somebody_else_is_no_answer(workout, status):
    portal = {"status": status, "content_type": "text/html", "body": "<h1>Welcome to the gym</h1>"}
    portal |= {"headers": {"Location": "/portal"}} if status == 302 else {}
    workout.route("**/log/", lambda route: route.fulfill(**portal))
    workout.route("**/portal", lambda route: route.fulfill(status=200, body="Sign in to the gym"))

    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_contain_text("1 set waiting")
    workout.unroute("**/log/")

    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=20_000)
    assert lifter.lifted() == [(80, 5)]


def test_a_greeting_of_somebody_else_is_asked_for_again(workout):
    workout.route("**/log/", lambda route: route.abort())
    workout.route("**/queue/hello/", lambda route: route.fulfill(status=200, body="<h1>Welcome</h1>"))
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_be_visible()
    workout.wait_for_timeout(2500)
    workout.unroute("**/log/")
    workout.unroute("**/queue/hello/")

    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=40_000)
    assert lifter.lifted() == [(80, 5)]


def test_a_note_longer_than_browsers_keep_alive_is_sent(workout):
    workout.click("a[aria-label^='More for']")
    workout.fill("dialog [name=notes]", "重" * 9000)
    with workout.expect_response("**/note/"):
        workout.click("dialog >> text=Save")

    expect(workout.locator("dialog")).to_be_hidden()
    workout.wait_for_function("() => document.querySelector('.note')?.textContent.length === 9000")
    assert len(SessionExercise.objects.get().notes) == 9000


def test_a_browser_that_has_lost_its_database_still_sends(workout):
    workout.evaluate(
        "() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('gone', 'InvalidStateError'); } }"
    )

    lifter.tap(workout.bench, 0, weight=80, reps=5)

    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=20_000)
    assert lifter.lifted() == [(80, 5)]


def test_an_empty_row_is_not_sent(workout):
    row = lifter.rows(workout.bench).first

    row.locator(".check").click()
    expect(row.locator("[name=reps]")).to_be_focused()
    workout.keyboard.type("4")
    workout.keyboard.press("Enter")

    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted()[0][1] == 4
