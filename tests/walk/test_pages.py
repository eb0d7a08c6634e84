"""A walk past every page as anybody, as a stranger and as the owner."""

import pytest
from django.test import Client

from tests.browsers import browser_of
from tests.factories import UserFactory
from tests.walk.doors import DOORS, body
from tests.walk.routes import address, routes
from tests.walk.things import SECRET, all_of, things_of


def test_every_address_says_what_it_answers_to_whom():
    missing = "needs a line in tests/walk/doors.py"

    assert {route: missing for route in routes() if route not in DOORS} == {}
    assert set(DOORS) - set(routes()) == set()


@pytest.mark.parametrize("route", DOORS)
def test_address(route, lifter, stranger):
    things, door = things_of(lifter), DOORS[route]
    path, sent = address(route, getattr(things, door.of, None)), body(door.sends, things)
    before = all_of(lifter)

    others = [(c.get(path), c.post(path, sent)) for c in (Client(), browser_of(stranger))]

    assert [tuple(answer.status_code for answer in pair) for pair in others] == [door.anonymous, door.stranger]
    assert all(answer["Location"].startswith(door.sign_in) for answer in others[0] if door.sign_in)
    assert not any(SECRET in text_of(answer) for pair in others for answer in pair)
    assert all_of(lifter) == before

    owner = browser_of(lifter)
    assert (owner.get(path).status_code, owner.post(path, sent).status_code) == door.owner


@pytest.mark.parametrize("route", [route for route in DOORS if route.startswith("admin/")])
def test_staff_see_nothing_of_a_lifter(route, lifter):
    things = things_of(lifter)
    operator = browser_of(UserFactory(is_staff=True, is_superuser=True))

    answer = operator.get(address(route, getattr(things, DOORS[route].of, None)))

    assert answer.status_code in {200, 302, 403, 404, 405}
    assert SECRET not in text_of(answer)


def text_of(answer):
    return "" if answer.streaming else answer.content.decode()
