"""Networks as gyms have them: slow, gone and back. Nothing typed or tapped is lost, nothing is stored twice."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from tests.e2e.conftest import wait_for_requests

pytestmark = pytest.mark.django_db(transaction=True)


def slow_down(page, milliseconds):
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1},
    )


def test_a_tap_on_the_next_row_while_the_first_is_on_its_way_is_stored(workout):
    slow_down(workout, 600)

    lifter.tap(workout.bench, 0, weight=80, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)

    expect(workout.bench.locator("tr.pending")).to_have_count(2)
    expect(workout.bench.locator("tr.done")).to_have_count(2)
    assert lifter.lifted() == [(80, 5), (82.5, 4)]


def test_two_quick_taps_on_add_set_give_two_rows(workout):
    slow_down(workout, 400)

    workout.bench.locator(".add-set").click()
    workout.bench.locator(".add-set").click()

    expect(lifter.rows(workout.bench)).to_have_count(5)


def test_reps_typed_while_the_corrected_weight_is_on_its_way_are_stored(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    slow_down(workout, 400)
    row = lifter.rows(workout.bench).first

    row.locator("[name=weight]").fill("85")
    workout.keyboard.press("Enter")
    workout.keyboard.press("Tab")
    workout.keyboard.type("3")
    expect(row.locator("tr.done")).to_have_count(1)
    assert row.locator("[name=reps]").evaluate("input => [input.value, document.activeElement === input]") == [
        "3",
        True,
    ]
    workout.keyboard.press("Tab")
    workout.keyboard.press("Tab")

    expect(workout.locator("#totals")).to_contain_text("255 kg")
    assert lifter.lifted() == [(85, 3)]


def test_what_is_typed_survives_a_new_row_beside_it(workout):
    row = lifter.rows(workout.bench).nth(1)
    row.locator("[name=weight]").fill("82.5")

    lifter.add_row(workout.bench)

    assert row.locator("[name=weight]").input_value() == "82.5"
    expect(lifter.rows(workout.bench)).to_have_count(4)


def test_unchecking_a_set_that_is_still_on_its_way_takes_it_back(workout):
    slow_down(workout, 400)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    workout.wait_for_timeout(750)  # else it is a double tap

    lifter.rows(workout.bench).first.locator(".check").click()

    expect(workout.bench.locator("tr.pending")).to_have_count(0)
    assert lifter.lifted() == []
    assert lifter.rows(workout.bench).first.locator("[name=weight]").input_value() == "80"


def test_sets_logged_without_a_network_are_sent_in_order_when_it_is_back(workout):
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    expect(workout.locator("waiting-banner")).to_contain_text("Offline, 2 sets waiting")
    expect(lifter.rows(workout.bench).nth(2).locator("tr.next")).to_be_visible()
    expect(workout.bench.locator("tr.pending")).to_have_count(2)

    workout.context.set_offline(False)

    expect(workout.bench.locator("tr.done")).to_have_count(2)
    expect(workout.locator("waiting-banner")).to_be_hidden()
    assert lifter.lifted() == [(80, 5), (82.5, 4)]
    assert workout.locator("#totals").inner_text().count("730 kg") == 1


def test_a_waiting_set_outlives_its_page(workout):
    workout.route("**/log/", lambda route: route.abort())
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_be_visible()

    workout.reload()
    expect(workout.bench.locator("tr.pending [name=weight]")).to_have_value("80")
    workout.unroute("**/log/")

    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(80, 5)]


def test_a_set_waits_until_its_lifter_has_signed_in_again(workout):
    workout.context.clear_cookies()
    lifter.tap(workout.bench, 0, weight=80, reps=5)

    workout.click("waiting-banner a")
    workout.fill("[name=login]", "lifter")
    workout.fill("[name=password]", lifter.PASSWORD)
    workout.click("form button.do")

    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(80, 5)]


def test_another_lifter_in_the_same_browser_never_sends_the_set(workout):
    address = workout.url
    workout.route("**/log/", lambda route: route.abort())
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_be_visible()
    workout.route("**/*", lambda route: route.abort())
    wait_for_requests()  # an answer on its way would bring its cookie back
    other = workout.context.new_page()
    other.context.clear_cookies()
    lifter.sign_up(other, "other")
    workout.unroute("**/*")
    workout.unroute("**/log/")
    sent = []
    workout.on("request", lambda request: request.method == "POST" and sent.append(request.url))

    expect(workout.locator("waiting-banner")).to_contain_text("Sign in to send 1 set", timeout=40_000)

    assert sent == []
    assert other.goto(address).status == 404
    assert lifter.lifted() == []


def test_finishing_waits_for_the_sets_on_their_way(workout):
    slow_down(workout, 500)
    lifter.tap(workout.bench, 0, weight=80, reps=5)

    workout.click(".bar >> text=Finish")

    workout.wait_for_url("**/finish/")
    assert lifter.lifted() == [(80, 5)]


def test_a_set_checked_in_two_tabs_is_stored_once_and_shown_in_both(workout):
    second = workout.context.new_page()
    second.goto(workout.url)
    row = second.locator("tbody[id^=set-]").first

    lifter.tap(workout.bench, 0, weight=80, reps=5)

    expect(row.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(80, 5)]
