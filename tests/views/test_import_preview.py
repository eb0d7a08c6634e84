"""An import by the pages before it starts: what the file holds, and what is asked."""

import pytest

from tests.factories import CustomExerciseFactory
from tests.factories.hevy import row, sets_of
from tests.factories.uploads import days, imported, previewed, upload
from tests.formats import strong
from tests.pages import fields, page, text_of
from workouts.enums import ImportState
from workouts.forms.imports import ConfirmForm
from workouts.models import Import, WorkoutSession
from workouts.services import import_preview, import_run
from workouts.services.exports import complete

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]


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

    job = previewed(lifter, content=strong.unitless(*(f"2024-01-02 {lift}" for lift in lifts)))

    shown = text_of(page(signed_in, job.get_absolute_url()))
    assert "As pounds, the heaviest set is 225.5 lb, of Squat." in shown


def test_preview_asks_for_units_where_the_file_says_none(signed_in, lifter):
    job = previewed(lifter, content=strong.unitless("2024-01-02 10:00:00,Push,Bench,1,100,5,0,0,,,"))
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
