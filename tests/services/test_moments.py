"""The moment of a check: within its workout, of a clock that is wrong, of another device."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    FinishedSessionFactory,
    RowFactory,
)
from tests.services.totals import FIVE_AT_100, totals
from workouts.domain.values import Values
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services import sets


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter, rest_seconds=120)


def test_log_set_holds_the_moment_within_the_session(lifter, entry):
    early = entry.session.started_at - timedelta(days=1)
    late = timezone.now() + timedelta(days=1)

    before = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100, performed_at=early)
    after = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100, performed_at=late)

    assert before.set.performed_at == entry.session.started_at
    assert after.set.performed_at < late


@pytest.mark.parametrize("ahead", [timedelta(seconds=2), timedelta(days=400), -timedelta(days=400)])
def test_a_replay_of_a_phone_whose_clock_is_wrong_leaves_a_correction(lifter, entry, ahead):
    uuid, now = uuid4(), timezone.now()
    said = {"entry_uuid": entry.uuid, "uuid": uuid, "values": FIVE_AT_100, "performed_at": now + ahead}

    with time_machine.travel(now, tick=False):
        first = sets.log_set(lifter, **said)
    with time_machine.travel(now + timedelta(seconds=10), tick=False):
        sets.change_set(lifter, uuid=uuid, values=Values(weight_kg=Decimal(85), reps=5))
        second = sets.log_set(lifter, **said)

    assert (second.set.weight_kg, second.set.performed_at) == (85, first.set.performed_at)
    assert WorkoutSet.objects.get().said_at == now + ahead


def test_another_moment_in_a_finished_workout_is_another_device(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = RowFactory(entry__session=session)
    place = {"entry_uuid": row.entry.uuid, "uuid": row.uuid}
    later = timezone.now()

    sets.log_set(lifter, **place, values=FIVE_AT_100, performed_at=later)
    sets.log_set(
        lifter, **place, values=Values(weight_kg=Decimal(90), reps=5), performed_at=later + timedelta(seconds=9)
    )

    row.refresh_from_db()
    assert (row.weight_kg, row.performed_at) == (90, session.completed_at)


def test_a_late_copy_of_a_check_leaves_the_row_unchecked(lifter, entry):
    row = RowFactory(entry=entry)
    said = {"entry_uuid": entry.uuid, "uuid": row.uuid, "values": FIVE_AT_100, "performed_at": timezone.now()}
    sets.log_set(lifter, **said)
    sets.uncheck_set(lifter, uuid=row.uuid)

    copy = sets.log_set(lifter, **said)

    row.refresh_from_db()
    assert (copy.set, row.is_logged, row.weight_kg) == (row, False, 100)
    assert totals(entry.session) == (0, 0, 0, 0)
    assert WorkoutSession.objects.get().rest_ends_at is None


@pytest.mark.parametrize("later", [timezone.now(), None])
def test_a_row_that_was_unchecked_is_checked_again(lifter, entry, later):
    row = RowFactory(entry=entry)
    said = {"entry_uuid": entry.uuid, "uuid": row.uuid, "values": FIVE_AT_100}
    first = timezone.now() - timedelta(seconds=30)
    sets.log_set(lifter, **said, performed_at=first)
    sets.uncheck_set(lifter, uuid=row.uuid)

    again = sets.log_set(lifter, **said, performed_at=later)

    assert again.set.is_logged
    assert again.set.said_at == (later or first)
    assert totals(entry.session) == (500, 1, 5, 1)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1, tzinfo=timezone.get_fixed_timezone(14 * 60)),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone.get_fixed_timezone(-12 * 60)),
    ],
)
def test_a_moment_at_the_ends_of_the_calendar_is_stored(lifter, entry, moment):
    said = {"entry_uuid": entry.uuid, "uuid": uuid4(), "values": FIVE_AT_100, "performed_at": moment}

    first, second = sets.log_set(lifter, **said), sets.log_set(lifter, **said)

    assert first.set == second.set
    assert entry.session.started_at <= WorkoutSet.objects.get().performed_at <= timezone.now()
    assert second.set.logged_at == first.set.logged_at
