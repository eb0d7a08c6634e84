"""The door, and who keeps the server."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.factories import UserFactory
from workouts.errors import Conflict
from workouts.models import User
from workouts.services import demo
from workouts.services.sign_up import is_open, sign_up


@pytest.fixture
def demo_lifter(db):
    return UserFactory(username=demo.NAME, email=demo.MAIL)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("door", "accounts"), [("first", 1), ("open", 4)])
def test_of_four_sign_ups_at_once_one_keeps_the_server(settings, door, accounts):
    settings.SIGN_UP = door
    together = Barrier(4)

    def come(number):
        try:
            together.wait()
            sign_up(UserFactory.build(username=f"lifter-{number}"))
        except Conflict:
            return "turned away"
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(4) as threads:
        came = list(threads.map(come, range(4)))

    assert sorted(came) == ["in"] * accounts + ["turned away"] * (4 - accounts)
    assert User.objects.count() == accounts
    assert User.objects.filter(is_staff=True, is_superuser=True).count() == 1


@pytest.mark.parametrize(("door", "opens"), [("open", True), ("first", True), ("closed", False), ("", False)])
def test_door_of_an_empty_server(db, settings, door, opens):
    settings.SIGN_UP = door

    assert is_open() is opens


def test_second_account_is_not_staff_also_where_nobody_is(db):
    UserFactory()

    lifter = sign_up(UserFactory.build())

    assert (lifter.is_staff, lifter.is_superuser) == (False, False)


def test_demo_is_not_the_first_account(settings, demo_lifter):
    settings.SIGN_UP = "first"
    first = sign_up(UserFactory.build())

    assert (first.is_staff, first.is_superuser) == (True, True)
    assert not is_open()


def test_first_account_may_not_pass_for_the_demo(db, settings):
    settings.SIGN_UP = "first"
    sign_up(UserFactory.build(username=demo.NAME, email=demo.MAIL))

    with pytest.raises(Conflict, match="takes no more accounts"):
        sign_up(UserFactory.build())

    assert User.objects.count() == 1
