"""Time zones that Python and PostgreSQL agree on."""

from zoneinfo import available_timezones

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from workouts.models.user import is_known_zone, is_time_zone, known_zones

pytestmark = pytest.mark.django_db


def test_the_database_can_tell_the_time_of_every_known_zone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(now() AT TIME ZONE zone) FROM unnest(%s::text[]) AS zone", [list(known_zones())])
        (count,) = cursor.fetchone()

    assert count == len(known_zones()) > 400


def test_only_what_the_database_does_not_know_is_left_out():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_timezone_names")
        of_database = {name for (name,) in cursor.fetchall()}

    left_out = available_timezones() - known_zones()

    assert left_out & of_database <= {"Factory"}


@pytest.mark.parametrize(
    "name",
    [
        "localtime",
        "posixrules",
        "Factory",
        "posix/Europe/Berlin",
        "right/Europe/Berlin",
        "europe/berlin",
        "EST5",
        "",
        "\0",
    ],
)
def test_what_only_looks_like_a_zone_is_none(name):
    assert not is_known_zone(name)
    with pytest.raises(ValidationError, match="no such time zone"):
        is_time_zone(name)


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
def test_zone_is_known(name):
    assert is_known_zone(name)
