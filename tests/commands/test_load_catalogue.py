from io import StringIO

import pytest
from django.core.management import call_command

from workouts.models import Exercise

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = StringIO()
    call_command("load_catalogue", *arguments, stdout=out)
    return out.getvalue()


def test_load_catalogue_says_what_it_did():
    first, second = said(), said()

    assert first == "Exercises: 480 added, 0 changed. Aliases: 1499 added.\n"
    assert second == "Exercises: 0 added, 0 changed. Aliases: 0 added.\n"


def test_load_catalogue_overwriting_takes_the_file():
    said()
    Exercise.objects.filter(name="Plank").update(description="Changed here.")

    assert said("--overwrite") == "Exercises: 0 added, 1 changed. Aliases: 0 added.\n"
    assert Exercise.objects.get(name="Plank").description != "Changed here."
