"""Ten years of another app, by the browser and a real worker."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Error, expect

from tests.factories import SessionFactory, UserFactory
from tests.factories.hevy import HEADER, row
from tests.factories.uploads import previewed, upload
from workouts.models import Exercise, ExerciseAlias, Import, PersonalRecord, WorkoutSession, WorkoutSet
from workouts.services import catalogue
from workouts.services.file_imports import MOST_BYTES, TOO_LARGE

pytestmark = pytest.mark.django_db(transaction=True)

WORKOUTS, EXERCISES, SETS = 1000, 5, 4
TABLE = b"Date,What,How many\n2024-01-02,Squat,5\n"
ROWS = WORKOUTS * EXERCISES * SETS
NAMES = ["Bench Press (Barbell)", "Squat (Barbell)", "Garage pulldown thing", "Incline DB Press", "Pull Up"]


def history():
    lines = [HEADER]
    for number in range(WORKOUTS):
        began = datetime(2016, 1, 4, 18) + timedelta(days=3 * number)
        moments = ",".join(f'"{moment:%-d %b %Y, %H:%M}"' for moment in (began, began + timedelta(hours=1)))
        for name in NAMES[:EXERCISES]:
            for index in range(SETS):
                kg = "" if name == "Pull Up" else 40 + number % 50 + index
                lines.append(f'"Day {number}",{moments},"","{name}",,"",{index},"normal",{kg},{5 + index},,,')
    return "\n".join(lines).encode()


def read_in(page):
    page.goto("/profile/")
    page.click("text=Import >> nth=0")
    page.set_input_files("[name=file]", {"name": "workouts.csv", "mimeType": "text/csv", "buffer": history()})
    page.click("text=Read the file")
    expect(page.locator(".save-bar .do")).to_have_text("Import 1,000 workouts", timeout=30_000)


def start(page):
    page.click("text=Import 1,000 workouts")
    expect(page.locator("h1")).to_have_text("Importing from Hevy")


def done_so_far(page):
    """How far the bar is seen to be, each time it moves, until the import is over."""
    seen = []
    while "/profile/import/" in page.url and page.locator(".banner >> text=The import is done").count() == 0:
        with suppress(Error):  # the next page has come meanwhile
            bars = page.locator(".progress progress").evaluate_all("bars => bars.map((bar) => bar.value / bar.max)")
            seen += [value for value in bars if value not in seen]
        page.wait_for_timeout(100)
    return seen


@pytest.mark.worker
def test_20_000_rows_are_looked_over_imported_undone_and_imported_again(open_signed_in, worker):
    catalogue.load()
    lifter = UserFactory()
    page = open_signed_in(lifter)

    read_in(page)
    expect(page.locator(".figures")).to_contain_text("20,000")
    expect(page.locator(".matches").first).to_contain_text("Garage pulldown thing")
    assert not WorkoutSession.objects.exists()
    garage, incline = (page.locator(f".matches tr:has-text('{name}')") for name in NAMES[2:4])
    garage.locator("summary").click()
    garage.locator("input").fill("Lat pulldown (cable)")
    page.locator("summary", has_text="Recognised exercises").click()
    incline.locator("select").select_option(label="Make it my own exercise")
    start(page)
    expect(page.locator(".progress")).to_contain_text(re.compile(r"of 1,000 workouts, \d+ %"), timeout=20_000)
    page.goto("/")  # it goes on without its page
    page.goto(Import.objects.get().get_absolute_url())
    seen = done_so_far(page)

    assert seen == sorted(seen)
    expect(page.locator(".figures")).to_contain_text("20,000")
    assert WorkoutSet.objects.filter(lifter=lifter).count() == ROWS
    names = WorkoutSet.objects.order_by().values_list("exercise__name", flat=True).distinct()
    assert {"Lat pulldown (cable)", "Incline DB Press"} < set(names)
    assert [exercise.name for exercise in Exercise.objects.filter(created_by=lifter)] == ["Incline DB Press"]
    assert PersonalRecord.objects.filter(lifter=lifter).exists()
    assert not WorkoutSession.objects.without_records().exists()

    page.click("text=Undo this import")
    page.click("button:has-text('Undo the import')")
    expect(page.locator("main")).to_contain_text("All it brought is taken out.", timeout=20_000)
    assert not WorkoutSession.objects.exists()
    assert not ExerciseAlias.objects.filter(lifter=lifter).exists()
    assert not Exercise.objects.filter(created_by=lifter).exists()

    read_in(page)
    start(page)
    seen = done_so_far(page)
    assert seen == sorted(seen)
    assert len({share for share in seen if 0 < share < 1}) >= 2  # all the while the page was there
    assert (WorkoutSet.objects.count(), WorkoutSession.objects.count()) == (ROWS, WORKOUTS)
    assert page.problems == []


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(open_signed_in, tmp_path):
    page = open_signed_in(UserFactory())
    page.goto("/profile/import/")
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    large.write_bytes(b"x" * (MOST_BYTES + 1))
    small.write_bytes(b"a,b\n1,2\n")

    page.set_input_files("[name=file]", large)

    assert page.locator("[name=file]").evaluate("field => field.validationMessage") == TOO_LARGE
    page.click("text=Read the file")
    assert page.url.endswith("/profile/import/")
    page.set_input_files("[name=file]", small)
    page.click("text=Read the file")
    expect(page.locator(".wrong")).to_contain_text("This file is none that is known here")


COVERED = """(element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(x + width / 2, y + height / 2);
  return there !== element && !element.contains(there);
}"""


def test_a_running_workout_covers_nothing_that_is_to_do(open_signed_in):
    lifter = UserFactory()
    SessionFactory(lifter=lifter)
    page = open_signed_in(lifter)
    for job in (previewed(lifter, *(row(f"Thing {number}") for number in range(20))), upload(lifter, content=TABLE)):
        page.goto(job.get_absolute_url())
        for width, height in ((320, 568), (390, 844), (1280, 800)):
            page.set_viewport_size({"width": width, "height": height})
            buttons = page.locator(".save-bar .button")
            assert [button.evaluate(COVERED) for button in buttons.all()] == [False, False]
    assert page.problems == []


def test_what_is_wrong_among_many_names_is_in_sight_and_has_the_cursor(open_signed_in):
    lifter = UserFactory()
    job = previewed(lifter, *(row(f"Thing {number:02}") for number in range(40)))
    page = open_signed_in(lifter)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(job.get_absolute_url())
    for number in (20, 30):
        name = page.locator(f".matches tr:has-text('Thing {number}')")
        name.locator("summary").click()
        name.locator("input").fill("Nothing")

    page.click("text=Import 1 workout")

    first, second = (page.get_by_label(f"Another exercise for Thing {number}") for number in (20, 30))
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    assert not first.evaluate(COVERED)
    page.click(".faults a >> nth=1")
    expect(second).to_be_in_viewport()
    assert not second.evaluate(COVERED)
    assert [problem for problem in page.problems if "422" not in problem] == []
