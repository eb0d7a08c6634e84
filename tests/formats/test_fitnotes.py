from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.formats.fitnotes import BODY, HEADER, file
from workouts.enums import DistanceUnit, LengthUnit, WeightUnit
from workouts.formats.files import parse
from workouts.formats.parsed import (
    ParsedExercise,
    ParsedHistory,
    ParsedMeasurement,
    ParsedSet,
    ParsedWorkout,
    SkippedRow,
    Units,
)


def a_set(line, weight_kg=None, reps=None, distance_m=None, duration_seconds=None):
    return ParsedSet(line, "normal", weight_kg, reps, distance_m, duration_seconds, None)


def a_day(day, *exercises):
    noon = datetime(2023, 5, day, 12)
    return ParsedWorkout("Workout", noon, None, "", exercises, f"fitnotes:2023-05-{day:02}T12:00:00//")


def test_parse_takes_a_day_for_a_workout_and_an_exercise_once():
    text = file(
        "2023-05-02,Flat Barbell Bench Press,Chest,60.0,8,0.0,,,warm",
        "2023-05-02,Running (Treadmill),Cardio,0.0,0,5.2,km,0:29:21,",
        '2023-05-02,Flat Barbell Bench Press,Chest,100.0,5,,,,"up\nand down"',
        "2023-05-01,Pull Up,Back,0.0,12,0.0,m,0:00:00,",
        "2023-05-02,Plank,Core,,,,,0:01:30,",
    )

    assert parse(text) == ParsedHistory(
        "fitnotes",
        5,
        (
            a_day(1, ParsedExercise("Pull Up", None, "", (a_set(6, None, 12),))),
            a_day(
                2,
                ParsedExercise(
                    "Flat Barbell Bench Press",
                    None,
                    "warm\nup\nand down",
                    (a_set(2, Decimal(60), 8), a_set(4, Decimal(100), 5)),
                ),
                ParsedExercise("Running (Treadmill)", None, "", (a_set(3, None, None, Decimal(5200), 29 * 60 + 21),)),
                ParsedExercise("Plank", None, "", (a_set(7, None, None, None, 90),)),
            ),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("header", "row", "parsed", "assumed"),
    [
        (HEADER.replace("kgs", "lbs"), "100,5,0,,,", (Decimal("45.359237"), 5, None), ()),
        (HEADER.replace("kgs", "lbs").removesuffix(",Comment"), "100,5,1,mi,", (Decimal("45.359237"), 5, Decimal("1609.344")), ()),
        (HEADER.replace("Weight (kgs)", "Weight,Weight Unit"), "100,kgs,5,400,m,,", (Decimal(100), 5, Decimal(400)), ()),
        (HEADER.replace("Weight (kgs)", "Weight,Weight Unit"), "100,lbs,5,100,ft,,", (Decimal("45.359237"), 5, Decimal("30.48")), ()),
        (HEADER.replace("Weight (kgs)", "Weight,Weight Unit"), "100,,5,1,,,", (Decimal("45.359237"), 5, Decimal("1609.344")), ("distance", "weight")),
        (HEADER, "100,5,0,kgs,,", (Decimal(100), 5, None), ()),  # a wrong unit of nothing
    ],
)  # fmt: skip
def test_parse_units_of_the_header_of_the_row_and_of_the_caller(header, row, parsed, assumed):
    found = parse(
        file(f"2023-05-01,Sled,Legs,{row}", header=header), units=Units(WeightUnit.LB, DistanceUnit.MI, LengthUnit.IN)
    )

    (one,) = found.workouts[0].exercises[0].sets
    assert (one.weight_kg, one.reps, one.distance_m) == parsed
    assert found.assumed == set(assumed)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (",Squat,Legs,100,5,,,,", "Date is empty."),
        ("May,Squat,Legs,100,5,,,,", "Date “May” is not a date that can be read."),
        ("2023-05-01,,Legs,100,5,,,,", "Exercise is empty."),
        ("2023-05-01,Sled,Legs,100,5,3,laps,,", "distance unit “laps” is not a unit of distance that is known here."),
        ("2023-05-01,Squat,Legs,100,5,,,soon,", "Time “soon” is not a number."),
        ("2023-05-01,Squat,Legs,100,5,,,25:00:00,", "Time “25:00:00” is longer than a day."),
        ("2023-05-01,Squat,Legs,100,-5,,,,", "Reps “-5” is negative."),
    ],
)
def test_parse_reports_a_row_and_keeps_its_neighbour(broken, reason):
    found = parse(file("2023-05-01,Squat,Legs,100,5,,,,", broken))

    assert (found.rows, found.skipped) == (2, (SkippedRow(3, reason),))
    assert found.workouts == (a_day(1, ParsedExercise("Squat", None, "", (a_set(2, Decimal(100), 5),))),)


def test_parse_tells_of_comments_that_it_cuts():
    rows = [f"2023-05-01,Squat,Legs,100,5,,,,{place}{'x' * 5000}" for place in range(3)]

    found = parse(file(*rows))

    assert len(found.workouts[0].exercises[0].notes) == 10_000
    assert found.notices == ("The comments on Squat of 2023-05-01 are cut after 10,000 characters.",)


def test_parse_takes_weights_below_nothing_for_assistance():
    found = parse(
        file(
            "2023-05-01,Pull Up,Back,-20,8,,,,",
            "2023-05-01,Pull Up,Back,-0.0,5,,,,",
            "2023-05-01,Pull Up,Back,−15,8,,,,",
        )
    )

    assert found.workouts == (
        a_day(
            1,
            ParsedExercise("Pull Up (Assisted)", None, "", (a_set(2, Decimal(20), 8), a_set(4, Decimal(15), 8))),
            ParsedExercise("Pull Up", None, "", (a_set(3, None, 5),)),
        ),
    )
    assert found.notices == ("Weights below nothing are taken for assistance: Pull Up (Assisted).",)


# --- The body tracker -------------------------------------------------------------------------------------------------


def test_parse_of_the_body_gathers_a_day_and_keeps_the_last_value():
    text = file(
        "2023-05-02,07:00:00,Bodyweight,180.5,lbs,",
        "2023-05-02,07:00:00,Body Fat,18.2,%,",
        "2023-05-02,06:00:00,Bodyweight,181,lbs,before",
        "2023-05-01,07:00:00,Left Bicep,14,in,",
        "2023-05-01,07:00:00,Waist,86.5,cm,",
        "2023-05-01,07:00:00,Mood,5,,",
        "2023-05-01,07:00:00,Hips,0,cm,",
        "2023-05-01,07:00:00,Neck,40,ells,",
        "2023-05-01,07:00:00,Chest,,cm,",
        "2023-05-01,07:00:00,Body Fat,101,%,",
        header=BODY,
    )

    assert parse(text) == ParsedHistory(
        "fitnotes_body",
        10,
        (),
        (
            SkippedRow(4, "A later row has another measurement of 2023-05-02, which is kept."),
            SkippedRow(7, "Measurement “Mood” is not one that is kept here."),
            SkippedRow(8, "Value “0” is not more than nothing."),
            SkippedRow(9, "Unit “ells” is not a unit of length that is known here."),
            SkippedRow(10, "Value says nothing."),
            SkippedRow(11, "Value “101” is more than 100 percent."),
        ),
        (
            ParsedMeasurement(
                date(2023, 5, 1), {"left_bicep_cm": Decimal("35.56"), "waist_cm": Decimal("86.5")}, (5, 6)
            ),
            ParsedMeasurement(
                date(2023, 5, 2), {"weight_kg": Decimal("81.873423"), "fat_percent": Decimal("18.2")}, (2, 3)
            ),
        ),
    )


def test_parse_of_the_body_asks_for_units_that_the_file_does_not_say():
    text = file("2023-05-02,,Bodyweight,180,,", "2023-05-02,,Neck,16,,", header=BODY)

    found = parse(text, units=Units(weight=WeightUnit.LB, length=LengthUnit.IN))

    assert found.assumed == {"weight", "length"}
    assert found.measurements[0].values == {"weight_kg": Decimal("81.646627"), "neck_cm": Decimal("40.64")}


IOS = "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind"


@pytest.mark.parametrize(
    ("weights", "unit", "kg"),
    [
        ("102.06,225.00", WeightUnit.KG, Decimal("102.06")),
        ("102.06,225.00", WeightUnit.LB, Decimal("102.058283")),
        ("0.00,225.00", WeightUnit.KG, Decimal("102.058283")),
        ("102.06,0.00", WeightUnit.LB, Decimal("102.06")),
        (",225", WeightUnit.KG, Decimal("102.058283")),
        ("0.00,0.00", WeightUnit.KG, None),
        ("2,4.4", WeightUnit.KG, Decimal(2)),
    ],
)
def test_parse_the_columns_of_ios_that_say_a_weight_twice(weights, unit, kg):
    text = file(f"2023-05-01,Bench Press,Chest,{weights},5,,,00:45,slow,wr", header=IOS)

    parsed = parse(text, units=Units(unit))

    (workout,) = parsed.workouts
    assert workout.exercises == (ParsedExercise("Bench Press", None, "slow", (a_set(2, kg, 5, None, 45),)),)
    assert (parsed.assumed, parsed.skipped) == (frozenset(), ())
    assert parsed.notices == ("Columns that are not read: kind.",)


def test_parse_refuses_a_weight_that_is_said_twice_and_differently():
    parsed = parse(file("2023-05-01,Bench Press,Chest,100,100,5,,,,,", header=IOS))

    assert (parsed.workouts, parsed.rows) == ((), 1)
    assert parsed.skipped == (SkippedRow(2, "weight (kg) and weight (lbs) contradict each other."),)


@pytest.mark.parametrize(
    ("cell", "kg"),
    [("60 kg", Decimal(60)), ("60,5 kg", Decimal("60.5")), ("100lbs.", Decimal("45.359237")), ("-20 kg", Decimal(20))],
)
def test_parse_a_unit_in_the_cell(cell, kg):
    parsed = parse(file(f'2023-05-01,Dip (Assisted),Chest,"{cell}",5,,,,', header=HEADER.replace(" (kgs)", "")))

    assert parsed.workouts[0].exercises[0].sets == (a_set(2, kg, 5),)
    assert parsed.assumed == frozenset()


def test_parse_refuses_a_unit_in_the_cell_that_is_none():
    parsed = parse(file("2023-05-01,Dip,Chest,12 reps,5,,,,"))

    assert parsed.skipped == (SkippedRow(2, "weight (kgs) “12 reps” is not a unit of weight that is known here."),)
