"""Pointing out the columns of a table."""

import re

import pytest

from tests.factories.uploads import imported, upload
from tests.pages import fields, text_of
from workouts.models import Import
from workouts.services import file_imports, import_preview

TABLE = b"Date,What,How many\n2024-01-02,<b>Squat,5\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(lifter):
    return upload(lifter, content=TABLE, name="mine.csv")


def test_a_table_leads_to_the_page_of_its_columns(signed_in, htmx, job):
    address = f"{job.get_absolute_url()}columns/"

    assert signed_in.get(job.get_absolute_url())["Location"] == address
    assert htmx.get(job.get_absolute_url())["HX-Redirect"] == address
    shown = signed_in.get(address).content.decode()

    assert "The first rows date what how many 2024-01-02 <b>Squat 5" in text_of(shown)
    assert (fields(shown)["date"], fields(shown)["exercise"]) == ("date", "")
    assert "asks for its columns" in text_of(signed_in.get("/profile/import/").content.decode())


def test_columns_chosen_are_read(signed_in, job):
    answer = signed_in.post(
        f"{job.get_absolute_url()}columns/", {"date": "date", "exercise": "what", "reps": "how many"}, follow=True
    )

    assert answer.redirect_chain == [(job.get_absolute_url(), 302)]
    assert "Reading the file" in text_of(answer.content.decode())
    assert Import.objects.get().columns == {"date": "date", "exercise": "what", "reps": "how many"}
    import_preview.preview_import(Import.objects.get())
    shown = text_of(signed_in.get(job.get_absolute_url()).content.decode())
    assert (
        "Import from a table Nothing is stored yet. Look it over, then import it. Are the columns read wrongly? "
        "Workouts 1 January 2024 Sets 1" in shown
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"date": "date"}, "Which column is it?"),
        ({"date": "date", "exercise": "date"}, "That column is chosen above already."),
        (
            {"date": "date", "exercise": "what"},
            "Say which column holds what a set has: weight, reps, distance or time.",
        ),
        ({"date": "date", "exercise": "gone"}, "is not one of the available choices"),
    ],
)
def test_columns_that_make_no_sense_are_refused(signed_in, job, data, reason):
    answer = signed_in.post(f"{job.get_absolute_url()}columns/", data)

    assert (answer.status_code, reason in text_of(answer.content.decode())) == (422, True)
    assert Import.objects.get().needs_columns


def test_columns_are_offered_with_what_stands_in_them(signed_in, lifter):
    table = b"Date,What,How many,Said\n2024-01-02,Squat,5,\n2024-01-02,Squat,5,a   long note of more than twenty-four letters\n"
    job = upload(lifter, content=table)

    shown = text_of(signed_in.get(f"{job.get_absolute_url()}columns/").content.decode())

    columns = "date (2024-01-02) what (Squat) how many (5) said (a long note of more tha…)"
    assert f"Date Choose a column {columns} Exercise Choose a column {columns} Weight Not in the file" in shown
    assert "What else it holds Name of the workout Not in the file" in shown


def test_columns_beside_the_essential_ones_show_where_one_is_chosen_or_wrong(signed_in, lifter, job):
    address = f"{job.get_absolute_url()}columns/"
    noted = upload(lifter, content=TABLE.replace(b"How many", b"Notes"))
    shut, shown = '<details class="folder further">', '<details class="folder further" open>'

    assert shut in signed_in.get(address).content.decode()
    assert shown in signed_in.get(f"{noted.get_absolute_url()}columns/").content.decode()
    wrong = {"date": "date", "exercise": "what", "reps": "how many", "rpe": "gone"}
    assert shown in signed_in.post(address, wrong).content.decode()


def test_columns_that_are_wrong_are_led_to_and_the_first_takes_the_cursor(signed_in, job):
    address = f"{job.get_absolute_url()}columns/"
    assert "autofocus" not in signed_in.get(address).content.decode()

    shown = signed_in.post(address, {"date": "date", "exercise": "date", "reps": "gone"}).content.decode()

    links = '<li><a href="#id_exercise">Exercise</a></li><li><a href="#id_weight">Weight</a></li>'
    assert f'{links}<li><a href="#id_reps">Reps</a></li></ul>' in shown
    assert re.findall(r'<select name="(\w+)"[^>]* autofocus', shown) == ["exercise"]


def test_columns_of_a_known_format_are_not_asked(signed_in, lifter):
    for made in (imported(lifter), upload(lifter)):
        answer = signed_in.get(f"{made.get_absolute_url()}columns/")
        assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())


def test_columns_of_a_stranger_are_not_there(signed_in, stranger):
    theirs = upload(stranger, content=TABLE)

    for method in (signed_in.get, signed_in.post):
        assert method(f"{theirs.get_absolute_url()}columns/").status_code == 404


def choices_for(browser, job, **columns):
    """What the page sends once the table was read with these columns."""
    job = file_imports.choose_columns(job, columns)
    import_preview.preview_import(job)
    return fields(browser.get(job.get_absolute_url()).content.decode())


def test_choices_of_a_page_from_before_the_columns_were_said_otherwise_start_nothing(signed_in, job):
    before = choices_for(signed_in, job, date="date", exercise="what", reps="how many")
    now = choices_for(signed_in, job, date="date", exercise="how many", reps="how many")

    answer = signed_in.post(job.get_absolute_url(), before | {"match-0": "out"}, follow=True)

    assert "The file has been read anew since you opened that page." in text_of(answer.content.decode())
    assert Import.objects.get().state == "previewed"
    signed_in.post(job.get_absolute_url(), now)
    assert Import.objects.get().state == "running"
