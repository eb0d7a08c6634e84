from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import EntryFactory, ExerciseFactory, SessionFactory, SetFactory
from tests.views.workouts_ago import NOW, finished
from workouts.services.profile import save_preferences
from workouts.services.records import rebuild

URL = reverse("progress")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_progress_asks_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_progress_of_nobody_trained_offers_a_start(signed_in, stranger):
    finished(stranger, ago=0)

    page = signed_in.get(URL).content.decode()

    assert "Nothing logged yet" in page
    assert "Start a workout" in page
    assert "<dl" not in page


def test_progress_of_nobody_trained_leaves_the_start_to_the_running_workout(signed_in, lifter):
    SessionFactory(lifter=lifter)

    page = signed_in.get(URL).content.decode()

    assert "Start a workout" not in page
    assert "Continue Push A" in page


def test_progress_shows_figures_beside_those_before(signed_in, lifter):
    finished(lifter, ago=0, total_volume_kg=Decimal(5432), total_sets=12, total_reps=1234, duration_seconds=None)
    finished(lifter, ago=30, total_volume_kg=Decimal(800))

    page = signed_in.get(URL).content.decode()

    assert "<p>17 February to 18 March 2026</p>" in page
    assert '<dt>Workouts</dt><dd>1</dd><dd class="before">1 before</dd>' in page
    assert (
        '<dd>5.4 <span class="unit">t</span></dd><dd class="before">800 <span class="unit">kg</span> before</dd>'
        in page
    )
    assert "<dt>Reps</dt><dd>1,234</dd>" in page
    assert '<dt>Average duration</dt><dd>–</dd><dd class="before">1:00 <span class="unit">h</span> before</dd>' in page
    assert (
        '<dd>1 <span class="unit">week</span></dd><dd class="before">1 of 3 this week<br>the longest yet</dd>' in page
    )


@pytest.mark.parametrize(
    ("weeks_ago", "words"),
    [
        ((1, 2), "the longest yet"),
        ((0, 5), "the longest yet"),
        ((0, 50, 51), "longest 2, Mar to Apr 2025"),
        ((0, 8, 9, 10), "longest 3, Jan 2026"),
        ((0, 6, 7), "longest 2, Jan to Feb 2026"),
        ((1, 10, 11, 12), "longest 3, Dec 2025 to Jan 2026"),
    ],
)
def test_progress_says_when_the_longest_streak_was(signed_in, lifter, weeks_ago, words):
    for weeks in weeks_ago:
        finished(lifter, ago=7 * weeks)

    goal = "1 of 3" if 0 in weeks_ago else "0 of 3"
    assert f"{goal} this week<br>{words}</dd>" in signed_in.get(URL).content.decode()


def test_progress_of_all_has_nothing_before(signed_in, lifter):
    finished(lifter, ago=0)

    page = signed_in.get(URL, {"days": "all"}).content.decode()

    assert "<dt>Workouts</dt><dd>1</dd></div>" in page


@pytest.mark.parametrize(
    ("days", "shown"),
    [("7", "7"), ("30", "30"), ("90", "90"), ("365", "365"), ("all", "all"), ("", "30"), ("8", "30"), ("7;--", "30")],
)
def test_progress_of_a_period(signed_in, lifter, days, shown):
    finished(lifter, ago=0)

    page = signed_in.get(URL, {"days": days})

    assert f'<a href="?days={shown}&amp;chart=volume" aria-current="true">' in page.content.decode()


def test_progress_lists_latest_records_and_workouts(signed_in, lifter):
    bench = ExerciseFactory(name="Bench <press>")
    for ago, weight in ((7, 100), (1, 105)):
        entry = EntryFactory(session=finished(lifter, ago=ago, title="Push <A>"), exercise=bench)
        SetFactory(entry=entry, weight_kg=Decimal(weight))
    rebuild(lifter)

    page = signed_in.get(URL).content.decode()

    assert "Estimated 1RM, yesterday. Before: 112.5\xa0<span" in page
    assert '118.1 <span class="unit">kg</span><small>+5.6 <span class="unit">kg</span></small>' in page
    assert "And 5 more</small>" in page
    assert "Push &lt;A&gt;" in page
    assert page.count("Bench &lt;press&gt;") == 3  # its medals, two workouts
    assert '<span class="hidden"> records</span>' in page


def test_progress_says_that_records_are_being_computed(signed_in, lifter):
    finished(lifter, ago=0, records_computed_at=None)

    page = signed_in.get(URL).content.decode()

    assert "Records are being computed" in page
    assert "Looking for records." in page


def test_progress_follows_a_write_at_once(signed_in, lifter):
    finished(lifter, ago=0)
    signed_in.get(URL)
    finished(lifter, ago=1)
    lifter.raise_generation()

    assert signed_in.get(URL).context["progress"]["workouts"] == 2


def test_progress_is_of_nobody_else_and_as_its_lifter_reads_it(signed_in, lifter, stranger):
    finished(lifter, ago=0, total_volume_kg=Decimal(800))
    first = signed_in.get(URL).content.decode()
    save_preferences(lifter, {"weight_unit": "lb"})

    assert '800 <span class="unit">kg</span>' in first
    assert '1,764 <span class="unit">lb</span>' in signed_in.get(URL).content.decode()
    assert "Nothing logged yet" in browser_of(stranger).get(URL).content.decode()


def test_progress_without_a_cache(signed_in, lifter, settings):
    finished(lifter, ago=0)
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert signed_in.get(URL).context["progress"]["workouts"] == 1
    assert signed_in.get(URL).context["progress"]["workouts"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_progress_reads_few_statements_and_once_cached_two(signed_in, lifter, django_assert_num_queries, count):
    for ago in range(count):
        EntryFactory(session=finished(lifter, ago=ago))
    signed_in.get(reverse("home"))

    with django_assert_num_queries(11):
        signed_in.get(URL)
    with django_assert_num_queries(2):
        signed_in.get(URL)
