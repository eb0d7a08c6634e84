from dataclasses import replace
from decimal import Decimal

import pytest

from workouts.domain.plans import PlannedExercise, PlannedSet
from workouts.domain.routine_changes import (
    Difference,
    DoneExercise,
    changed_values,
    differences,
    same_structure,
    with_structure,
    with_values,
)
from workouts.enums import SetType

BENCH, ROW, DIP = 1, 2, 3
W, N, D, F = SetType.WARMUP, SetType.NORMAL, SetType.DROP, SetType.FAILURE


def row(weight=None, reps=None, high=None, kind=N):
    return PlannedSet(kind, None if weight is None else Decimal(weight), reps, high)


def planned(exercise, *sets, group=None, rest=90, notes=""):
    return PlannedExercise(exercise, rest, notes, group, sets)


def done(exercise, *sets, skipped=(), group=None):
    """An exercise of a workout; `skipped` are the places of its unlogged rows."""
    return DoneExercise(
        PlannedExercise(exercise, superset_group=group, sets=sets),
        tuple(place not in skipped for place in range(len(sets))),
    )


@pytest.mark.parametrize(
    ("target", "lifted", "after"),
    [
        (row(100, 5), row(102, 5), row(102, 5)),
        (row(100, 5), row(100, 3), row(100, 3)),
        (row(100, 5), row(100, 5), row(100, 5)),
        (row(100, 8, 12), row(110, 7), row(110, 8, 12)),  # a range of reps stays
        (row(100, 8, 12), row(100, 14), row(100, 8, 12)),
        (row(), row(60, 8), row(60, 8)),  # no target yet
        (row(100, 5), row(110, 0), row(100, 5)),  # an attempt says nothing
        (row(100, 5), row(None, 6), row(100, 6)),  # what was left out stays
        (row(100, 5, kind=D), row(90, 5), row(90, 5, kind=D)),  # the kind is structure
    ],
)
def test_values_of_a_set(target, lifted, after):
    assert with_values((planned(BENCH, target),), [done(BENCH, lifted)]) == (planned(BENCH, after),)


@pytest.mark.parametrize("name", ["target_duration_seconds", "target_distance_m"])
def test_values_are_time_and_distance_too(name):
    before, lifted = replace(PlannedSet(), **{name: 60}), replace(PlannedSet(), **{name: 75})

    assert with_values((planned(BENCH, before),), [done(BENCH, lifted)]) == (planned(BENCH, lifted),)


def test_values_never_touch_skipped_rows():
    plan = (planned(BENCH, row(100, 5), row(100, 5)),)

    after = with_values(plan, [done(BENCH, row(105, 5), row(200, 1), skipped=[1])])

    assert after == (planned(BENCH, row(105, 5), row(100, 5)),)


def test_values_meet_warmups_beside_warmups_and_blocks_beside_blocks():
    plan = (planned(BENCH, row(40, 8, kind=W), row(100, 5)), planned(ROW, row(60, 8)), planned(BENCH, row(80, 10)))

    after = with_values(
        plan,
        [
            done(ROW, row(65, 8)),
            done(BENCH, row(20, 10, kind=W), row(50, 5, kind=W), row(105, 5)),
            done(BENCH, row(85, 10)),
            done(DIP, row(0, 12)),
        ],
    )

    assert after == (
        planned(BENCH, row(20, 10, kind=W), row(105, 5)),
        planned(ROW, row(65, 8)),
        planned(BENCH, row(85, 10)),
    )
    assert changed_values(plan, after) == [BENCH, ROW]


def test_values_of_an_exercise_that_was_not_done_stay():
    plan = (planned(BENCH, row(100, 5)),)

    assert with_values(plan, [done(ROW, row(60, 8))]) == plan
    assert changed_values(plan, plan) == []


PLAN = (
    planned(BENCH, row(40, 8, kind=W), row(100, 5), row(100, 5), rest=150, notes="Pause"),
    planned(ROW, row(60, 8), group=4),
    planned(DIP, row(0, 12), group=4),
)
AS_PLANNED = (
    done(BENCH, row(40, 8, kind=W), row(105, 5), row(105, 4)),
    done(ROW, row(65, 8), group=1),
    done(DIP, row(0, 15), group=1),
)


@pytest.mark.parametrize(
    "workout",
    [
        AS_PLANNED,
        [replace(each, logged=(False,) * len(each.logged)) for each in AS_PLANNED],  # all skipped
        [*AS_PLANNED, done(BENCH, row(), skipped=[0])],  # added, not done
        [done(BENCH, *AS_PLANNED[0].as_plan.sets, row(90, 5), skipped=[0, 3]), *AS_PLANNED[1:]],  # one more, not done
    ],
)
def test_a_skipped_row_is_no_change_of_structure(workout):
    assert same_structure(PLAN, with_structure(PLAN, workout))
    assert differences(PLAN, with_structure(PLAN, workout)) == []


@pytest.mark.parametrize(
    ("workout", "changes"),
    [
        (AS_PLANNED[1:], [Difference(BENCH, 3, 0)]),
        ([AS_PLANNED[1], AS_PLANNED[0], AS_PLANNED[2]], []),  # another order
        ([done(BENCH, row(40, 8, kind=W), row(105, 5)), *AS_PLANNED[1:]], [Difference(BENCH, 3, 2)]),
        ([done(BENCH, *AS_PLANNED[0].as_plan.sets, row(90, 8)), *AS_PLANNED[1:]], [Difference(BENCH, 3, 4)]),
        ([*AS_PLANNED, done(9, row(20, 10), row(20, 10))], [Difference(9, 0, 2)]),
        (
            [done(BENCH, row(40, 8, kind=W), row(105, 5), row(105, 4, kind=F)), *AS_PLANNED[1:]],
            [Difference(BENCH, 3, 3)],
        ),
        ([AS_PLANNED[0], done(ROW, row(65, 8)), done(DIP, row(0, 15))], []),  # the superset is gone
    ],
)
def test_what_is_a_change_of_structure(workout, changes):
    after = with_structure(PLAN, workout)

    assert not same_structure(PLAN, after)
    assert differences(PLAN, after) == changes


def test_structure_keeps_targets_rests_and_notes_and_takes_in_what_was_done():
    after = with_structure(
        PLAN,
        [
            done(ROW, row(65, 8), row(65, 7), group=2),
            done(BENCH, row(40, 8, kind=W), row(105, 5), row(105, 4), row(80, 9, kind=D)),
            done(9, row(20, 10), row(25, 10), skipped=[1]),
        ],
    )

    assert after == (
        planned(ROW, row(60, 8), row(65, 7), group=2),
        planned(BENCH, row(40, 8, kind=W), row(100, 5), row(100, 5), row(80, 9, kind=D), rest=150, notes="Pause"),
        planned(9, row(20, 10)),
    )


def test_both_together_are_the_workout():
    after = with_values(with_structure(PLAN, AS_PLANNED), AS_PLANNED)

    assert [p.sets for p in after] == [each.as_plan.sets for each in AS_PLANNED]
