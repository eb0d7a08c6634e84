"""Making a key on the command line."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from tests.factories import UserFactory
from workouts.models import ApiKey
from workouts.models.api_key import digest_of


def made(*arguments):
    out = StringIO()
    call_command("api_key", *arguments, stdout=out)
    return out.getvalue().split()[-1]


@pytest.mark.parametrize("login", ["Sam", "sam", "SAM@example.org", " sam "])
def test_api_key_prints_a_new_key_of_the_lifter_last(db, login):
    sam = UserFactory(username="Sam", email="sam@example.org")

    key = made(login, "--name", "Watch")

    stored = ApiKey.objects.get()
    assert str(UUID(key)) == key
    assert (stored.lifter, stored.name, stored.digest, stored.hint) == (sam, "Watch", digest_of(key), key[:8])


def test_api_key_again_is_another_one(lifter):
    assert made(lifter.username) != made(lifter.username)
    assert ApiKey.objects.count() == 2


def test_api_key_works(lifter, client):
    key = made(lifter.email)

    assert client.get("/api/workouts", headers={"Authorization": f"Bearer {key}"}).status_code == 200


@pytest.mark.parametrize("login", ["nobody", "", " ", "nobody@example.org"])
def test_api_key_of_nobody_says_so(db, login):
    UserFactory(email="")

    with pytest.raises(CommandError, match=f"There is no lifter with the name or mail address “{login.strip()}”"):
        made(login)
    assert not ApiKey.objects.exists()


def test_api_key_of_an_account_that_is_switched_off_is_refused(db):
    UserFactory(username="away", is_active=False)

    with pytest.raises(CommandError, match="The account of away is switched off"):
        made("away")
    assert not ApiKey.objects.exists()


def test_api_key_with_too_long_a_name_says_so(lifter):
    with pytest.raises(CommandError, match="at most 80"):
        made(lifter.username, "--name", "x" * 81)
