"""The end of a workout."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import (
    EntryFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.times import Times
from workouts.errors import Conflict
from workouts.models import WorkoutSet
from workouts.services import finishing

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def test_finish_session_drops_what_was_never_logged(lifter):
    session = SessionFactory(lifter=lifter)
    entry = EntryFactory(session=session)
    logged = SetFactory(entry=entry)
    RowFactory(entry=entry)
    RowFactory(entry=EntryFactory(session=session))

    finished = finishing.finish_session(session, rating=4, notes="Slept well.")

    assert list(WorkoutSet.objects.all()) == [logged]
    assert list(session.entries.all()) == [entry]
    assert (finished.rating, finished.notes, finished.total_volume_kg) == (4, "Slept well.", 500)
    assert finished.duration_seconds == pytest.approx(1800, abs=5)
    assert finished.records_computed_at is None


def test_finish_session_twice_keeps_the_first_end(lifter):
    session = SessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session))

    first = finishing.finish_session(session, rating=4)
    second = finishing.finish_session(session, rating=1)

    assert (second.completed_at, second.rating) == (first.completed_at, 4)


def test_finish_session_without_a_logged_set_is_refused(lifter):
    session = SessionFactory(lifter=lifter)
    RowFactory(entry=EntryFactory(session=session))

    with pytest.raises(Conflict):
        finishing.finish_session(session)

    session.refresh_from_db()
    assert session.is_in_progress


def test_finish_leaves_nobody_in_a_superset_alone(lifter):
    session = SessionFactory(lifter=lifter)
    done = SetFactory(entry=EntryFactory(session=session, position=1, superset_group=1)).entry
    RowFactory(entry=EntryFactory(session=session, position=2, superset_group=1))
    pair = [SetFactory(entry=EntryFactory(session=session, position=n, superset_group=2)).entry for n in (3, 4)]

    finishing.finish_session(session)

    groups = dict(session.entries.values_list("pk", "superset_group"))
    assert groups == {done.pk: None, pair[0].pk: 2, pair[1].pk: 2}


def test_finish_with_times_of_its_own(lifter):
    ended = START + timedelta(minutes=90)
    row = SetFactory(entry__session__lifter=lifter)

    session = finishing.finish_session(row.session, times=Times(START, ended, 5400))

    assert (session.started_at, session.completed_at, session.duration_seconds) == (START, ended, 5400)
    row.refresh_from_db()
    assert START <= row.performed_at <= ended
