"""What tests share."""

from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import settings

from tests.browsers import browser_of
from tests.factories import ExerciseFactory, UserFactory
from tracker.redis import PatientRedis
from workouts.models.user import known_zones

settings.register_profile("thorough")  # `pytest --hypothesis-profile=thorough`: walks that are long take their time


def pytest_make_parametrize_id(val):
    """Name a random id as what it is: each process that runs tests has to call them the same."""
    try:
        UUID(str(val))
    except ValueError:
        return None
    return "uuid"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Ask for the zones, as each process does once: no test that counts statements shall be the one that does.

    At the end nobody else is connected: what a process that was killed has asked for may still be worked on.
    """
    with django_db_blocker.unblock():
        known_zones()
    yield
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(others)


@pytest.fixture
def lifter(db):
    return UserFactory()


@pytest.fixture
def stranger(db):
    return UserFactory()


@pytest.fixture
def bench(db):
    """The exercise by the name that the catalogue has for it."""
    return ExerciseFactory(name="Bench press (barbell)")


@pytest.fixture
def signed_in(lifter):
    """A browser of the lifter, without htmx."""
    return browser_of(lifter)


@pytest.fixture
def htmx(lifter):
    """A browser of the lifter whose requests come from htmx."""
    return browser_of(lifter, headers={"HX-Request": "true"})


@pytest.fixture(autouse=True)
def _empty_cache():
    """Nothing cached reaches the next test, and no test inherits a cache that is left alone."""
    PatientRedis._away_until = 0.0
    cache.clear()
