from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.services.records import detect, rebuild

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
URL = reverse("history")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def workout(lifter, *, ago, exercise=None, weight=100, **values):
    session = FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=ago), **values)
    entry = EntryFactory(session=session, exercise=exercise or ExerciseFactory())
    SetFactory(entry=entry, weight_kg=Decimal(weight))
    return session


# --- The list -----------------------------------------------------------------------------------------------------------


def test_history_asks_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_history_without_workouts_offers_a_start(signed_in, stranger):
    workout(stranger, ago=0)

    page = signed_in.get(URL).content.decode()

    assert "Nothing logged yet" in page
    assert 'role="search"' not in page


def test_history_lists_workouts_by_month(signed_in, lifter):
    session = workout(
        lifter, ago=1, title="Push <A>", total_volume_kg=Decimal(5900), exercise=ExerciseFactory(name="Row")
    )
    workout(lifter, ago=100)

    page = signed_in.get(URL).content.decode()

    assert '<h2 id="month-2026-03">March</h2><p>1 workout, 5.9 <span class="unit">t</span></p>' in page
    assert '<h2 id="month-2025-12">December 2025</h2>' in page
    assert (
        f'<a class="row dated" href="/sessions/{session.uuid}/"><span class="day"><b>17</b><small>Tue</small>' in page
    )
    assert 'Push &lt;A&gt;</span><span class="sub cut">Row</span>' in page


@pytest.mark.parametrize(("q", "count"), [("leg", 1), (" LEG ", 1), ("l\0eg", 1), ("nothing", 0), ("%", 0)])
def test_history_searches(signed_in, lifter, q, count):
    workout(lifter, ago=1, title="Legs")
    workout(lifter, ago=2)

    page = signed_in.get(URL, {"q": q})

    assert page.status_code == 200
    assert page.context["page"].paginator.count == count
    assert ("Nothing found" in page.content.decode()) is (count == 0)


def test_history_pages_keep_the_search(signed_in, lifter):
    for n in range(31):
        FinishedSessionFactory(lifter=lifter, title="A & B", started_at=NOW - timedelta(hours=n + 1))

    first = signed_in.get(URL, {"q": "a & b"}).content.decode()
    second = signed_in.get(URL, {"q": "a & b", "page": 2}).content.decode()

    assert 'href="?page=2&amp;q=a%20%26%20b">Older' in first
    assert "2 of 2" in second
    assert 'href="?page=1&amp;q=a%20%26%20b">' in second
    assert second.count("row dated") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_history_reads_eight_statements(signed_in, lifter, django_assert_num_queries, count):
    for ago in range(count):
        workout(lifter, ago=40 * ago)
    signed_in.get(reverse("home"))

    with django_assert_num_queries(8):
        signed_in.get(URL)


# --- The page of a finished workout ---------------------------------------------------------------------------------------


def test_summary_says_what_was_done(signed_in, lifter):
    bench = ExerciseFactory(name="Bench press", secondary_muscles=["triceps"])
    workout(lifter, ago=8, exercise=bench, total_volume_kg=Decimal(400))
    session = workout(
        lifter,
        ago=1,
        exercise=bench,
        weight=105,
        time_zone="Europe/Berlin",
        total_volume_kg=Decimal(525),
        total_exercises=1,
        notes="Slept <well>",
        rating=4,
    )
    rebuild(lifter)

    page = signed_in.get(session.get_absolute_url()).content.decode()

    assert '<h1>Push A</h1><span class="quiet">Your 2nd workout</span><p>Tuesday 17 March, 13:00 to 14:00</p>' in page
    assert '125 <span class="unit">kg</span> more than 10 March' in page
    assert "6 records" in page
    assert '105 <span class="unit">' not in page.split("What you did")[1]
    assert "105 kg × 5, by Brzycki. Beats 112.5" in page
    assert "of 10 March." in page
    assert '<td class="less">118.1</td>' in page
    assert '<rect width="50%" height="12"/>' in page
    assert "Slept &lt;well&gt;" in page
    assert 'id="rating-4" value="4" checked' in page
    for verb in ("describe", "start_again", "delete_session"):
        assert reverse(verb, args=[session.uuid]) in page
    assert "style=" not in page


@pytest.mark.parametrize(("volume", "said"), [(400, "as much as"), (300, '100 <span class="unit">kg</span> less than')])
def test_summary_compares_with_the_last_time(signed_in, lifter, volume, said):
    workout(lifter, ago=8, total_volume_kg=Decimal(400))
    session = workout(lifter, ago=1, total_volume_kg=Decimal(volume))

    assert f"{said} 10 March" in signed_in.get(session.get_absolute_url()).content.decode()


def test_summary_shows_a_changed_workout_at_once(signed_in, lifter):
    session = workout(lifter, ago=1, records_computed_at=None)
    assert "Looking for records…" in signed_in.get(session.get_absolute_url()).content.decode()

    detect(session)

    page = signed_in.get(session.get_absolute_url()).content.decode()
    assert "First time: 1 exercise now has records to beat." in page
    assert "hx-get" not in page.split("session-records")[1].split("</section>")[0]


def test_summary_of_a_stranger_is_not_found(signed_in, stranger):
    assert signed_in.get(workout(stranger, ago=1).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_summary_reads_eight_statements_and_once_cached_three(signed_in, lifter, django_assert_num_queries, count):
    session = workout(lifter, ago=1)
    for _ in range(count):
        SetFactory(entry=EntryFactory(session=session))
    signed_in.get(reverse("home"))

    with django_assert_num_queries(8):
        signed_in.get(session.get_absolute_url())
    with django_assert_num_queries(3):
        signed_in.get(session.get_absolute_url())


# --- Its records ----------------------------------------------------------------------------------------------------------


def records_url(session):
    return reverse("session_records", args=[session.uuid])


def test_records_ask_again_until_they_are_computed(htmx, lifter):
    session = workout(lifter, ago=1, records_computed_at=None)

    waiting = htmx.get(records_url(session)).content.decode()
    detect(session)
    done = htmx.get(records_url(session)).content.decode()

    assert f'id="session-records" aria-labelledby="records-h" hx-get="{records_url(session)}?asked=1"' in waiting
    assert 'hx-trigger="load delay:1s" hx-swap="outerHTML"' in waiting
    assert "hx-swap-oob" not in waiting
    assert "hx-get" not in done
    assert '<div id="records-figure" hx-swap-oob="true"><dt>Records</dt><dd>0</dd>' in done


@pytest.mark.parametrize(
    ("asked", "seconds"), [("0", 1), ("1", 2), ("4", 16), ("5", 30), ("13", 30), ("x", 1), ("-1", 1), ("99999", 1)]
)
def test_records_are_asked_for_less_and_less(htmx, lifter, asked, seconds):
    session = workout(lifter, ago=1, records_computed_at=None)

    waiting = htmx.get(records_url(session), {"asked": asked}).content.decode()

    assert f'hx-trigger="load delay:{seconds}s"' in waiting
    assert "Looking for records…" in waiting


@pytest.mark.parametrize("asked", ["14", "9999"])
def test_records_that_do_not_come_are_no_longer_asked_for(htmx, lifter, asked):
    session = workout(lifter, ago=1, records_computed_at=None)

    page = htmx.get(records_url(session), {"asked": asked}).content.decode()

    assert "hx-get" not in page
    assert f'<a href="{session.get_absolute_url()}">Reload the page</a> in a while.' in page


def test_records_without_htmx_lead_to_the_page(signed_in, lifter):
    session = workout(lifter, ago=1)

    answer = signed_in.get(records_url(session))

    assert (answer.status_code, answer["Location"]) == (302, session.get_absolute_url())


def test_records_of_a_stranger_or_a_running_workout_are_not_found(htmx, lifter, stranger):
    assert htmx.get(records_url(workout(stranger, ago=1))).status_code == 404
    assert htmx.get(records_url(SessionFactory(lifter=lifter))).status_code == 404
