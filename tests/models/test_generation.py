"""What is raised by one connection while another holds the object as it was."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories import UserFactory
from workouts.models import Catalogue, User

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(write):
    """Do this over a connection of its own, committed."""

    def written():
        try:
            write()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(written).result()


def test_saving_a_lifter_whole_takes_no_generation_back():
    lifter = UserFactory()
    elsewhere(User.objects.get().raise_generation)

    lifter.first_name = "Sam"
    lifter.save()

    assert User.objects.values_list("first_name", "generation").get() == ("Sam", 1)
    assert lifter.generation == 0


def test_saving_the_catalogue_whole_takes_no_generation_back():
    Catalogue.raise_generation()
    catalogue = Catalogue.objects.get()
    elsewhere(Catalogue.raise_generation)

    catalogue.save()

    assert Catalogue.objects.get().generation == 2


@pytest.mark.parametrize("pk", [None, 12])
def test_a_new_lifter_begins_with_a_number(pk):
    lifter = User(pk=pk, username="sam")
    lifter.save()

    assert User.objects.get().generation == lifter.generation == 0
