"""Looking back: what a drawing says where it is tapped or focused, and the same without scripts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from workouts.services.recounting import recount_totals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def trained():
    lifter = UserFactory()
    bench = ExerciseFactory(primary_muscles=["chest"], secondary_muscles=["triceps"])
    for weeks, volume in ((0, 4600), (1, 9800)):
        session = FinishedSessionFactory(
            lifter=lifter, started_at=timezone.now() - timedelta(weeks=weeks), total_volume_kg=Decimal(volume)
        )
        SetFactory.create_batch(3, entry=EntryFactory(session=session, exercise=bench))
    recount_totals(lifter)
    lifter.sessions.update(total_volume_kg=Decimal(4600))
    lifter.latest = lifter.sessions.latest("started_at")
    return lifter


@pytest.fixture
def progress(open_signed_in, trained):
    def open_progress(**options):
        page = open_signed_in(trained, **options)
        page.goto("/progress/?days=7")
        return page

    return open_progress


def said(page, section):
    return page.locator(f"#{section} output").inner_text()


def test_a_tap_on_a_drawing_says_its_value(progress):
    page = progress(has_touch=True)
    assert said(page, "weeks") == "This week: 4.6 t"

    page.locator("#weeks g").nth(10).tap()
    page.locator("#muscles a[href='#sets-triceps']").first.tap(position={"x": 8, "y": 20})
    page.locator("#year rect.l2").last.tap()

    assert said(page, "weeks").endswith(": 4.6 t")
    assert said(page, "weeks") != "This week: 4.6 t"
    assert said(page, "muscles") == "Triceps: 1.5 sets, 1.5 before"
    assert said(page, "year").endswith(": 4.6 t")
    assert page.url.endswith("?days=7")
    assert page.problems == []


def test_the_keyboard_reads_the_body_and_goes_to_the_table(progress):
    page = progress()

    page.locator("#muscles a[href='#sets-chest']").first.focus()
    read = said(page, "muscles")
    page.keyboard.press("Tab")
    next_read = said(page, "muscles")
    page.locator("#muscles a[href='#sets-chest']").first.focus()
    page.keyboard.press("Enter")

    assert (read, next_read) == ("Chest: 3 sets, 3 before", "Biceps: 0 sets, 0 before")
    assert page.url.endswith("#sets-chest")


def test_a_choice_of_measure_swaps_the_chart_alone(progress):
    page = progress()
    page.evaluate("window.same = true")

    page.click("#weeks-sets")
    page.wait_for_selector("#weeks-h:text-is('Sets per week')")
    page.locator("#weeks g").nth(11).hover()

    assert page.evaluate("window.same")
    assert said(page, "weeks").endswith(": 3 sets")
    assert page.evaluate("document.activeElement.id") == "weeks-sets"
    assert page.locator("#periods a").last.get_attribute("href") == "?days=all&chart=sets"
    assert page.problems == []


def test_progress_without_scripts(progress, trained):
    page = progress(java_script_enabled=False)

    page.click("#weeks-reps")
    heading = page.locator("#weeks-h").inner_text()
    page.locator("#muscles a[href='#sets-chest']").first.click(position={"x": 12, "y": 10})
    row = page.locator("tr:target").inner_text()
    page.click("text=Calendar")
    page.locator(".month a").last.click()

    assert heading == "Reps per week"
    assert row.split() == ["Chest", "3", "3"]
    assert page.url.endswith(trained.latest.get_absolute_url())
