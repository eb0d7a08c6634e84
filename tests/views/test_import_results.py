"""An import by the pages once it runs: how far it is, what it brought, and its undo."""

import pytest

from tests.factories.hevy import file, row
from tests.factories.uploads import confirmed, days, imported, previewed
from tests.pages import page, text_of
from workouts.formats.files import parse
from workouts.models import Import, WorkoutSession
from workouts.services import import_attempts, import_run
from workouts.services.import_at_once import import_at_once

IMPORTS = "/profile/import/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]


# --- While it runs ------------------------------------------------------------------------------------------------------


def test_progress_tells_count_percent_and_what_comes(signed_in, htmx, lifter, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    job = confirmed(lifter, *days(4))
    address = job.get_absolute_url()
    assert "0 % It begins in a moment. 0 % You can leave this page" in text_of(page(signed_in, address))

    steps = import_run.steps(job)
    next(steps)
    text = text_of(page(htmx, address))
    assert text.startswith("1 of 4 workouts, 25 % about ")
    assert text.endswith("seconds left 25 %")

    Import.objects.update(done=4)
    assert "4 of 4 workouts, 100 % Records are being computed." in text_of(page(htmx, address))


@pytest.mark.parametrize("over", [previewed, imported])
def test_progress_ends_in_the_page_of_what_comes_next(htmx, lifter, over):
    job = over(lifter)

    answer = htmx.get(job.get_absolute_url())

    assert (answer.status_code, answer["HX-Redirect"]) == (200, job.get_absolute_url())


# --- Afterwards ---------------------------------------------------------------------------------------------------------


def test_result_tells_what_was_brought(signed_in, lifter):
    job = imported(lifter, *days(2), row("Thing"), row("Thing", values="x,1,,,", index=1))

    text = text_of(page(signed_in, job.get_absolute_url()))

    assert "Imported from Hevy The import is done Your history, figures and records count it. Workouts 3" in text
    assert "Made as your own Thing" in text
    assert "1 row is left out the rest is fine Line Why 7 weight_kg “x” is not a number." in text


def test_result_tells_what_was_updated_and_what_could_have_been(signed_in, lifter):
    imported(lifter, *days(2))
    rows = [*days(1, values="105,5,,,"), *days(2)[2:]]

    left, taken = imported(lifter, *rows), imported(lifter, *rows, settings={"takes_changes": True})

    stays = "1 workout was changed in the file since, and stays as it is here. Import the file again to take it over."
    text = text_of(page(signed_in, left.get_absolute_url()))
    assert "Already here 2 rows, left as they are Left out 2 rows, listed below" in text
    assert f"Good to know {stays}" in text
    text = text_of(page(signed_in, taken.get_absolute_url()))
    assert "Workouts 0 March 2025 Sets 2 Exercises 1 1 recognised Updated 1 workout, as the file says" in text
    assert "Left out" not in text
    assert "workouts.csv Hevy, today: 1 workout updated" in text_of(page(signed_in, IMPORTS))
    asked = text_of(page(signed_in, f"{taken.get_absolute_url()}undo/"))
    assert "1 workout that it updated stays as it is now." in asked


def test_result_without_anything_new_says_so(signed_in, lifter):
    imported(lifter, *days(1))
    job = imported(lifter, *days(1))

    assert "The import is done There was nothing new in it." in text_of(page(signed_in, job.get_absolute_url()))
    assert "workouts.csv Hevy, today: nothing new workouts.csv" in text_of(page(signed_in, IMPORTS))


def test_result_of_the_shell_is_told_as_well(signed_in, lifter):
    import_at_once(lifter, parse(file(row())), file_name="shell.csv", size_bytes=9)

    job = Import.objects.get()
    assert "Imported from Hevy The import is done" in text_of(page(signed_in, job.get_absolute_url()))
    assert "shell.csv Hevy, today: 1 workout" in text_of(page(signed_in, IMPORTS))


def test_undo_asks_first_and_then_names_what_stays(signed_in, lifter):
    job = imported(lifter, *days(2), row("Thing", title="Mine"))
    address = f"{job.get_absolute_url()}undo/"
    asked = text_of(page(signed_in, address))
    assert "3 workouts of it are here. All that it brought goes: workouts, measurements, exercises, names it" in asked
    assert "The file is not kept. To have all of it back, you import it again." in asked
    session = WorkoutSession.objects.get(title="Mine")
    WorkoutSession.objects.filter(pk=session.pk).update(notes="Felt strong.")

    answer = signed_in.post(address, follow=True)

    assert answer.redirect_chain == [(job.get_absolute_url(), 302)]
    shown = answer.content.decode()
    assert "Workouts that stay Mine 5 December 2025 Your exercises that stay Thing" in text_of(shown)
    assert f'href="/sessions/{session.uuid}/"' in shown
    assert list(WorkoutSession.objects.all()) == [session]


def test_undo_of_all_says_so(signed_in, lifter):
    job = imported(lifter)

    answer = signed_in.post(f"{job.get_absolute_url()}undo/", follow=True)

    assert "All it brought is taken out. Your records are being computed again." in text_of(answer.content.decode())
    assert signed_in.get(f"{job.get_absolute_url()}undo/")["Location"] == job.get_absolute_url()


def test_undo_while_it_runs_is_refused(signed_in, lifter):
    job = confirmed(lifter)

    answer = signed_in.post(f"{job.get_absolute_url()}undo/", follow=True)

    assert "This import is not over yet." in text_of(answer.content.decode())


def test_failure_says_why_and_what_is_stored(signed_in, lifter, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    job = confirmed(lifter, *days(3))
    next(import_run.steps(job))
    import_attempts.fail(job, "The disk is full.")

    text = text_of(page(signed_in, job.get_absolute_url()))

    assert (
        "The import failed The disk is full. 1 of 3 workouts is stored. Choose a file Take out what is stored" in text
    )


def test_a_file_that_cannot_be_read_is_no_import_that_failed(signed_in, lifter):
    job = previewed(lifter, content=b'{"format": "other"}', name="broken.json")

    text = text_of(page(signed_in, job.get_absolute_url()))

    assert "The file can’t be read Nothing is stored This JSON is not an export of this tracker. Choose a file" in text


def test_discard_drops_an_upload(signed_in, lifter):
    job = previewed(lifter)

    answer = signed_in.post(f"{job.get_absolute_url()}discard/", follow=True)

    assert "Thrown away. Nothing of it was stored." in text_of(answer.content.decode())
    assert not Import.objects.exists()


def test_discard_of_a_started_import_says_what_to_do(signed_in, lifter):
    job = imported(lifter)

    answer = signed_in.post(f"{job.get_absolute_url()}discard/", follow=True)

    assert "This import was started already. Undo it instead." in text_of(answer.content.decode())


def test_measurements_are_told_as_such(signed_in, lifter):
    content = b'"date","weight_kg"\n"5 Dec 2025, 00:00",80.5\n"6 Dec 2025, 00:00",81\n'
    job = previewed(lifter, content=content)
    text = text_of(page(signed_in, job.get_absolute_url()))
    assert "Import from Hevy measurements Nothing is stored yet. Look it over, then import it. Measurements 2" in text
    assert text.endswith("Throw away Import 2 measurements")

    signed_in.post(job.get_absolute_url(), {})
    import_run.carry_on(Import.objects.get())

    text = text_of(page(signed_in, job.get_absolute_url()))
    assert "The import is done Your measurements hold it. Measurements 2 December 2025 See your bodyweight" in text
