"""The names that Strong and FitNotes bring along for their exercises, against the whole catalogue."""

import csv
from pathlib import Path

import pytest

from workouts.models import Exercise
from workouts.services import catalogue
from workouts.services.import_preview import suggestions
from workouts.services.matching import KnownNames
from workouts.services.spellings import tell_apart, words

NAMES = Path(__file__).parent.parent / "data/names_of_apps.csv"

pytestmark = pytest.mark.django_db


def test_every_name_of_an_app_means_its_exercise_or_none(lifter):
    catalogue.load()
    known = KnownNames(lifter)
    with NAMES.open(encoding="utf-8", newline="") as rows:
        named = [(row["name"], row["exercise"]) for row in csv.DictReader(rows)]

    assert [(name, found.name if (found := known.find(name)) else "") for name, _ in named] == named


OTHERS = {
    "DB Bench Press": "Bench press (dumbbell)",
    "Seated DB Lateral Raise": "Seated lateral raise (dumbbell)",
    "Bench Press, Barbell": "Bench press (barbell)",
    "Leg Press, Leverage Machine": "Leg press (machine)",
    "One Arm Lat Pull Down": "Single arm lat pulldown",
    "Tricep Rope Push down": "Triceps rope pushdown",
    "Hammerstrength Iso Row": "Iso-lateral row (machine)",
    "Dumbell Flyes": "Chest fly (dumbbell)",
    "Cable Ab Crunches": "Cable crunch",
    "Low to High Cable Fly": "Low cable fly crossovers",
    "High to Low Cable Fly": "",
    "Rosca Inversa (Elástico)": "",
    "Rosca Inversa (Halter)": "Reverse curl (dumbbell)",
    "Frontkniebeuge (Langhantel)": "Front squat",
    "Frontkniebeuge (Maschine)": "",
    "Klimmzug (Körpergewicht)": "Pull up",
}


def test_a_name_means_an_exercise_that_is_done_that_way_or_none(lifter):
    catalogue.load()
    known = KnownNames(lifter)

    assert {name: found.name if (found := known.find(name)) else "" for name in OTHERS} == OTHERS


def test_what_is_alike_is_taken_only_where_it_is_done_that_way(lifter):
    catalogue.load()
    exercises = dict(Exercise.objects.values_list("pk", "name"))

    found = {}
    for name in ("Reverse Curl (Band)", "Knees to Elbows", "Dumbbell Alternate Bicep Curl"):
        suggested = suggestions(lifter, name, {"reps"})
        found[name] = (exercises[suggested["suggested"][0]], suggested["is_close"])

    assert found == {
        "Reverse Curl (Band)": ("Reverse curl (barbell)", False),
        "Knees to Elbows": ("Elbow to knee", False),
        "Dumbbell Alternate Bicep Curl": ("Bicep curl (dumbbell)", True),
    }


@pytest.mark.parametrize(
    ("name", "other", "differs"),
    [
        ("Incline bench press", "Decline bench press", True),
        ("Hip abductor", "Hip adductor", True),
        ("Bench press (Smith machine)", "Smith bench press", True),
        ("My bench presses", "Bench press", False),
        ("", "Bench press", True),
    ],
)
def test_tell_apart_by_words_that_make_another_exercise(name, other, differs):
    assert tell_apart(name, other) is differs


def test_words_of_spellings():
    assert words("Pullups") == words("pull-up") == words("Pull Ups")
    assert words("Skull crushers, EZ") == words("EZ Skullcrusher")
    assert words("1 arm KB row") == words("Single-arm kettlebell rows")
    assert words("High to low fly") != words("Low to high fly")
