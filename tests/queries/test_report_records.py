"""The records in what a month came to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import ExerciseFactory
from tests.queries.reported import NOVEMBER, OCTOBER, TODAY, done
from workouts.models import WorkoutSession
from workouts.queries.reports import MOST_RECORDS, report
from workouts.services import records
from workouts.services.due import mark_due


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press", primary_muscles=["chest"], secondary_muscles=["triceps"])


def broken(lifter, exercise, *weights, since=date(2026, 9, 28)):
    """Workouts a week apart, each heavier than the one before, with their records."""
    for week, weight in enumerate(weights):
        done(lifter, since + timedelta(weeks=week), (exercise, weight, 5, 1))
    records.rebuild(lifter)


def test_records_tell_the_last_of_a_month_beside_what_stood_before_it(lifter, bench):
    broken(lifter, bench, 80, 90, 95, 100, 102, 103)

    (told,) = report(lifter, OCTOBER, today=TODAY)["records"]

    assert {name: told[name] for name in ("exercise", "exercise_id", "kind", "day", "previous_on", "medals")} == {
        "exercise": "Bench press", "exercise_id": bench.pk, "kind": "1rm", "day": date(2026, 10, 26),
        "previous_on": None, "medals": 24,
    }  # fmt: skip
    assert (told["previous_value"], told["value"], told["gain"]) == (90, Decimal("114.75"), Decimal("24.75"))
    assert report(lifter, OCTOBER, today=TODAY)["medals"] == 24


def test_records_of_the_first_time_are_none(lifter, bench):
    broken(lifter, bench, 80, since=date(2026, 10, 5))

    found = report(lifter, OCTOBER, today=TODAY)

    assert (found["records"], found["medals"]) == ([], 0)


def test_records_follow_the_favourites_and_end_somewhere(lifter, bench):
    exercises = [bench, *ExerciseFactory.create_batch(MOST_RECORDS)]
    for week, weight in enumerate((80, 90)):
        lifted = [(each, weight, 5, 1 + place) for place, each in enumerate(exercises)]
        done(lifter, date(2026, 10, 5) + timedelta(weeks=week), *lifted)
    records.rebuild(lifter)

    found = report(lifter, OCTOBER, today=TODAY)

    assert [told["exercise_id"] for told in found["records"]] == [each.pk for each in exercises[:0:-1]]
    assert (found["more_exercises_with_records"], found["medals"]) == (1, 6 * len(exercises))


@pytest.mark.parametrize("spoil", ["session", "note", "definition"])
def test_report_says_that_records_are_being_computed(lifter, bench, spoil):
    session = done(lifter, date(2026, 10, 5), (bench, 100, 5, 1))
    assert report(lifter, OCTOBER, today=TODAY)["is_computing"] is False

    if spoil == "session":
        WorkoutSession.objects.filter(pk=session.pk).update(records_computed_at=None)
    elif spoil == "note":
        mark_due(lifter, [bench.pk])
    else:
        lifter.records_definition = 0

    assert report(lifter, OCTOBER, today=TODAY)["is_computing"] is True
    assert report(lifter, NOVEMBER, today=TODAY)["is_computing"] is (spoil != "session")
