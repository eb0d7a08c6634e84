"""Names whose exercise has no column for the weights of a file: what they become is chosen, and remembered for weights alone."""

import pytest

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import row, sets_of
from tests.factories.uploads import imported, previewed
from workouts.models import Exercise, ExerciseAlias, Import
from workouts.services.import_undo import undo_import
from workouts.services.titles import misses_the_point

LOADED = [row("Pull Up", values="5,6,,,"), row("Pull Up", index=1, values=",8,,,")]
PLAIN = [row("Pull Up", title="Later", start="6 Dec 2025, 10:00", end="", values=",8,,,")]
LOADED_AGAIN = [row("Pull Up", title="Last", start="7 Dec 2025, 10:00", end="", values="10,3,,,")]


@pytest.fixture(autouse=True)
def pull_up(db):
    return ExerciseFactory(name="Pull up", type="reps_only", primary_muscles=["lats"], counts_bodyweight=True)


@pytest.fixture
def weighted(db):
    return ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=True)


def aliases():
    return set(ExerciseAlias.objects.values_list("name", "exercise__name"))


def test_preview_proposes_the_siblings_that_have_a_column_first(lifter, pull_up, weighted):
    assisted = ExerciseFactory(name="Pull up (assisted)", type="bodyweight_assisted")
    ring = ExerciseFactory(name="Ring pull up", type="bodyweight_weighted")
    ExerciseFactory(name="Wide pull up", type="reps_only")
    CustomExerciseFactory(name="Pull up of somebody else", type="weight_reps")

    titles = previewed(lifter, *LOADED, row("Thing"), row("Ring pull up")).preview["titles"]

    assert [title["name"] for title in titles] == ["Pull Up", "Thing", "Ring pull up"]
    assert titles[0] == {
        "name": "Pull Up",
        "sets": 2,
        "type": "weight_reps",
        "columns": ["weight_kg", "reps"],
        "exercise": pull_up.pk,
        "moves": True,
        "suggested": [weighted.pk, assisted.pk, ring.pk],
        "is_close": True,
    }


def test_preview_of_a_name_without_weights_asks_nothing(lifter, pull_up, weighted):
    (title,) = previewed(lifter, *PLAIN).preview["titles"]

    assert (title["exercise"], title["moves"], title["suggested"]) == (pull_up.pk, False, [])


def test_preview_suggests_nothing_that_has_no_place_for_the_weights(lifter, pull_up, weighted):
    (loaded,) = previewed(lifter, row("Pull upp")).preview["titles"]
    (plain,) = previewed(lifter, row("Pull upp", values=",5,,,")).preview["titles"]

    assert (loaded["suggested"], set(plain["suggested"])) == ([weighted.pk], {weighted.pk, pull_up.pk})


def test_the_sibling_that_is_proposed_needs_no_remembering(lifter, pull_up, weighted):
    job = imported(lifter, *LOADED, exercises={"Pull Up": weighted})

    assert sets_of(lifter, "exercise_id", "weight_kg") == [(weighted.pk, 5), (weighted.pk, 0)]
    assert (aliases(), job.brought["aliases"]) == (set(), [])
    assert job.result["moved"] == [["Pull Up", "Pull up (weighted)"]]


@pytest.mark.parametrize(
    ("kind", "name"), [("bodyweight_weighted", "Ring pull up"), ("bodyweight_assisted", "Pull up (assisted)")]
)
def test_another_choice_is_remembered_for_weights_alone(lifter, pull_up, weighted, kind, name):
    other = ExerciseFactory(name=name, type=kind)

    job = imported(lifter, *LOADED, exercises={"Pull Up": other})
    imported(lifter, *PLAIN)
    imported(lifter, *LOADED_AGAIN)

    assert aliases() == {("Pull Up, with weight", name)}
    assert sets_of(lifter, "exercise_id", "weight_kg") == [
        (other.pk, 5),
        (other.pk, 0),
        (pull_up.pk, None),
        (other.pk, 10),
    ]
    (asked,) = previewed(lifter, row("Pull Up", title="Next", values="5,6,,,")).preview["titles"]
    assert (asked["suggested"][0], asked["is_close"]) == (other.pk, True)
    undo_import(Import.objects.get(pk=job.pk))
    assert aliases() == set()


def test_rows_without_weights_follow_those_of_their_file_whichever_of_it_is_here(lifter, weighted):
    imported(lifter, *LOADED)

    imported(lifter, *LOADED, *PLAIN)

    assert sets_of(lifter, "exercise_id", "weight_kg") == [(weighted.pk, 5), (weighted.pk, 0), (weighted.pk, 0)]


def test_a_choice_can_be_taken_back(lifter, weighted):
    ring = ExerciseFactory(name="Ring pull up", type="bodyweight_weighted")
    imported(lifter, *LOADED, exercises={"Pull Up": ring})

    imported(lifter, *LOADED_AGAIN, exercises={"Pull Up": weighted})

    assert aliases() == {("Pull Up, with weight", "Pull up (weighted)")}
    assert sets_of(lifter, "exercise_id") == [ring.pk, ring.pk, weighted.pk]


@pytest.mark.parametrize("in_catalogue", [True, False])
def test_an_own_exercise_is_made_as_the_weighted_sibling(lifter, pull_up, in_catalogue):
    if in_catalogue:
        ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted")

    job = imported(lifter, *LOADED, own=["Pull Up"])
    imported(lifter, *PLAIN)
    imported(lifter, *LOADED_AGAIN)

    own = Exercise.objects.get(created_by=lifter)
    assert (own.name, own.type, own.primary_muscles, own.counts_bodyweight) == (
        "Pull up (weighted)",
        "bodyweight_weighted",
        ["lats"],
        True,
    )
    assert sets_of(lifter, "exercise_id", "weight_kg") == [(own.pk, 5), (own.pk, 0), (pull_up.pk, None), (own.pk, 10)]
    assert (aliases(), job.brought["exercises"], job.result["created"]) == (set(), [own.pk], ["Pull up (weighted)"])


def test_an_own_exercise_of_that_name_is_taken(lifter):
    own = CustomExerciseFactory(created_by=lifter, name="Pull up (weighted)", type="weight_reps")

    imported(lifter, *LOADED, own=["Pull Up"])

    assert sets_of(lifter, "exercise_id") == [own.pk, own.pk]


def test_what_is_left_out_is_told_row_by_row(lifter, weighted):
    job = imported(lifter, *LOADED, row("Thing"), left_out=["Pull Up"])

    assert job.result["reasons"] == [[2, "You left this exercise out."], [3, "You left this exercise out."]]
    assert (job.result["sets"], job.result["notices"]) == (1, [])


def test_a_long_name_is_remembered_by_its_beginning(lifter):
    name = "Pull up " + "x" * 190
    ExerciseAlias.objects.create(lifter=lifter, name=name[:200], exercise=Exercise.objects.get())
    ring = ExerciseFactory(name="Ring pull up", type="bodyweight_weighted")

    imported(lifter, row(name, values="5,6,,,"), exercises={name: ring})

    assert sets_of(lifter, "exercise_id") == [ring.pk]
    assert imported(lifter, row(name, title="Next", values="5,6,,,")).result["moved"] == [[name, "Ring pull up"]]


@pytest.mark.parametrize(
    ("kind", "columns", "misses"),
    [
        ("reps_only", ["weight_kg", "reps"], True),
        ("duration", ["weight_kg", "duration_seconds"], True),
        ("bodyweight_assisted", ["weight_kg", "reps"], False),
        ("reps_only", ["reps", "duration_seconds"], False),
        ("distance_duration", ["weight_kg", "reps"], True),
        ("distance_duration", ["weight_kg", "distance_m"], False),
        ("floors_duration", ["reps"], True),
        ("floors_duration", [], False),
    ],
)
def test_rows_that_are_no_sets_of_an_exercise(kind, columns, misses):
    assert misses_the_point(kind, columns) is misses


def test_weights_and_reps_under_a_name_of_a_machine_for_time_and_distance_are_no_sets_of_it(lifter):
    machine = ExerciseFactory(name="Rowing machine", type="distance_duration")
    press = ExerciseFactory(name="Bench press (barbell)")
    rows = [row("Bankdrücken (Langhantel)"), row("Rudern", values="60,10,,,"), row("Rudern", index=1, values="60,8,,,")]

    told = {title["name"]: title["exercise"] for title in previewed(lifter, *rows).preview["titles"]}
    done = imported(lifter, *rows)

    assert told == {"Bankdrücken (Langhantel)": press.pk, "Rudern": None}
    assert (done.result["matched"], done.result["created"], done.result["notices"]) == (1, ["Rudern"], [])
    assert sets_of(lifter, "exercise__name", "exercise__type") == [
        ("Bench press (barbell)", "weight_reps"),
        ("Rudern", "weight_reps"),
        ("Rudern", "weight_reps"),
    ]
    assert not machine.aliases.filter(lifter=lifter).exists()


def test_a_machine_for_time_and_distance_is_meant_where_it_is_called_so_or_its_rows_say_no_other(lifter):
    machine = ExerciseFactory(name="Rowing machine", type="distance_duration")
    ExerciseAlias.objects.create(exercise=machine, lifter=None, name="Rower")

    imported(lifter, row("Rower", values=",,2,600,"), row("Rowing Machine", values="60,10,,,"), row("Rower", 1))

    assert sets_of(lifter, "exercise__name") == ["Rowing machine"] * 3
