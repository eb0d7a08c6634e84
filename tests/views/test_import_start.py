"""The start of an import by the pages: what was chosen is kept, or what is wrong with it is told."""

import re

import pytest

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import BENCH, row
from tests.factories.uploads import confirmed, previewed, upload
from tests.pages import fields, page, text_of
from workouts.enums import ImportState
from workouts.forms.imports import KNOWN_BY_NOTHING
from workouts.models import ExerciseAlias, Import, WorkoutSession
from workouts.services import import_run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]


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
