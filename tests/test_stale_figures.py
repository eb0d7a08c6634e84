"""No page and no answer is ever older than what is stored, whoever writes while it is read."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import override_settings

from tests.browsers import browser_of
from tests.connections import closing, elsewhere
from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.models import ShareLink, User, WorkoutSession
from workouts.services import posted_sets, records, sessions
from workouts.services.bodyweight import note_weight
from workouts.services.recounting import recount_totals

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# What another request of the same page may say otherwise.
OF_THE_REQUEST = re.compile(r'X-CSRFToken": "\w+|csrfmiddlewaretoken" value="\w+|name="uuid" value="[\w-]+')

ADDRESSES = {
    "progress": "/progress/?days=30",
    "calendar": "/progress/calendar/?month=2026-11",
    "month": "/progress/months/2026-11/",
    "year": "/progress/years/2026/",
    "exercise": "/exercises/{bench.pk}/",
    "session": "/sessions/{session.uuid}/",
    "shared workout": "/shared/{of_session.token}/",
    "shared month": "/shared/{of_month.token}/",
    "api statistics": "/api/workouts?days=30",
    "api detail": "/api/workouts/{session.pk}",
    "api volume": "/api/exercises/{bench.pk}/volume?days=90",
    "api records": "/api/exercises/{bench.pk}/records",
}

pytestmark = pytest.mark.django_db(transaction=True)


class Gym:
    """A lifter with two finished workouts of an exercise and of one that counts the lifter's own weight."""

    def __init__(self):
        self.lifter = UserFactory(time_zone="UTC")
        self.bench = ExerciseFactory(name="Bench press")
        self.dip = ExerciseFactory(name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
        for ago in (40, 1):
            self.session = FinishedSessionFactory(lifter=self.lifter, started_at=NOW - timedelta(days=ago))
            for exercise in (self.bench, self.dip):
                SetFactory(entry=EntryFactory(session=self.session, exercise=exercise), weight_kg=Decimal(20 + ago % 7))
        note_weight(self.lifter, on=(NOW - timedelta(days=50)).date(), weight_kg=Decimal(80))
        recount_totals(self.lifter)
        records.rebuild(self.lifter)
        self.of_session = ShareLink.issue(lifter=self.lifter, uuid=uuid4(), session_uuid=self.session.uuid)
        month = {"span": "month", "first_on": NOW.date().replace(day=1)}
        self.of_month = ShareLink.issue(lifter=self.lifter, uuid=uuid4(), **month)
        self.browser = browser_of(self.lifter)
        self.numbers = count(2)

    def addresses(self):
        return {name: address.format(**vars(self)) for name, address in ADDRESSES.items()}

    def lift_more(self):
        """Change every figure: one more set, heavier than all before it, and another title."""
        number = next(self.numbers)
        session = WorkoutSession.objects.select_related("lifter").get(pk=self.session.pk)
        values = Values(weight_kg=Decimal(30 + number), reps=5)
        posted_sets.post_set(session, self.bench, set_number=number, values=values, set_type=SetType.NORMAL)
        sessions.describe_session(session, title=f"Push {number}")
        records.rebuild(User.objects.get(pk=self.lifter.pk))

    def weigh(self, weight_kg):
        """Change the load of every dip."""
        on = (NOW - timedelta(days=50)).date()
        note_weight(User.objects.get(pk=self.lifter.pk), on=on, weight_kg=Decimal(weight_kg), replaces=True)
        records.rebuild(User.objects.get(pk=self.lifter.pk))


@pytest.fixture
def gym():
    with time_machine.travel(NOW, tick=False):
        yield Gym()


def read(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return OF_THE_REQUEST.sub("", answer.content.decode())


def read_without_cache(browser, address):
    with override_settings(CACHES=NO_CACHE):
        return read(browser, address)


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_is_written_between_any_two_reads_of_a_page_is_on_the_next(gym, name):
    """A page that is not cached is read again and again: a write comes after its first statement, its second, and so on."""
    address = gym.addresses()[name]

    with elsewhere() as start:
        for place in count(1):
            gym.lift_more()  # what was cached is out of reach
            statements = []

            def write_after(execute, sql, *rest, place=place, statements=statements):
                found = execute(sql, *rest)
                statements.append(sql)
                if len(statements) == place:
                    start(gym.lift_more).result(timeout=5)
                return found

            with connection.execute_wrapper(write_after):
                before = read(gym.browser, address)
            after = read(gym.browser, address)

            assert after == read_without_cache(gym.browser, address), statements[:place]
            if len(statements) < place:
                break
    assert after == before
    assert place > 2


def test_two_who_write_at_once_leave_no_figure_behind(gym):
    """Page by page: two write while two read it over and over; then it says what it says without a cache."""

    def look(address, written):
        browser, looks = browser_of(gym.lifter), 0
        while not all(write.done() for write in written):
            read(browser, address)
            looks += 1
        return looks

    looks = 0
    with ThreadPoolExecutor(2) as writers, ThreadPoolExecutor(2) as readers:
        addresses = gym.addresses()
        for weight_kg, name in enumerate(["progress", "exercise", "session", "month", "shared workout"], start=70):
            address = addresses[name]
            written = [writers.submit(closing, gym.lift_more), writers.submit(closing, gym.weigh, weight_kg)]
            looking = [readers.submit(closing, look, address, written) for _ in range(2)]
            assert [write.result(timeout=5) for write in written] == [None, None]
            looks += sum(each.result(timeout=5) for each in looking)

            assert read(gym.browser, address) == read_without_cache(gym.browser, address), name
    assert looks > 4
