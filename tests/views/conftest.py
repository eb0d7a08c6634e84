import pytest

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter)


@pytest.fixture
def past(lifter):
    """17:30 to 18:30 in UTC, an hour later in Berlin, with one set."""
    session = FinishedSessionFactory(lifter=lifter, time_zone="Europe/Berlin", title="Push A")
    SetFactory(entry=EntryFactory(session=session))
    return session
