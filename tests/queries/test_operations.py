"""Figures for operators."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import FinishedSessionFactory, SessionFactory, UserFactory
from workouts.domain.latencies import BUCKETS, counted
from workouts.models import MeteredQuarter, WorkoutSession
from workouts.queries.operations import Served, Trained, served, trained

NOW = datetime(2026, 3, 17, 18, 0, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)

pytestmark = pytest.mark.django_db


def quarter(ago, *, requests=(), statements=(), hits=0, misses=0):
    MeteredQuarter.objects.create(
        begins_at=NOW - ago, requests=counted(requests), statements=counted(statements), hits=hits, misses=misses
    )


def test_served_without_anything_measured():
    assert served(NOW, last=WEEK) == Served(0, None, 0, None, 0, 0)


def test_served_adds_up_the_quarters_of_its_time():
    quarter(HOUR, requests=[0.05] * 3, statements=[0.05], hits=3, misses=1)
    quarter(23 * HOUR, requests=[0.2], hits=4)
    quarter(25 * HOUR, requests=[0.05] * 96, statements=[0.2])
    quarter(WEEK, requests=[9], statements=[9], misses=100)

    assert served(NOW, last=DAY) == Served(4, 0.2, 1, 0.05, 7, 1)
    assert served(NOW, last=WEEK) == Served(100, 0.05, 2, 0.2, 7, 1)


def test_served_of_quarters_without_statements():
    quarter(HOUR, requests=[0.05])

    assert served(NOW, last=DAY) == Served(1, 0.05, 0, None, 0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_served_takes_two_statements(django_assert_num_queries, count):
    for hours in range(count):
        quarter(hours * HOUR, requests=[0.05])

    with django_assert_num_queries(2):
        served(NOW, last=DAY)


def live(begun, **options):
    """A workout that was logged as it went on: the row was made when it began."""
    factory = FinishedSessionFactory if options.pop("is_over", True) else SessionFactory
    session = factory(started_at=begun, **options)
    WorkoutSession.objects.filter(pk=session.pk).update(created_at=begun)
    return session


def test_trained_without_a_workout():
    assert trained(NOW, last=WEEK) == Trained(0, 0, 0, 0, 0)


def test_trained_counts_what_became_of_started_workouts():
    lifter = UserFactory()
    live(NOW - 2 * HOUR, lifter=lifter)
    live(NOW - 3 * DAY, lifter=lifter)
    live(NOW - HOUR, is_over=False)
    live(NOW - 2 * DAY, is_over=False, discarded_at=NOW - 2 * DAY)
    live(NOW - 8 * DAY)
    live(NOW - 9 * DAY, is_over=False, discarded_at=NOW - 9 * DAY)

    assert trained(NOW, last=DAY) == Trained(1, 0, 1, 1, 1)
    assert trained(NOW, last=WEEK) == Trained(2, 1, 1, 2, 1)


def test_trained_counts_no_start_of_what_was_stored_finished():
    entered, imported = FinishedSessionFactory.create_batch(2, started_at=NOW - 5 * HOUR)
    WorkoutSession.objects.filter(pk=entered.pk).update(created_at=NOW - HOUR)
    WorkoutSession.objects.filter(pk=imported.pk).update(
        created_at=NOW - 5 * HOUR, source_format="hevy", source_key="x"
    )

    assert trained(NOW, last=DAY) == Trained(finished=0, discarded=0, running=0, workouts=2, lifters=2)


def test_trained_takes_two_statements(django_assert_num_queries):
    live(NOW - HOUR)

    with django_assert_num_queries(2):
        trained(NOW, last=WEEK)


def test_quarters_hold_one_number_a_bucket():
    quarter(HOUR)

    stored = MeteredQuarter.objects.get()
    assert (len(stored.requests), len(stored.statements), str(stored)) == (BUCKETS, BUCKETS, f"{NOW - HOUR}")
