"""A workout that was finished without a network: it is over on this device, and no other one can be taken for it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import WorkoutSession

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finished(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    lifter.wait_until_kept(workout)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    workout.click(".bar >> text=Finish")
    workout.click("dialog >> text=Finish workout")
    expect(workout.locator("waiting-banner")).to_contain_text("This workout is finished here")
    return workout


def test_opened_again_without_a_network_it_is_still_finished(finished):
    address, ended_at = finished.url, timezone.now()
    finished.close()
    page = finished.context.new_page()
    page.goto("/")

    expect(page).to_have_url(address)
    expect(page.locator("waiting-banner")).to_contain_text("This workout is finished here")
    expect(page.locator("#rest")).to_be_hidden()
    expect(page.locator("section.exercise[inert]")).to_have_count(1)
    page.wait_for_timeout(1200)
    elapsed = page.locator("#totals time").inner_text()
    page.wait_for_timeout(1200)
    assert page.locator("#totals time").inner_text() == elapsed

    page.context.set_offline(False)
    page.wait_for_selector("#session-records", timeout=40_000)
    session = WorkoutSession.objects.get()
    assert session.total_sets == 2
    assert session.completed_at <= ended_at


def test_it_goes_on_as_long_as_the_finish_has_not_gone_out(finished):
    finished.locator("waiting-banner").get_by_role("button", name="Go on with it").click()

    expect(finished.locator("waiting-banner")).not_to_contain_text("finished here", use_inner_text=True)
    lifter.tap(finished.bench, 2, weight=85, reps=3)
    finished.context.set_offline(False)
    expect(finished.bench.locator("tr.done")).to_have_count(3, timeout=40_000)
    assert WorkoutSession.objects.get().is_in_progress
    assert lifter.lifted() == [(80, 5), (82.5, 4), (85, 3)]


def test_a_new_one_starts_after_it_and_nothing_leads_back_into_it(finished):
    finished.route("**/queue/hello/", lambda route: route.fulfill(status=503, body="trouble"))
    finished.context.route("**/queue/hello/", lambda route: route.fulfill(status=503, body="trouble"))
    finished.context.set_offline(False)
    finished.goto("/progress/")
    finished.goto("/")
    expect(finished.locator("waiting-banner")).to_contain_text("This workout is finished here")
    expect(finished.locator(".resuming")).to_be_hidden()
    finished.click("text=Start an empty workout")
    expect(finished.locator(".toast")).to_contain_text("not sent yet")
    assert WorkoutSession.objects.count() == 1

    finished.unroute("**/queue/hello/")
    finished.context.unroute("**/queue/hello/")
    finished.click("text=Start an empty workout")

    finished.wait_for_selector("main.live")
    old, new = WorkoutSession.objects.order_by("started_at")
    assert (old.is_completed, old.total_sets, new.is_in_progress) == (True, 2, True)
    assert str(new.uuid) in finished.url
