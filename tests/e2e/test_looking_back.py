"""Looking back: lists that go on while one scrolls."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter as thumb
from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.models import Exercise, User

pytestmark = pytest.mark.django_db(transaction=True)

LATEST = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


@pytest.fixture
def page(browse):
    """A phone of somebody with 65 workouts, one each second day; every fifth is of legs."""
    page = browse(has_touch=True)
    thumb.come_in(page)
    lifter = User.objects.get()
    squat, bench = ExerciseFactory(name="Squat"), ExerciseFactory(name="Bench press")
    for n in range(65):
        title, exercise = ("Legs", squat) if n % 5 == 0 else ("Push", bench)
        session = FinishedSessionFactory(lifter=lifter, started_at=LATEST - timedelta(days=2 * n), title=title)
        SetFactory(entry=EntryFactory(session=session, exercise=exercise))
    return page


def bench_of(page):
    return Exercise.objects.get(name="Bench press").pk


def rows(page):
    return page.eval_on_selector_all("#history-months a.row", "rows => rows.map((row) => row.getAttribute('href'))")


def to_the_end(page, more):
    """Scroll until nothing more comes."""
    for _ in range(20):
        if not page.locator(more).count():
            return
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(100)


def test_history_goes_on_while_one_scrolls_each_workout_once_under_its_month(page):
    page.goto("/history/")
    page.evaluate("window.isTheSame = true")

    to_the_end(page, "#older a")

    found = rows(page)
    assert (len(found), len(set(found))) == (65, 65)
    months = page.locator("#history-months section").all()
    said = [month.locator("header p").inner_text().split()[0] for month in months]
    assert said == [str(month.locator("a.row").count()) for month in months]
    assert page.evaluate("window.isTheSame")
    assert page.problems == []


def test_history_is_searched_while_one_types_and_the_address_keeps_it(page):
    page.goto("/history/")

    page.fill("#q", "sqaut")
    page.wait_for_selector("text=Nothing has “sqaut”. 13 workouts are close to it.")
    assert len(rows(page)) == 13

    page.reload()
    assert (page.input_value("#q"), len(rows(page))) == ("sqaut", 13)


def test_history_without_scripts_has_pages_both_ways(page, browse):
    plain = browse(java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())
    shown = plain.locator("#history-months a.row")
    plain.goto("/history/")
    first = shown.first.get_attribute("href")

    plain.click("text=Older")
    plain.click("text=Older")
    expect(shown).to_have_count(5)
    plain.click("text=Newer")
    plain.click("text=Newer")

    expect(shown).to_have_count(30)
    expect(shown.first).to_have_attribute("href", first)
    expect(plain.locator("text=Newer")).to_have_count(0)


def test_a_chart_says_the_value_where_it_is_touched_and_keeps_what_was_chosen(page):
    page.goto(f"/exercises/{bench_of(page)}/")
    page.evaluate("window.isTheSame = true")
    said = page.locator("#exercise-chart output")
    latest = said.inner_text()

    first = page.locator("#exercise-chart .hit").first.bounding_box()
    page.touchscreen.tap(first["x"] + first["width"] / 2, first["y"] + 40)
    expect(said).not_to_have_text(latest)

    page.click("text=Session volume")
    expect(page.locator("#chart-h")).to_have_text("Session volume")
    page.click("#exercise-chart >> text=Year")
    expect(page.locator("#exercise-chart header p")).to_have_text("kg, best workout a week")
    first = page.locator("#exercise-chart .hit").first.bounding_box()
    page.mouse.move(first["x"] + 1, first["y"] + 40)
    expect(said).to_have_text(re.compile(r"500 kg$"))
    assert page.evaluate("window.isTheSame")

    page.reload()
    expect(page.locator("#chart-h")).to_have_text("Session volume")
    assert page.problems == []


def test_past_sets_go_on_while_one_scrolls(page):
    page.goto(f"/exercises/{bench_of(page)}/")
    page.click("text=All 52 workouts")

    expect(page.locator("#past-workouts table")).to_have_count(20)
    to_the_end(page, "#older a")

    expect(page.locator("#past-workouts table")).to_have_count(52)
    found = page.eval_on_selector_all("#past-workouts caption a", "all => all.map((a) => a.getAttribute('href'))")
    assert len(set(found)) == 52
    assert page.problems == []
