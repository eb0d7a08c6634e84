"""Rows in every shape that files were found in: each becomes what it should, and all rows are accounted for."""

import pytest

from tests.factories import ExerciseFactory
from tests.factories.hevy import HEADER, file, row
from tests.factories.hevy import sets_of as values_of
from tests.formats import fitnotes, strong
from workouts.enums import DistanceUnit, WeightUnit
from workouts.formats.files import parse
from workouts.formats.parsed import Units
from workouts.models import SessionExercise, WorkoutSession
from workouts.services.imports import import_history

POUNDS = Units(WeightUnit.LB, DistanceUnit.MI)
MANGLED = "\n".join(  # a spreadsheet parted it by semicolons, took the quotation marks off a note, and broke a row
    [
        HEADER.replace(",", ";"),
        'Push;"5 Dec 2025, 11:37";"5 Dec 2025, 12:40";;Bench Press (Barbell);;;0;normal;22,5;5;;;8,5',
        'Push;"5 Dec 2025, 11:37";"5 Dec 2025, 12:40";;Bench Press (Barbell);;slow',
        "and low;1;normal;22,5;5;;;",
        'Push;"5 Dec 2025, 11:37";"5 Dec 2025, 12:40";;Bench Press (Barbell);;;2;normal;25;5;;;',
        "",
    ]
)
ROWS = [  # name, text, rows, sets, notes, rests, skipped
    ("kg and km", file(row(values="100,5,2,60,8.5")), 1, 1, 0, 0, 0),
    ("kg and miles", file(row(values="100,5,2,60,")).replace("distance_km", "distance_miles"), 1, 1, 0, 0, 0),
    ("lbs and km", file(row(values="100,5,2,60,")).replace("weight_kg", "weight_lbs"), 1, 1, 0, 0, 0),
    (
        "lbs and miles",
        file(row(values="100,5,2,60,")).replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles"),
        1, 1, 0, 0, 0,
    ),
    ("day first", file(row(start="5 Dec 2025, 11:37")), 1, 1, 0, 0, 0),
    ("month first, with a narrow space", file(row(start="Dec 5, 2025, 11:37\u202fAM", end="")), 1, 1, 0, 0, 0),
    ("iso", file(row(start="2025-12-05T11:37:00", end="")), 1, 1, 0, 0, 0),
    *(
        (f"months in {language}", file(row(start=f"5 {month} 2025, 11:37", end="")), 1, 1, 0, 0, 0)
        for language, month in {
            "German": "Dez.", "French": "déc.", "Spanish": "dic", "Portuguese": "dez.", "Italian": "dic", "Turkish": "Ara",
            "Dutch": "dec.", "Polish": "gru", "Russian": "дек.",
        }.items()
    ),
    ("every type of set", file(*(row(index=n, type=kind) for n, kind in enumerate(["warmup", "normal", "dropset", "failure", ""]))), 5, 5, 0, 0, 0),
    ("notes of many lines", file(row(notes='a\n""b""\n💪', description="x\n\ny")), 1, 1, 0, 0, 0),
    ("supersets", file(row(superset=0), row("Row", superset=0), row(superset=0, index=1)), 3, 3, 0, 0, 0),
    ("a block that comes again", file(row(), row("Row"), row(), row()), 4, 4, 0, 0, 0),
    ("across midnight", file(row(start="5 Dec 2025, 23:30", end="6 Dec 2025, 00:45")), 1, 1, 0, 0, 0),
    ("no superset column", file(row()).replace(',"superset_id"', "").replace('(Barbell)",,', '(Barbell)",'), 1, 1, 0, 0, 0),
    ("re-saved by a spreadsheet", MANGLED, 4, 2, 0, 0, 2),
    ("windows line ends", file(row(), row(index=1)).replace("\n", "\r\n"), 2, 2, 0, 0, 0),
    (
        "all rows of Strong",
        strong.file(
            strong.row("Note", notes="slow\nlow"), strong.row("W"), strong.row("Rest Timer", "0,0,0,60"), strong.row("1"),
            strong.row("D"), strong.row("F", "0,12,0,0"), strong.row("Rest Timer", "0,0,0,90"), strong.row("X"),
        ),
        8, 4, 1, 2, 1,
    ),
    ("Strong re-saved", strong.file(strong.row(date="11/8/2024 15:04"), strong.row("2", date="11/18/2024 15:04")), 2, 2, 0, 0, 0),
    ("FitNotes", fitnotes.file("2023-05-02,Squat,Legs,60.0,8,0.0,,,warm", "2023-05-02,Run,Cardio,,,5.2,km,0:29:21,", "x"), 3, 2, 0, 0, 1),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "rows", "sets", "notes", "rests", "skipped"), ROWS, ids=[each[0] for each in ROWS]
)
def test_import_accounts_for_every_row_of_every_shape(lifter, name, text, rows, sets, notes, rests, skipped):
    ExerciseFactory(name="Bench press (barbell)")
    history = parse(text, units=POUNDS)

    first, again = import_history(lifter, history), import_history(lifter, history)

    assert (first.rows, first.sets, first.notes, first.rests, len(first.skipped)) == (rows, sets, notes, rests, skipped)
    assert first.rows == first.sets + first.notes + first.rests + first.duplicates + len(first.skipped)
    assert (again.sets, again.duplicates, len(again.skipped)) == (0, rows - skipped, skipped)
    assert len(values_of(lifter, "reps")) == sets


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("kg and km", (100, 2000)),
        ("lbs and miles", ("45.359237", "3218.688")),
        ("re-saved by a spreadsheet", ("22.5", None)),
        ("all rows of Strong", ("45.359237", None)),
    ],
)
def test_import_stores_the_figures_in_our_units(lifter, name, stored):
    text = next(each[1] for each in ROWS if each[0] == name)

    import_history(lifter, parse(text, units=POUNDS))

    weight, distance = values_of(lifter, "weight_kg", "distance_m")[0]
    assert (float(weight), distance and float(distance)) == (float(stored[0]), stored[1] and float(stored[1]))


@pytest.mark.django_db
def test_import_keeps_blocks_supersets_and_days(lifter):
    for name in ("supersets", "a block that comes again", "across midnight"):
        import_history(lifter, parse(next(each[1] for each in ROWS if each[0] == name).replace("Push", name)))

    entries = SessionExercise.objects.owned_by(lifter).order_by("session__title", "position")
    assert list(entries.values_list("session__title", "exercise__name", "superset_group")) == [
        ("a block that comes again", "Bench Press (Barbell)", None),
        ("a block that comes again", "Row", None),
        ("a block that comes again", "Bench Press (Barbell)", None),
        ("a block that comes again", "Bench Press (Barbell)", None),
        ("across midnight", "Bench Press (Barbell)", None),
        ("supersets", "Bench Press (Barbell)", 1),
        ("supersets", "Row", 1),
        ("supersets", "Bench Press (Barbell)", 1),
    ]
    assert WorkoutSession.objects.get(title="across midnight").duration_seconds == 75 * 60
