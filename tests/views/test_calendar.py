from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import EntryFactory, FinishedSessionFactory

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
URL = reverse("calendar")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def workout(lifter, *on, hour=12, **values):
    values = {"total_volume_kg": Decimal(1500)} | values
    return FinishedSessionFactory(lifter=lifter, started_at=datetime(*on, hour, tzinfo=UTC), **values)


def read(browser, month=""):
    return browser.get(URL, {"month": month}).content.decode()


def test_calendar_asks_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_calendar_of_nobody_trained(signed_in, stranger):
    workout(stranger, 2026, 3, 2, title="Theirs")

    page = read(signed_in)

    assert '<h2 id="month-h">March 2026</h2><p>0 workouts</p>' in page
    assert "No workout in this month." in page
    assert "Theirs" not in page
    assert 'rel="prev"' not in page


def test_calendar_leads_from_a_day_to_its_workout(signed_in, lifter):
    session = workout(lifter, 2026, 3, 2, title="Push <A>")

    page = read(signed_in)

    assert '<h2 id="month-h">March 2026</h2><p>1 workout, 1.5 <span class="unit">t</span></p>' in page
    assert (
        f'<td><a href="{session.get_absolute_url()}" aria-label="2 March: Push &lt;A&gt;, 1.5 tonnes">'
        "<b>2</b><small>1.5</small></a></td>" in page
    )
    assert '<td class="today" aria-current="date"><b>18</b></td>' in page
    assert '<td class="ahead"><b>19</b></td>' in page
    assert '<p class="quiet">Volume in tonnes</p>' in page


def test_calendar_leads_from_a_day_of_several_to_the_list(signed_in, lifter):
    for hour in (8, 18):
        workout(lifter, 2026, 3, 2, hour=hour)

    page = read(signed_in)

    assert '<a href="#day-2" aria-label="2 March: 2 workouts, 3.0 tonnes">' in page
    assert page.count('<li id="day-2">') == 1
    assert page.count('<a class="row dated"') == 2


def test_calendar_says_nothing_about_volume_where_there_is_none(signed_in, lifter):
    workout(lifter, 2026, 3, 2, title="Run", total_volume_kg=Decimal(0))

    page = read(signed_in)

    assert 'aria-label="2 March: Run"><b>2</b><small></small>' in page
    assert "Volume in" not in page


def test_calendar_begins_with_the_lifters_first_day(signed_in, lifter):
    lifter.first_weekday = 6
    lifter.save()

    page = read(signed_in)

    assert page.index('abbr="Sunday">Sun') < page.index('abbr="Monday">Mon') < page.index('abbr="Saturday">Sat')


def test_calendar_pages_by_month_and_year(signed_in, lifter):
    workout(lifter, 2024, 11, 30)

    page = read(signed_in, "2025-06")

    assert '<h2 id="month-h">June 2025</h2>' in page
    assert 'rel="prev" href="?month=2025-05"' in page
    assert 'rel="next" href="?month=2025-07"' in page
    assert 'rel="prev" href="?month=2024-11#year"' in page
    assert 'rel="next" href="?month=2026-03#year"' in page


@pytest.mark.parametrize(
    "month",
    ["", "2026", "2026-13", "2026-3", "2026-W1", "0001-01", "9999-12", "1969-12", "2028-01", "x" * 5000, "2026-03-01"],
)
def test_calendar_of_what_is_no_month_is_this_month(signed_in, lifter, month):
    workout(lifter, 2024, 11, 30)

    assert signed_in.get(URL, {"month": month}).context["month"]["month"] == date(2026, 3, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_reads_few_statements_and_once_cached_two(signed_in, lifter, django_assert_num_queries, count):
    for day in range(1, count + 1):
        EntryFactory(session=workout(lifter, 2026, 3, day))
    signed_in.get(reverse("home"))

    with django_assert_num_queries(6):
        read(signed_in)
    with django_assert_num_queries(2):
        read(signed_in)
