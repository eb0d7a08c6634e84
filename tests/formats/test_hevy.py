from datetime import datetime
from decimal import Decimal

import pytest

from tests.factories.parsed import HEADER, PUSH_KEY, a_set, an_exercise, file, history, push, row
from workouts.formats.files import parse
from workouts.formats.parsed import ParsedWorkout


def test_parse_a_file_with_everything_in_it():
    text = file(
        row(
            values="60,8,,,",
            type='"warmup"',
            notes='"elbows in"',
            superset="0",
            description='"slept ""well"" 💪\nno coffee"',
        ),
        row(index="1", values="102.5,5,,,8.5", notes='"elbows in"', superset="0"),
        row(index="2", values="80,0,,,10", notes='"elbows in"', superset="0", type='"failure"'),
        row("Push Up", "0", ",20,,,", superset="0", type='"dropset"'),
        row("Rowing (Machine)", "0", ",,2.5,600,"),
        '"Legs","3 Dec 2025, 23:30","4 Dec 2025, 00:45","","Squat (Barbell)",,"",0,"normal",140,3,,,',
    )

    assert parse(text) == history(
        ParsedWorkout(
            "Legs",
            datetime(2025, 12, 3, 23, 30),
            datetime(2025, 12, 4, 0, 45),
            "",
            (an_exercise(a_set(8, Decimal(140), 3), title="Squat (Barbell)"),),
            "hevy:2025-12-03T23:30:00/2025-12-04T00:45:00/Legs",
        ),
        push(
            an_exercise(
                a_set(2, Decimal(60), 8, set_type="warmup"),
                a_set(4, Decimal("102.5"), 5, rpe=Decimal("8.5")),
                a_set(5, Decimal(80), 0, rpe=Decimal(10), set_type="failure"),
                superset=0,
                notes="elbows in",
            ),
            an_exercise(a_set(6, None, 20, set_type="drop"), title="Push Up", superset=0),
            an_exercise(a_set(7, None, None, distance_m=Decimal(2500), duration_seconds=600), title="Rowing (Machine)"),
            description='slept "well" 💪\nno coffee',
        ),
    )


@pytest.mark.parametrize("change", [
    lambda text: text,
    lambda text: "\ufeff" + text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: text.removesuffix("\n"),
    lambda text: text.replace('"', "").replace(", ", "# ").replace(",", ";").replace("#", ","),
    lambda text: text.replace(",", ";").replace("; ", ", ").replace("102.5", "102,5"),
    lambda text: text.replace("\n", ",,\n"),
    lambda text: text.replace('"title"', '" Title "'),
    lambda text: text + "\n\n,,,,,,,,,,,,,\n",
])  # fmt: skip
def test_parse_the_same_rows_saved_another_way(change):
    text = file(row(), row(index="1", values="102.5,5,,,"))

    assert parse(change(text)) == history(push(an_exercise(a_set(2), a_set(3, Decimal("102.5")))))


@pytest.mark.parametrize(
    ("weight", "distance", "parsed"),
    [
        ("weight_kg", "distance_km", a_set(2, Decimal(45), None, distance_m=Decimal(2000))),
        ("weight_kg", "distance_miles", a_set(2, Decimal(45), None, distance_m=Decimal("3218.688"))),
        ("weight_lbs", "distance_km", a_set(2, Decimal("20.411657"), None, distance_m=Decimal(2000))),
        ("weight_lbs", "distance_miles", a_set(2, Decimal("20.411657"), None, distance_m=Decimal("3218.688"))),
    ],
)
def test_parse_every_pair_of_units(weight, distance, parsed):
    header = HEADER.replace("weight_kg", weight).replace("distance_km", distance)

    assert parse(file(row(values="45,,2,,"), header=header)) == history(push(an_exercise(parsed)))


def test_parse_with_the_three_required_columns_only():
    text = file(
        "Plank,Core,2025-12-05 11:37",
        "Plank,Core,2025-12-05 11:37",
        "Sit Up,,2025-12-05 11:37",
        header="exercise_title,title,start_time",
    )

    assert parse(text) == history(
        push(
            an_exercise(a_set(4, None, None), title="Sit Up"),
            title="",
            key="hevy:2025-12-05T11:37:00//",
            ended_at=None,
        ),
        push(
            an_exercise(a_set(2, None, None), a_set(3, None, None), title="Plank"),
            title="Core",
            key="hevy:2025-12-05T11:37:00//Core",
            ended_at=None,
        ),
    )


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [
        ([("A", "0"), ("A", "1"), ("B", "0"), ("A", "0")], [("A", 2), ("B", 1), ("A", 1)]),
        ([("A", "0"), ("A", "1"), ("A", "0"), ("A", "1")], [("A", 2), ("A", 2)]),
        ([("A", "0"), ("A", "0")], [("A", 1), ("A", 1)]),
        ([("A", "0"), ("A", "2")], [("A", 2)]),
        ([("A", "1"), ("A", ""), ("A", "1")], [("A", 2), ("A", 1)]),
        ([("A", ""), ("A", "")], [("A", 2)]),
        ([("A", "0"), ("a", "1")], [("A", 1), ("a", 1)]),
    ],
)
def test_parse_begins_a_block_where_the_title_changes_or_the_index_does_not_grow(rows, blocks):
    workout = parse(file(*(row(title, index) for title, index in rows))).workouts[0]

    assert [(exercise.title, len(exercise.sets)) for exercise in workout.exercises] == blocks


@pytest.mark.parametrize(
    ("said", "blocks"),
    [
        ([("0", "slow"), ("", ""), ("0", "slow")], [(0, "slow", 3)]),
        ([("", ""), ("1", "slow"), ("", "")], [(1, "slow", 3)]),
        ([("0", "slow"), ("", ""), ("0", "fast")], [(0, "slow", 2), (0, "fast", 1)]),
        ([("0", ""), ("1", ""), ("1", "")], [(0, "", 1), (1, "", 2)]),
    ],
)
def test_parse_keeps_every_superset_and_note_of_a_block(said, blocks):
    text = file(*(row(index=str(index), superset=s, notes=f'"{n}"') for index, (s, n) in enumerate(said)))

    exercises = parse(text).workouts[0].exercises

    assert [(exercise.superset, exercise.notes, len(exercise.sets)) for exercise in exercises] == blocks


def test_parse_gathers_a_workout_from_rows_that_are_apart():
    text = file(row(), row("Squat", title='"Legs"'), row(index="1"))

    assert parse(text) == history(
        push(
            an_exercise(a_set(3), title="Squat"),
            title="Legs",
            key=PUSH_KEY.replace("Push", "Legs"),
        ),
        push(an_exercise(a_set(2), a_set(4))),
    )


def test_parse_leaves_an_end_before_the_start_open_but_in_the_key():
    text = file(row(end='"5 Dec 2025, 10:00"'))

    assert parse(text) == history(
        push(an_exercise(a_set(2)), ended_at=None, key=PUSH_KEY.replace("12:40", "10:00")),
    )


def test_parse_cleans_titles_and_notes():
    text = file(
        row(
            "\u202eBench\x00 \t Press",
            title='" Push\nDay\u2066 👩\u200d🦰"',
            notes='"a\x00\r\n\tb\x1b\n"',
            description='"\ud800c"',
        ),
    )

    assert parse(text) == history(
        push(
            an_exercise(a_set(2), title="Bench Press", notes="a\n\tb"),
            title="Push Day 👩\u200d🦰",
            description="c",
            key=PUSH_KEY.replace("Push", "Push Day 👩\u200d🦰"),
        ),
    )
