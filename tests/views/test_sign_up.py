"""Signing up."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.views.accounts import NEW, is_in
from workouts.models import User
from workouts.services.sign_up import sign_up

pytestmark = pytest.mark.django_db


def test_the_first_account_is_staff_and_in_the_zone_of_the_device(client):
    answer = client.post(reverse("account_signup"), NEW)

    lifter = User.objects.get()
    assert (answer.status_code, answer.url) == (302, "/")
    assert (lifter.username, lifter.email, lifter.time_zone) == ("new.lifter", "new@example.org", "Europe/Berlin")
    assert (lifter.is_staff, lifter.is_superuser) == (True, True)
    assert is_in(client)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "localtime"])
def test_a_later_account_is_not_staff_and_an_unknown_zone_is_the_servers(client, zone):
    UserFactory()

    client.post(reverse("account_signup"), NEW | {"time_zone": zone})

    lifter = User.objects.get(username="new.lifter")
    assert (lifter.is_staff, lifter.is_superuser, lifter.time_zone) == (False, False, "UTC")


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"username": "TAKEN"}, "username", "Someone here has that name already. Try another."),
        ({"username": "a@b"}, "username", "Letters, digits and . + - _ only, please."),
        ({"username": ""}, "username", "This field is required."),
        ({"email": "Taken@example.org"}, "email", "There is an account with this address."),
        ({"email": "nonsense"}, "email", "Enter a valid email address."),
        ({"password1": "short"}, "password1", "This password is too short."),
        ({"password1": "new.lifter"}, "password1", "too similar to the username"),
    ],
)
def test_signup_says_beside_the_field_what_is_wrong(client, values, field, sentence):
    UserFactory(username="taken", email="taken@example.org")

    page = client.post(reverse("account_signup"), NEW | values).content.decode()

    assert User.objects.count() == 1
    assert re.search(rf'aria-describedby="[^"]*id_{field}-wrong"', page)
    assert sentence in re.search(rf'id="id_{field}-wrong">.*?</p>', page, re.DOTALL)[0]
    assert 'value="squat deep 140"' not in page


def test_signup_when_closed_makes_nobody(client, settings):
    settings.SIGN_UP = "first"
    UserFactory()

    answer = client.post(reverse("account_signup"), NEW)

    assert "No new accounts here" in answer.content.decode()
    assert User.objects.count() == 1


def sign_up_behind(first):
    """Send the form while that account is being stored: it was read with the door still open, and waits."""
    client = Client()

    def send():
        try:
            return client.post(reverse("account_signup"), NEW)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            sign_up(first)
            sent = threads.submit(send)
            while not waits_for_a_lock() and not sent.done():
                time.sleep(0.01)
        return client, sent.result()


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_locks WHERE NOT granted")
        return cursor.rowcount > 0


@pytest.mark.django_db(transaction=True)
def test_signup_that_comes_second_finds_the_door_closed(settings):
    settings.SIGN_UP = "first"

    client, answer = sign_up_behind(UserFactory.build(username="quicker"))

    page = client.get(answer.url).content.decode()
    assert answer.url == reverse("account_signup")
    assert "Someone was quicker" in page
    assert "No new accounts here" in page
    assert list(User.objects.values_list("username", "is_superuser")) == [("quicker", True)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken", [{"username": "New.Lifter"}, {"email": "NEW@example.org"}])
def test_signup_sent_twice_makes_one_account(taken):
    client, answer = sign_up_behind(UserFactory.build(**taken))

    page = client.get(answer.url).content.decode()
    assert "That name or address was taken a moment ago." in page
    assert User.objects.count() == 1
