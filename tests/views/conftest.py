import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)


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
