import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.commands.history_imports import said
from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import row, sets_of
from tests.formats import strong
from workouts.models import BodyMeasurement, Exercise, Import, WorkoutSession, WorkoutSet
from workouts.services import catalogue

SAMPLES = Path(__file__).parents[1] / "data" / "samples"

pytestmark = pytest.mark.django_db


def test_import_history_says_what_it_did_in_a_few_sentences(export, lifter):
    ExerciseFactory(name="Bench press (barbell)")
    ExerciseFactory(name="Pull up", type="reps_only")
    ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted")
    path = export(row(), row("Pull Up", values="5,5,,,"), row("My press"), row(index=1, values="x,5,,,"))

    first, second = said(path, lifter), said(path, lifter)

    assert first.splitlines() == [
        "Read 4 rows and stored 1 workout with 3 sets in … s.",
        "Exercises recognised: 2.",
        "Made as your own: My press.",
        "“Pull Up” comes with weights, so its sets are stored under “Pull up (weighted)”.",
        "Left out: 1 row.",
        "  Line 5: weight_kg “x” is not a number.",
    ]
    assert second.splitlines() == [
        "Read 4 rows and stored 0 workouts with 0 sets in … s.",
        "Here already: 3 rows.",
        "Exercises recognised: 3.",
        "Left out: 1 row.",
        "  Line 5: weight_kg “x” is not a number.",
    ]


def test_import_history_shows_twenty_reasons_and_counts_the_rest(export, lifter):
    path = export(*(row(index=index, values="x,5,,,") for index in range(25)))

    lines = said(path, lifter).splitlines()

    assert lines[2:4] == ["Left out: 25 rows.", "  Line 2: weight_kg “x” is not a number."]
    assert lines[-2:] == ["  Line 21: weight_kg “x” is not a number.", "  and 5 more; --json names them all."]


def test_import_history_for_programs_prints_one_line_that_adds_up(export, lifter):
    ExerciseFactory(name="Bench press (barbell)")
    said(export(row(title="Before")), lifter)
    path = export(row(), row("My press"), row(index=1, values="x,5,,,"), row(title="Before"))

    printed = said(path, lifter, "--json")

    figures = json.loads(printed)
    assert printed.count("\n") == 1
    assert figures.pop("seconds") > 0
    assert figures == {
        "format": "hevy",
        "rows": 4,
        "workouts": 1,
        "sets": 2,
        "notes": 0,
        "rests": 0,
        "skipped": [{"line": 4, "reason": "weight_kg “x” is not a number."}],
        "exercises": {"matched": 1, "created": 1},
        "duplicates": 1,
    }
    assert WorkoutSet.objects.owned_by(lifter).count() == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_import_history_reads_what_spreadsheets_save(export, lifter, encoding):
    said(export(row("Drücken", title="Brust – schwer"), encoding=encoding), lifter)

    assert WorkoutSession.objects.get().title == "Brust – schwer"
    assert Exercise.objects.get().name == "Drücken"


@pytest.mark.parametrize(
    ("name", "options", "found"),
    [
        ("hevy_mit_330_rows.csv", (), ("hevy", 330, 17, 330)),
        ("strong_mit_2078_rows.csv", ("--unit", "kg"), ("strong", 2078, 129, 2078)),
    ],
)
def test_import_history_takes_real_exports_whole(lifter, name, options, found):
    catalogue.load()

    wanted, stored, again = (
        json.loads(said(SAMPLES / name, lifter, "--json", *options, *more)) for more in (["--dry-run"], [], [])
    )

    assert {**wanted, "seconds": 0} == {**stored, "seconds": 0}
    assert (stored["format"], stored["rows"], stored["workouts"], stored["sets"]) == found
    assert (stored["skipped"], stored["duplicates"], again["duplicates"], again["sets"]) == ([], 0, found[1], 0)
    assert (WorkoutSession.objects.count(), WorkoutSet.objects.count()) == found[2:]


def test_import_history_counts_notes_and_rests_of_strong(tmp_path, lifter):
    path = tmp_path / "strong.csv"
    rows = [strong.row("Note", notes="slow"), strong.row(), strong.row("Rest Timer", "0,0,0,60"), strong.row("X")]
    path.write_text(strong.file(*rows))

    figures = json.loads(said(path, lifter, "--json", "--unit", "lb", "--dry-run"))
    told = said(path, lifter, "--unit", "lb").splitlines()

    assert (figures["rows"], figures["sets"], figures["notes"], figures["rests"]) == (4, 1, 1, 1)
    assert len(figures["skipped"]) == 1
    assert told[0] == "Read 4 rows and stored 1 workout with 1 set, 1 note, 1 rest in … s."


def test_import_history_says_what_it_assumed_and_did_not_read(tmp_path, lifter, capsys):
    path = tmp_path / "strong.csv"
    path.write_text(strong.file(strong.row() + ",x", header=strong.IOS + ",Mood"))

    said(path, lifter)

    assert capsys.readouterr().err.splitlines() == [
        "The file does not say what its weights are in: taken as kg.",
        "Columns that are not read: mood.",
    ]


def test_import_history_lets_the_file_win_over_the_unit(export, lifter):
    said(export(row()), lifter, "--unit", "lb")

    assert WorkoutSet.objects.get().weight_kg == 100


def test_import_history_rehearsed_stores_nothing(export, lifter):
    told = said(export(row("My press")), lifter, "--dry-run").splitlines()

    assert told == [
        "Read 1 row and would store 1 workout with 1 set in … s.",
        "Exercises recognised: 0.",
        "Made as your own: My press.",
    ]
    assert not WorkoutSession.objects.exists()
    assert not Exercise.objects.exists()
    lifter.refresh_from_db()
    assert lifter.generation == 0


def test_import_history_updates_what_was_changed_in_the_file_only_if_told(export, lifter):
    ExerciseFactory(name="Bench press (barbell)")
    pull = row(title="Pull", start="4 Dec 2025, 11:37")
    said(export(row(), row(index=1), pull), lifter)
    path = export(row(values="105,5,,,"), row(index=1), pull)

    asked, told, again = said(path, lifter), said(path, lifter, "--update"), said(path, lifter, "--update", "--json")

    assert asked.splitlines() == [
        "Read 3 rows and stored 0 workouts with 0 sets in … s.",
        "Changed in the file since: 1 workout; take over by --update.",
        "Here already: 2 rows.",
        "Exercises recognised: 1.",
        "Left out: 1 row.",
        "  Line 2: This workout was changed in the file since it was imported.",
    ]
    assert told.splitlines() == [
        "Read 3 rows and stored 0 workouts with 1 set in … s.",
        "Were here, and are now as the file has them: 1 workout.",
        "Here already: 2 rows.",
        "Exercises recognised: 1.",
    ]
    assert {name: value for name, value in json.loads(again).items() if name != "seconds"} == {
        "format": "hevy",
        "rows": 3,
        "workouts": 0,
        "sets": 0,
        "notes": 0,
        "rests": 0,
        "skipped": [],
        "exercises": {"matched": 1, "created": 0},
        "duplicates": 3,
    }
    assert sets_of(lifter, "session__title", "weight_kg") == [("Pull", 100), ("Push", 105), ("Push", 100)]


def test_import_history_remembers_the_units_of_a_file_that_says_none(tmp_path, lifter):
    path = tmp_path / "strong.csv"
    path.write_text(strong.file(strong.row()))

    said(path, lifter, "--unit", "lb")

    assert Import.objects.values_list("weight_unit", "distance_unit", "length_unit").get() == ("lb", "", "")


def test_import_history_of_measurements(tmp_path, lifter):
    path = tmp_path / "measurements.csv"
    path.write_text("date,weight_kg\n2025-12-05,80\n2025-12-06,x\n")

    first, second = said(path, lifter).splitlines(), json.loads(said(path, lifter, "--json"))

    assert first == [
        "Read 2 rows and stored 1 row of measurements in … s.",
        "Left out: 1 row.",
        "  Line 3: weight_kg “x” is not a number.",
    ]
    assert (second["measurements"], second["duplicates"], second["rows"]) == (0, 1, 2)
    assert BodyMeasurement.objects.get().weight_kg == 80


def test_import_history_finds_the_lifter_by_mail_and_takes_a_zone(export):
    lifter = UserFactory(email="me@example.org")

    call_command("import_history", str(export(row())), user="ME@example.org", timezone="Asia/Tokyo", stdout=StringIO())

    session = WorkoutSession.objects.get()
    assert (session.lifter, session.time_zone, session.started_at.hour) == (lifter, "Asia/Tokyo", 2)


def test_import_history_says_no_more_than_anybody_reads(tmp_path, lifter, capsys):
    path = tmp_path / "strong.csv"
    path.write_text(strong.file(*(strong.row(values="-20,8,0,0", exercise=f"Ex {number}") for number in range(120))))

    call_command("import_history", str(path), "--user", lifter.username, "--json")

    *said, last = capsys.readouterr().err.splitlines()
    assert said[-1] == "Weights below nothing are taken for assistance: Ex 99 (Assisted)."
    assert last == "And 20 more of this kind."
    assert Import.objects.get().result["notices"][-1] == last
