"""What a process notes, and the slow statements in the log."""

import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.utils import DataError

from tests.browsers import browser_of
from workouts import meter
from workouts.models import User
from workouts.queries.stats import training_days

pytestmark = pytest.mark.django_db

SLEEP = "SELECT pg_sleep(0.11)"


@pytest.fixture(autouse=True)
def _nothing_noted(monkeypatch):
    monkeypatch.setattr(meter, "_is_on", True)
    meter.taken()
    yield
    meter.taken()


@pytest.fixture
def slow(caplog, monkeypatch):
    """Return the slow statements of the log as (name, statement)."""
    caplog.set_level(logging.WARNING, "workouts.slow")
    return lambda: [tuple(record.message.split(" in ", 1)[1].split(": ", 1)) for record in caplog.records]


def test_statements_are_noted_with_their_seconds():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.execute("SELECT pg_sleep(0.03)")

    quick, slept = meter.taken().statements
    assert quick > 0
    assert 0.03 <= slept < 5
    assert meter.taken() == meter.Noted([], [], [])


def test_a_process_that_answers_no_requests_notes_nothing(monkeypatch):
    monkeypatch.setattr(meter, "_is_on", False)

    User.objects.exists()
    meter.note_lookup(is_hit=True)

    assert meter.taken() == meter.Noted([], [], [])


def test_a_statement_that_fails_is_noted_and_raised():
    with pytest.raises(DataError), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")

    assert len(meter.taken().statements) == 1


def test_a_connection_is_timed_once_however_often_it_is_opened():
    meter.attach(connection)
    meter.attach(connection)

    assert connection.execute_wrappers.count(meter.timed) == 1


def test_noted_from_several_threads_nothing_is_lost():
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: [meter.note_request(0.1) for _ in range(1000)], range(8)))

    assert len(meter.taken().requests) == 8000


def test_given_back_it_is_taken_again():
    meter.note_request(0.1)
    noted = meter.taken()
    meter.note_request(0.2)

    meter.give_back(noted)

    assert meter.taken().requests == [0.2, 0.1]


def test_a_slow_statement_is_told_by_the_function_that_asked(slow, lifter, monkeypatch):
    monkeypatch.setattr(meter, "SLOW_SECONDS", 0)
    own_name = "test_a_slow_statement_is_told_by_the_function_that_asked"

    def ask_by_hand():
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM workout_sessions\n WHERE title = %s", ["Zanzibar"])

    def told(ask):
        before = len(slow())
        ask()
        return slow()[before:]

    (by_query,) = told(lambda: training_days(lifter))
    (by_model,) = told(lifter.raise_generation)
    (by_test,) = told(ask_by_hand)

    assert by_query[0] == "queries.stats.training_days"
    assert by_query[1].startswith('SELECT "workout_sessions"."started_on"')
    assert by_model[0] == "models.user.User.raise_generation"
    # Not what the statement holds: that is a lifter's.
    assert by_test == (f"{__name__}.{own_name}", "SELECT id FROM workout_sessions WHERE title = %s")
    assert len(by_query[1]) <= meter.LONGEST_SQL


def test_a_slow_statement_of_a_page_is_told_by_its_query_and_one_of_django_by_django(slow, lifter, monkeypatch):
    browser = browser_of(lifter)
    monkeypatch.setattr(meter, "SLOW_SECONDS", 0)

    browser.get("/progress/")

    names = {name for name, _ in slow()}
    assert "queries.stats.training_days" in names or "queries.dashboard.read_history" in names
    assert "accounts.LifterBackend.get_user" in names
    assert not any("iddleware" in name for name in names)


def test_what_takes_more_than_a_tenth_of_a_second_is_slow(slow):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.execute(SLEEP)

    assert meter.SLOW_SECONDS == 0.1
    assert slow()[-1] == ("tests.test_meter.test_what_takes_more_than_a_tenth_of_a_second_is_slow", SLEEP)
