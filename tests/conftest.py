"""What tests share."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories import UserFactory
from tracker.redis import PatientRedis


@pytest.fixture
def lifter(db):
    return UserFactory()


@pytest.fixture
def stranger(db):
    return UserFactory()


@pytest.fixture
def signed_in(client, lifter):
    """A browser of the lifter, without htmx."""
    client.force_login(lifter)
    return client


@pytest.fixture
def htmx(lifter):
    """A browser of the lifter whose requests come from htmx."""
    client = Client(headers={"HX-Request": "true"})
    client.force_login(lifter)
    return client


@pytest.fixture(autouse=True)
def _empty_cache():
    """Nothing cached reaches the next test, and no test inherits a cache that is left alone."""
    PatientRedis._away_until = 0.0
    cache.clear()
