import pytest
import time_machine

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.views import evenings, shared_pages


@pytest.fixture
def in_the_evening():
    """The clock stands while a workout of `evenings` runs."""
    with time_machine.travel(evenings.NOW, tick=False):
        yield


@pytest.fixture
def in_november():
    """The clock stands a while after the workouts of `shared_pages`."""
    with time_machine.travel(shared_pages.NOW, tick=False):
        yield


@pytest.fixture
def anna(lifter):
    return shared_pages.make_anna(lifter)


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter)


@pytest.fixture
def past(lifter):
    """17:30 to 18:30 in UTC, an hour later in Berlin, with one set."""
    session = FinishedSessionFactory(lifter=lifter, time_zone="Europe/Berlin", title="Push A")
    SetFactory(entry=EntryFactory(session=session))
    return session


@pytest.fixture
def session(lifter):
    return SessionFactory(lifter=lifter)


@pytest.fixture
def entries(session):
    """Three exercises with a row each."""
    found = [EntryFactory(session=session, exercise=ExerciseFactory(name=name)) for name in ("Press", "Row", "Dip")]
    for entry in found:
        RowFactory(entry=entry)
    return found
