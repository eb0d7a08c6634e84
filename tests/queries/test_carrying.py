"""A changed weight carries to the untouched rows below that showed the same."""

from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.queries.live import live_workout
from workouts.services import sets


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter)


def weights(entry):
    return [weight for weight, _ in shown(entry)]


def shown(entry):
    entry.session.lifter = entry.lifter
    (card,) = live_workout(entry.session).entries
    return [(row.shown.weight_kg, row.shown.reps) for row in card.rows]


def log(entry, row, kg):
    sets.log_set(entry.lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(kg), reps=5))


def test_a_logged_weight_carries_to_the_rows_planned_with_the_same(entry):
    plan = (60, 100, 100, 100, 80)
    rows = [RowFactory(entry=entry, planned_weight_kg=Decimal(kg), planned_reps=5) for kg in plan]

    log(entry, rows[1], 105)

    assert weights(entry) == [60, 105, 105, 105, 80]


def test_a_logged_weight_carries_to_the_rows_that_were_like_it_last_time(lifter):
    exercise = ExerciseFactory()
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise)
    for kg in (80, 80, 70):
        SetFactory(entry=past, weight_kg=Decimal(kg))
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise)
    rows = RowFactory.create_batch(4, entry=entry)
    assert weights(entry) == [80, 80, 70, 70]

    log(entry, rows[0], 85)

    assert weights(entry) == [85, 85, 70, 70]


def test_a_change_of_a_logged_weight_carries_and_what_was_typed_stays_typed(entry):
    rows = [RowFactory(entry=entry, planned_weight_kg=Decimal(100), planned_reps=5) for _ in range(4)]
    log(entry, rows[0], 100)
    sets.change_set(entry.lifter, uuid=rows[2].uuid, values=Values(weight_kg=Decimal(90), reps=5))

    sets.change_set(entry.lifter, uuid=rows[0].uuid, values=Values(weight_kg=Decimal("102.5"), reps=5))

    assert weights(entry) == [Decimal("102.5"), Decimal("102.5"), 90, 90]


def test_an_unchecked_row_keeps_its_weight_and_those_below_follow_it(entry):
    rows = [RowFactory(entry=entry, planned_weight_kg=Decimal(100), planned_reps=5) for _ in range(2)]
    log(entry, rows[0], 105)

    sets.uncheck_set(entry.lifter, uuid=rows[0].uuid)

    assert weights(entry) == [105, 105]


def test_a_heavier_working_set_makes_no_warm_up_heavier_nor_the_other_way_round(entry):
    plan = (("normal", 60), ("warmup", 60), ("warmup", 60), ("normal", 60), ("normal", 60))
    rows = [RowFactory(entry=entry, set_type=kind, planned_weight_kg=Decimal(kg), planned_reps=5) for kind, kg in plan]

    log(entry, rows[0], 100)
    log(entry, rows[1], 40)

    assert weights(entry) == [100, 40, 40, 100, 100]


def test_the_first_working_set_follows_the_warm_up_above_where_nothing_else_proposes_a_weight(entry):
    rows = [RowFactory(entry=entry, set_type=kind) for kind in ("warmup", "warmup", "normal", "normal")]

    log(entry, rows[0], 40)

    assert weights(entry) == [40, 40, 40, 40]


def test_warm_ups_between_working_sets_change_nothing_of_what_the_sets_below_are_proposed(entry):
    kinds = ("normal", "warmup", "warmup", "normal", "normal")
    rows = [RowFactory(entry=entry, set_type=kind) for kind in kinds]
    log(entry, rows[0], 100)

    sets.change_set(entry.lifter, uuid=rows[1].uuid, values=Values(weight_kg=Decimal(40), reps=8))

    assert shown(entry) == [(100, 5), (40, 8), (40, 8), (100, 5), (100, 5)]


def log_all(entry, *sets_done):
    """Log rows of these types, weights and reps."""
    rows = [RowFactory(entry=entry, set_type=kind) for kind, *_ in sets_done]
    for row, (_, kg, reps) in zip(rows, sets_done, strict=True):
        values = Values(weight_kg=Decimal(kg), reps=reps)
        sets.log_set(entry.lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=values)


@pytest.mark.parametrize(
    ("done", "kind", "proposed"),
    [
        ([("normal", 100, 5), ("drop", 60, 12)], "normal", (100, 5)),
        ([("normal", 100, 5), ("drop", 60, 12)], "failure", (100, 5)),
        ([("normal", 100, 5), ("failure", 90, 9), ("drop", 60, 12), ("drop", 40, 15)], "normal", (90, 9)),
        ([("normal", 100, 5), ("drop", 60, 12)], "drop", (60, 12)),
        ([("normal", 100, 5), ("drop", 60, 12), ("warmup", 20, 8)], "normal", (100, 5)),
        ([("normal", 100, 5), ("drop", 60, 12), ("warmup", 20, 8)], "drop", (60, 12)),
        ([("normal", 100, 5)], "drop", (100, 5)),
        ([("drop", 60, 12)], "normal", (60, 12)),
        ([("warmup", 20, 8), ("normal", 100, 5), ("drop", 60, 12)], "warmup", (20, 8)),
    ],
)
def test_a_further_set_follows_the_nearest_one_of_its_kind_and_no_drop_set_makes_one_lighter(
    entry, done, kind, proposed
):
    log_all(entry, *done)

    RowFactory(entry=entry, set_type=kind)

    assert shown(entry)[-1] == proposed


def test_a_lighter_drop_set_makes_the_drop_sets_lighter_that_showed_the_same_and_no_working_set(entry):
    kinds = ("normal", "drop", "normal", "drop")
    rows = [RowFactory(entry=entry, set_type=kind, planned_weight_kg=Decimal(100)) for kind in kinds]

    log(entry, rows[1], 60)

    assert weights(entry) == [100, 60, 100, 60]


def test_a_heavier_working_set_makes_the_drop_sets_heavier_that_have_no_weight_of_their_own(entry):
    rows = [RowFactory(entry=entry, set_type=kind) for kind in ("normal", "drop", "normal")]
    log(entry, rows[0], 100)

    sets.change_set(entry.lifter, uuid=rows[0].uuid, values=Values(weight_kg=Decimal(105), reps=5))

    assert shown(entry) == [(105, 5), (105, 5), (105, 5)]
