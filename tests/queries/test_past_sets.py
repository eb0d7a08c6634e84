"""Every past set of an exercise, a page at a time."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.domain.marks import Mark
from workouts.models import WorkoutSession
from workouts.queries.past_sets import past_sets
from workouts.services import records

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def exercise(db):
    return ExerciseFactory(name="Bench press")


def workout(lifter, *exercises, day=0, **values):
    session = FinishedSessionFactory(lifter=lifter, started_at=START + timedelta(days=day))
    for each in exercises:
        SetFactory(entry=EntryFactory(session=session, exercise=each), **values)
    return session


def sets_of(found):
    return [[(row["label"], row["weight_kg"]) for row in workout["sets"]] for workout in found["past"]]


def test_past_sets_are_by_workout_as_they_were_numbered_block_by_block(lifter, exercise):
    session = workout(lifter)
    first, second = (EntryFactory(session=session, exercise=exercise, notes=note) for note in ("Wide", ""))
    for entry, kind, weight in (
        (second, "normal", 60),
        (first, "warmup", 40),
        (first, "normal", 100),
        (first, "drop", 70),
    ):
        SetFactory(entry=entry, set_type=kind, weight_kg=Decimal(weight), rpe=Decimal("8.5"))
    SetFactory(entry=EntryFactory(session=session))
    RowFactory(entry=first)

    found = past_sets(lifter, exercise, size=2)

    assert sets_of(found) == [[("W", 40), ("1", 100), ("D", 70), ("1", 60)]]
    (past,) = found["past"]
    assert past["sets"][1] == {
        "label": "1",
        "weight_kg": Decimal(100),
        "reps": 5,
        "duration_seconds": None,
        "distance_m": None,
        "custom_metric": None,
        "rpe": Decimal("8.5"),
        "one_rep_max_kg": Decimal("112.5"),
        "is_record": False,
    }
    assert past["sets"][0]["one_rep_max_kg"] is None  # a warm-up
    assert {name: past[name] for name in ("session", "title", "day", "notes")} == {
        "session": str(session.uuid),
        "title": "Push A",
        "day": date(2026, 3, 2),
        "notes": ["Wide"],
    }
    assert {name: value for name, value in found.items() if name != "past"} == {
        "newer": None,
        "older": None,
        "columns": ["weight_kg", "reps"],
        "has_rpe": True,
        "is_estimated": True,
    }


def test_past_sets_are_those_of_finished_workouts_of_the_lifter_with_the_exercise(lifter, exercise):
    workout(lifter, exercise, day=1)
    workout(lifter, ExerciseFactory(), day=2)
    workout(UserFactory(), exercise, day=3)
    RowFactory(entry=EntryFactory(session=workout(lifter, day=4), exercise=exercise))
    SetFactory(entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise))

    assert [past["day"].day for past in past_sets(lifter, exercise, size=5)["past"]] == [3]


def test_past_sets_are_paged_both_ways(lifter, exercise):
    for day in range(5):
        workout(lifter, exercise, day=day)

    def days(found):
        return [past["day"].day for past in found["past"]]

    first = past_sets(lifter, exercise, size=2)
    second = past_sets(lifter, exercise, size=2, before=Mark.parse(first["older"]))
    third = past_sets(lifter, exercise, size=2, before=Mark.parse(second["older"]))
    back = past_sets(lifter, exercise, size=2, after=Mark.parse(third["newer"]))

    assert [days(found) for found in (first, second, third, back)] == [[6, 5], [4, 3], [2], [4, 3]]
    assert (first["newer"], third["older"]) == (None, None)


@pytest.mark.parametrize("shows_rpe", [False, True])
@pytest.mark.parametrize(("size", "has_rpe"), [(1, False), (2, True)])
def test_past_sets_have_rpe_where_one_of_those_shown_has(lifter, exercise, shows_rpe, size, has_rpe):
    lifter.shows_rpe = shows_rpe
    workout(lifter, exercise, day=0, rpe=8)
    workout(lifter, exercise, day=1)

    assert past_sets(lifter, exercise, size=size)["has_rpe"] is has_rpe


@pytest.fixture
def heavier(lifter, exercise):
    workout(lifter, exercise)
    entry = EntryFactory(session=workout(lifter, day=7), exercise=exercise)
    for weight in (110, 60):
        SetFactory(entry=entry, weight_kg=Decimal(weight))
    records.rebuild(lifter)


def gold(lifter, exercise):
    past = past_sets(lifter, exercise, size=5)["past"]
    return [(row["weight_kg"], row["is_record"]) for workout in past for row in workout["sets"]]


def test_past_sets_that_beat_something_are_records_and_the_first_time_is_quiet(lifter, exercise, heavier):
    assert gold(lifter, exercise) == [(110, True), (60, False), (100, False)]


def test_past_sets_are_no_records_until_the_worker_has_seen_them(lifter, exercise, heavier):
    WorkoutSession.objects.update(records_computed_at=None)

    assert gold(lifter, exercise) == [(110, False), (60, False), (100, False)]


@pytest.mark.parametrize("count", [1, 3])
def test_past_sets_take_three_statements(lifter, exercise, django_assert_num_queries, count):
    for day in range(count):
        workout(lifter, *[exercise] * count, day=day)

    with django_assert_num_queries(3):
        past_sets(lifter, exercise, size=5)
