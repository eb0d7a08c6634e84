"""An import says once that it is over."""

import pytest

from tests.browsers import browser_of
from tests.factories import SessionFactory
from tests.factories.hevy import file, row
from tests.factories.uploads import confirmed, days, imported, upload
from tests.pages import text_of
from workouts.formats.files import parse
from workouts.models import Import, User
from workouts.services import import_attempts, import_run
from workouts.services.import_at_once import import_at_once
from workouts.services.import_undo import undo_import

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]

DONE = "Your import of workouts.csv is done"


def page(browser, address="/"):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer


def text(browser, address="/"):
    return text_of(page(browser, address).content.decode())


def test_the_next_page_tells_that_an_import_is_done_and_the_one_after_does_not(signed_in, lifter):
    job = imported(lifter, *days(3))

    first = page(signed_in, "/history/")

    shown = first.content.decode()
    assert f"{DONE} 3 workouts. Look at it" in text_of(shown)
    assert f'href="{job.get_absolute_url()}">Look at it' in shown
    assert DONE not in text(signed_in, "/history/")
    assert not Import.objects.filter(is_news=True).exists()
    assert not User.objects.get(pk=lifter.pk).has_news


def test_a_page_with_news_is_kept_by_no_browser(signed_in, lifter):
    imported(lifter)

    assert page(signed_in)["Cache-Control"] == "private, no-store"
    assert page(signed_in)["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("rows", "content", "told"),
    [
        ([row()], None, "1 workout."),
        (None, b'"date","weight_kg"\n"5 Dec 2025, 00:00",80.5\n"6 Dec 2025, 00:00",81\n', "2 measurements."),
    ],
)
def test_news_tell_what_was_brought(signed_in, lifter, rows, content, told):
    imported(lifter, *(rows or ()), content=content)

    assert f"{DONE} {told} Look at it" in text(signed_in)


def test_news_of_a_file_that_brought_nothing(signed_in, lifter):
    imported(lifter)
    text(signed_in)

    imported(lifter)

    assert f"{DONE} All of it was here already." in text(signed_in)


def test_failures_are_told_with_their_sentence(signed_in, lifter):
    job = confirmed(lifter)
    import_attempts.fail(job, "The disk is full.")

    assert "Your import of workouts.csv failed The disk is full. Look at it" in text(signed_in)
    assert "The disk is full." not in text(signed_in)


def test_an_upload_that_cannot_be_read_is_told(signed_in, lifter):
    job = upload(lifter, content=b'{"format": "full-tracker", "version": 1', name="ours.json")

    import_run.carry_on(job)

    assert "Your import of ours.json failed The file begins like JSON" in text(signed_in)


def test_all_that_ended_meanwhile_is_told_at_once(signed_in, lifter):
    imported(lifter, name="one.csv")
    imported(lifter, *days(2), name="two.csv")

    shown = text(signed_in)

    assert shown.index("Your import of one.csv is done 1 workout.") < shown.index(
        "Your import of two.csv is done 2 work"
    )


def test_who_saw_its_own_page_is_told_nothing(signed_in, lifter):
    job = imported(lifter)

    assert DONE not in text(signed_in, job.get_absolute_url())
    assert DONE not in text(signed_in)


def test_the_page_of_another_import_tells_the_news(signed_in, lifter):
    earlier = imported(lifter)
    text(signed_in)
    imported(lifter, *days(2), name="two.csv")

    assert "Your import of two.csv is done" in text(signed_in, earlier.get_absolute_url())


def test_watching_it_end_is_no_news(signed_in, htmx, lifter):
    job = confirmed(lifter)
    assert DONE not in text(signed_in, job.get_absolute_url())
    import_run.carry_on(job)

    answer = htmx.get(job.get_absolute_url())
    shown = text(signed_in, answer["HX-Redirect"])

    assert "The import is done" in shown
    assert DONE not in shown + text(signed_in)


def test_what_runs_or_was_taken_out_is_no_news(signed_in, lifter):
    confirmed(lifter)
    assert "Your import of" not in text(signed_in)
    import_run.carry_on(Import.objects.get())

    undo_import(Import.objects.get())

    assert "Your import of" not in text(signed_in)


def test_what_the_shell_brought_is_no_news(signed_in, lifter):
    import_at_once(lifter, parse(file(row())), file_name="shell.csv", size_bytes=9)

    assert "Your import of" not in text(signed_in)


def test_fragments_and_who_only_asks_ahead_leave_the_news(signed_in, htmx, lifter):
    imported(lifter)

    htmx.get("/history/")
    signed_in.head("/")
    signed_in.get("/", headers={"Sec-Purpose": "prefetch;prerender"})

    assert DONE in text(signed_in)


def test_the_page_of_a_workout_leaves_the_news_for_later(signed_in, lifter):
    session = SessionFactory(lifter=lifter)
    imported(lifter)

    live = text(signed_in, session.get_absolute_url())

    assert DONE not in live
    assert DONE in text(signed_in)


def test_a_stranger_is_told_nothing(signed_in, stranger, lifter):
    imported(lifter)

    assert DONE not in text(browser_of(stranger))
    assert DONE in text(signed_in)


def test_a_page_without_news_takes_no_statement_for_them(signed_in, lifter, django_assert_num_queries):
    imported(lifter)
    page(signed_in, "/profile/export/")

    with django_assert_num_queries(4):
        page(signed_in, "/profile/export/")
    User.objects.filter(pk=lifter.pk).update(has_news=True)
    with django_assert_num_queries(4 + 2):  # the flag goes, and nothing is found
        page(signed_in, "/profile/export/")
