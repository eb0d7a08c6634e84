"""The tables of apps that have no format of their own here: what is guessed of their columns, and which are refused."""

import pytest

from workouts.formats.files import TABLES, parse, recognise
from workouts.formats.parsed import UnknownFormat
from workouts.formats.table_columns import Columns

LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Completed RPE,"
    "Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Notes"
)


def guessed(header):
    return Columns(tuple(name.casefold() for name in header.split(",")), ()).guessed


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
            {
                "date": "date", "exercise": "exercise", "set_type": "iswarmup", "weight": "weight(kg)", "reps": "reps",
                "distance": "distance(m)", "duration": "duration(s)", "notes": "note",
            },
        ),
        (
            LIFTOSAUR,
            {
                "date": "workout datetime", "exercise": "exercise", "workout": "day name", "set_type": "is warmup set?",
                "weight": "completed weight value", "weight_unit": "completed weight unit", "reps": "completed reps",
                "rpe": "completed rpe", "notes": "notes",
            },
        ),
        (
            "Workout Start,Workout End,Exercise,Weight,Reps,Notes,Kcal,Distance,Duration,Category,Name,Bodyweight",
            {
                "date": "workout start", "exercise": "exercise", "workout": "name", "weight": "weight", "reps": "reps",
                "distance": "distance", "duration": "duration", "notes": "notes",
            },
        ),
        (
            "Date,Time,Routine,Exercise,Set,Weight,Reps,Duration,Distance,Para6,Para7,Note,Type,Book,Version1",
            {
                "date": "date", "exercise": "exercise", "clock": "time", "workout": "routine", "weight": "weight",
                "reps": "reps", "distance": "distance", "duration": "duration", "notes": "note",
            },
        ),
        (
            "Title,Date,Duration,Exercise,Superset id,Weight,Reps,Distance,Time,Set Type",
            {
                "date": "date", "exercise": "exercise", "workout": "title", "set_type": "set type", "weight": "weight",
                "reps": "reps", "distance": "distance", "duration": "time",
            },
        ),
        (
            "workout_date,workout_name,exercise_name,set_number,weight_kg,reps,duration_min,rpe,is_completed",
            {
                "date": "workout_date", "exercise": "exercise_name", "workout": "workout_name", "weight": "weight_kg",
                "reps": "reps", "duration": "duration_min", "rpe": "rpe", "done": "is_completed",
            },
        ),
        (
            "startedAt,exerciseName,setNumber,weightLbs,repetitions,distanceKm,setType",
            {
                "date": "startedat", "exercise": "exercisename", "set_type": "settype", "weight": "weightlbs",
                "reps": "repetitions", "distance": "distancekm",
            },
        ),
        (
            "Datum,Uhrzeit,Übung,Satz,Gewicht (kg),Wdh.,Bemerkung",
            {
                "date": "datum", "exercise": "übung", "clock": "uhrzeit", "weight": "gewicht (kg)", "reps": "wdh.",
                "notes": "bemerkung",
            },
        ),
        (
            "Data,Programma,Orario,Esercizio,Zona,Peso (kg),Ripetizioni,Appunti,Saltato",
            {
                "date": "data", "exercise": "esercizio", "clock": "orario", "workout": "programma", "weight": "peso (kg)",
                "reps": "ripetizioni", "notes": "appunti", "done": "saltato",
            },
        ),
        (
            "Exercise,Date,Time,Weight,Unit,Reps,Comments",
            {
                "date": "date", "exercise": "exercise", "clock": "time", "weight": "weight", "weight_unit": "unit",
                "reps": "reps", "notes": "comments",
            },
        ),
        (
            "Date,Exercise,Load,Time,Body Weight (kg)",
            {"date": "date", "exercise": "exercise", "weight": "load", "duration": "time"},
        ),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_the_names_that_apps_give_them(header, found):
    assert guessed(header) == found


@pytest.mark.parametrize(
    "header",
    [
        "Date (yyyy/mm/dd),Workout,Workout Name,Body Weight (KG),Exercise,Reps,Duration (hours),Set 1 (Reps),Set 1 (KG)",
        "Date,Exercise,Set 1,Set 2,Set 3",
        "date,exercise,reps1,weight1,reps2,weight2",
        "Datum,Übung,Satz 1,Satz 2",
    ],
)
def test_sets_side_by_side_are_refused_with_what_to_do(header):
    row = ",".join("1" for _ in header.split(","))

    with pytest.raises(UnknownFormat, match=r"several sets in a row .* Give each set a row of its own"):
        recognise(f"{header}\n{row}\n".encode())


def test_tables_one_below_the_other_are_refused_with_what_to_do():
    with pytest.raises(UnknownFormat) as refused:
        recognise(
            b"### ROUTINES ###\nrow_id,name\n1,A\n\n### EXERCISE LOGS ###\nmydate,ename,logs\n2024-01-02,Squat,100x5\n"
        )

    assert str(refused.value) == TABLES


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("date,exercise,weight_kg,reps", "csv"),
        ("Date,Lift,Weight_kg,neck_cm", "csv"),
        ("date,weight_lbs,mood,place", "csv"),
        ("date,weight_kg", "hevy_measurements"),
        ("date,weight_kg,comment", "hevy_measurements"),
        ("date,fat_percent,neck_in,left_bicep_in,wrist_in", "hevy_measurements"),
        ("Date,Exercise,Category,Sets,Weight,Reps", "csv"),
        ("Date,Exercise,Category,Weight,Reps", "fitnotes"),
    ],
)
def test_a_table_of_sets_is_not_taken_for_measurements_nor_one_that_counts_sets_for_a_row_for_each(header, name):
    row = ",".join(["2024-01-02", *("1" for _ in header.split(",")[1:])])

    assert recognise(f"{header}\n{row}\n".encode()) == name


@pytest.mark.parametrize("column", ["weight_kg", "Weight(kg)", "Weight [kg]", "Weight kg"])
def test_a_unit_in_the_name_of_a_column_is_read_however_it_is_written(column):
    history = parse(f"Date,Exercise,Category,{column},Reps\n2024-01-02,Squat,Legs,60,5\n")

    assert (history.workouts[0].exercises[0].sets[0].weight_kg, history.notices) == (60, ())
