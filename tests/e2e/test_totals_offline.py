"""The figures above the workout while sets wait: as the server will say, or as it has said last."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def figures(page):
    return page.locator("#totals dl > div").nth(1), page.locator("#totals dl > div").nth(2)


def test_volume_and_sets_count_at_once_without_a_network(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    volume, sets = figures(workout)
    workout.context.set_offline(True)

    lifter.tap(workout.bench, 1, weight="202,5", reps=4)
    expect(volume).to_contain_text("1,210 kg")
    expect(sets).to_contain_text("2 of 3")
    row = lifter.rows(workout.bench).first
    row.locator("[name=reps]").fill("6")
    row.locator("[name=reps]").press("Enter")
    expect(volume).to_contain_text("1,290 kg")
    lifter.choose(workout, workout.bench, 1, "Warm-up")
    expect(volume).to_contain_text("480 kg")
    expect(sets).to_contain_text("1 of 2")
    workout.wait_for_timeout(750)  # else it is a double tap
    row.locator(".check").click()
    expect(volume).to_contain_text("0 kg")
    expect(sets).to_contain_text("0 of 2")
    workout.wait_for_timeout(750)
    row.locator(".check").click()
    lifter.choose(workout, workout.bench, 1, "Delete this set")
    expect(volume).to_contain_text("480 kg")
    said = [figure.inner_text() for figure in (volume, sets)]

    workout.context.set_offline(False)
    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=20_000)
    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert [figure.inner_text() for figure in figures(workout)] == said


def test_pounds_and_warm_ups_count_as_the_lifter_wants_them(workout):
    User.objects.update(weight_unit="lb", counts_warmups=True)
    workout.reload()
    volume, sets = figures(workout)
    workout.context.set_offline(True)

    lifter.choose(workout, workout.bench, 0, "Warm-up")
    lifter.tap(workout.bench, 0, weight=225, reps=5)

    expect(volume).to_contain_text("1,125 lb")
    expect(sets).to_contain_text("1 of 3")


def test_a_volume_that_the_device_cannot_know_says_so(workout):
    dip = lifter.add_exercise(workout, "Chest dip")
    lifter.log(workout.bench, 0, weight=80, reps=5)
    volume, sets = figures(workout)
    workout.context.set_offline(True)

    lifter.tap(dip, 0, reps=8)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)

    expect(volume).to_contain_text("Volume sent")
    expect(volume).to_contain_text("400 kg")
    expect(sets).to_contain_text("3 of 4")
