"""Strong's five generations of headers, and what its rows say."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.formats.strong import ANDROID, BENCH, UNITLESS, UNITS_IN_ROWS, a_set, an_exercise, file, history, push, row
from workouts.enums import DistanceUnit, WeightUnit
from workouts.formats.files import parse
from workouts.formats.parsed import SkippedRow, Units

MILES = Decimal("4828.032000")
POUNDS = Decimal("45.359237")
IN_KG = (a_set(2, Decimal(100), 5), a_set(3, None, None, distance_m=Decimal(3000), duration_seconds=900))
IN_LB = (a_set(2, POUNDS, 5), a_set(3, None, None, distance_m=MILES, duration_seconds=900))


@pytest.mark.parametrize(
    ("header", "first", "second", "sets", "assumed"),
    [
        (
            "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes",
            "0,100.0,5,0.0,0,",
            "0,0.0,0,3.0,900,",
            IN_KG,
            (),
        ),
        (
            "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds,Notes",
            "0,100.0,5,0.0,0,",
            "0,0.0,0,3.0,900,",
            IN_LB,
            (),
        ),
        (
            "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes",
            "1,100,5,0,0,,",
            "1,0,0,3,900,,",
            IN_LB,
            ("weight", "distance"),
        ),
        (
            UNITLESS,
            "1,100,5,0,0,,,",
            "1,0,0,3,900,,,",
            IN_LB,
            ("weight", "distance"),
        ),
        (
            UNITS_IN_ROWS,
            "1,100.0,kg,5,,,,0,,,1h 5m",
            "1,,,0,,3,km,900,,,1h 5m",
            IN_KG,
            (),
        ),
        (
            UNITS_IN_ROWS,
            "1,100.0,lbs,5,,,,0,,,1h 5m",
            "1,,,0,,3,mi.,900,,,1h 5m",
            IN_LB,
            (),
        ),
    ],
)
def test_parse_every_generation_in_its_units(header, first, second, sets, assumed):
    begin = "2024-11-18 15:04:05,Push"
    text = file(f"{begin},{BENCH},{first}", f"{begin},Running,{second}", header=header)

    parsed = parse(text, units=Units(WeightUnit.LB, DistanceUnit.MI))

    assert parsed == history(
        push(
            an_exercise(sets[0]),
            an_exercise(sets[1], title="Running"),
            ended_at=datetime(2024, 11, 18, 16, 9, 5) if "Duration" in header else None,
        ),
        rows=2,
        assumed=assumed,
    )


def test_parse_the_quoted_file_of_android_with_rests_and_notes():
    begin = f'"1";"2024-11-18 15:04:05";"Push";"3900";"{BENCH}"'
    text = file(
        f'{begin};"Note";"";"";"";"";"";"elbows in\n""slow"" down";""',
        f'{begin};"W";"60.0";"8";"";"";"0.0";"";"hard week"',
        f'{begin};"Rest Timer";"";"";"";"";"60.0";"";""',
        f'{begin};"1";"6.80388555";"5";"8.5";"";"0.0";"";"hard week"',
        f'{begin};"Rest Timer";"";"";"";"";"120.0";"";""',
        f'{begin};"D";"80.0";"13.0";"";"";"0.0";"";"hard week"',
        f'{begin};"Rest Timer";"";"";"";"";"120.0";"";""',
        f'{begin};"F";"0.0";"3";"";"";"0.0";"";"hard week"',
        f'{begin.replace(BENCH, "Running")};"1";"";"";"";"3000.0";"900.0";"";"hard week"',
        header=ANDROID,
    )

    assert parse(text) == history(
        push(
            an_exercise(
                a_set(4, Decimal(60), 8, "warmup", rest_seconds=60),
                a_set(6, Decimal("6.803886"), 5, rpe=Decimal("8.5"), rest_seconds=120),
                a_set(8, Decimal(80), 13, "drop", rest_seconds=120),
                a_set(10, None, 3, "failure"),
                notes='elbows in\n"slow" down',
                note_lines=(2,),
                rest_lines=(5, 7, 9),
            ),
            an_exercise(a_set(11, None, None, distance_m=Decimal(3000), duration_seconds=900), title="Running"),
            description="hard week",
        ),
        rows=9,
        assumed=(),
    )
    assert parse(text).workouts[0].exercises[0].rest_seconds == 120


def test_parse_the_newest_header_without_notes():
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE"
    text = file(f'2024-11-18 15:04:05,"Push",1h 5m,"{BENCH}",1,100.0,5.0,0,0.0,9', header=header)

    assert parse(text) == history(push(an_exercise(a_set(2, rpe=Decimal(9)))), rows=1)


def test_parse_begins_a_block_where_the_exercise_changes_or_its_numbers_begin_again():
    orders = [("W", "A"), ("1", "A"), ("D", "A"), ("2", "A"), ("1", "A"), ("1", "B"), ("3", "A"), ("F", "A"), ("", "A")]

    parsed = parse(file(*(row(order, exercise=title) for order, title in orders)))

    assert [(block.title, len(block.sets)) for block in parsed.workouts[0].exercises] == [
        ("A", 4),
        ("A", 1),
        ("B", 1),
        ("A", 3),
    ]


@pytest.mark.parametrize(
    ("values", "parsed"),
    [
        ("100.0,5,0,0", (Decimal(100), 5, None, None)),
        ("0,12,0,0", (None, 12, None, None)),  # bodyweight
        (",12.0,,", (None, 12, None, None)),
        ("0,0,0,90", (None, None, None, 90)),
        ("20,0,0,90", (Decimal(20), None, None, 90)),
        ("80,0,0,0", (Decimal(80), 0, None, None)),  # an attempt
        ("0,0,0,0", (None, 0, None, None)),
        ("0,0,2.5,600", (None, None, Decimal(2500), 600)),
        ('"22,5",5,0,0', (Decimal("22.5"), 5, None, None)),
    ],
)
def test_parse_takes_zeros_for_what_a_set_does_not_have(values, parsed):
    (found,) = parse(file(row(values=values))).workouts[0].exercises[0].sets

    assert (found.weight_kg, found.reps, found.distance_m, found.duration_seconds) == parsed


def test_parse_keeps_the_sets_of_a_workout_whose_duration_is_unreadable_and_says_so():
    parsed = parse(file(row(duration="soon"), row("2", duration="soon")))

    assert parsed == history(
        push(an_exercise(a_set(2), a_set(3)), ended_at=None),
        rows=2,
        notices=("Line 2: the duration “soon” can’t be read.",),
    )


@pytest.mark.parametrize(
    ("dates", "started_at"),
    [
        (["11/18/2024 15:04"], datetime(2024, 11, 18, 15, 4)),
        (["11/8/2024 15:04", "11/18/2024 15:04"], datetime(2024, 11, 8, 15, 4)),
        (["8/11/2024 15:04", "18/11/2024 15:04"], datetime(2024, 11, 8, 15, 4)),
        (["2024-11-18 5:04:09"], datetime(2024, 11, 18, 5, 4, 9)),
    ],
)
def test_parse_reads_dates_that_a_spreadsheet_mangled(dates, started_at):
    parsed = parse(file(*(row(date=text) for text in dates)))

    assert (parsed.workouts[0].started_at, parsed.skipped) == (started_at, ())


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (row(date=""), "Date is empty."),
        (row(date="soon"), "Date “soon” is not a date and time that can be read."),
        (row(date="2024-11-18"), "Date “2024-11-18” is not a date and time that can be read."),
        (row(exercise=""), "Exercise Name is empty."),
        (row("X"), "Set Order “X” is not a number, W, D, F, Rest Timer or Note."),
        (row(values="x,5,0,0"), "weight “x” is not a number."),
        (row(values="1001,5,0,0"), "weight “1001” is more than 1,000 kg."),
        (row(values="100,5000,0,0"), "Reps “5000” is more than 1,000."),
        (row(rpe="11"), "RPE “11” is not between 1 and 10 in steps of 0.5."),
        (row("Rest Timer", "0,0,0,"), "Seconds is empty."),
        (row("Rest Timer", "0,0,0,3601"), "Seconds “3601” is more than 3,600."),
        (row("Note"), "Notes is empty."),
        (row("Note", exercise="Nothing", notes="x"), "No set of Nothing stands with it."),
        (row("Rest Timer", "0,0,0,60", exercise="Nothing"), "No set of Nothing stands with it."),
        ("a,b", "The row has 2 of 12 columns: a spreadsheet may have broken it."),
    ],
)
def test_parse_reports_a_row_and_keeps_its_neighbours(broken, reason):
    parsed = parse(file(row(), broken, row("2")))

    sets = [each for block in parsed.workouts[0].exercises for each in block.sets]
    assert sets == [a_set(2), a_set(4)]
    assert (parsed.rows, parsed.skipped) == (3, (SkippedRow(3, reason),))


def test_parse_puts_a_rest_to_the_set_before_it_and_reports_a_second_one():
    parsed = parse(
        file(
            row("Rest Timer", "0,0,0,30"),
            row(),
            row("2"),
            row("Rest Timer", "0,0,0,90"),
            row("Rest Timer", "0,0,0,100"),
        )
    )

    (block,) = parsed.workouts[0].exercises
    assert [each.rest_seconds for each in block.sets] == [30, 90]
    assert (block.rest_lines, parsed.skipped) == ((2, 5), (SkippedRow(6, "The set before it has a rest already."),))


def test_parse_gathers_notes_of_sets_and_of_rows_once_each():
    parsed = parse(file(row(notes="slow", words="tired"), row("2", notes="slow"), row("Note", notes="fast"), row("3")))

    (block,) = parsed.workouts[0].exercises
    assert (block.notes, block.note_lines, parsed.workouts[0].description) == ("slow\nfast", (4,), "tired")


def test_parse_of_a_workout_of_which_no_set_is_left_is_none():
    parsed = parse(file(row("Note", notes="slow"), row(values="x,5,0,0")))

    assert parsed.workouts == ()
    assert parsed.skipped == (
        SkippedRow(2, f"No set of {BENCH} stands with it."),
        SkippedRow(3, "weight “x” is not a number."),
    )


def test_parse_of_a_workout_with_endless_notes_and_rests_ends_soon_and_reports_what_is_too_much():
    rows = [row(str(place), notes=f"{place:04}" + "x" * 20) for place in range(1, 3000)]

    parsed = parse(file(*rows, row("Rest Timer", "0,0,0,60")))

    (block,) = parsed.workouts[0].exercises
    assert (len(block.notes), block.rest_seconds) == (399 * 25 + 24, 60)
    assert {each.reason for each in parsed.skipped} == {f"The notes of {BENCH} are longer than 10,000 characters."}


def test_parse_takes_weights_below_nothing_for_assistance():
    rows = [row(values="-20.0,8,0,0", exercise="Pull Up"), row("2", "-10,9,0,0", exercise="Dip (assisted)")]

    parsed = parse(file(*rows))

    assert [(block.title, block.sets[0].weight_kg) for block in parsed.workouts[0].exercises] == [
        ("Pull Up (Assisted)", 20),
        ("Dip (assisted)", 10),
    ]
    assert (parsed.skipped, parsed.notices) == (
        (),
        (
            "Weights below nothing are taken for assistance: Pull Up (Assisted).",
            "Weights below nothing are taken for assistance: Dip (assisted).",
        ),
    )
