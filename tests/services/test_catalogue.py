import json

import pytest

from tests.factories import CustomExerciseFactory, EntryFactory, ExerciseFactory
from workouts.models import Catalogue, Exercise, ExerciseAlias
from workouts.services.catalogue import FILE, Loaded, load

pytestmark = pytest.mark.django_db


def row(**changed):
    return {
        "name": "Zercher squat",
        "description": "Squat with the bar in the crook of the elbows.",
        "type": "weight_reps",
        "equipment": ["barbell"],
        "primary_muscles": ["quadriceps"],
        "secondary_muscles": ["glutes"],
        "counts_bodyweight": False,
        "common_order": 7,
        "hevy_id": "ABC12345",
        "aliases": ["Zercher"],
    } | changed


def generation():
    return Catalogue.objects.values_list("generation", flat=True).first()


def aliases_of(exercise):
    return sorted(exercise.aliases.values_list("name", flat=True))


def test_load_stores_the_file():
    rows = json.loads(FILE.read_text(encoding="utf-8"))

    loaded = load()

    assert loaded == Loaded(created=len(rows), changed=0, aliases=sum(len(row["aliases"]) for row in rows))
    fields = [name for name in rows[0] if name != "aliases"]
    stored = Exercise.objects.catalogue().order_by("pk")
    assert list(stored.values(*fields)) == [{name: row[name] for name in fields} for row in rows]
    assert set(ExerciseAlias.objects.values_list("exercise__name", "name")) == {
        (row["name"], alias) for row in rows for alias in row["aliases"]
    }
    assert generation() == 1


def test_load_when_repeated_changes_nothing(django_assert_num_queries):
    load()

    with django_assert_num_queries(5):  # two of them the savepoint, one the lock
        again = load()

    assert again == Loaded(created=0, changed=0, aliases=0)
    assert generation() == 1


def test_load_keeps_what_staff_made_of_an_exercise():
    mine = ExerciseFactory(
        name="Front-held squat",
        hevy_id="ABC12345",
        common_order=2,
        description="Our own words.",
        type="reps_only",
        equipment=["other"],
        primary_muscles=["glutes"],
        secondary_muscles=[],
    )
    ExerciseAlias.objects.create(exercise=mine, name="Elbow squat")

    loaded = load([row()])

    assert loaded == Loaded(created=0, changed=0, aliases=0)
    mine.refresh_from_db()
    assert (mine.name, mine.description, mine.type, mine.equipment) == (
        "Front-held squat",
        "Our own words.",
        "reps_only",
        ["other"],
    )
    assert (mine.primary_muscles, mine.secondary_muscles, aliases_of(mine)) == (["glutes"], [], ["Elbow squat"])
    assert mine.common_order == 2
    assert generation() is None


def test_load_fills_what_is_blank():
    mine = ExerciseFactory(name="ZERCHER SQUAT", primary_muscles=[], equipment=[], secondary_muscles=[])

    loaded = load([row()])

    assert loaded == Loaded(created=0, changed=1, aliases=1)
    mine.refresh_from_db()
    assert (mine.name, mine.hevy_id, mine.description) == ("ZERCHER SQUAT", "ABC12345", row()["description"])
    assert (mine.primary_muscles, mine.equipment, mine.secondary_muscles) == (["quadriceps"], ["barbell"], [])
    assert mine.common_order == 7
    assert aliases_of(mine) == ["Zercher"]
    assert generation() == 1


def test_load_finds_an_exercise_by_its_old_name():
    renamed = ExerciseFactory(name="Front-held squat", hevy_id="OTHER")
    ExerciseAlias.objects.create(exercise=renamed, name="zercher squat")

    loaded = load([row()])

    assert loaded.created == 0
    assert Exercise.objects.count() == 1


def test_load_overwriting_lets_the_file_win():
    mine = ExerciseFactory(name="Front-held squat", hevy_id="ABC12345", type="reps_only", counts_bodyweight=True)
    ExerciseAlias.objects.create(exercise=mine, name="Elbow squat")

    loaded = load([row()], overwrite=True)

    assert loaded == Loaded(created=0, changed=1, aliases=1)
    mine.refresh_from_db()
    assert {name: getattr(mine, name) for name in row() if name != "aliases"} == {
        name: value for name, value in row().items() if name != "aliases"
    }
    assert aliases_of(mine) == ["Elbow squat", "Zercher"]


def test_load_overwriting_leaves_the_type_of_what_is_used():
    used = EntryFactory(exercise=ExerciseFactory(hevy_id="ABC12345", type="reps_only")).exercise

    load([row()], overwrite=True)

    used.refresh_from_db()
    assert (used.type, used.name) == ("reps_only", "Zercher squat")


def test_load_leaves_lifters_own_alone():
    own = CustomExerciseFactory(name="Zercher squat", description="Mine.")

    loaded = load([row()])

    assert loaded == Loaded(created=1, changed=0, aliases=1)
    own.refresh_from_db()
    assert own.description == "Mine."
