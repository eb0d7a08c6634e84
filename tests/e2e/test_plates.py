"""Plates and warm-up sets between two sets."""

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


def open_sheet(page):
    page.click("a[data-plates]")
    page.wait_for_selector("#plates")


def test_the_sheet_takes_the_weight_of_the_row_being_typed_in(workout):
    lifter.add_row(workout.bench)
    lifter.rows(workout.bench).nth(1).locator("[name=weight]").fill("102.5")

    open_sheet(workout)

    expect(workout.locator("#plates figcaption")).to_contain_text("25, 15, 1.25 kg")
    expect(workout.locator("#plates_weight")).to_have_value("102.5")


def test_another_weight_and_another_bar_are_tried_in_the_sheet(workout):
    open_sheet(workout)

    workout.fill("#plates_weight", "98")
    workout.press("#plates_weight", "Enter")
    expect(workout.locator(".off")).to_contain_text("0.5 kg less")
    workout.wait_for_timeout(100)  # a swap listens a few milliseconds after it shows
    workout.select_option("#plates_bar", label="EZ bar 10 kg")

    expect(workout.locator("#plates figcaption")).to_contain_text("97.5")
    expect(workout.locator("#plates_bar")).to_have_value("2")
    expect(workout.locator("#plates figcaption")).to_contain_text("25, 15, 2.5, 1.25 kg")


def test_warmup_sets_are_inserted_and_the_typed_row_stays_in_hand(workout):
    lifter.rows(workout.bench).first.locator("[name=weight]").fill("100")
    lifter.no_reload(workout)
    open_sheet(workout)

    workout.click("text=Insert warm-up sets")

    expect(lifter.rows(workout.bench)).to_have_count(4)
    letters = [row.locator(".kind").inner_text() for row in lifter.rows(workout.bench).all()]
    assert letters == ["W", "W", "W", "1"]
    assert lifter.rows(workout.bench).nth(3).locator("[name=weight]").input_value() == "100"
    assert lifter.is_same_document(workout)
    lifter.rows(workout.bench).first.locator(".check").click()
    lifter.rows(workout.bench).first.locator("tr.done").wait_for()
    logged = WorkoutSet.objects.get(logged_at__isnull=False)
    assert (logged.set_type, logged.weight_kg, logged.reps) == ("warmup", 40, 5)


def test_warmup_sets_wait_for_the_network_and_come_once(workout):
    lifter.rows(workout.bench).first.locator("[name=weight]").fill("100")
    open_sheet(workout)
    workout.context.set_offline(True)

    workout.click("text=Insert warm-up sets")
    expect(workout.locator("waiting-banner")).to_be_visible()
    workout.context.set_offline(False)

    expect(lifter.rows(workout.bench)).to_have_count(4)
    assert WorkoutSet.objects.filter(set_type="warmup").count() == 3


def test_warmup_sets_between_working_sets_change_nothing_of_the_sets_below_without_a_network_either(workout):
    lifter.add_row(workout.bench)
    lifter.log(workout.bench, 0, weight=100, reps=8)
    open_sheet(workout)
    workout.click("text=Insert warm-up sets")
    expect(lifter.rows(workout.bench)).to_have_count(5)
    workout.wait_for_selector("dialog", state="hidden")
    workout.context.set_offline(True)

    lifter.tap(workout.bench, 1, weight=45, reps=10)
    workout.click(".add-set")
    expect(lifter.rows(workout.bench)).to_have_count(6)
    without = shown(workout.bench)
    workout.context.set_offline(False)
    expect(workout.locator("tr.pending")).to_have_count(0, timeout=20_000)

    assert without == shown(workout.bench)
    assert without == [("100", "8"), ("45", "10"), ("60", "5"), ("80", "3"), ("100", "8"), ("100", "8")]


def shown(card):
    return [
        tuple(row.locator(f"[name={name}]").input_value() for name in ("weight", "reps"))
        for row in lifter.rows(card).all()
    ]
