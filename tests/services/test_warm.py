import pytest
import time_machine
from django.urls import reverse

from tests.factories import FinishedSessionFactory, UserFactory
from workouts.domain.periods import CHOICES
from workouts.models import Catalogue
from workouts.services.warm import warm_statistics


@pytest.mark.parametrize("period", CHOICES)
@pytest.mark.parametrize("catalogue_changes", [0, 2])
def test_warm_statistics_makes_the_next_visit_a_hit(
    signed_in, lifter, django_assert_num_queries, period, catalogue_changes
):
    FinishedSessionFactory(lifter=lifter)
    for _ in range(catalogue_changes):
        Catalogue.raise_generation()
    signed_in.get(reverse("home"))  # stores the session of the browser

    warm_statistics(lifter)

    with django_assert_num_queries(2):  # the lifter, the workout in progress
        page = signed_in.get(reverse("progress"), {"days": period})
    assert page.context["progress"]["workouts"] == 1


def test_warm_statistics_reads_a_lifter_that_is_out_of_date(signed_in, lifter, django_assert_num_queries):
    FinishedSessionFactory(lifter=lifter)
    signed_in.get(reverse("home"))
    type(lifter).objects.get(pk=lifter.pk).raise_generation()

    warm_statistics(lifter)

    with django_assert_num_queries(2):
        signed_in.get(reverse("progress"))


def test_warm_statistics_is_of_the_lifters_today(signed_in, lifter, django_assert_num_queries):
    lifter.time_zone = "Pacific/Auckland"
    lifter.save()
    FinishedSessionFactory(lifter=lifter)
    with time_machine.travel("2026-03-18T20:00:00Z", tick=False):
        warm_statistics(lifter)
        signed_in.get(reverse("home"))

        with django_assert_num_queries(2):
            page = signed_in.get(reverse("progress"))
    assert f"{page.context['progress']['until']}" == "2026-03-19"


def test_warm_statistics_of_a_lifter_who_is_gone(db):
    lifter = UserFactory()
    type(lifter).objects.filter(pk=lifter.pk).delete()

    assert warm_statistics(lifter) is None
