"""A workout without a network, with the browser closed in the middle; a refusal; two devices; installing."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.domain.values import Values
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import catalogue, sets
from workouts.services.entries import remove_exercise

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_workout_goes_on_without_a_network_and_after_a_restart(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    lifter.wait_until_kept(workout)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    address = workout.url
    workout.close()

    page = workout.context.new_page()
    page.goto("/")
    expect(page).to_have_url(address)
    card = page.locator("section.exercise")
    expect(card.locator("tr.done")).to_have_count(1)
    expect(card.locator("tr.pending [name=weight]")).to_have_value("82.5")
    lifter.tap(card, 2, weight=85, reps=3)
    card.locator(".add-set").click()
    lifter.tap(card, 3, weight=87.5, reps=2)
    expect(page.locator("waiting-banner")).to_contain_text("Offline, 3 sets waiting")
    page.context.set_offline(False)

    expect(card.locator("tr.done")).to_have_count(4, timeout=40_000)
    expect(page.locator("waiting-banner")).to_be_hidden()
    assert lifter.lifted() == [(80, 5), (82.5, 4), (85, 3), (87.5, 2)]
    expect(page.locator("#totals")).to_contain_text("1,160 kg")


def test_a_set_changed_deleted_and_retyped_without_a_network(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    lifter.log(workout.bench, 1, weight=80, reps=5)
    workout.context.set_offline(True)

    row = lifter.rows(workout.bench).first
    row.locator("[name=reps]").fill("6")
    row.locator("[name=reps]").press("Enter")
    lifter.choose(workout, workout.bench, 1, "Delete this set")
    lifter.choose(workout, workout.bench, 2, "Warm-up")
    expect(workout.locator("tbody[id^=set-]:visible")).to_have_count(2)
    workout.context.set_offline(False)

    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=40_000)
    expect(lifter.rows(workout.bench)).to_have_count(2)
    assert lifter.lifted() == [(80, 6)]
    assert WorkoutSet.objects.order_by("position").last().set_type == "warmup"


def test_a_drop_set_makes_no_set_after_it_lighter_without_a_network_nor_with_it(workout):
    bench = workout.bench

    def shown():
        workout.wait_for_timeout(100)
        fields = ("weight", "reps")
        return [
            tuple(row.locator(f"[name={name}]").input_value() for name in fields) for row in lifter.rows(bench).all()
        ]

    workout.context.set_offline(True)
    lifter.tap(bench, 0, weight=100, reps=5)
    lifter.choose(workout, bench, 1, "Drop set")
    lifter.tap(bench, 1, weight=60, reps=12)
    assert shown() == [("100", "5"), ("60", "12"), ("100", "5")]
    bench.locator(".add-set").click()
    lifter.choose(workout, bench, 3, "Drop set")
    assert shown() == [("100", "5"), ("60", "12"), ("100", "5"), ("100", "5")]

    workout.context.set_offline(False)
    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=20_000)
    workout.reload()

    assert shown() == [("100", "5"), ("60", "12"), ("100", "5"), ("60", "5")]


def test_a_refused_set_is_shown_with_what_can_become_of_it(workout):
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    doomed = lifter.rows(workout.bench).first.get_attribute("id").removeprefix("set-")
    sets.delete_set(WorkoutSet.objects.get(uuid=doomed).lifter, uuid=doomed)  # on another device
    workout.context.set_offline(False)

    banner = workout.locator("waiting-banner")
    expect(banner).to_contain_text("Not stored: Bench press (barbell), set 1, 80 × 5", timeout=40_000)
    expect(banner).to_contain_text("That set was deleted")
    assert lifter.lifted() == []
    workout.click("waiting-banner >> text=Drop")

    expect(banner).to_be_hidden()
    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(82.5, 4)]


def test_a_refused_set_can_be_kept_and_lets_the_others_pass(workout):
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    entry = SessionExercise.objects.get()
    remove_exercise(entry.lifter, uuid=entry.uuid)
    workout.context.set_offline(False)
    banner = workout.locator("waiting-banner")
    expect(banner).to_contain_text("Not stored", timeout=40_000)

    workout.click("waiting-banner >> text=Keep here")
    workout.click("waiting-banner >> text=Keep here")

    expect(banner).to_contain_text("2 sets kept on this device only")
    workout.goto("/")
    expect(workout.locator("waiting-banner")).to_contain_text("2 sets kept on this device only")


def test_another_device_sees_the_set_within_seconds(workout, browse):
    other = browse()
    other.goto("/accounts/login/")
    other.fill("[name=login]", "lifter")
    other.fill("[name=password]", lifter.PASSWORD)
    other.click("form button.do")
    other.wait_for_selector("h1")
    other.goto(workout.url)
    other.locator("tbody[id^=set-]").nth(1).locator("[name=weight]").fill("90")

    lifter.log(workout.bench, 0, weight=80, reps=5)

    expect(other.locator("tr.done")).to_have_count(1, timeout=12_000)
    assert other.locator("tbody[id^=set-]").nth(1).locator("[name=weight]").input_value() == "90"
    expect(other.locator("#totals")).to_contain_text("400 kg")


def test_a_set_of_another_device_is_shown_though_this_one_logs_before_it_asks(workout):
    expect(workout.locator("#totals")).to_contain_text("of 3")
    entry, row = SessionExercise.objects.get(), WorkoutSet.objects.order_by("position")[1]
    sets.log_set(entry.lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(Decimal(90), 3))

    lifter.log(workout.bench, 0, weight=80, reps=5)

    expect(workout.bench.locator("tr.done")).to_have_count(2, timeout=12_000)
    expect(lifter.rows(workout.bench).nth(1).locator("[name=weight]")).to_have_value("90")


def test_signing_out_with_sets_that_wait_asks_first(workout):
    workout.route("**/log/", lambda route: route.abort())
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_be_visible()
    asked = []
    workout.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    workout.goto("/profile/")

    workout.click("text=Sign out")

    workout.wait_for_timeout(300)
    assert "not sent yet" in asked[0]
    assert workout.url.endswith("/profile/")


def test_nothing_of_a_workout_is_left_for_the_next_account(workout):
    lifter.wait_until_kept(workout)
    workout.goto("/profile/")
    workout.click("text=Sign out")
    workout.wait_for_url("**/login/**")

    names = workout.evaluate("caches.keys()")

    assert [name for name in names if name.startswith("pages-")] == []


def test_the_tracker_can_be_installed(browse):
    catalogue.load()
    page = browse()
    lifter.come_in(page)

    manifest = page.context.request.get("/manifest.webmanifest").json()

    assert (manifest["start_url"], manifest["display"]) == ("/", "standalone")
    for icon in manifest["icons"]:
        assert page.context.request.get(icon["src"]).ok
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert page.problems == []


def test_a_workout_is_finished_without_a_network(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    workout.click(".bar >> text=Finish")
    workout.fill("dialog [name=title]", "Push in the cellar")
    workout.click("dialog >> text=Finish workout")
    expect(workout.locator("waiting-banner")).to_contain_text("This workout is finished here")
    finished_at = timezone.now()
    workout.wait_for_timeout(1500)
    workout.context.set_offline(False)

    workout.wait_for_selector("#session-records", timeout=40_000)
    session = WorkoutSession.objects.get()
    assert (session.title, session.total_sets) == ("Push in the cellar", 2)
    assert session.completed_at <= finished_at
    expect(workout.locator("h1")).to_contain_text("Push in the cellar")
