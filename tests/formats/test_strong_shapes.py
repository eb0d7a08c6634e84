"""Files in Strong's shape that its five generations do not have: of other units, spreadsheets and apps."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.formats.strong import BENCH, a_set, an_exercise, file, history, push, row
from workouts.formats.files import parse
from workouts.formats.parsed import Units


@pytest.mark.parametrize(
    ("weight", "distance", "kg", "metres"),
    [
        ("Weight (kg)", "Distance (meters)", 100, 3),
        ("Weight (lbs)", "Distance (m)", Decimal("45.359237"), 3),
        ("Weight (lb)", "Distance (km)", Decimal("45.359237"), 3000),
        ("WEIGHT (KG)", "Distance (mi)", 100, Decimal("4828.032")),
        ("Weight (kgs)", "Distance (miles)", 100, Decimal("4828.032")),
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_units_in_the_names_of_columns_with_any_mark_between_them(mark, weight, distance, kg, metres):
    header = f'"Workout #","Date","Workout Name","Exercise Name","Set Order","{weight}","Reps","{distance}","Seconds"'
    rows = [
        f'"1","2024-11-18 15:04:05","Push","{BENCH}","1","100.0","5","",""',
        '"1","2024-11-18 15:04:05","Push","Running","1","","","3.0","900.0"',
    ]
    text = "\ufeff" + "\r\n".join([header, *rows]).replace('","', f'"{mark}"')

    parsed = parse(text.encode())

    assert parsed == history(
        push(
            an_exercise(a_set(2, kg)),
            an_exercise(a_set(3, None, None, distance_m=metres, duration_seconds=900), title="Running"),
            ended_at=None,
        ),
        rows=2,
        assumed=(),
    )


@pytest.mark.parametrize(
    ("date", "started_at"),
    [
        ("2018/8/31 5:49", datetime(2018, 8, 31, 5, 49)),
        ("18.11.2024 15:04", datetime(2024, 11, 18, 15, 4)),
        ("11/18/24 3:04 PM", datetime(2024, 11, 18, 15, 4)),
        ("2024-11-18T15:04:05", datetime(2024, 11, 18, 15, 4, 5)),
        ("2024-11-18T15:04:05+01:00", datetime(2024, 11, 18, 15, 4, 5)),
        ("2024-11-18T23:04:05.000Z", datetime(2024, 11, 19, 0, 4, 5)),
        ("2024-11-18", datetime(2024, 11, 18, 12)),
        ("2024/11/18", datetime(2024, 11, 18, 12)),
    ],
)
def test_dates_of_spreadsheets_and_other_apps(date, started_at):
    parsed = parse(file(row(date=date), row("2", date=date)), units=Units(zone=ZoneInfo("Europe/Berlin")))

    (workout,) = parsed.workouts
    assert (workout.started_at, len(workout.exercises[0].sets), parsed.skipped) == (started_at, 2, ())


def test_a_column_of_set_types_is_read_and_what_it_says_that_nobody_knows_is_told():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Set Type,Mood"
    said = ["Warm-up", "normal", "drop set", "Failure", "", "Myo reps"]
    rows = [f"2024-11-18 15:04:05,Push,{BENCH},{place},100,5,{kind}," for place, kind in enumerate(said, start=1)]

    parsed = parse(file(*rows, header=header))

    kinds = ["warmup", "normal", "drop", "failure", "normal", "normal"]
    assert parsed == history(
        push(an_exercise(*(a_set(line, set_type=kind) for line, kind in enumerate(kinds, start=2))), ended_at=None),
        rows=6,
        notices=(
            "Columns that are not read: mood.",
            "Types of sets that are not known here, taken for normal ones: Myo reps (1).",
        ),
    )


def test_of_many_strange_types_the_ten_that_come_most_are_told():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Set Type"
    said = [f"type {'abcdefghijkl'[place % 12]}" for place in range(25)]
    rows = [f"2024-11-18 15:04:05,Push,{BENCH},{place},100,5,{kind}" for place, kind in enumerate(said, start=1)]

    parsed = parse(file(*rows, header=header))

    told = ", ".join(f"type {letter} ({3 if letter == 'a' else 2})" for letter in "abcdefghij")
    assert parsed.notices == (f"Types of sets that are not known here, taken for normal ones: {told} ….",)


@pytest.mark.parametrize("rpe", ["0", "0.0", "", " "])
def test_an_rpe_of_zero_was_not_said(rpe):
    parsed = parse(file(row(rpe=rpe)))

    assert parsed == history(push(an_exercise(a_set(2))), rows=1)


def test_what_is_stored_adds_up_to_what_the_file_says():
    """Every row is a set, a note or a rest, or is told; and the volume is the one that was written."""
    orders = ["Note", "W", "Rest Timer", "1", "Rest Timer", "2", "D", "F", "Rest Timer", "Rest Timer", "x", "Note"]
    weights = ["", "60", "", "100", "", "102.5", "80", "70", "", "", "1", ""]
    rows = [
        row(
            order,
            values=f"{weight},{'5' if weight else ''},,{60 if order == 'Rest Timer' else ''}",
            notes=f"note {place}",
        )
        for place, (order, weight) in enumerate(zip(orders, weights, strict=True))
    ]

    parsed = parse(file(*rows))

    (block,) = parsed.workouts[0].exercises
    assert len(list(parsed.workouts[0].lines)) + len(parsed.skipped) == parsed.rows == 12
    assert sum(each.weight_kg * each.reps for each in block.sets) == 5 * (60 + 100 + Decimal("102.5") + 80 + 70)
    assert block.notes.count("note") == 7
    assert [skip.line for skip in parsed.skipped] == [11, 12]


def test_a_rest_after_a_set_that_cannot_be_read_is_not_that_of_the_set_before():
    rows = [row(), row("Rest Timer", "0,0,0,60"), row("2", "x,5,0,0"), row("Rest Timer", "0,0,0,90"), row("3")]

    found = parse(file(*rows, row("Rest Timer", "0,0,0,120")))

    (block,) = found.workouts[0].exercises
    assert [each.rest_seconds for each in block.sets] == [60, 120]
    assert [(each.line, each.reason) for each in found.skipped] == [
        (4, "weight “x” is not a number."),
        (5, "The row before it was not read."),
    ]
