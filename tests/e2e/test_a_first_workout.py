"""The main job, end to end on real parts."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import PersonalRecord, WorkoutSession, WorkoutSet
from workouts.services import catalogue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.worker
def test_a_first_workout_from_sign_up_to_records(browse, worker):
    catalogue.load()
    page = browse()
    lifter.sign_up(page)
    lifter.start_workout(page)
    lifter.no_reload(page)

    bench = lifter.add_exercise(page, "Bench press (barbell)")
    lifter.log(bench, 0, weight=60, reps=8)
    lifter.add_row(bench)
    lifter.log(bench, 1)  # one tap: the row above is proposed
    lifter.add_row(bench)
    lifter.log(bench, 2, weight=80, reps=5)
    push_up = lifter.add_exercise(page, "Push up")
    for index, reps in enumerate((20, 15, 12)):
        if index:
            lifter.add_row(push_up)
        lifter.log(push_up, index, reps=reps)
    lifter.rows(bench).nth(1).locator("[name=weight]").fill("70")
    lifter.rows(bench).nth(1).locator("[name=weight]").press("Enter")
    expect(page.locator("#totals")).to_contain_text("1,440 kg")
    lifter.choose(page, push_up, 2, "Delete this set")
    expect(page.locator("#totals")).to_contain_text("5 of 5")
    expect(lifter.rows(push_up)).to_have_count(2)  # not only hidden: the server has answered
    assert lifter.is_same_document(page)
    assert list(WorkoutSet.objects.order_by("exercise__name", "position").values_list("weight_kg", "reps")) == [
        (60, 8),
        (70, 8),
        (80, 5),
        (None, 20),
        (None, 15),
    ]

    page.click(".bar >> text=Finish")
    page.click("label[for=rating-4]")
    page.fill("[name=notes]", "Felt strong.")
    page.click("form button:has-text('Finish workout')")

    expect(page.locator("#session-records")).to_contain_text("First time")  # it reloads itself until the worker is done
    session = WorkoutSession.objects.get()
    assert (session.rating, session.notes, session.total_volume_kg, session.total_sets) == (4, "Felt strong.", 1440, 5)
    assert PersonalRecord.objects.filter(exercise__name="Bench press (barbell)").count() == 7
    page.goto("/progress/")
    expect(page.locator(".figures")).to_contain_text("1.4 t")
    assert page.problems == []


@pytest.mark.worker
def test_a_second_workout_shows_what_it_beat(browse, worker):
    catalogue.load()
    page = browse()
    lifter.sign_up(page)
    for weight in (80, 85):
        page.goto("/")
        lifter.start_workout(page)
        bench = lifter.add_exercise(page, "Bench press (barbell)")
        lifter.log(bench, 0, weight=weight, reps=5)
        if weight == 85:
            expect(bench.locator("tr.says.record").first).to_contain_text("up 5.6 kg")
        page.click(".bar >> text=Finish")
        page.click("form button:has-text('Finish workout')")
        expect(page.locator("#session-records")).not_to_contain_text("Looking for records")

    expect(page.locator("#session-records")).to_contain_text("95.6 kg")  # 85 × 36 / 32
    expect(page.locator("#session-records")).to_contain_text("90 kg")  # what it beat
    page.goto("/progress/")
    expect(page.locator("main")).to_contain_text("Bench press (barbell)")
    assert page.problems == []
