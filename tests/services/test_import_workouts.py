"""Workouts of a file as they are stored: their moments, within their bounds, in the lifter's pounds."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import bring_in, row, sets_of
from workouts.formats.parsed import SkippedRow
from workouts.models import (
    BodyMeasurement,
    ExerciseUnits,
    WorkoutSession,
)
from workouts.services.import_workouts import moment_of


@pytest.fixture
def lifter(db):
    return UserFactory(time_zone="Europe/Berlin")


# --- Times ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wall_clock", "moment"),
    [
        ("2025-12-05 11:37", "2025-12-05 10:37"),
        ("2025-03-30 01:59", "2025-03-30 00:59"),
        ("2025-03-30 02:30", "2025-03-30 01:30"),  # skipped: read as 03:30
        ("2025-10-26 02:30", "2025-10-26 00:30"),  # doubled: the first
        ("2025-10-26 03:00", "2025-10-26 02:00"),
    ],
)
def test_moment_of_a_wall_clock_in_berlin(wall_clock, moment, lifter):
    assert moment_of(datetime.fromisoformat(wall_clock), lifter.zone) == datetime.fromisoformat(f"{moment}+00:00")


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        ("5 Dec 2025, 23:30", "6 Dec 2025, 00:45", 75 * 60),
        ("5 Dec 2025, 11:37", "", None),
        ("5 Dec 2025, 11:37", "5 Dec 2025, 10:00", None),  # ends before it starts
        ("5 Dec 2025, 11:37", "5 Dec 2025, 11:37", 0),
        ("26 Oct 2025, 01:30", "26 Oct 2025, 03:30", 3 * 3600),  # an hour longer than the clock says
        ("30 Mar 2025, 02:30", "30 Mar 2025, 03:10", 0),  # starts in a skipped hour, after its end
        ("5 Dec 2019, 11:37", "5 Dec 2025, 11:37", None),  # a slip
    ],
)
def test_import_keeps_real_seconds_and_leaves_unknown_ones_open(lifter, bench, start, end, seconds):
    bring_in(lifter, row(start=start, end=end))

    session = WorkoutSession.objects.get()
    assert session.duration_seconds == seconds
    assert session.completed_at == session.started_at + timedelta(seconds=seconds or 0)


def test_import_goes_on_where_the_profile_has_no_zone(lifter, bench):
    lifter.time_zone = "localtime"

    bring_in(lifter, row())

    assert WorkoutSession.objects.get().time_zone == "UTC"


def test_import_reads_clocks_in_the_zone_that_was_named(lifter, bench):
    bring_in(lifter, row(start="5 Dec 2025, 23:30", end=""), time_zone="America/New_York")

    session = WorkoutSession.objects.get()
    assert (session.started_at, session.time_zone) == (datetime(2025, 12, 6, 4, 30, tzinfo=UTC), "America/New_York")
    assert session.started_on == date(2025, 12, 5)


def test_import_names_a_workout_without_a_title_by_its_hour(lifter, bench):
    bring_in(lifter, row(title="", start="5 Dec 2025, 07:00"))

    assert WorkoutSession.objects.get().title == "Morning workout"


def test_import_refuses_the_future_but_for_zones_ahead(lifter, bench):
    here = timezone.now().astimezone(lifter.zone)
    soon, later = (f"{here + timedelta(hours=hours):%Y-%m-%d %H:%M}" for hours in (20, 48))

    found = bring_in(lifter, row(start=soon, end=""), row(start=later, end=""))

    assert (found.sets, found.skipped) == (1, (SkippedRow(3, "This workout lies in the future."),))


# --- Bounds and pounds ------------------------------------------------------------------------------------------------


def test_import_leaves_out_what_a_workout_cannot_hold(lifter, bench):
    rows = [row(index=index) for index in range(201)]
    exercises = [row(f"Press {number}", title="Many", index=0) for number in range(61)]

    found = bring_in(lifter, *rows, *exercises)

    assert found.rows == found.sets + len(found.skipped)
    assert Counter(skipped.reason for skipped in found.skipped) == {
        "A workout holds at most 200 rows.": 1,
        "A workout holds at most 60 exercises.": 1,
    }


def test_import_takes_the_heaviest_workout_there_may_be(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2025, 12, 1), weight_kg=1000)
    ExerciseFactory(name="Dip (weighted)", type="bodyweight_weighted", counts_bodyweight=True)

    found = bring_in(lifter, *(row("Dip (Weighted)", index=index, values="1000,1000,,,") for index in range(200)))

    assert (found.sets, found.skipped) == (200, ())
    assert WorkoutSession.objects.get().total_volume_kg == 400_000_000


@pytest.mark.parametrize(
    ("unit", "in_file", "stored"),
    [
        ("lb", "102.06", "102.058283"),  # 225 lb
        ("lb", "31.75", "31.751466"),  # 70 lb
        ("lb", "100", "100"),  # no quarter of a pound comes near
        ("kg", "102.06", "102.06"),
    ],
)
def test_import_undoes_the_rounding_of_pounds(bench, unit, in_file, stored):
    lifter = UserFactory(weight_unit=unit)

    bring_in(lifter, row(values=f"{in_file},5,,,"))

    assert sets_of(lifter, "weight_kg") == [Decimal(stored)]


@pytest.mark.parametrize(("own", "chosen", "stored"), [("kg", "lb", "102.058283"), ("lb", "kg", "102.06")])
def test_import_takes_kilograms_for_pounds_only_where_the_exercise_is_logged_in_them(bench, own, chosen, stored):
    lifter = UserFactory(weight_unit=own)
    ExerciseUnits.objects.create(lifter=lifter, exercise=bench, weight_unit=chosen)
    ExerciseUnits.objects.create(lifter=UserFactory(), exercise=bench, weight_unit=own)

    bring_in(lifter, row(values="102.06,5,,,"))

    assert sets_of(lifter, "weight_kg") == [Decimal(stored)]
