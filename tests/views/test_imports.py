"""Bringing in a file by the pages, with and without htmx."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import BENCH, file, row, sets_of
from tests.factories.uploads import confirmed, days, imported, previewed, upload
from tests.pages import fields, text_of
from workouts.enums import ImportState
from workouts.forms.imports import KNOWN_BY_NOTHING, ConfirmForm
from workouts.models import ExerciseAlias, Import, WorkoutSession
from workouts.services import import_preview, import_run
from workouts.services.exports import complete
from workouts.services.file_imports import TOO_LARGE

IMPORTS = "/profile/import/"
STRONG = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bench(db):
    return ExerciseFactory(name="Bench press (barbell)")


def page(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(content, name="workouts.csv", **data):
    return {"uuid": uuid4(), "file": SimpleUploadedFile(name, content)} | data


# --- Upload -------------------------------------------------------------------------------------------------------------


def test_profile_leads_to_import_and_export(signed_in):
    profile = page(signed_in, "/profile/")

    assert f'href="{IMPORTS}"' in profile
    assert 'href="/profile/export/"' in profile


def test_upload_leads_to_the_page_that_reads_the_file(signed_in, lifter):
    asked = page(signed_in, IMPORTS)
    assert "up to 32 MB" in text_of(asked)

    uuid = fields(asked)["uuid"]
    answer = signed_in.post(IMPORTS, sent(file(row()).encode(), uuid=uuid), follow=True)

    job = Import.objects.get()
    assert (str(job.uuid), job.lifter, job.file_name) == (uuid, lifter, "workouts.csv")
    assert answer.redirect_chain == [(f"{IMPORTS}{uuid}/", 302)]
    shown = answer.content.decode()
    assert "Reading the file It is being read. Nothing is stored yet. Look again Throw it away" in text_of(shown)
    assert f'hx-get="{IMPORTS}{uuid}/" hx-trigger="every 1s"' in shown


def test_upload_by_a_double_tap_is_one(signed_in):
    data = sent(file(row()).encode())

    first, second = (signed_in.post(IMPORTS, sent(file(row()).encode(), uuid=data["uuid"])) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Import.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty. Export your workouts"),
        (b"a,b\n1,2\n", "This file is none that is known here: its first line says “a”, “b”."),
    ],
)
def test_upload_says_what_is_wrong_with_a_file(signed_in, content, reason):
    answer = signed_in.post(IMPORTS, sent(content))

    assert answer.status_code == 422
    assert reason in text_of(answer.content.decode())
    assert not Import.objects.exists()


def test_upload_refuses_a_large_file_before_it_is_read(signed_in, monkeypatch):
    monkeypatch.setattr("workouts.forms.files.MOST_BYTES", 10)

    answer = signed_in.post(IMPORTS, sent(file(row()).encode()))

    assert (answer.status_code, TOO_LARGE in text_of(answer.content.decode())) == (422, True)


def test_upload_without_a_file_asks_for_one(signed_in):
    answer = signed_in.post(IMPORTS, {"uuid": uuid4()})

    assert answer.status_code == 422
    assert "Choose the file that the other app exported." in text_of(answer.content.decode())


def test_imports_are_listed_latest_first(signed_in, lifter, stranger):
    imported(stranger, name="theirs.csv")
    imported(lifter, *days(2), name="old.csv")
    previewed(lifter, name="asks.csv")
    previewed(lifter, content=b'{"format": "other"}', name="broken.json")
    confirmed(lifter, name="new.csv")

    shown = text_of(page(signed_in, IMPORTS))

    assert "Not started yet asks.csv Hevy, today: waits for your word Imported" in shown
    assert (
        "new.csv Hevy, today: running, 0 % broken.json Full Tracker, today: failed old.csv Hevy, today: 2 work" in shown
    )
    assert "theirs" not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_imports_take_the_same_number_of_statements(signed_in, lifter, count, django_assert_num_queries):
    for number in range(count):
        imported(lifter, row(title=str(number)))
    page(signed_in, IMPORTS)  # tells that they are done

    with django_assert_num_queries(4):
        page(signed_in, IMPORTS)


# --- Preview ------------------------------------------------------------------------------------------------------------


def test_preview_shows_what_would_be_stored(signed_in, lifter):
    job = previewed(
        lifter,
        row(type="warmup"),
        row("Larsen thing", index=1),
        row("Larsen thing", index=2, values="1400,5,,,"),
        name="my.csv",
    )

    shown = page(signed_in, job.get_absolute_url())

    text = text_of(shown)
    assert "Import · my.csv" in text
    assert (
        "Import from Hevy Nothing is stored yet. Look it over, then import it. Workouts 1 December 2025 Sets 2 1 of them warm-ups Exercises 2 1 recognised"
        in text
    )
    assert "Left out 1 row, listed below How it is read Time zone of the workouts" in text
    assert "1 exercise to match 1 recognised" in text
    assert "Larsen thing Not in the catalogue 1 set" in text
    assert "1 row is left out the rest is fine Line Why 4 weight_kg “1400” is more than 1,000 kg." in text
    assert "Import 1 workout" in text
    assert "Weights in the file are in" not in text
    assert "http-equiv" not in shown
    assert not WorkoutSession.objects.exists()


def test_preview_offers_what_looks_like_it(signed_in, lifter):
    wide = CustomExerciseFactory(created_by=lifter, name="Larsen bench press")
    CustomExerciseFactory(name="Larsen bench press of somebody else")
    job = previewed(lifter, row("Larsson bench press"), row("Lat thing"))

    shown = page(signed_in, job.get_absolute_url())

    assert fields(shown)["match-0"] == str(wide.pk)
    assert fields(shown)["match-1"] == "own"
    assert "Larsson bench press Looks like this one" in text_of(shown)
    assert '<option value="Bench press (barbell)"></option><option value="Larsen bench press"></option></datal' in shown


def test_preview_tells_the_heaviest_set_in_the_unit_that_it_asks_for(signed_in, lifter):
    lifter.weight_unit = "lb"
    lifter.save()
    lifts = [
        "10:00:00,Push,Bench,1,90,5,0,0,,,",
        "10:00:00,Push,Squat,1,225.5,5,0,0,,,",
        "10:00:00,Push,Plank,1,0,0,0,60,,,",
    ]

    job = previewed(lifter, content=(STRONG + "".join(f"2024-01-02 {lift}\n" for lift in lifts)).encode())

    shown = text_of(page(signed_in, job.get_absolute_url()))
    assert "As pounds, the heaviest set is 225.5 lb, of Squat." in shown


def test_preview_asks_for_units_where_the_file_says_none(signed_in, lifter):
    job = previewed(lifter, content=(STRONG + "2024-01-02 10:00:00,Push,Bench,1,100,5,0,0,,,\n").encode())
    asked = page(signed_in, job.get_absolute_url())
    assert fields(asked)["weight_unit"] == "kg"
    asking = "Choose what the other app was set to. As kilograms, the heaviest set is 100 kg, of Bench."
    assert f"Pounds The file does not say. {asking}" in text_of(asked)

    signed_in.post(job.get_absolute_url(), fields(asked) | {"weight_unit": "lb", "time_zone": "Asia/Tokyo"})

    job.refresh_from_db()
    assert (job.state, job.weight_unit, job.time_zone) == (ImportState.RUNNING, "lb", "Asia/Tokyo")


def test_preview_says_how_kilograms_of_who_lifts_in_pounds_are_stored(signed_in, lifter):
    job = previewed(lifter)
    assert "You lift in pounds" not in page(signed_in, job.get_absolute_url())

    lifter.weight_unit = "lb"
    lifter.save()

    assert "102.06 kg is your 225 lb" in page(signed_in, job.get_absolute_url())


def test_preview_of_what_is_here_already_starts_nothing(signed_in, lifter):
    imported(lifter)
    shown = page(signed_in, previewed(lifter).get_absolute_url())

    text = text_of(shown)
    assert (
        "All of it is here already, 1 row: there is nothing to import. To have it otherwise, undo the import that brought "
        "it, then choose the file again. Throw away Choose another file" in text
    )
    assert 'form="import"' not in shown
    assert "How it is read" not in text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(start="yesterday")], "Nothing of it can be stored; why stands below. Export it anew"),
        ([""], "There is nothing in it but its first line. Export it anew"),
    ],
)
def test_preview_of_what_holds_nothing_says_so_rather_than_that_it_is_here(signed_in, lifter, rows, said):
    shown = text_of(page(signed_in, previewed(lifter, *rows).get_absolute_url()))

    assert said in shown
    assert shown.endswith("Throw away Choose another file")
    assert "here already" not in shown
    assert "the rest is fine" not in shown


def test_preview_of_what_is_here_but_for_rows_with_trouble_says_both(signed_in, lifter):
    imported(lifter)

    shown = text_of(page(signed_in, previewed(lifter, row(), row(start="yesterday")).get_absolute_url()))

    assert "All that can be read of it is here already" in shown
    assert "1 row is left out the rest is fine Line Why 3 start_time" in shown


def test_preview_tells_neighbouring_rows_with_the_same_trouble_once(signed_in, lifter):
    bad = row(start="yesterday")
    job = previewed(lifter, bad, bad, row(), bad, row(values="1400,5,,,", index=1), bad, bad, bad)

    shown = text_of(page(signed_in, job.get_absolute_url()))

    why = "start_time “yesterday” is not a date and time that can be read."
    heavy = "weight_kg “1400” is more than 1,000 kg."
    assert f"Line Why 2 to 3 {why} 5 {why} 6 {heavy} 7 to 9 {why} Throw away" in shown


def test_preview_of_workouts_that_have_grown_offers_their_sets(signed_in, lifter):
    imported(lifter, row())
    job = previewed(lifter, row(), row(index=1), row(index=2))

    text = text_of(page(signed_in, job.get_absolute_url()))

    assert "Nothing is stored yet. No workout is new, but some that are here get more sets." in text
    assert "Import 2 sets" in text


def test_preview_offers_workouts_that_were_changed_in_the_file(signed_in, lifter):
    imported(lifter, *days(3))
    job = previewed(lifter, *days(2, values="105,5,,,"), *days(3)[4:])

    shown = page(signed_in, job.get_absolute_url())

    text = text_of(shown)
    assert "Take over 2 workouts that were changed in the file since They become as they stand in this file" in text
    assert "Already here 2 rows, left as they are Left out 4 rows, listed below" in text
    assert "Line Why 2 to 5 This workout was changed in the file since it was imported." in text
    assert text.endswith("Throw away Import")
    assert fields(shown)["takes_changes"] == ""


@pytest.mark.parametrize(("ticked", "weights"), [({}, {100}), ({"takes_changes": "on"}, {105, 100})])
def test_confirm_takes_changes_over_only_where_that_is_ticked(signed_in, lifter, ticked, weights):
    imported(lifter, *days(2))
    job = previewed(lifter, *days(1, values="105,5,,,"))
    asked = fields(page(signed_in, job.get_absolute_url()))

    signed_in.post(job.get_absolute_url(), asked | ticked)
    import_run.carry_on(Import.objects.latest("pk"))

    assert set(sets_of(lifter, "weight_kg")) == weights


def test_preview_that_was_read_before_changes_were_offered_still_shows(signed_in, lifter):
    job = previewed(lifter)
    del job.preview["offered"], job.preview["updated"]
    job.save()

    assert "Import 1 workout" in text_of(page(signed_in, job.get_absolute_url()))


def test_preview_of_an_export_of_ours_asks_for_no_zone_and_says_what_comes_without_workouts(
    signed_in, lifter, stranger
):
    imported(lifter)
    ours = "".join(complete(lifter)).encode()
    theirs = upload(stranger, content=ours, name="ours.json")

    job = previewed(lifter, content=ours, name="ours.json")
    shown = page(signed_in, job.get_absolute_url())
    import_preview.preview_import(theirs)

    text = text_of(shown)
    assert "No workout is new; routines, folders and exercises that are not here would come. Workouts 0" in text
    assert text.endswith("Throw away Import")
    assert Import.objects.get(pk=theirs.pk).preview["workouts"] == 1
    assert "time_zone" not in ConfirmForm(job=Import.objects.get(pk=theirs.pk), lifter=stranger).fields

    signed_in.post(job.get_absolute_url(), fields(shown))
    import_run.carry_on(Import.objects.get(pk=job.pk))
    assert "The import is done No workout of it was new." in text_of(page(signed_in, job.get_absolute_url()))


# --- Start --------------------------------------------------------------------------------------------------------------


def test_confirm_imports_as_chosen_and_remembers_it(signed_in, lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")
    job = previewed(lifter, row("Zercher thing"), row("Beinpresse"), row("Lat thing"), row(BENCH), row("Odd"))
    asked = fields(page(signed_in, job.get_absolute_url()))
    place = {title["name"]: number for number, title in enumerate(job.preview["titles"])}
    chosen = {
        f"other-{place['Beinpresse']}": "squat (BARBELL)",
        f"match-{place['Lat thing']}": "own",
        f"match-{place['Odd']}": "out",
    }

    answer = signed_in.post(job.get_absolute_url(), asked | chosen)
    import_run.carry_on(Import.objects.get())

    assert (answer.status_code, answer["Location"]) == (302, job.get_absolute_url())
    names = WorkoutSession.objects.get().entries.order_by("position").values_list("exercise__name", flat=True)
    assert list(names) == ["Zercher thing", squat.name, "Lat thing", bench.name]
    assert ExerciseAlias.objects.get(lifter=lifter, name="Beinpresse").exercise == squat
    assert previewed(lifter, row("Beinpresse", title="Next")).preview["titles"][0]["exercise"] == squat.pk


def test_confirm_with_a_name_that_nothing_has_keeps_what_was_chosen(signed_in, lifter):
    job = previewed(lifter, row("Thing"))
    asked = fields(page(signed_in, job.get_absolute_url()))

    answer = signed_in.post(job.get_absolute_url(), asked | {"other-0": "Nothing at all", "match-0": "out"})

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert KNOWN_BY_NOTHING in text_of(shown)
    assert (fields(shown)["match-0"], fields(shown)["other-0"]) == ("out", "Nothing at all")
    assert Import.objects.get().state == ImportState.PREVIEWED


def test_confirm_leads_to_what_is_wrong_in_the_order_of_the_page(signed_in, lifter):
    job = previewed(lifter, row("Thing"), row(BENCH), row("Zercher"))
    asked = fields(page(signed_in, job.get_absolute_url()))
    wrong = {"other-0": "Nothing", "match-1": "999999", "other-2": "None"}

    shown = signed_in.post(job.get_absolute_url(), asked | wrong).content.decode()

    assert (
        "Nothing is stored yet Change this, then go on: Another exercise for Thing Exercise for Zercher Another exercise "
        f"for {BENCH}" in text_of(shown)
    )
    assert re.findall(r'<a href="#(id_[\w-]+)"', shown) == ["id_other-0", "id_match-1", "id_other-2"]
    assert re.findall(r'<input[^>]* name="([\w-]+)"[^>]* autofocus', shown) == ["other-0"]
    assert "What was chosen is gone. Choose again." in text_of(shown)


def test_confirm_leads_to_ten_of_many_that_are_wrong(signed_in, lifter):
    job = previewed(lifter, *(row(f"Thing {number}") for number in range(12)))
    asked = fields(page(signed_in, job.get_absolute_url()))
    wrong = {f"other-{number}": "Nothing" for number in range(12)}

    shown = signed_in.post(job.get_absolute_url(), asked | wrong).content.decode()

    assert shown.count('<a href="#id_other-') == 10
    assert "And 2 more." in text_of(shown)


def test_confirm_with_an_exercise_of_another_lifter_is_refused(signed_in, lifter):
    theirs = CustomExerciseFactory(name="Secret")
    job = previewed(lifter, row("Thing"))

    for choice in ({"match-0": str(theirs.pk)}, {"match-0": "own", "other-0": "Secret"}):
        answer = signed_in.post(job.get_absolute_url(), choice | {"time_zone": "UTC"})
        assert answer.status_code == 422

    assert Import.objects.get().state == ImportState.PREVIEWED


def test_confirm_by_a_double_tap_starts_once(signed_in, lifter):
    job = confirmed(lifter)

    answer = signed_in.post(job.get_absolute_url(), {"match-0": "own"})

    assert (answer.status_code, answer["Location"]) == (302, job.get_absolute_url())
    assert Import.objects.get().started_at == job.started_at


def test_confirm_before_it_is_read_says_so(signed_in, lifter):
    job = upload(lifter)

    answer = signed_in.post(job.get_absolute_url(), {}, follow=True)

    assert "This file has not been read yet. Wait a moment." in text_of(answer.content.decode())


def test_confirm_beside_a_running_one_says_so_and_keeps_what_was_chosen(signed_in, lifter):
    job = previewed(lifter, row("Thing"))
    confirmed(lifter)
    asked = fields(page(signed_in, job.get_absolute_url()))

    answer = signed_in.post(job.get_absolute_url(), asked | {"match-0": "out"})

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Another import is running. Start this one when it is done." in text_of(shown)
    assert fields(shown)["match-0"] == "out"


# --- Strangers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["", "discard/", "undo/"])
def test_imports_of_a_stranger_are_not_there(signed_in, stranger, verb):
    job = previewed(stranger)
    before = Import.objects.values().get()

    answers = [signed_in.post(f"{job.get_absolute_url()}{verb}")]
    answers += [signed_in.get(f"{job.get_absolute_url()}{verb}")] if verb != "discard/" else []

    assert {answer.status_code for answer in answers} == {404}
    assert Import.objects.values().get() == before
