"""Everything out, and everything in again."""

import csv
import io
import json
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from tests.factories.hevy import sets_of
from tests.services.accounts import BEGAN, PREFERENCES, fill, picture
from workouts.formats.files import parse
from workouts.models import BodyMeasurement, Exercise, Routine, WorkoutSession
from workouts.queries import exporting
from workouts.services import trash
from workouts.services.exports import complete, hevy_shaped, measurements_shaped
from workouts.services.imports import import_history


def bring_in(lifter, pieces, **options):
    return import_history(lifter, parse("".join(pieces).encode()), **options)


@pytest.fixture
def full(lifter):
    fill(lifter)
    return lifter


# --- Complete -----------------------------------------------------------------------------------------------------------


def test_a_complete_export_makes_an_empty_account_equal(full):
    file, wanted = "".join(complete(full)), picture(full)
    full.delete()
    fresh = UserFactory()

    found = bring_in(fresh, [file])

    assert (found.rows, found.sets, found.workouts, found.skipped, found.notices) == (8, 8, 2, (), ())
    assert (found.measurements, found.matched, len(found.created)) == (3, 2, 2)
    assert picture(fresh) == wanted
    assert json.loads("".join(complete(fresh)))["workouts"][0]["uuid"] == json.loads(file)["workouts"][0]["uuid"]


def test_a_complete_export_into_another_account_beside_it_gets_ids_of_its_own(full, stranger):
    found = bring_in(stranger, complete(full))

    assert (found.sets, found.duplicates, found.skipped) == (8, 0, ())
    assert picture(stranger, with_ids=False) == picture(full, with_ids=False)
    assert not Exercise.objects.filter(created_by=stranger, entries__lifter=full).exists()


def test_a_complete_export_into_the_same_account_changes_nothing(full):
    wanted = picture(full)

    found = bring_in(full, complete(full))

    assert (found.rows, found.duplicates, found.sets, found.measurements, found.created) == (8, 8, 0, 0, ())
    assert found.notices == ("Preferences were left as they are here, for this account is in use.",)
    assert picture(full) == wanted


def test_a_complete_export_brings_no_workout_back_that_was_deleted_here(full):
    file = "".join(complete(full))
    trash.delete_session(WorkoutSession.objects.get(title="Pull"))

    found = bring_in(full, [file])

    assert (found.duplicates, found.sets) == (5, 0)
    assert {row.reason for row in found.skipped} == {"This workout was deleted here."}


def test_a_complete_export_adds_to_an_account_in_use_and_leaves_its_own(full, stranger):
    ExerciseFactory(name="Row")
    BodyMeasurement.objects.create(lifter=stranger, measured_on=BEGAN.date() - timedelta(25), weight_kg=70)

    found = bring_in(stranger, complete(full))

    stranger.refresh_from_db()
    assert (stranger.weight_unit, found.sets) == ("kg", 8)
    assert found.notices == (
        "Preferences were left as they are here, for this account is in use.",
        "2025-10-01 has another measurement here: weight.",
    )
    assert Routine.objects.owned_by(stranger).count() == 2


def test_a_rehearsed_import_of_a_complete_export_stores_nothing(full, stranger):
    empty = picture(stranger)

    found = bring_in(stranger, complete(full), is_rehearsal=True)

    assert (found.sets, found.workouts, found.measurements) == (8, 2, 3)
    assert picture(stranger) == empty


def test_a_complete_export_holds_nothing_that_lets_others_in(full):
    document = json.loads("".join(complete(full)))

    assert set(document) == {
        "format", "version", "exported_at", "lifter", "bars", "plates", "warmup_steps", "exercises", "folders", "routines",
        "measurements", "workouts",
    }  # fmt: skip
    assert document["lifter"] == PREFERENCES
    assert [workout["title"] for workout in document["workouts"]] == ["-Push “it”", "Pull"]


@pytest.mark.parametrize("export", [complete, hevy_shaped])
def test_an_export_reads_page_by_page(lifter, export, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(exporting, "PAGE", 2)
    for day in range(5):
        session = FinishedSessionFactory(lifter=lifter, started_at=BEGAN, title=f"{day}", completed_at=BEGAN)
        SetFactory(entry=EntryFactory(session=session))

    rest = 11 if export is complete else 0
    with django_assert_num_queries(rest + 3 * 3):
        file = "".join(export(lifter))

    assert bring_in(UserFactory(), [file]).workouts == 5


# --- As Hevy ------------------------------------------------------------------------------------------------------------


def test_the_workouts_in_hevys_shape_newest_first_with_formulas_neutralised(full):
    rows = list(csv.reader(io.StringIO("".join(hevy_shaped(full)))))

    assert rows[0] == [
        "title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index",
        "set_type", "weight_kg", "reps", "distance_km", "duration_seconds", "rpe",
    ]  # fmt: skip
    push = ["'-Push “it”", "26 Oct 2025, 02:30", "26 Oct 2025, 02:40", '"quoted"\n=1+1']
    assert rows[1:] == [
        ["Pull", "5 Dec 2025, 09:30", "", "", "Pull up (weighted)", "", "", "0", "warmup", "15", "7", "", "", ""],
        ["Pull", "5 Dec 2025, 09:30", "", "", "Bench press (barbell)", "", "", "0", "normal", "110", "3", "", "", ""],
        ["Pull", "5 Dec 2025, 09:30", "", "", "Pull up (weighted)", "", "", "0", "normal", "0", "9", "", "", ""],
        [*push, "Bench press (barbell)", "1", "'@home\nslow", "0", "warmup", "20.411657", "8", "", "", ""],
        [*push, "Bench press (barbell)", "1", "'@home\nslow", "1", "normal", "102.058283", "5", "", "", "8.5"],
        [*push, "Pull up (weighted)", "1", "", "0", "dropset", "12.5", "6", "", "", ""],
        [*push, "'=Sled «10 m»", "", "", "0", "normal", "40", "", "0.010125", "", ""],
        [*push, "Fly", "", "", "0", "normal", "", "", "", "600", ""],
    ]


def test_the_workouts_in_hevys_shape_come_back_as_they_were(full, stranger):
    fields = [
        "set_type",
        "weight_kg",
        "reps",
        "distance_m",
        "duration_seconds",
        "rpe",
        "entry__notes",
        "session__title",
    ]

    found = bring_in(stranger, hevy_shaped(full), time_zone="Europe/Berlin")

    wanted = [row for row in sets_of(full, *fields, "logged_at", "session__completed_at") if row[-2] and row[-1]]
    assert (found.sets, found.skipped) == (8, ())
    assert sets_of(stranger, *fields) == [row[:-2] for row in wanted]
    assert Exercise.objects.filter(created_by=stranger, name="=Sled «10 m»").exists()


def test_the_workouts_in_hevys_shape_are_duplicates_where_they_came_from(full):
    found = bring_in(full, hevy_shaped(full))

    assert (found.rows, found.duplicates, found.sets) == (8, 8, 0)


def test_measurements_in_hevys_shape_come_back_as_they_were(full, stranger):
    file = "".join(measurements_shaped(full))

    found = bring_in(stranger, [file])

    assert file.splitlines()[1].startswith('"1 Dec 2025, 00:00",82.553811,,')
    assert (found.format, found.measurements, found.skipped) == ("hevy_measurements", 3, ())
    assert picture(stranger)["measurements"] == picture(full)["measurements"]


def test_an_export_of_an_empty_account(lifter, stranger):
    assert "".join(hevy_shaped(lifter)).count("\n") == 1
    assert "".join(measurements_shaped(lifter)).count("\n") == 1
    assert bring_in(stranger, complete(lifter)).rows == 0
    assert picture(stranger) == picture(lifter)


def test_numbers_come_out_as_they_were_typed(lifter, stranger):
    weights = [Decimal(text) for text in ("0", "0.000001", "97.5", "100", "999.999999", "1000")]
    session = FinishedSessionFactory(lifter=lifter)
    entry = EntryFactory(session=session)
    for weight in weights:
        SetFactory(entry=entry, weight_kg=weight)

    for export in (complete, hevy_shaped):
        fresh = UserFactory()
        bring_in(fresh, export(lifter))
        assert sets_of(fresh, "weight_kg") == weights
