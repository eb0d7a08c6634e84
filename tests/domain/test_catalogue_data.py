import json
import re
from collections import Counter
from pathlib import Path

import pytest

from workouts.enums import Equipment, ExerciseType, Muscle

PATH = Path(__file__).parents[2] / "workouts" / "data" / "exercises.json"
TEXT = PATH.read_text(encoding="utf-8")
EXERCISES = json.loads(TEXT)
BY_NAME = {exercise["name"]: exercise for exercise in EXERCISES}
KEYS = [
    "name",
    "description",
    "type",
    "equipment",
    "primary_muscles",
    "secondary_muscles",
    "counts_bodyweight",
    "common_order",
    "hevy_id",
    "aliases",
]

COUNTS_BODYWEIGHT = [
    "Chest dip",
    "Chest dip (assisted)",
    "Chest dip (weighted)",
    "Chin up",
    "Chin up (assisted)",
    "Chin up (weighted)",
    "Handstand push up",
    "Kipping pull up",
    "Muscle up",
    "Negative pull up",
    "One arm chin up",
    "Pull up",
    "Pull up (assisted)",
    "Pull up (band)",
    "Pull up (weighted)",
    "Ring dips",
    "Ring pull up",
    "Sternum pull up (Gironda)",
    "Triceps dip",
    "Triceps dip (assisted)",
    "Triceps dip (weighted)",
    "V bar pull up",
    "Wide pull up",
]


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def failing(rule):
    return [exercise["name"] for exercise in EXERCISES if not rule(exercise)]


def is_one_sentence(text):
    return 40 <= len(text) <= 160 and text.endswith(".") and text[0].isupper() and not re.search(r"[.!?]\s|!", text)


def is_trimmed(text):
    return text and text == " ".join(text.split())


def test_catalogue_holds_enough_exercises_and_aliases():
    aliased = [exercise for exercise in EXERCISES if exercise["aliases"]]

    assert len(EXERCISES) >= 430
    assert len(aliased) >= 250


def test_file_has_one_exercise_per_line():
    lines = TEXT.splitlines()

    assert (lines[0], lines[-1]) == ("[", "]")
    assert [json.loads(line.removesuffix(",")) for line in lines[1:-1]] == EXERCISES


def test_every_exercise_has_the_same_keys_in_order():
    assert failing(lambda exercise: list(exercise) == KEYS) == []


def test_exercises_are_sorted_by_name():
    names = [exercise["name"] for exercise in EXERCISES]

    assert names == sorted(names, key=str.casefold)


def test_names_and_aliases_are_unique_whatever_their_case():
    names = [exercise["name"].casefold() for exercise in EXERCISES]
    aliases = [alias.casefold() for exercise in EXERCISES for alias in exercise["aliases"]]

    assert repeated(names + aliases) == []


def test_names_and_aliases_fit_and_are_trimmed():
    assert failing(lambda e: all(is_trimmed(name) and len(name) <= 120 for name in [e["name"], *e["aliases"]])) == []


def test_an_exercise_has_at_most_eight_aliases():
    assert failing(lambda exercise: len(exercise["aliases"]) <= 8) == []


def test_hevy_ids_are_unique():
    assert repeated(exercise["hevy_id"] for exercise in EXERCISES if exercise["hevy_id"]) == []


def test_every_hevy_title_is_there():
    from_hevy = [exercise for exercise in EXERCISES if exercise["hevy_id"]]

    assert len(from_hevy) == 433
    assert failing(lambda e: e["hevy_id"] is None or re.fullmatch(r"[0-9A-Z]{8}", e["hevy_id"])) == []


@pytest.mark.parametrize(
    ("name", "hevy_id"),
    [
        ("Bench press (barbell)", "79D0BB3A"),
        ("Deadlift (barbell)", "C6272009"),
        ("Overhead press (barbell)", "7B8D84E8"),
        ("Pull up", "1B2B1E7C"),
        ("Squat (barbell)", "D04AC939"),
        ("Plank", "C6C9B8A0"),
        ("Deficit deadlift (barbell)", None),
    ],
)
def test_hevy_id_of_a_known_exercise(name, hevy_id):
    assert BY_NAME[name]["hevy_id"] == hevy_id


def test_every_description_is_one_sentence():
    assert failing(lambda exercise: is_one_sentence(exercise["description"])) == []


def test_every_description_is_distinct():
    assert repeated(exercise["description"].casefold() for exercise in EXERCISES) == []


def test_types_are_in_the_vocabulary():
    assert failing(lambda exercise: exercise["type"] in set(ExerciseType)) == []


def test_every_type_is_used():
    assert {exercise["type"] for exercise in EXERCISES} == set(ExerciseType)


def test_equipment_is_one_or_two_known_values():
    assert failing(lambda exercise: len(exercise["equipment"]) in {1, 2}) == []
    assert failing(lambda exercise: set(exercise["equipment"]) <= set(Equipment)) == []
    assert failing(lambda exercise: exercise["equipment"] == ["none"] or "none" not in exercise["equipment"]) == []


@pytest.mark.parametrize(
    "value", ["barbell", "cable", "dumbbell", "kettlebell", "smith_machine", "suspension", "trap_bar"]
)
def test_equipment_named_in_brackets_is_listed(value):
    bracket = f"({value.replace('_', ' ')})"

    assert failing(lambda e: value in e["equipment"] or not e["name"].casefold().endswith(bracket)) == []


def test_muscles_are_in_the_vocabulary():
    assert failing(lambda e: {*e["primary_muscles"], *e["secondary_muscles"]} <= set(Muscle)) == []


def test_every_exercise_has_one_or_two_primary_muscles():
    assert failing(lambda exercise: len(exercise["primary_muscles"]) in {1, 2}) == []


def test_no_muscle_is_listed_twice_in_an_exercise():
    assert failing(lambda exercise: not repeated(exercise["primary_muscles"] + exercise["secondary_muscles"])) == []


def test_bodyweight_counts_for_pull_ups_chin_ups_dips_and_handstand_push_ups_only():
    counting = [exercise["name"] for exercise in EXERCISES if exercise["counts_bodyweight"]]

    assert counting == COUNTS_BODYWEIGHT
    assert failing(lambda exercise: isinstance(exercise["counts_bodyweight"], bool)) == []


@pytest.mark.parametrize(
    "name",
    [
        "Bench dip",
        "Bench dip (weighted)",
        "Floor triceps dip",
        "Seated dip machine",
        "Scapular pull ups",
        "Push up",
        "Push up (weighted)",
        "Pike pushup",
        "Ring push up",
        "Handstand hold",
        "Dead hang",
        "Front lever hold",
        "Inverted row",
        "Sit up (weighted)",
        "Squat (bodyweight)",
    ],
)
def test_bodyweight_does_not_count_for_floor_and_bench_moves_and_holds(name):
    assert BY_NAME[name]["counts_bodyweight"] is False


def test_bodyweight_counts_for_every_assisted_exercise():
    assisted = [exercise["name"] for exercise in EXERCISES if exercise["type"] == "bodyweight_assisted"]

    assert assisted == [
        "Chest dip (assisted)",
        "Chin up (assisted)",
        "Pull up (assisted)",
        "Pull up (band)",
        "Triceps dip (assisted)",
    ]
    assert all(BY_NAME[name]["counts_bodyweight"] for name in assisted)


def test_common_exercises_have_a_place_each_and_train_the_whole_body():
    common = sorted((e for e in EXERCISES if e["common_order"]), key=lambda e: e["common_order"])

    assert [exercise["common_order"] for exercise in common] == list(range(1, len(common) + 1))
    assert 20 <= len(common) <= 32  # they fit the first view of the picker, with some of the rest
    assert [exercise["name"] for exercise in common[:6]] == [
        "Squat (barbell)",
        "Bench press (barbell)",
        "Deadlift (barbell)",
        "Overhead press (barbell)",
        "Bent over row (barbell)",
        "Pull up",
    ]
    trained = {muscle for exercise in common for muscle in exercise["primary_muscles"]}
    assert trained >= {
        "abdominals",
        "biceps",
        "calves",
        "cardio",
        "chest",
        "glutes",
        "hamstrings",
        "lats",
        "quadriceps",
        "shoulders",
        "triceps",
        "upper_back",
    }


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("OHP", "Overhead press (barbell)"),
        ("RDL", "Romanian deadlift (barbell)"),
        ("Skullcrusher", "Skullcrusher (barbell)"),
        ("Flat barbell bench press", "Bench press (barbell)"),
        ("EZ-bar curl", "EZ bar biceps curl"),
        ("Seated row (cable)", "Seated cable row - bar grip"),
    ],
)
def test_names_of_other_apps_are_aliases(alias, name):
    assert alias in BY_NAME[name]["aliases"]
