"""The walk past every page of a lifter once more, with the cache away: each is answered as ever, from the database."""

import pytest

from tests.browsers import browser_of
from tests.walk.doors import DOORS, body
from tests.walk.routes import address
from tests.walk.things import things_of
from workouts.cache import is_reachable

NOBODY = "redis://127.0.0.1:1/0"  # refuses at once


@pytest.mark.parametrize("route", [route for route in DOORS if not route.startswith(("admin/", "accounts/"))])
def test_address_without_a_cache(route, lifter, settings):
    things, door = things_of(lifter), DOORS[route]
    path, sent = address(route, getattr(things, door.of, None)), body(door.sends, things)
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": NOBODY}}

    owner = browser_of(lifter)

    assert not is_reachable()
    assert (owner.get(path).status_code, owner.post(path, sent).status_code) == door.owner
