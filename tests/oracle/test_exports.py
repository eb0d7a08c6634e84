"""Two real exports, imported whole: every figure equals the one that plain arithmetic finds in the rows of the file."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction

from tests.factories import UserFactory
from tests.oracle import exports_by_hand
from workouts.domain.periods import CHOICES, Period
from workouts.formats.files import parse
from workouts.models import BodyMeasurement, Exercise, PersonalRecord, WorkoutSession
from workouts.queries.dashboard import dashboard
from workouts.queries.exercise_charts import exercise_chart
from workouts.queries.exercise_figures import exercise_figures
from workouts.queries.muscles import muscles
from workouts.queries.stats import workout_stats
from workouts.services import catalogue
from workouts.services.imports import import_history

ZONE = "Europe/Vienna"
FIRST, LAST = date.min, date.max
# What Hevy's lifter weighed nobody knows; Strong's is given a weight from the middle of their history on.
WEIGHINGS = {"hevy": {}, "strong": {date(2021, 4, 10): Fraction(78), date(2021, 8, 1): Fraction("79.5")}}
TODAYS = {
    "hevy": [date(2025, 6, 30), date(2025, 7, 1)],
    "strong": [date(2021, 12, 23), date(2022, 1, 2), date(2022, 3, 1)],
}


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker, request):
    """Import a file once for all tests of it."""
    name = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        catalogue.load()
        lifter = UserFactory(time_zone=ZONE)
        for day, kg in WEIGHINGS[name].items():
            BodyMeasurement.objects.create(lifter=lifter, measured_on=day, weight_kg=_decimal(kg))
        path = {"hevy": exports_by_hand.HEVY, "strong": exports_by_hand.STRONG}[name]
        import_history(lifter, parse(path.read_bytes()))
        read = {"hevy": exports_by_hand.hevy, "strong": exports_by_hand.strong}[name]
        yield lifter, read(ZONE, WEIGHINGS[name]), TODAYS[name]
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("imported", ["hevy", "strong"], indirect=True)]


def test_totals_of_every_workout(imported):
    lifter, history, _ = imported
    found = WorkoutSession.objects.owned_by(lifter).values_list(
        "title", "started_at", "duration_seconds", "total_volume_kg", "total_sets", "total_reps", "total_exercises"
    )

    wanted = [
        (one.title, one.started_at, one.minutes and 60 * one.minutes, *history.totals(one)) for one in history.workouts
    ]
    assert sorted((*row[:3], Fraction(row[3]), *row[4:]) for row in found) == sorted(wanted)


def test_records_of_every_type_with_their_dates_and_what_they_beat(imported):
    lifter, history, _ = imported
    found = PersonalRecord.objects.owned_by(lifter).values_list(
        "exercise__name", "record_type", "session__started_on", "value", "previous_value"
    )

    wanted = [(*head, _stored(value), _stored(before)) for *head, value, before in history.records()]
    assert sorted(map(str, found)) == sorted(map(str, map(tuple, wanted)))
    assert len(wanted) > 100


def test_set_records_and_charts_of_every_exercise(imported):
    lifter, history, (_, today, *_) = imported  # less than 364 days after the first workout
    exercises = Exercise.objects.visible_to(lifter).filter(name__in=history.exercises)

    assert {exercise.name for exercise in exercises} == history.exercises
    for exercise in exercises:
        figures = exercise_figures(lifter, exercise)["set_records"]
        assert {each["reps"]: Fraction(each["weight_kg"]) for each in figures} == (history.set_records(exercise.name))
        chart = exercise_chart(lifter, exercise, days=364, today=today)
        found = {name: [(at["day"], at["value"]) for at in points] for name, points in chart["points"].items()}
        assert found == {
            name: [(day, _stored(value)) for day, value in history.best_weeks(exercise.name, name)] for name in found
        }


@pytest.mark.parametrize("days", CHOICES.values())
def test_figures_and_muscles_of_a_period(imported, days):
    lifter, history, todays = imported
    for today in todays:
        first, last = (today - timedelta(days - 1), today) if days else (FIRST, LAST)
        found, wanted = workout_stats(lifter, days=days, today=today), history.figures(first, last)
        average = wanted.pop("average_minutes")
        assert {name: _exact(found[name]) for name in wanted} == wanted
        assert found["avg_session_duration_minutes"] == pytest.approx(float(average or 0))
        rows = muscles(lifter, Period.of(days, today))
        assert {row["muscle"]: _exact(row["sets"]) for row in rows if row["sets"]} == history.sets_per_muscle(
            first, last
        )


@pytest.mark.parametrize("week_begins", [0, 6])
def test_streaks_weeks_and_days(imported, week_begins):
    lifter, history, todays = imported
    lifter.first_weekday = week_begins
    for today in todays:
        found = workout_stats(lifter, days=7, today=today)
        assert (found["current_streak"], found["longest_streak"]) == history.streaks(today, week_begins=week_begins)
        page = dashboard(lifter, days=365, today=today)
        for week in page["weeks"]:
            wanted = history.figures(week["first"], week["first"] + timedelta(6))
            assert (week["workouts"], week["sets"], week["reps"], week["days"], Fraction(week["volume_kg"])) == (
                wanted["total_sessions"],
                wanted["total_sets"],
                wanted["total_reps"],
                wanted["workout_days"],
                wanted["total_volume_kg"],
            )


def _decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def _stored(value):
    return None if value is None else _decimal(value).quantize(Decimal("0.000001"))


def _exact(value):
    return Fraction(value) if isinstance(value, Decimal) else value
