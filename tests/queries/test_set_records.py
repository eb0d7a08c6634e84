"""The heaviest weight lifted at each number of reps."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.queries.performed import rules_of
from workouts.queries.set_records import set_records

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def workout(lifter, exercise, *sets, day=0, session=None, **values):
    session = session or FinishedSessionFactory(lifter=lifter, started_at=START + timedelta(days=day))
    entry = EntryFactory(session=session, exercise=exercise)
    for weight, reps in sets:
        SetFactory(entry=entry, weight_kg=weight if weight is None else Decimal(str(weight)), reps=reps, **values)
    return session


def found(lifter, exercise):
    return [
        (row["reps"], row["weight_kg"], row["day"].day)
        for row in set_records(lifter, exercise, rules_of(exercise, lifter))
    ]


def test_set_records_are_by_exact_reps_and_the_first_to_reach_it_has_it(lifter):
    exercise = ExerciseFactory()
    workout(lifter, exercise, (100, 5), (110, 3), day=2)
    first = workout(lifter, exercise, (100, 5), (90, 5), (60, 12), day=0)
    workout(lifter, exercise, (95, 5), (110, 3), day=1)

    assert found(lifter, exercise) == [(3, 110, 3), (5, 100, 2), (12, 60, 2)]
    assert set_records(lifter, exercise, rules_of(exercise, lifter))[1] == {
        "reps": 5,
        "weight_kg": Decimal(100),
        "day": date(2026, 3, 2),
        "session": str(first.uuid),
    }


def test_set_records_leave_out_attempts_warmups_nothing_lifted_and_what_runs(lifter):
    exercise = ExerciseFactory()
    workout(lifter, exercise, (200, 0), (0, 8), (None, 8), (50, 6))
    workout(lifter, exercise, (120, 5), set_type="warmup")
    workout(lifter, exercise, (300, 6), session=SessionFactory(lifter=lifter))
    workout(UserFactory(), exercise, (400, 6))

    assert found(lifter, exercise) == [(6, 50, 2)]


def test_set_records_hold_warmups_where_the_lifter_counts_them(lifter):
    lifter.counts_warmups = True
    exercise = ExerciseFactory()
    workout(lifter, exercise, (120, 5), set_type="warmup")

    assert found(lifter, exercise) == [(5, 120, 2)]


@pytest.mark.parametrize(
    ("kind", "records"),
    [("bodyweight_weighted", [(5, 20, 2)]), ("bodyweight_assisted", []), ("short_distance_weight", [])],
)
def test_set_records_are_of_weights_put_on_for_reps(lifter, kind, records):
    exercise = ExerciseFactory(type=kind, counts_bodyweight=kind == "bodyweight_weighted")
    workout(lifter, exercise, (20, 5), load_kg=Decimal(100))

    assert found(lifter, exercise) == records


def test_set_records_of_a_move_that_was_never_done_are_none(lifter):
    assert found(lifter, ExerciseFactory()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_set_records_take_two_statements(lifter, django_assert_num_queries, count):
    exercise = ExerciseFactory()
    for day in range(count):
        workout(lifter, exercise, (100, 5 + day), (100, 3), day=day)

    with django_assert_num_queries(2):
        set_records(lifter, exercise, rules_of(exercise, lifter))
