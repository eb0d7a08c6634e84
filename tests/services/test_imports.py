from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from tests.factories import FinishedSessionFactory, UserFactory
from tests.factories.hevy import bring_in, file, row, sets_of
from tests.formats import strong
from workouts.enums import Kind
from workouts.formats.files import parse
from workouts.formats.parsed import SkippedRow
from workouts.models import (
    BodyMeasurement,
    Deletion,
    Exercise,
    SessionExercise,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services import sessions, trash
from workouts.services.import_rows import stored_key
from workouts.services.imports import import_history


@pytest.fixture
def lifter(db):
    return UserFactory(time_zone="Europe/Berlin")


def test_import_stores_a_workout_with_all_that_the_file_says(lifter, bench):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 12, 5), weight_kg=80)
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 12, 6), weight_kg=90)

    bring_in(
        lifter,
        row(values="60,8,,,", type="warmup", notes="elbows in", superset=7, description="slept well"),
        row(index=1, values="102.5,5,,,8.5", notes="elbows in", superset=7),
        row("Rowing", values=",,2.5,600,", superset=7),
        row("Curl", values="20,12,,,", type="dropset", superset=3),
        row("Curl", index=1, values="15,0,,,", type="failure", superset=3),
    )

    session = WorkoutSession.objects.get()
    started_at = datetime(2025, 12, 5, 10, 37, tzinfo=UTC)
    assert {
        name: getattr(session, name)
        for name in [
            "lifter",
            "title",
            "started_at",
            "completed_at",
            "duration_seconds",
            "time_zone",
            "started_on",
            "notes",
            "rating",
        ]
    } == {
        "lifter": lifter,
        "title": "Push",
        "started_at": started_at,
        "completed_at": datetime(2025, 12, 5, 11, 40, tzinfo=UTC),
        "duration_seconds": 63 * 60,
        "time_zone": "Europe/Berlin",
        "started_on": date(2025, 12, 5),
        "notes": "slept well",
        "rating": None,
    }
    assert (session.source_format, len(session.source_key), session.bodyweight_kg) == ("hevy", 64, 80)
    assert session.records_computed_at is not None
    entries = SessionExercise.objects.owned_by(lifter).order_by("position")
    assert list(entries.values_list("position", "exercise__name", "notes", "superset_group", "rest_seconds")) == [
        (1, "Bench press (barbell)", "elbows in", 1, 90),
        (2, "Rowing", "", 1, 90),
        (3, "Curl", "", 2, 90),
    ]
    assert sets_of(
        lifter,
        "position",
        "set_type",
        "weight_kg",
        "reps",
        "distance_m",
        "duration_seconds",
        "rpe",
        "load_kg",
        "volume_kg",
    ) == [
        (1, "warmup", 60, 8, None, None, None, 60, 480),
        (2, "normal", Decimal("102.5"), 5, None, None, Decimal("8.5"), Decimal("102.5"), Decimal("512.5")),
        (1, "normal", None, None, 2500, 600, None, None, 0),
        (1, "drop", 20, 12, None, None, None, 20, 240),
        (2, "failure", 15, 0, None, None, None, 15, 0),
    ]
    assert set(sets_of(lifter, "logged_at", "performed_at", "session_id")) == {(started_at, started_at, session.pk)}


def test_import_says_what_it_did(lifter, bench):
    found = bring_in(lifter, row(), row("My press", 0), row("My press", 1, values="x,5,,,"))

    assert (found.format, found.rows, found.workouts, found.sets, found.duplicates) == ("hevy", 3, 1, 2, 0)
    assert (found.matched, [exercise.name for exercise in found.created], found.moved) == (1, ["My press"], ())
    assert found.skipped == (SkippedRow(4, "weight_kg “x” is not a number."),)


def test_import_of_a_file_without_rows_writes_nothing(lifter):
    found = bring_in(lifter)

    lifter.refresh_from_db()
    assert (found.rows, found.workouts, lifter.generation) == (0, 0, 0)


# --- Once only ----------------------------------------------------------------------------------------------------------


def test_import_when_repeated_stores_nothing_twice(lifter, bench):
    bring_in(lifter, row(), row("My press"))
    stored = list(WorkoutSession.objects.values())

    again = bring_in(lifter, row(), row("My press"), row(title="Later", start="6 Dec 2025, 09:00", end=""))

    assert (again.workouts, again.sets, again.duplicates, again.matched, again.created) == (1, 1, 2, 2, ())
    assert list(WorkoutSession.objects.exclude(title="Later").values()) == stored
    assert Exercise.objects.filter(created_by=lifter).count() == 1


def test_import_knows_a_workout_that_came_another_way_by_its_minute_and_title(lifter, bench):
    FinishedSessionFactory(
        lifter=lifter, title="Push", started_at=datetime(2025, 12, 5, 10, 37, 41, tzinfo=UTC), time_zone="Europe/Berlin"
    )
    FinishedSessionFactory(
        lifter=lifter,
        title="Midday workout",
        started_at=datetime(2025, 12, 6, 17, 0, tzinfo=UTC),
        time_zone="America/New_York",
    )

    found = bring_in(lifter, row(), row(title="", start="6 Dec 2025, 12:00"), row(title="Pull"))

    assert (found.duplicates, found.workouts, found.sets) == (2, 1, 1)


def test_import_of_strong_keeps_rests_and_notes_with_their_exercise(lifter, bench):
    rows = [
        strong.row("Note", notes="elbows in"),
        strong.row("W", "60,8,0,0"),
        strong.row("Rest Timer", "0,0,0,60"),
        strong.row("1", notes="hurt"),
        strong.row("Rest Timer", "0,0,0,180"),
        strong.row("D", "80,8,0,0"),
        strong.row("Rest Timer", "0,0,0,180"),
        strong.row(exercise="Plank", values="0,0,0,90"),
    ]

    found = import_history(lifter, parse(strong.file(*rows)))

    assert (found.rows, found.sets, found.notes, found.rests, found.skipped) == (8, 4, 1, 3, ())
    entries = SessionExercise.objects.owned_by(lifter).order_by("position")
    assert list(entries.values_list("exercise__name", "notes", "rest_seconds")) == [
        ("Bench press (barbell)", "elbows in\nhurt", 180),
        ("Plank", "", 90),
    ]
    assert sets_of(lifter, "set_type", "weight_kg", "rest_seconds") == [
        ("warmup", 60, 60),
        ("normal", 100, 180),
        ("drop", 80, 180),
        ("normal", None, None),
    ]
    again = import_history(lifter, parse(strong.file(*rows)))
    assert (again.duplicates, again.sets, again.notes, again.rests) == (8, 0, 0, 0)


def test_import_leaves_out_the_notes_and_rests_of_exercises_beyond_the_bound(lifter):
    rows = [strong.row(exercise=f"Press {number}") for number in range(60)]
    rows += [strong.row(exercise="Late"), strong.row("Rest Timer", "0,0,0,60", exercise="Late")]
    rows += [strong.row("Note", exercise="Late", notes="x")]

    found = import_history(lifter, parse(strong.file(*rows)))

    reason = "A workout holds at most 60 exercises."
    assert (found.rows, found.sets) == (63, 60)
    assert found.skipped == tuple(SkippedRow(line, reason) for line in (62, 63, 64))


def test_import_leaves_a_workout_edited_here_as_it_is(lifter, bench):
    bring_in(lifter, row())
    sessions.describe_session(WorkoutSession.objects.get(), title="Heavy push")

    assert bring_in(lifter, row()).duplicates == 1
    assert WorkoutSession.objects.get().title == "Heavy push"


def test_import_does_not_bring_back_what_was_deleted_here(lifter, bench):
    bring_in(lifter, row(), row(index=1))
    trash.delete_session(WorkoutSession.objects.get())

    again = bring_in(lifter, row(), row(index=1))

    reason = "This workout was deleted here."
    assert (again.workouts, again.duplicates) == (0, 0)
    assert again.skipped == (SkippedRow(2, reason), SkippedRow(3, reason))
    assert not WorkoutSession.objects.exists()


def test_import_of_the_same_file_by_another_lifter_is_theirs(lifter, stranger, bench):
    bring_in(lifter, row("My press"))
    Deletion.objects.create(
        lifter=lifter,
        uuid="6a1b4d0c-52d4-4b2b-9f5e-0d4f5d1f3a11",
        kind=Kind.SESSION,
        source_format="hevy",
        source_key=stored_key(parse(file(row(title="Gone"))).workouts[0]),
    )

    found = bring_in(stranger, row("My press"), row("My press", title="Gone"))

    assert (found.workouts, found.duplicates, found.skipped, len(found.created)) == (2, 0, (), 1)
    assert WorkoutSet.objects.owned_by(stranger).exclude(exercise__created_by=stranger).count() == 0
    assert WorkoutSet.objects.owned_by(lifter).count() == 1


def test_import_that_fails_stores_nothing(lifter, bench):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE workout_sets ADD CONSTRAINT refused CHECK (reps <> 13)")

    with pytest.raises(IntegrityError, match="refused"):
        bring_in(lifter, row("My press"), row("My press", index=1, values="20,13,,,"))

    assert not WorkoutSession.objects.exists()
    assert not Exercise.objects.filter(created_by=lifter).exists()


def test_import_raises_the_generation_once(lifter, bench):
    bring_in(lifter, row(), row(title="Pull"))

    assert User.objects.get(pk=lifter.pk).generation == 1


def test_import_beside_a_workout_in_progress(lifter, bench):
    running = sessions.start_empty(lifter)

    assert bring_in(lifter, row()).workouts == 1
    assert WorkoutSession.objects.owned_by(lifter).in_progress().get() == running


def test_import_takes_a_fixed_number_of_statements(lifter, bench, django_assert_num_queries):
    for workouts in (1, 3):
        rows = [row(title=f"{workouts}.{n}") for n in range(workouts)]
        with django_assert_num_queries(29):  # four of them the two savepoints
            bring_in(lifter, *rows)
