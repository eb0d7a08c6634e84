"""What is read of the tables of apps that have no format of their own here, by the columns that hold it."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from workouts.enums import DistanceUnit, WeightUnit
from workouts.formats import generic
from workouts.formats.files import columns_of, parse
from workouts.formats.parsed import ParsedSet, Units

BERLIN = ZoneInfo("Europe/Berlin")
POUNDS = Units(WeightUnit.LB, DistanceUnit.MI, zone=BERLIN)


def read(header, *lines, units=None, **chosen):
    text = "\n".join([header, *lines])
    return parse(text, name=generic.FORMAT, columns=columns_of(text.encode()).guessed | chosen, units=units)


def sets_of(history):
    return [row for workout in history.workouts for block in workout.exercises for row in block.sets]


def test_moments_of_another_zone_and_warmups_of_a_column_that_asks_for_them():
    history = read(
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),isWarmup,Note",
        "2024-03-01 22:40:00 +0000,Back Squat,5,60.0,0.0,0.0,true,easy",
        "2024-03-01 23:10:00 +0000,Back Squat,5,100.0,0.0,0.0,false,",
        "2024-03-01 23:30:00 +0000,Treadmill,0,0,600,1500,false,",
        units=POUNDS,
    )

    assert [workout.started_at for workout in history.workouts] == [
        datetime(2024, 3, 1, 23, 40),
        datetime(2024, 3, 2, 0, 10),
    ]
    assert sets_of(history) == [
        ParsedSet(2, "warmup", Decimal(60), 5, None, None, None),
        ParsedSet(3, "normal", Decimal(100), 5, None, None, None),
        ParsedSet(4, "normal", None, None, Decimal(1500), 600, None),
    ]
    assert (history.rows, history.skipped, history.assumed) == (3, (), frozenset())


def test_a_column_of_units_holds_before_the_lifters():
    history = read(
        "Date,Exercise,Weight,Weight Unit,Reps,Distance,Distance Unit",
        "2024-03-01,Bench,100,kg,5,,",
        "2024-03-01,Bench,100,lb,5,,",
        "2024-03-01,Bench,100,,5,,",
        "2024-03-01,Run,,,,2,km",
        "2024-03-01,Bench,100,stone,5,,",
        units=POUNDS,
    )

    pounds = Decimal("45.359237")
    assert [row.weight_kg for row in sets_of(history)] == [100, pounds, pounds, None]
    assert (sets_of(history)[3].distance_m, history.assumed) == (2000, {"weight"})
    assert [skip.reason for skip in history.skipped] == [
        "weight_unit “stone” is not a unit of weight that is known here."
    ]


def test_a_day_and_a_clock_in_two_columns():
    header = "Date;Time;Routine;Exercise;Set;Weight;Reps;Duration"
    lines = (
        "29.04.2025;12:05:00;Push;Bench;1;100;10;",
        "29.04.2025;12:10:00;Push;Bench;2;100;10;",
        "30.04.2025;6:30 PM;Pull;Row;1;80;8;90",
        "01.05.2025;late;Pull;Row;1;80;8;",
        "02.05.2025;;Pull;Row;1;80;8;",
    )

    history = read(header, *lines)

    assert [(workout.title, workout.started_at) for workout in history.workouts] == [
        ("Push", datetime(2025, 4, 29, 12, 5)),
        ("Pull", datetime(2025, 4, 30, 18, 30)),
        ("Pull", datetime(2025, 5, 1, 12)),
        ("Pull", datetime(2025, 5, 2, 12)),
    ]
    assert sum(row.weight_kg * row.reps for row in sets_of(history)) == 2000 + 3 * 640
    assert "Line 5: the time “late” can’t be read; it is taken for noon." in history.notices


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [
        ("Duration", "90", 90),
        ("Duration (min)", "1.5", 90),
        ("duration_minutes", "2", 120),
        ("Duration (hours)", "0.5", 1800),
        ("Duration (min)", "1:30", 90),
        ("Time", "1m 30s", 90),
        ("Time", "45 sec", 45),
        ("Seconds", "45.4", 45),
    ],
)
def test_times_of_sets_in_the_unit_that_their_column_names(header, cell, seconds):
    history = read(f"Date,Exercise,{header},Mood", f"2024-03-01,Plank,{cell},")

    assert sets_of(history) == [ParsedSet(2, "normal", None, None, None, seconds, None)]


def test_units_and_words_in_cells():
    history = read(
        "Data,Esercizio,Ripetizioni / Tempo,Peso / Distanza",
        '2025-01-09,Panca,20 ripetizioni,"62,50 kg"',
        '2025-01-09,Panca,12,"100,0 lbs"',
        '2025-01-09,Plank,60 secondi,"0,00 kg"',
        '2025-01-09,Plank,60 giri,"0,00 kg"',
        reps="ripetizioni / tempo",
        weight="peso / distanza",
    )

    assert sets_of(history) == [
        ParsedSet(2, "normal", Decimal("62.5"), 20, None, None, None),
        ParsedSet(3, "normal", Decimal("45.359237"), 12, None, None, None),
        ParsedSet(4, "normal", None, None, None, 60, None),
    ]
    assert [skip.reason for skip in history.skipped] == ["reps “60 giri” is not a number."]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Completed", ["true", "false", "1", ""]),
        ("Skipped", ["No", "Yes", "0", ""]),
        ("Saltato", ["no", "Si", "n", ""]),
    ],
)
def test_sets_that_were_not_done_are_told_and_left_out(column, cells):
    history = read(
        f"Date,Exercise,Reps,{column}", *(f"2024-03-01,Dip,{reps},{cell}" for reps, cell in enumerate(cells))
    )

    assert [row.reps for row in sets_of(history)] == [0, 2, 3]
    assert [(skip.line, skip.reason.split("” ")[1]) for skip in history.skipped] == [
        (3, "says that the set was not done.")
    ]


def test_a_row_of_several_sets_or_of_none_is_told():
    history = read(
        "Date,Exercise,Sets,Reps,Weight",
        "2024-03-01,Squat,3,5,100",
        "2024-03-01,Squat,1,5,100",
        "2024-03-01,Squat,,5/5/5,100",
        "2024-03-01,Squat,,,",
    )

    assert [row.line for row in sets_of(history)] == [3]
    assert [(skip.line, skip.reason) for skip in history.skipped] == [
        (2, "sets “3” says that the row holds several sets: give each a row of its own."),
        (4, "reps “5/5/5” is not a number."),
        (5, "The row holds no weight, reps, distance or time."),
    ]
    assert history.rows == 4
