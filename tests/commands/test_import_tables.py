"""Any table of sets, from the shell."""

import json
import re
from decimal import Decimal

import pytest
from django.core.management import CommandError

from tests.commands.history_imports import said
from tests.factories.hevy import sets_of
from workouts.models import WorkoutSession

pytestmark = pytest.mark.django_db

TABLE = "Datum;Lift;Load;Reps;Felt\n2024-01-02;My press;60;5;8\n2024-01-02;My press;62.5;5;9\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(TABLE)
    return path


def test_import_history_reads_a_table_by_the_names_of_its_columns(table, lifter, capsys):
    figures = json.loads(said(table, lifter, "--format", "csv", "--column", "RPE = felt", "--json"))

    assert capsys.readouterr().err.splitlines()[0] == (
        "Columns: date is “datum”, exercise is “lift”, weight is “load”, reps is “reps”, rpe is “felt”."
    )
    assert (figures["format"], figures["rows"], figures["workouts"], figures["sets"]) == ("csv", 2, 1, 2)
    assert sets_of(lifter, "weight_kg", "reps", "rpe") == [(60, 5, 8), (Decimal("62.5"), 5, 9)]


def test_import_history_reads_the_columns_that_are_said_in_place_of_those_that_are_guessed(table, lifter):
    said(table, lifter, "--format", "csv", "--column", "weight=felt", "--column", "reps=")

    assert sets_of(lifter, "weight_kg", "reps") == [(8, None), (9, None)]


def test_import_history_takes_a_file_whose_columns_are_said_for_a_table(table, lifter):
    said(table, lifter, "--column", "rpe=felt")

    assert sets_of(lifter, "weight_kg", "reps", "rpe") == [(60, 5, 8), (Decimal("62.5"), 5, 9)]


def test_import_history_tells_how_a_table_that_it_does_not_know_comes_in(table, lifter):
    with pytest.raises(CommandError, match=r"--format csv reads it as a table with a row for each set\.$"):
        said(table, lifter)

    table.write_text("nothing to see\n")
    with pytest.raises(CommandError, match=r"Hevy measurements\.$"):
        said(table, lifter)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--column", "speed=load"), "A column can’t be “speed”. Say one of date, exercise,"),
        (("--column", "weight=gone"), "There is no column “gone”. The file has datum, lift, load, reps, felt."),
        (("--column", "date="), "Say which columns hold the date and the exercise."),
    ],
)
def test_import_history_refuses_columns_that_make_no_sense(table, lifter, options, sentence):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        said(table, lifter, "--format", "csv", *options)

    assert not WorkoutSession.objects.exists()
