<<<<<<< HEAD
"""A workout as its page shows it."""

from datetime import UTC, date, datetime
=======
"""What the rows of a running workout show."""

>>>>>>> 28f221c (Carry a changed weight to the untouched rows below that showed the same)
from decimal import Decimal

import pytest

<<<<<<< HEAD
from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.models import PersonalRecord
from workouts.queries.live import live_workout
from workouts.services import records
from workouts.services.sessions import finish_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench():
    return ExerciseFactory(name="Bench press")


def march(day):
    return datetime(2026, 3, day, 17, 30, tzinfo=UTC)


def finished(lifter, exercise, weight, *, day, **details):
    session = FinishedSessionFactory(lifter=lifter, started_at=march(day), **details)
    SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight))
    records.detect(session)
    return session


def running(lifter, exercise, weight, *, day):
    session = SessionFactory(lifter=lifter, started_at=march(day))
    SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight))
    return session


def beaten(session):
    """What the medal for five reps says was there before."""
    (row,) = live_workout(session).rows
    return [broken.previous for kind, broken, _ in row.medals if kind == "5rm"]


def test_medals_of_a_backdated_workout_compare_with_what_stood_when_it_began(lifter, bench):
    finished(lifter, bench, 80, day=2)
    finished(lifter, bench, 100, day=16)
    finished(lifter, bench, 110, day=23)

    session = running(lifter, bench, 85, day=9)

    assert beaten(session) == [80]
    records.detect(finish_session(session))
    assert PersonalRecord.objects.get(session=session, record_type="5rm").previous_value == 80


@pytest.mark.parametrize(("weight", "previous"), [(85, []), (95, [90])])
def test_medals_compare_with_a_workout_of_the_same_start_that_was_there_before(lifter, bench, weight, previous):
    finished(lifter, bench, 80, day=2)
    finished(lifter, bench, 90, day=9)

    assert beaten(running(lifter, bench, weight, day=9)) == previous


def test_medals_do_not_compare_with_a_workout_of_the_same_start_that_came_after(lifter, bench):
    finished(lifter, bench, 80, day=2)
    session = running(lifter, bench, 85, day=9)
    finished(lifter, bench, 100, day=9)

    assert beaten(session) == [80]


def test_medals_name_the_day_it_was_where_the_record_was_set(lifter, bench):
    finished(lifter, bench, 80, day=2, time_zone="Pacific/Auckland")

    (row,) = live_workout(running(lifter, bench, 85, day=9)).rows

    assert {day for _, _, day in row.medals} == {date(2026, 3, 3)}


def test_the_first_time_earns_no_medal_beside_later_workouts(lifter, bench):
    finished(lifter, bench, 80, day=16)

    assert beaten(running(lifter, bench, 100, day=9)) == []
=======
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
    entry.session.lifter = entry.lifter
    (card,) = live_workout(entry.session).entries
    return [row.shown.weight_kg for row in card.rows]


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
>>>>>>> 28f221c (Carry a changed weight to the untouched rows below that showed the same)
