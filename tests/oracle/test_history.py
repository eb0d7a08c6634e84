"""What the tracker makes of a history equals what plain arithmetic makes of its file, in whatever order it was entered."""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from tests.factories import ExerciseFactory
from tests.oracle import by_hand
from tests.oracle.catalogue import FIELDS, catalogue, type_of
from workouts.domain.periods import CHOICES, Period
from workouts.domain.values import Values
from workouts.enums import ExerciseType, RecordType, SetType
from workouts.models import BodyMeasurement, Exercise, PersonalRecord, WorkoutSession
from workouts.queries.dashboard import dashboard
from workouts.queries.exercise_charts import exercise_chart
from workouts.queries.exercise_figures import exercise_figures
from workouts.queries.muscles import muscles
from workouts.queries.stats import workout_stats
from workouts.services.past import PastEntry, PastSet, PastWorkout
from workouts.services.storing import store_workouts
from workouts.tasks import detect_personal_records

pytestmark = pytest.mark.django_db

# Before the first weighing nobody knows what the lifter's own weight adds.
WEIGHINGS = {date(2025, 4, 30): Fraction(80), date(2025, 5, 10): Fraction("82.5"), date(2025, 11, 4): Fraction("81.2")}
TODAYS = [date(2025, 11, 12), date(2025, 11, 24), date(2025, 6, 2), date(2026, 3, 1)]
FIRST, LAST = date.min, date.max


@pytest.fixture(scope="module")
def expected():
    return by_hand.read(WEIGHINGS)


@pytest.fixture
def history(lifter, expected):
    """The lifter has done all of it; a workout that is entered late is computed late, and some are computed twice."""
    exercises = {name: _exercise(catalogue()[name]) for name in expected.exercises}
    for day, kg in WEIGHINGS.items():
        BodyMeasurement.objects.create(lifter=lifter, measured_on=day, weight_kg=_decimal(kg))
    for workout in expected.workouts:
        store_workouts(lifter, [_past(workout, exercises)])
    sessions = list(WorkoutSession.objects.values_list("pk", flat=True))
    tasks = sessions + sessions[:5]
    random.Random(7).shuffle(tasks)
    for pk in tasks:
        detect_personal_records(pk)
    lifter.refresh_from_db()
    return expected


def test_totals_of_every_workout(history):
    found = WorkoutSession.objects.values_list(
        "title", "started_on", "total_volume_kg", "total_sets", "total_reps", "total_exercises"
    )

    wanted = [(workout.title, workout.day, *history.totals(workout)) for workout in history.workouts]
    assert sorted((title, day, Fraction(volume), *rest) for title, day, volume, *rest in found) == sorted(wanted)


def test_records_of_every_type_with_their_dates_and_what_they_beat(history):
    found = PersonalRecord.objects.values_list(
        "exercise__name", "record_type", "session__started_on", "value", "previous_value"
    )

    wanted = [
        (name, kind, day, _stored(value), _stored(before)) for name, kind, day, value, before in history.records()
    ]
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    assert {kind for _, kind, *_ in wanted} == set(RecordType), "the file has every type of record"


def test_one_record_stands_of_each_type(history):
    standing = {(name, kind): value for name, kind, _, value, _ in history.records()}

    found = PersonalRecord.objects.standing().values_list("exercise__name", "record_type", "value")

    assert {(name, kind): value for name, kind, value in found} == {
        key: _stored(value) for key, value in standing.items()
    }


def test_the_file_has_every_type_of_exercise_and_set(expected):
    sets = [one for workout in expected.workouts for one in workout.sets]

    assert {type_of(one.exercise) for one in sets} == set(ExerciseType)
    assert {one.kind for one in sets} == set(SetType)


@pytest.mark.parametrize(
    "name", ["Bench press (barbell)", "Squat (barbell)", "Pull up (weighted)", "Crunch (weighted)"]
)
def test_set_records_by_exact_reps(lifter, history, name):
    exercise = Exercise.objects.get(name=name)

    found = exercise_figures(lifter, exercise)["set_records"]

    assert {each["reps"]: Fraction(each["weight_kg"]) for each in found} == history.set_records(name)


def test_charts_of_every_exercise(lifter, history):
    drawn = 0
    for exercise in Exercise.objects.filter(name__in=history.exercises):
        chart = exercise_chart(lifter, exercise, days=364, today=date(2025, 11, 24))

        found = {
            measure: [(point["day"], point["value"]) for point in points] for measure, points in chart["points"].items()
        }
        assert chart["per"] == "week"
        assert found == {
            measure: [(day, _stored(value)) for day, value in history.best_weeks(exercise.name, measure)]
            for measure in found
        }
        drawn += len([points for points in found.values() if points])

    assert drawn > 3 * len(history.exercises)


@pytest.mark.parametrize("today", TODAYS, ids=str)
@pytest.mark.parametrize("days", CHOICES.values())
def test_figures_of_a_period_and_of_the_one_before(lifter, history, days, today):
    first = today - timedelta(days - 1) if days else FIRST
    found = workout_stats(lifter, days=days, today=today)

    wanted = history.figures(first, today if days else LAST)
    assert {name: _exact(found[name]) for name in wanted if name != "average_minutes"} == {
        name: value for name, value in wanted.items() if name != "average_minutes"
    }
    assert found["avg_session_duration_minutes"] == pytest.approx(float(wanted["average_minutes"] or 0))


def test_sets_per_muscle_of_any_period_and_of_the_one_before(lifter, history):
    for days, today in product(CHOICES.values(), TODAYS):
        rows = muscles(lifter, Period.of(days, today))

        now = history.sets_per_muscle(today - timedelta(days - 1) if days else FIRST, today if days else LAST)
        span = timedelta(days or 0)
        before = history.sets_per_muscle(today - 2 * span + timedelta(1), today - span) if days else {}
        assert {row["muscle"]: _exact(row["sets"]) for row in rows if row["sets"]} == now
        assert {row["muscle"]: _exact(row["before"]) for row in rows if row["before"]} == before


@pytest.mark.parametrize("week_begins", [0, 6])
def test_weeks_and_days_of_the_year(lifter, history, week_begins):
    lifter.first_weekday = week_begins

    page = dashboard(lifter, days=365, today=date(2025, 11, 24))

    for week in page["weeks"]:
        wanted = history.figures(week["first"], week["first"] + timedelta(6))
        names = {"workouts": "total_sessions", "sets": "total_sets", "reps": "total_reps", "days": "workout_days"}
        assert {name: week[name] for name in names} == {name: wanted[of] for name, of in names.items()}
        assert Fraction(week["volume_kg"]) == wanted["total_volume_kg"]
    days = [workout.day for workout in history.workouts if workout.day.year == 2025]
    assert [day["day"] for day in page["year"]["days"]] == sorted(set(days))


@pytest.mark.parametrize("week_begins", [0, 6, 5])
@pytest.mark.parametrize(
    "today", [date(2025, 11, 12), date(2025, 11, 16), date(2025, 11, 23), date(2025, 11, 24)], ids=str
)
def test_streaks(lifter, history, week_begins, today):
    lifter.first_weekday = week_begins

    found = workout_stats(lifter, days=7, today=today)

    assert (found["current_streak"], found["longest_streak"]) == history.streaks(today, week_begins=week_begins)


def _exercise(known):
    columns = ("name", "type", "primary_muscles", "secondary_muscles", "counts_bodyweight")
    return ExerciseFactory(**{column: known[column] for column in columns})


def _past(workout, exercises):
    started_at, minutes = workout.started_at, workout.minutes
    blocks = {}
    for one in workout.sets:
        blocks.setdefault((one.block, one.exercise), []).append(_set(one))
    return PastWorkout(
        title=workout.title,
        started_at=started_at,
        completed_at=started_at + timedelta(minutes=minutes or 0),
        duration_seconds=None if minutes is None else 60 * minutes,
        time_zone=workout.zone,
        entries=tuple(PastEntry(exercises[name], tuple(sets)) for (_, name), sets in blocks.items()),
    )


def _set(one):
    columns = FIELDS[type_of(one.exercise)]
    values = Values(
        weight_kg=_decimal(one.kg) if "kg" in columns else None,
        reps=one.reps if "reps" in columns else None,
        duration_seconds=one.seconds if "seconds" in columns else None,
        distance_m=_decimal(one.metres) if "metres" in columns else None,
        custom_metric=one.count if "count" in columns else None,
    )
    return PastSet(values, SetType(one.kind))


def _decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def _stored(value):
    return None if value is None else _decimal(value).quantize(Decimal("0.000001"))


def _exact(value):
    return Fraction(value) if isinstance(value, Decimal) else value
