"""Weights in a file, on an exercise that has no place for them: the choice before an import."""

import pytest

from tests.factories import ExerciseFactory
from tests.factories.hevy import row, sets_of
from tests.factories.uploads import imported, previewed
from tests.pages import fields, page, text_of
from workouts.enums import ImportState
from workouts.models import ExerciseAlias, Import
from workouts.services import import_run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]


@pytest.fixture
def pull_ups(db):
    """Pull up, and its weighted sibling."""
    return (
        ExerciseFactory(name="Pull up", type="reps_only"),
        ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted"),
    )


def test_preview_asks_where_weights_go_that_have_no_place(signed_in, lifter, pull_ups):
    job = previewed(lifter, row("Pull Up", values="5,6,,,"), row())

    shown = page(signed_in, job.get_absolute_url())

    text = text_of(shown)
    assert "1 exercise to match 1 recognised" in text
    assert "Has weights here, for which “Pull up” has no place 1 set Exercise for Pull Up Pull up (weighted)" in text
    assert "Pull up (weighted) Make “Pull up (weighted)” my own Leave out Choose another exercise" in text
    assert "so its sets are stored under" not in text
    assert fields(shown)["match-0"] == str(pull_ups[1].pk)


def test_preview_makes_a_sibling_where_there_is_none(signed_in, lifter):
    ExerciseFactory(name="Hang", type="duration")
    job = previewed(lifter, row("Hang", values="5,,,60,"))
    asked = fields(page(signed_in, job.get_absolute_url()))
    assert asked["match-0"] == "own"

    signed_in.post(job.get_absolute_url(), asked)
    import_run.carry_on(Import.objects.get())

    assert sets_of(lifter, "exercise__name", "exercise__type") == [("Hang (weighted)", "weight_duration")]


@pytest.mark.parametrize(
    ("title", "typed", "refusal"),
    [
        ("Pull Up", "pull up", "“Pull up” has no place for the weights in the file."),
        ("Thing", "pull up", "“Pull up” has no place for the weights in the file."),
        ("Thing", "Run", "“Run” has no place for the weights and reps in the file."),
    ],
)
def test_confirm_refuses_an_exercise_that_has_no_place_for_the_values(
    signed_in, lifter, pull_ups, title, typed, refusal
):
    ExerciseFactory(name="Run", type="distance_duration")
    job = previewed(lifter, row(title, values="5,6,,,"))
    asked = fields(page(signed_in, job.get_absolute_url()))

    answer = signed_in.post(job.get_absolute_url(), asked | {"other-0": typed})

    assert answer.status_code == 422
    assert f"{refusal} Choose another exercise, or leave it out." in text_of(answer.content.decode())
    assert Import.objects.get().state == ImportState.PREVIEWED
    assert not ExerciseAlias.objects.exists()


def test_confirm_stores_what_is_recognised_beside_and_tells_what_it_does_not_show(signed_in, lifter):
    ExerciseFactory(name="Plank", type="duration")
    job = previewed(lifter, row("Plank", values=",3,,60,"))

    signed_in.post(job.get_absolute_url(), fields(page(signed_in, job.get_absolute_url())))
    import_run.carry_on(Import.objects.get())

    assert sets_of(lifter, "reps", "duration_seconds") == [(3, 60)]
    shown = text_of(page(signed_in, job.get_absolute_url()))
    assert "Good to know “Plank” has reps that “Plank” does not show: they are kept with its sets." in shown


def test_result_tells_where_weights_went(signed_in, lifter, pull_ups):
    job = imported(lifter, row("Pull Up", values="5,6,,,"), exercises={"Pull Up": pull_ups[1]})

    shown = text_of(page(signed_in, job.get_absolute_url()))

    assert "“Pull Up” comes with weights, so its sets are stored under “Pull up (weighted)”." in shown
