"""Broken rows, other files, and anything at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.parsed import HEADER, a_set, an_exercise, file, history, push, row
from workouts.domain.texts import without_invisible
from workouts.formats.files import parse
from workouts.formats.hevy import COLUMNS, recognises
from workouts.formats.parsed import ParsedHistory, UnknownFormat

BAD_QUOTES = "A quotation mark is missing or out of place, or a cell is far too long."


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (row(start='""'), "start_time is empty."),
        (row(start='"5 Foo 2025, 11:37"'), "start_time “5 Foo 2025, 11:37” is not a date and time that can be read."),
        (row(start='"5 Dec 1925, 11:37"'), "start_time “5 Dec 1925, 11:37” is not between the years 1970 and 2100."),
        (row(end='"soon"'), "end_time “soon” is not a date and time that can be read."),
        (row(" \u200e"), "exercise_title is empty."),
        (row("x" * 201), f"exercise_title “{'x' * 39}…” is longer than 200 characters."),
        (row(title=f'"{"y" * 201}"'), f"title “{'y' * 39}…” is longer than 200 characters."),
        (row(notes=f'"{"n" * 10_001}"'), f"exercise_notes “{'n' * 39}…” is longer than 10,000 characters."),
        (row(description=f'"{"d" * 10_001}"'), f"description “{'d' * 39}…” is longer than 10,000 characters."),
        (row(superset="first"), "superset_id “first” is not a number."),
        (row(index="-1"), "set_index “-1” is negative."),
        (row(type='"3 x 5"'), "set_type “3 x 5” is not normal, warmup, dropset or failure."),
        (row(values="NaN,5,,,"), "weight_kg “NaN” is not a number."),
        (row(values="1e9,5,,,"), "weight_kg “1e9” is not a number."),
        (row(values="\x001,5,,,"), "weight_kg “1” is not a number."),
        (row(values="1001,5,,,"), "weight_kg “1001” is more than 1,000 kg."),
        (row(values='"1,025",5,,,'), "weight_kg “1,025” is not a number."),
        (row(values="100,1001,,,"), "reps “1001” is more than 1,000."),
        (row(values="100,five,,,"), "reps “five” is not a number."),
        (row(values=",,1001,,"), "distance_km “1001” is more than 1,000,000 m."),
        (row(values=",,,86401,"), "duration_seconds “86401” is more than 86,400."),
        (row(values="100,5,,,11"), "rpe “11” is not between 1 and 10 in steps of 0.5."),
        (row(values="100,5,,"), "The row has 13 of 14 columns: a spreadsheet may have broken it."),
        (row(values="100,5,,,,x"), "The row has 15 of 14 columns: a spreadsheet may have broken it."),
        (row() + "," * 100_000 + "x", "The row has 100,014 of 14 columns: a spreadsheet may have broken it."),
        (row(notes='"a" b'), BAD_QUOTES),
        (row(notes="x" * 200_000), BAD_QUOTES),
    ],
)
def test_parse_reports_a_broken_row_and_keeps_its_neighbours(broken, reason):
    text = file(row(), broken, row(index="1"))

    assert parse(text) == history(push(an_exercise(a_set(2), a_set(4))), skipped=[(3, reason)])


def test_parse_reports_the_pieces_of_a_row_that_lost_the_quotes_of_its_note():
    text = file(row(), row(index="1", notes="felt heavy\n\nnext time less"), row(index="2"))

    assert parse(text) == history(
        push(an_exercise(a_set(2), a_set(6))),
        skipped=[
            (3, "The row has 7 of 14 columns: a spreadsheet may have broken it."),
            (5, "The row has 8 of 14 columns: a spreadsheet may have broken it."),
        ],
    )


def test_parse_finds_sound_rows_behind_a_quotation_mark_that_never_ends():
    start = "Push,2025-12-05 11:37,2025-12-05 12:40,,Bench Press (Barbell),"
    text = file(f"{start},,0,normal,100,5,,,", f'{start},"slow,1,normal,100,5,,,', f"{start},,2,normal,100,5,,,")

    assert parse(text) == history(push(an_exercise(a_set(2), a_set(4))), skipped=[(3, BAD_QUOTES)])


def test_parse_finds_sound_rows_behind_a_quotation_mark_that_the_next_row_ends():
    text = file(row(), row(values='100,"5,,,'), row(index="1"), row(index="2"))

    assert parse(text) == history(push(an_exercise(a_set(2), a_set(4), a_set(5))), skipped=[(3, BAD_QUOTES)])


def test_parse_finds_sound_rows_behind_a_quotation_mark_that_a_later_row_ends():
    start = "Push,2025-12-05 11:37,2025-12-05 12:40,,Bench Press (Barbell),"
    text = file(f'{start},"slow,0,,100,5,,,', f"{start},,1,,100,5,,,", f'{start},,2,normal",100,5,,,')

    assert parse(text) == history(
        push(an_exercise(a_set(3))),
        skipped=[
            (2, "The row has 12 of 14 columns: a spreadsheet may have broken it."),
            (4, 'set_type “normal"” is not normal, warmup, dropset or failure.'),
        ],
    )


def test_parse_reads_hostile_quotation_marks_a_limited_number_of_times():
    text = file(*['a",",'] * 1000)

    assert parse(text) == history(
        skipped=[
            *((line, BAD_QUOTES) for line in range(2, 6)),
            (6, f"{BAD_QUOTES} Lines 6 to 1001 were not read."),
        ],
    )


def test_parse_of_a_header_alone_is_an_empty_history():
    assert parse(HEADER) == ParsedHistory("hevy", 0, (), ())


AGAIN = "Export your workouts in the settings of the other app and choose that file, unchanged."
NOT_HEVY = (
    "This file is no export of Hevy: its first line says {}. Known are Hevy, Strong, FitNotes, FitNotes body tracker, "
    "Hevy measurements."
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"The file is empty. {AGAIN}"),
        ("\ufeff\r\n \n", f"The file is empty. {AGAIN}"),
        ('"date","weight_kg","fat_percent"\n', NOT_HEVY.format("“date”, “weight_kg”, “fat_percent”")),
        ("title\nstart_time\nexercise_title\n", NOT_HEVY.format("“title”")),
        ('"title,start_time,exercise_title\n', NOT_HEVY.format("nothing")),
        ("title,start_time,exercise_title," + "x" * 200_000, NOT_HEVY.format("nothing")),
        ("PK\x03\x04\x00\x00", NOT_HEVY.format("“PK”")),
        (f"{HEADER},Reps", "The first line names the column reps twice. Remove one of them and try again."),
    ],
)
def test_parse_of_another_file_says_what_to_do(text, sentence):
    with pytest.raises(UnknownFormat) as refused:
        parse(text, name="hevy")

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("header", "recognised"),
    [
        (["title", "start_time", "exercise_title"], True),
        (["title", "start_time", "exercise_title", "anything"], True),
        (["title", "start_time"], False),
        (["Date", "Workout Name", "Exercise Name"], False),
        ([], False),
    ],
)
def test_recognises_hevy_by_its_required_columns(header, recognised):
    assert recognises(header) is recognised


PIECES = st.sampled_from(
    [
        *(",", ";", '"', '""', "\n", "\r", "\r\n", "\x00", "\ud800", "\u202e"),
        *("-1", "NaN", "1e999", "9" * 5000, "7.5", "100", "warmup", "Push"),
        *("5 Dec 2025, 11:37", "Jun 11, 2026, 1:01\u202fPM", "2025-12-05T11:37", "0000-00-00 99:99"),
        *(row(), f"\n{row()}\n"),
    ]
)
BODIES = st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join)
HEADERS = st.sampled_from([HEADER, HEADER.replace(",", ";")]) | st.permutations(sorted(COLUMNS)).map(",".join)


@settings(max_examples=200, deadline=None)
@given(text=st.builds("{}\n{}".format, HEADERS, BODIES) | BODIES)
def test_parse_of_anything_accounts_for_every_row(text):
    try:
        parsed = parse(text)
    except UnknownFormat:
        return

    sets = [s.line for workout in parsed.workouts for exercise in workout.exercises for s in exercise.sets]
    lines = sorted([*sets, *(skipped.line for skipped in parsed.skipped)])
    assert parsed.rows == len(lines) == len(set(lines))
    assert parsed.workouts == tuple(sorted(parsed.workouts, key=lambda workout: (workout.started_at, workout.key)))
    assert all(skipped.reason == without_invisible(skipped.reason) for skipped in parsed.skipped)
