"""What web processes measure, stored for operators."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from tests.factories import UserFactory
from tracker.redis import PatientRedis
from workouts import meter, tasks
from workouts.cache import Figures
from workouts.domain.latencies import BUCKETS, counted
from workouts.meter import Noted
from workouts.models import MeteredQuarter
from workouts.queries.operations import served
from workouts.services import metering

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _nothing_noted(monkeypatch):
    monkeypatch.setattr(meter, "_is_on", True)
    meter.taken()
    yield
    meter.taken()


def store(requests=(), statements=(), lookups=()):
    meter.taken()
    meter.give_back(Noted(list(requests), list(statements), list(lookups)))
    metering.store_noted()


@pytest.mark.django_db
def test_what_several_processes_note_in_a_quarter_of_an_hour_is_one_row(time_machine):
    time_machine.move_to("2026-03-17T18:14:59Z", tick=False)
    store([0.01], [0.001, 0.002], [True, False])
    store([0.01, 0.3], [], [True])
    time_machine.move_to("2026-03-17T18:15:00Z", tick=False)
    store([], [0.001])

    first, second = MeteredQuarter.objects.order_by("begins_at")
    assert first.begins_at == datetime(2026, 3, 17, 18, 0, tzinfo=UTC)
    assert (first.requests, first.statements) == (counted([0.01, 0.01, 0.3]), counted([0.001, 0.002]))
    assert (first.hits, first.misses) == (2, 1)
    assert second.begins_at == datetime(2026, 3, 17, 18, 15, tzinfo=UTC)
    assert (sum(second.requests), sum(second.statements), second.hits, second.misses) == (0, 1, 0, 0)


@pytest.mark.django_db
def test_nothing_noted_stores_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        metering.store_noted()

    assert not MeteredQuarter.objects.exists()


@pytest.mark.django_db
def test_storing_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        store([0.01] * 1000, [0.001] * 9000, [True] * 500)


@pytest.mark.django_db
def test_known_latencies_give_their_p95():
    store([0.010] * 94 + [0.180] * 2 + [0.9] * 4, [0.001] * 950 + [0.2] * 50, [True] * 8 + [False] * 2)

    found = served(timezone.now(), last=DAY)

    assert (found.requests, found.statements, found.hits, found.misses) == (100, 1000, 8, 2)
    assert 0.180 <= found.request_p95 <= 0.180 * 1.0906
    assert 0.001 <= found.statement_p95 <= 0.001 * 1.0906


@pytest.mark.django_db
def test_with_the_database_away_it_is_kept_for_the_next_time(monkeypatch):
    meter.note_request(0.1)

    def away(noted, begins_at):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(metering, "_add", away)  # a fault that a test of one connection cannot cause
        metering.store_noted()
    metering.store_noted()

    assert sum(MeteredQuarter.objects.get().requests) == 1


@pytest.mark.django_db
def test_figures_are_looked_up_and_missed_also_while_the_cache_is_away(lifter):
    def look():
        Figures(lifter, today=lifter.today).get("answer", lambda: 42)

    look()
    look()
    PatientRedis._away_until = float("inf")
    look()

    assert meter.taken().lookups == [False, True, False]


@pytest.mark.django_db
def test_old_quarters_are_forgotten(time_machine):
    for days in (0, 7, 8.1):
        MeteredQuarter.objects.create(
            begins_at=timezone.now() - days * DAY,
            requests=[0] * BUCKETS,
            statements=[0] * BUCKETS,
            hits=0,
            misses=0,
        )

    assert metering.forget_old() == 1
    assert MeteredQuarter.objects.count() == 2


def settled():
    """Wait for whatever thread is on its way."""
    while metering._waiting is not None:
        metering._waiting.join()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_cache_away", [False, True])
def test_a_request_has_it_stored_a_moment_later_by_a_thread_of_its_own(settings, is_cache_away):
    settings.METER_SECONDS = 0.05
    PatientRedis._away_until = float("inf") if is_cache_away else 0.0
    client = Client()
    client.force_login(UserFactory())
    meter.taken()

    client.get("/")
    settled()
    client.get("/history/")
    settled()

    stored = MeteredQuarter.objects.all()
    assert sum(sum(quarter.requests) for quarter in stored) == 2
    assert sum(sum(quarter.statements) for quarter in stored) >= 4
    assert meter.taken().requests == []
    assert connection.execute_wrappers == [meter.timed]


@pytest.mark.django_db(transaction=True)
def test_the_thread_counts_no_statement_of_its_own(settings):
    settings.METER_SECONDS = 0.01
    meter.note_request(0.1)

    metering.store_soon()
    settled()

    assert meter.taken() == Noted([], [], [])
    assert sum(MeteredQuarter.objects.get().requests) == 1


def test_one_thread_is_on_its_way_at_a_time(settings, monkeypatch):
    settings.METER_SECONDS = 60
    monkeypatch.setattr(metering, "_waiting", None)

    metering.store_soon()
    first = metering._waiting
    metering.store_soon()

    assert metering._waiting is first
    assert first.daemon
    first.cancel()


def test_no_thread_where_none_is_wanted(settings, monkeypatch):
    settings.METER_SECONDS = 0
    monkeypatch.setattr(metering, "_waiting", None)

    metering.store_soon()

    assert metering._waiting is None


@pytest.mark.django_db
def test_the_worker_clears_old_quarters_away(time_machine):
    store([0.1])
    time_machine.move_to(timezone.now() + timedelta(days=9))

    assert tasks.clear_away() == 1
    assert not MeteredQuarter.objects.exists()
