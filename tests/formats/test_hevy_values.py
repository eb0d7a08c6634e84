"""What real exports hold beside plain sets: zeros that say nothing, escaped line ends, types and units met by chance."""

from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.factories.parsed import HEADER, PUSH_KEY, a_set, an_exercise, file, history, push, row
from workouts.formats import files
from workouts.formats.files import parse
from workouts.formats.parsed import Units


@pytest.mark.parametrize(
    ("values", "parsed"),
    [
        ("40,10,,0,", a_set(2, Decimal(40), 10)),
        ("40,10,0,0,0", a_set(2, Decimal(40), 10)),
        ("0,10,,,", a_set(2, Decimal(0), 10)),
        (",0,,0,", a_set(2, None, 0)),
        (",,0,900,", a_set(2, None, None, duration_seconds=900)),
        (",,2,0,", a_set(2, None, None, distance_m=Decimal(2000))),
        (",,0,0,", a_set(2, None, None, distance_m=Decimal(0), duration_seconds=0)),
        ("20,,,45.6,", a_set(2, Decimal(20), None, duration_seconds=46)),
    ],
)
def test_parse_leaves_out_a_time_and_a_distance_of_nothing_beside_what_says_more(values, parsed):
    assert parse(file(row(values=values))) == history(push(an_exercise(parsed)))


@pytest.mark.parametrize(
    ("weights", "kg"),
    [("45,", 45), ("45,99.21", 45), ("0,99.208018", "45.000000"), (",99.208018", "45.000000"), ("0,0", 0), ("0,", 0)],
)
def test_parse_takes_the_weight_from_the_column_that_has_one(weights, kg):
    header = HEADER.replace('"weight_kg"', '"weight_kg","weight_lbs"')

    (workout,) = parse(file(row(values=f"{weights},5,,,"), header=header)).workouts

    assert workout.exercises[0].sets[0].weight_kg.quantize(Decimal("0.00001")) == Decimal(kg)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Warm Up", "warmup"),
        ("warm-up", "warmup"),
        ("drop_set", "drop"),
        ("Drop", "drop"),
        ("FAILURE", "failure"),
        (" normal ", "normal"),
    ],
)
def test_parse_knows_types_of_sets_as_people_write_them(said, kind):
    assert parse(file(row(type=f'"{said}"'))) == history(push(an_exercise(a_set(2, set_type=kind))))


def test_parse_takes_types_of_sets_it_does_not_know_for_normal_ones_and_says_so():
    kinds = ["Myo reps", "partials", "Myo reps", "warmup"]
    text = file(*(row(index=str(index), type=f'"{kind}"') for index, kind in enumerate(kinds)))

    sets = [a_set(line, set_type="warmup" if line == 5 else "normal") for line in range(2, 6)]
    notice = "Types of sets that are not known here, taken for normal ones: Myo reps (2), partials (1)."
    assert parse(text) == replace(history(push(an_exercise(*sets))), notices=(notice,))


def test_parse_reads_the_line_ends_that_hevy_writes_as_two_characters():
    text = file(row(r"My\nmachine", notes=r'"closed grip\n\nslow\n"', description=r'"one\ntwo"'))

    assert parse(text) == history(
        push(an_exercise(a_set(2), title="My machine", notes="closed grip\n\nslow"), description="one\ntwo")
    )


def test_parse_leaves_the_two_characters_in_a_file_that_has_line_ends():
    text = file(row(notes=r'"C:\new"'), row("Squat", notes='"two\nlines"'))

    exercises = parse(text).workouts[0].exercises

    assert [exercise.notes for exercise in exercises] == [r"C:\new", "two\nlines"]


def test_parse_says_which_workout_stands_twice_with_other_sets():
    legs, rows = row("Squat", title='"Legs"'), [row(), row(index="1")]
    text = file(*rows, legs, HEADER, *rows, row("Row"))

    notice = (
        "Workouts that stand twice in the file, each time with other sets; all of them are taken: "
        "Push (2025-12-05 11:37)."
    )
    parsed = history(
        push(an_exercise(a_set(4), title="Squat"), title="Legs", key=PUSH_KEY.replace("Push", "Legs")),
        push(an_exercise(a_set(2), a_set(3)), an_exercise(a_set(6), a_set(7)), an_exercise(a_set(8), title="Row")),
        skipped=[(5, "start_time “start_time” is not a date and time that can be read.")],
    )
    assert parse(text) == replace(parsed, notices=(notice,))


def test_parse_reports_the_rows_of_a_workout_that_stands_twice():
    legs, rows = row("Squat", title='"Legs"'), [row(), row(index="1")]

    assert parse(file(*rows, legs, *rows)) == history(
        push(an_exercise(a_set(4), title="Squat"), title="Legs", key=PUSH_KEY.replace("Push", "Legs")),
        push(an_exercise(a_set(2), a_set(3))),
        skipped=[(line, "The same workout stands from line 2 on.") for line in (5, 6)],
    )


def test_parse_keeps_equal_rows_without_numbers_that_stand_apart():
    text = file(row(index=""), row("Squat", title='"Legs"', index=""), row(index=""))

    assert [len(workout.exercises[0].sets) for workout in parse(text).workouts] == [1, 2]


def test_parse_tells_moments_with_an_offset_by_the_clock_of_the_zone():
    text = file(row(start='"2025-12-05T10:37:00Z"', end='"2025-12-05T13:40:00+02:00"'))

    in_zurich = files.parse(text, units=Units(zone=ZoneInfo("Europe/Zurich")))

    assert in_zurich == history(push(an_exercise(a_set(2))))
    assert [skipped.line for skipped in parse(text).skipped] == [2]
