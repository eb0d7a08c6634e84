from datetime import datetime
from decimal import Decimal

import pytest

from workouts.enums import WeightUnit
from workouts.formats import generic
from workouts.formats.files import columns_of, parse, recognise
from workouts.formats.generic import INCOMPLETE, NOTHING_MEASURED
from workouts.formats.parsed import ParsedExercise, ParsedSet, SkippedRow, Units, UnknownFormat
from workouts.formats.table_columns import Columns

HEADER = "Day;Lift;Load;Times;Felt;Remark"
COLUMNS = {"date": "day", "exercise": "lift", "weight": "load", "reps": "times", "rpe": "felt", "notes": "remark"}


def read(*lines, header=HEADER, columns=COLUMNS, units=None):
    return parse("\n".join([header, *lines]), name=generic.FORMAT, columns=columns, units=units or Units())


def done(line, kg, reps, rpe=None):
    return ParsedSet(line, "normal", kg and Decimal(kg), reps, None, None, rpe and Decimal(rpe))


def test_rows_of_a_day_are_a_workout_of_blocks():
    history = read(
        "2024-02-01;Squat;100,5;5;8,5;slow",
        "2024-02-01;Squat;102.5;3;;",
        "2024-02-01;Bench;60;8;;",
        "2024-02-01;Squat;60;10;;back off",
        "2024-01-30;Squat;;12;;",
    )

    assert (history.format, history.rows, history.skipped) == ("csv", 5, ())
    first, second = history.workouts
    assert (first.started_at, second.started_at) == (datetime(2024, 1, 30, 12), datetime(2024, 2, 1, 12))
    assert first.exercises == (ParsedExercise("Squat", None, "", (done(6, None, 12),)),)
    assert second.exercises == (
        ParsedExercise("Squat", None, "slow", (done(2, "100.5", 5, "8.5"), done(3, "102.5", 3))),
        ParsedExercise("Bench", None, "", (done(4, "60", 8),)),
        ParsedExercise("Squat", None, "back off", (done(5, "60", 10),)),
    )
    assert history.assumed == {"weight"}


def test_titles_part_the_workouts_of_a_day_and_clocks_begin_them():
    columns = {"date": "start", "exercise": "what", "workout": "name", "reps": "times"}
    lines = ("5/13/2024 18:10,Push,Bench,5", "5/13/2024 18:05,Push,Dips,5", "5/13/2024 07:00,Run,Row,5")

    history = read(*lines, header="start,name,what,times", columns=columns)

    assert [(w.title, w.started_at, len(w.exercises)) for w in history.workouts] == [
        ("Run", datetime(2024, 5, 13, 7), 1),
        ("Push", datetime(2024, 5, 13, 18, 5), 2),
    ]


@pytest.mark.parametrize(
    ("column", "unit", "kg", "assumed"),
    [
        ("weight (lbs)", WeightUnit.KG, "45.359237", set()),
        ("kg", WeightUnit.LB, "100", set()),
        ("weight", WeightUnit.LB, "45.359237", {"weight"}),
        ("weight", WeightUnit.KG, "100", {"weight"}),
    ],
)
def test_a_unit_in_the_name_of_a_column_holds_before_the_lifters(column, unit, kg, assumed):
    columns = {"date": "date", "exercise": "lift", "weight": column}

    history = read("2024-01-02,Squat,100", header=f"Date,Lift,{column}", columns=columns, units=Units(weight=unit))

    assert history.workouts[0].exercises[0].sets[0].weight_kg == Decimal(kg)
    assert history.assumed == assumed


def test_distances_and_times_are_read():
    columns = {"date": "date", "exercise": "lift", "distance": "distance (mi)", "duration": "time"}

    history = read("2024-01-02,Run,2,0:16:30", header="Date,Lift,Distance (mi),Time", columns=columns)

    (run,) = history.workouts[0].exercises[0].sets
    assert (run.distance_m, run.duration_seconds) == (Decimal("3218.688"), 990)


def test_what_cannot_be_read_is_told_and_what_is_not_read_is_named():
    columns = {"date": "day", "exercise": "lift", "weight": "load"}

    history = read("x;Squat;1;;;", ";Squat;1;;;", "2024-01-02;;1;;;", "2024-01-02;Squat;a lot;;;", columns=columns)

    assert history.skipped == (
        SkippedRow(2, "day “x” is not a date that can be read."),
        SkippedRow(3, "day is empty."),
        SkippedRow(4, "lift is empty."),
        SkippedRow(5, "weight “a lot” is not a number."),
    )
    assert history.notices == ("Columns that are not read: times, felt, remark.",)


def test_a_weight_below_nothing_is_taken_for_help_and_zeros_for_what_a_set_does_not_have():
    columns = {"date": "date", "exercise": "lift", "weight": "kg", "reps": "reps", "duration": "seconds"}
    lines = ("2024-01-02,Pull up,-20,5,0", "2024-01-02,Plank,0,0,90", "2024-01-02,Bench,60,0,0")

    history = read(*lines, header="Date,Lift,Kg,Reps,Seconds", columns=columns)

    assert [exercise.title for exercise in history.workouts[0].exercises] == ["Pull up (Assisted)", "Plank", "Bench"]
    assert [exercise.sets for exercise in history.workouts[0].exercises] == [
        (done(2, "20", 5),),
        (ParsedSet(3, "normal", None, None, None, 90, None),),
        (done(4, "60", 0),),
    ]
    assert history.notices == ("Weights below nothing are taken for assistance: Pull up (Assisted).",)


def test_one_weight_in_columns_of_two_units_is_read_from_either():
    columns = {"date": "date", "exercise": "lift", "weight": "weight_kg", "reps": "reps", "distance": "distance_km"}
    lines = (
        "2024-01-02,Bench,60,,5,,",
        "2024-01-02,Bench,,135,5,,",
        "2024-01-02,Bench,60,60,5,,",
        "2024-01-02,Row,,,,,500",
    )

    history = read(*lines, header="Date,Lift,weight_kg,weight_lbs,reps,distance_km,distance_m", columns=columns)

    bench, row = history.workouts[0].exercises
    assert bench.sets == (done(2, "60", 5), done(3, "61.234970", 5))
    assert [each.distance_m for each in row.sets] == [500]
    assert history.skipped == (SkippedRow(4, "weight and weight_lbs contradict each other."),)
    assert (history.notices, history.assumed) == ((), frozenset())


def test_cells_without_a_figure_and_the_lifters_own_weight_are_empty():
    columns = {"date": "date", "exercise": "lift", "weight": "kg", "reps": "reps", "duration": "time"}
    lines = ("2024-01-02,Dips,BW,8,-", "2024-01-02,Dips,nan,7,N/A", "2024-01-02,Dips,-,null,–")

    history = read(*lines, header="Date,Lift,Kg,Reps,Time", columns=columns)

    assert history.workouts[0].exercises[0].sets == (done(2, None, 8), done(3, None, 7))
    assert history.skipped == (SkippedRow(4, "The row holds no weight, reps, distance or time."),)


@pytest.mark.parametrize(
    ("column", "seconds"),
    [
        ("minutes", 120),
        ("Duration (min)", 120),
        ("durationMin", 120),
        ("durationSeconds", 2),
        ("seconds", 2),
        ("time", 2),
    ],
)
def test_a_time_is_in_the_unit_that_its_column_is_named_by(column, seconds):
    columns = {"date": "date", "exercise": "lift", "duration": column.casefold()}

    history = read("2024-01-02,Plank,2", header=f"Date,Lift,{column}", columns=columns)

    assert history.workouts[0].exercises[0].sets[0].duration_seconds == seconds


def test_points_before_three_digits_are_not_guessed_beside_commas_before_decimals():
    rows = (
        "2024-02-01;Row;102,5;5;;",
        "2024-02-01;Row;1.250;5;;",
        "2024-02-01;Row;102.5;5;;",
        "2024-02-01;Row;1.234,5;5;;",
    )

    history = read(*rows)
    alone = read(*rows[1:3])

    assert [each.weight_kg for each in history.workouts[0].exercises[0].sets] == [Decimal("102.5"), Decimal("102.5")]
    assert history.skipped == (
        SkippedRow(3, "load “1.250” can be two numbers: the file has commas before decimals elsewhere."),
        SkippedRow(5, "weight “1.234,5” is more than 1,000 kg."),
    )
    assert [each.weight_kg for each in alone.workouts[0].exercises[0].sets] == [Decimal("1.25"), Decimal("102.5")]


def test_notes_that_are_cut_are_told():
    history = read(*(f"2024-02-01;Squat;100;5;;{letter * 9_000}" for letter in "ab"))

    assert len(history.workouts[0].exercises[0].notes) == 10_000
    assert history.notices == ("The notes on Squat of 2024-02-01 are cut after 10,000 characters.",)


@pytest.mark.parametrize("columns", [{}, {"date": "day"}, {"date": "day", "exercise": "gone"}])
def test_without_date_and_exercise_nothing_is_read(columns):
    with pytest.raises(UnknownFormat, match=INCOMPLETE):
        read("2024-01-02;Squat;1;;;", columns=columns)


def test_without_what_a_set_has_nothing_is_read():
    with pytest.raises(UnknownFormat, match=NOTHING_MEASURED):
        read("2024-01-02;Squat;1;;;", columns={"date": "day", "exercise": "lift", "notes": "remark"})


def test_columns_are_told_with_their_first_rows_and_guessed_by_their_names():
    content = b"Date,Exercise name,Load [kg],Reps,Mood\n" + b"2024-01-02,Squat,100,5,fine\n" * 9

    found = columns_of(content)

    row = ("2024-01-02", "Squat", "100", "5", "fine")
    assert found == Columns(("date", "exercise name", "load [kg]", "reps", "mood"), (row,) * 3)
    assert found.guessed == {"date": "date", "exercise": "exercise name", "weight": "load [kg]", "reps": "reps"}


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (b"When;What;How much\n2024-01-02;Squat;100\n", "csv"),
        (b"Date,Exercise,Category,Weight (kgs),Reps\n", "fitnotes"),
        (b"When,What\n1,2\n", None),
        (b"When,What,What\n1,2,3\n", None),
        (b"Dear diary, today, I lifted\n", None),
        (b"", None),
    ],
)
def test_a_table_is_what_names_three_columns_and_has_a_row(content, known):
    if known is None:
        with pytest.raises(UnknownFormat):
            recognise(content)
    else:
        assert recognise(content) == known
