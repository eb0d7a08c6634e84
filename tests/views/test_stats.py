from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.services.records import rebuild

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
URL = reverse("progress")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def workout(lifter, *, ago, **values):
    return FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=ago), **values)


def test_progress_asks_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_progress_of_nobody_trained_offers_a_start(signed_in, stranger):
    workout(stranger, ago=0)

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
    workout(lifter, ago=0, total_volume_kg=Decimal(5432), total_sets=12, total_reps=1234, duration_seconds=None)
    workout(lifter, ago=30, total_volume_kg=Decimal(800))

    page = signed_in.get(URL).content.decode()

    assert "<p>17 February 2026 to 18 March 2026</p>" in page
    assert '<dt>Workouts</dt><dd>1</dd><dd class="before">1 before</dd>' in page
    assert (
        '<dd>5.4 <span class="unit">t</span></dd><dd class="before">800 <span class="unit">kg</span> before</dd>'
        in page
    )
    assert "<dt>Reps</dt><dd>1,234</dd>" in page
    assert '<dt>Average duration</dt><dd>–</dd><dd class="before">1:00 <span class="unit">h</span> before</dd>' in page
    assert '<dd>1 <span class="unit">week</span></dd><dd class="before">longest 1</dd>' in page


def test_progress_of_all_has_nothing_before(signed_in, lifter):
    workout(lifter, ago=0)

    page = signed_in.get(URL, {"days": "all"}).content.decode()

    assert "<dt>Workouts</dt><dd>1</dd></div>" in page


@pytest.mark.parametrize(
    ("days", "shown"),
    [("7", "7"), ("30", "30"), ("90", "90"), ("365", "365"), ("all", "all"), ("", "30"), ("8", "30"), ("7;--", "30")],
)
def test_progress_of_a_period(signed_in, lifter, days, shown):
    workout(lifter, ago=0)

    page = signed_in.get(URL, {"days": days})

    assert f'<a href="?days={shown}" aria-current="true">' in page.content.decode()


def test_progress_draws_weeks_in_one_unit_with_their_table(signed_in, lifter):
    workout(lifter, ago=0, total_volume_kg=Decimal(4600))
    workout(lifter, ago=7, total_volume_kg=Decimal(9750))

    page = signed_in.get(URL).content.decode()

    assert 'aria-label="Volume per week for 12 weeks, between 0 and 9.8 t"' in page
    assert page.count("<rect") == 12
    assert '<tr><th scope="row">16 Mar 2026</th><td>4.6</td></tr>' in page
    assert "style=" not in page
    assert "viewBox" not in page.split("<main")[1]


@pytest.mark.parametrize(("kg", "unit", "value"), [(100, "lb", "220.5"), (5000, "k lb", "11")])
def test_progress_draws_pounds(signed_in, lifter, kg, unit, value):
    lifter.weight_unit = "lb"
    lifter.save()
    workout(lifter, ago=0, total_volume_kg=Decimal(kg))

    page = signed_in.get(URL).content.decode()

    assert f"<p>{unit}, the last is this week</p>" in page
    assert f"<td>{value}</td>" in page


def test_progress_lists_latest_records_and_workouts(signed_in, lifter):
    bench = ExerciseFactory(name="Bench <press>")
    for ago, weight in ((7, 100), (1, 105)):
        entry = EntryFactory(session=workout(lifter, ago=ago, title="Push <A>"), exercise=bench)
        SetFactory(entry=entry, weight_kg=Decimal(weight))
    rebuild(lifter)

    page = signed_in.get(URL).content.decode()

    assert "Estimated 1RM, yesterday. Before: 112.5 <span" in page
    assert '118.1 <span class="unit">kg</span><small>+5.6 <span class="unit">kg</span></small>' in page
    assert "And 5 more</small>" in page
    assert "Push &lt;A&gt;" in page
    assert page.count("Bench &lt;press&gt;") == 3  # its medals, two workouts
    assert '<span class="hidden"> records</span>' in page


def test_progress_says_that_records_are_being_computed(signed_in, lifter):
    workout(lifter, ago=0, records_computed_at=None)

    page = signed_in.get(URL).content.decode()

    assert "Records are being computed" in page
    assert "Looking for records." in page


def test_progress_follows_a_write_at_once(signed_in, lifter):
    workout(lifter, ago=0)
    signed_in.get(URL)
    workout(lifter, ago=1)
    lifter.raise_generation()

    assert signed_in.get(URL).context["progress"]["workouts"] == 2


@pytest.mark.parametrize("count", [1, 3])
def test_progress_reads_few_statements_and_once_cached_two(signed_in, lifter, django_assert_num_queries, count):
    for ago in range(count):
        EntryFactory(session=workout(lifter, ago=ago))
    signed_in.get(reverse("home"))

    with django_assert_num_queries(9):
        signed_in.get(URL)
    with django_assert_num_queries(2):
        signed_in.get(URL)
