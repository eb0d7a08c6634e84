import time
from datetime import date

import pytest

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import bring_in, row, sets_of
from tests.formats import strong
from workouts.formats.files import parse
from workouts.models import BodyMeasurement, Exercise, ExerciseAlias
from workouts.services.imports import import_history
from workouts.services.matching import KnownNames, Title


def test_import_matches_the_lifters_names_before_everyones(lifter, stranger, bench):
    mine, theirs, aliased = (
        CustomExerciseFactory(created_by=lifter, name="Fly"),
        CustomExerciseFactory(created_by=stranger, name="Secret"),
        ExerciseFactory(name="Row"),
    )
    ExerciseFactory(name="FLY")
    ExerciseAlias.objects.create(exercise=bench, name="Flat press")
    ExerciseAlias.objects.create(exercise=bench, name="Pull")
    ExerciseAlias.objects.create(exercise=aliased, name="Pull", lifter=lifter)
    ExerciseAlias.objects.create(exercise=theirs, name="Dip", lifter=stranger)

    names = ["bench  PRESS (barbell)", "Flat Press", "fly", "Pull", "Secret", "Dip"]
    found = bring_in(lifter, *(row(name) for name in names))

    made = {exercise.name: exercise.pk for exercise in found.created}
    assert list(made) == ["Secret", "Dip"]
    assert sets_of(lifter, "exercise_id") == [bench.pk, bench.pk, mine.pk, aliased.pk, made["Secret"], made["Dip"]]
    assert found.matched == 4


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ("100,5,,,", "weight_reps"),
        ("0,5,,,", "weight_reps"),
        (",5,,,", "reps_only"),
        (",,,60,", "duration"),
        ("20,,,60,", "weight_duration"),
        (",,2.5,600,", "distance_duration"),
        (",,2.5,,", "distance_duration"),
        ("40,,0.02,,", "short_distance_weight"),
        (",,,,", "weight_reps"),
    ],
)
def test_import_makes_an_unknown_exercise_of_the_type_its_rows_show(lifter, values, kind):
    bring_in(lifter, row("Own thing", values=values), row("OWN thing", values=values, index=1))

    made = Exercise.objects.get()
    assert (made.name, made.type, made.is_custom, made.created_by) == ("Own thing", kind, True, lifter)
    assert sets_of(lifter, "exercise_id") == [made.pk, made.pk]


def test_import_moves_weights_on_a_bodyweight_exercise_to_its_weighted_sibling(lifter):
    ExerciseFactory(name="Pull up", type="reps_only", counts_bodyweight=True)
    weighted = ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=True)
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 1, 1), weight_kg=80)

    found = bring_in(lifter, row("Pull Up", values="5,6,,,"), row("Pull Up", index=1, values=",8,,,"))

    assert [(moved.title, moved.exercise) for moved in found.moved] == [("Pull Up", weighted)]
    assert sets_of(lifter, "exercise_id", "weight_kg", "reps", "load_kg") == [
        (weighted.pk, 5, 6, 85),
        (weighted.pk, 0, 8, 80),
    ]


def test_import_puts_assistance_to_the_exercise_that_has_a_column_for_it_or_makes_one(lifter):
    chin_up = ExerciseFactory(name="Chin up (assisted)", type="bodyweight_assisted")
    rows = [strong.row(values="-20,8,0,0", exercise=name) for name in ("Chin Up", "Ring Dip")]

    found = import_history(lifter, parse(strong.file(*rows)))

    (own,) = found.created
    assert (own.name, own.type) == ("Ring Dip (Assisted)", "bodyweight_assisted")
    assert sets_of(lifter, "exercise_id", "weight_kg", "reps") == [(chin_up.pk, 20, 8), (own.pk, 20, 8)]


def test_import_leaves_a_bodyweight_exercise_without_weights_where_it_is(lifter):
    pull_up = ExerciseFactory(name="Pull up", type="reps_only")
    ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted")

    found = bring_in(lifter, row("Pull Up", values="0,6,,,"), row("Pull Up", index=1, values=",8,,,"))

    assert (found.moved, sets_of(lifter, "exercise_id", "reps")) == ((), [(pull_up.pk, 6), (pull_up.pk, 8)])


@pytest.mark.parametrize(
    ("kind", "values", "made"),
    [("reps_only", "5,6,,,", "bodyweight_weighted"), ("duration", "5,,,60,", "weight_duration")],
)
def test_import_makes_a_weighted_sibling_where_there_is_none(lifter, kind, values, made):
    ExerciseFactory(name="Hang", type=kind, primary_muscles=["forearms"], counts_bodyweight=True)

    bring_in(lifter, row("Hang", values=values))
    again = bring_in(lifter, row("Hang", values=values, title="Pull"))

    sibling = Exercise.objects.get(created_by=lifter)
    assert (sibling.name, sibling.type, sibling.primary_muscles) == ("Hang (weighted)", made, ["forearms"])
    assert set(sets_of(lifter, "exercise_id", "weight_kg")) == {(sibling.pk, 5)}
    assert ([moved.exercise for moved in again.moved], again.created) == ([sibling], ())


def test_import_keeps_and_tells_values_that_the_type_does_not_show(lifter):
    ExerciseFactory(name="Run", type="distance_duration")

    found = bring_in(lifter, row("RUN", values="10,3,5,1800,"), row("Own thing", values="20,5,,,"))

    assert sets_of(lifter, "weight_kg", "reps", "distance_m", "duration_seconds") == [
        (10, 3, 5000, 1800),
        (20, 5, None, None),
    ]
    assert found.notices == ("“RUN” has weights and reps that “Run” does not show: they are kept with its sets.",)


def test_import_shortens_a_name_and_remembers_the_whole(lifter):
    names = ["x" * 150 + end for end in "ab"]

    found = bring_in(lifter, *(row(name) for name in names))
    again = bring_in(lifter, *(row(name, title="Pull") for name in names))

    assert [exercise.name for exercise in found.created] == ["x" * 119 + "…", "x" * 117 + "… 2"]
    assert (again.matched, again.created) == (2, ())
    assert list(ExerciseAlias.objects.filter(lifter=lifter).values_list("name", flat=True)) == names


def test_thousands_of_long_names_that_begin_alike_are_told_apart_soon(lifter):
    names = KnownNames(lifter)
    begun = time.perf_counter()

    found = names.match(Title("x" * 150 + str(number)) for number in range(4000))

    assert [exercise.name for exercise in found.created[::3999]] == ["x" * 119 + "…", "x" * 114 + "… 4000"]
    assert len({exercise.name for exercise in found.created}) == 4000
    assert time.perf_counter() - begun < 10  # some 8,000,000 names were tried before


def test_more_new_names_than_one_statement_has_parameters_for_are_made(lifter):
    found = KnownNames(lifter).match(Title(f"Exercise {number}") for number in range(4200))

    assert (len(found.created), len(found.aliases)) == (4200, 0)
    assert Exercise.objects.filter(created_by=lifter).count() == 4200
