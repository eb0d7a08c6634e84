import re
from datetime import timedelta
from decimal import Decimal
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import (
    ExerciseFactory,
    FinishedSessionFactory,
    RoutineFactory,
)
from tests.pages import text_of as seen
from tests.plans import recorded, scanned
from tests.views.workouts_ago import NOW, workout

URL = reverse("history")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response):
    return seen(response.content.decode())


# --- The list -----------------------------------------------------------------------------------------------------------


def test_history_asks_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_history_without_workouts_offers_a_start(signed_in, stranger):
    workout(stranger, ago=0)

    page = signed_in.get(URL).content.decode()

    assert "Nothing logged yet" in page
    assert '<a href="/profile/import/">import</a>' in page
    assert 'role="search"' not in page
    assert reverse("calendar") not in page


def test_history_lists_workouts_by_month(signed_in, lifter):
    session = workout(
        lifter, ago=1, title="Push <A>", total_volume_kg=Decimal(5900), exercise=ExerciseFactory(name="Row")
    )
    workout(lifter, ago=100)

    page = signed_in.get(URL).content.decode()

    assert f'<a class="button" href="{reverse("calendar")}">' in page
    assert '<h2 id="month-2026-03">March</h2><p>1 workout, 5.9 <span class="unit">t</span></p>' in page
    assert '<h2 id="month-2025-12">December 2025</h2>' in page
    assert (
        f'<a class="row dated" href="/sessions/{session.uuid}/"><span class="day"><b>17</b><small>Tue</small>' in page
    )
    assert 'Push &lt;A&gt;</span><span class="sub cut">Row</span>' in page


def test_history_row_without_volume_or_duration_says_its_sets(signed_in, lifter):
    workout(lifter, ago=1, title="Plank", total_sets=1, duration_seconds=None)
    workout(lifter, ago=2, title="Warm-ups", total_sets=0)

    text = text_of(signed_in.get(URL))

    assert "March 2 workouts 17 Tue Plank" in text
    assert "1 set – 16 Mon Warm-ups" in text
    assert text.endswith("0 sets 1:00 h")


@pytest.mark.parametrize(
    ("q", "count"), [("leg", 1), (" LEG ", 1), ("l\0eg", 1), ("lesg", 1), ("nothing", 0), ("%", 0)]
)
def test_history_searches(signed_in, lifter, q, count):
    workout(lifter, ago=1, title="Legs")
    workout(lifter, ago=2, title="Push")

    page = signed_in.get(URL, {"q": q})

    assert page.status_code == 200
    assert page.context["count"] == count
    assert ("Nothing found" in text_of(page)) is (count == 0)
    assert ("Legs" in text_of(page)) is (count == 1)


def test_history_says_how_many_were_found_and_where_a_note_holds_the_words(signed_in, lifter):
    workout(lifter, ago=1, notes="Left <elbow> sore")
    workout(lifter, ago=2)

    assert "1 workout with “elbow”." in text_of(signed_in.get(URL, {"q": "elbow"}))
    page = signed_in.get(URL, {"q": "elbwo"}).content.decode()
    assert "Nothing has “elbwo”. 1 workout is close to it." in page
    assert '<span class="sub">“Left &lt;elbow&gt; sore”</span>' in page


def test_history_offers_routines_and_years_and_keeps_what_was_chosen(signed_in, lifter, stranger):
    push = RoutineFactory(lifter=lifter, name="Push <A>")
    RoutineFactory(lifter=stranger, name="Theirs")
    workout(lifter, ago=1, routine=push, title="Chosen")
    workout(lifter, ago=400, title="Long ago")

    page = signed_in.get(URL, {"q": "bench", "routine": str(push.uuid), "year": "2026"}).content.decode()

    assert (
        '<option value="">Any</option><option value="' + str(push.uuid) + '" selected>Push &lt;A&gt;</option></select>'
        in page
    )
    assert '<option value="">All</option><option selected>2026</option><option>2025</option></select>' in page
    assert 'value="bench"' in page
    assert "No workout of 2026 by that routine has “bench”." in page
    assert f'href="{URL}?q=bench">Search all workouts' in page


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        (
            {"q": "zzz"},
            "No workout has “zzz” in its title, notes, routine or exercises. Try fewer words. Show all workouts",
        ),
        ({"year": "2020"}, "No workout in 2020. Show all workouts"),
        ({"routine": str(uuid4())}, "No workout was done by that routine. Show all workouts"),
        ({"q": "zzz", "year": "2020"}, "No workout of 2020 has “zzz”. Search all workouts"),
        ({"before": "2020-01-01.0.1"}, "That was all Back to the latest"),
    ],
)
def test_history_that_is_empty_says_what_to_do(signed_in, lifter, filters, says):
    workout(lifter, ago=1)

    assert says in text_of(signed_in.get(URL, filters))


@pytest.mark.parametrize(
    "senseless",
    [
        {"before": "abc"},
        {"after": "2026-02-31.1.1"},
        {"page": "abc"},
        {"year": "MMXX"},
        {"year": "-1"},
        {"year": "9999"},
        {"year": "9" * 5000},
        {"routine": "push"},
        {"routine": "0"},
        {"deleted": "x"},
        {"before": "9" * 5000},
        {"after": "9999-12-31.999999999999999999.999999999999999999"},
    ],
)
def test_history_with_what_makes_no_sense_is_the_first_page(signed_in, lifter, senseless):
    workout(lifter, ago=1, title="Only")

    page = signed_in.get(URL, senseless)

    assert page.status_code == 200
    assert "Tue Only" in text_of(page)


def many(lifter, count=31, **values):
    for n in range(count):
        FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(hours=n + 1), **{"title": "A & B"} | values)


def link(page, rel):
    """The address behind Older or Newer."""
    found = re.search(rf'<a class="button" rel="{rel}" href="([^"]*)"', page)
    return URL + unescape(found[1]) if found else None


def test_history_pages_keep_the_search_both_ways(signed_in, lifter):
    many(lifter)

    first = signed_in.get(URL, {"q": "a & b"}).content.decode()
    second = signed_in.get(link(first, "next")).content.decode()
    back = signed_in.get(link(second, "prev")).content.decode()

    assert link(first, "next").startswith(f"{URL}?q=a+%26+b&before=2026-03-17.")
    assert [page.count("row dated") for page in (first, second, back)] == [30, 1, 30]
    assert [(link(page, "prev"), link(page, "next")) for page in (first, back)] == [(None, link(first, "next"))] * 2
    assert link(second, "next") is None
    assert "31 workouts with “a &amp; b”" in second


def test_history_goes_on_in_its_own_rows_for_htmx(lifter):
    browser = browser_of(lifter, headers={"HX-Request": "true", "HX-Target": "history-months"})
    many(lifter, 32)
    workout(lifter, ago=40, title="Before")
    first = browser_of(lifter).get(URL).content.decode()

    more = browser.get(link(first, "next")).content.decode()

    assert 'hx-trigger="revealed" hx-target="#history-months" hx-swap="beforeend"' in first
    assert '<ol class="rows" id="rows-2026-03">' in first
    rows, rest = more.split("</ol>", 1)
    assert rows.strip().startswith('<ol hx-swap-oob="beforeend:#rows-2026-03"><li>')
    assert (rows.count("row dated"), rest.count("row dated")) == (2, 1)
    assert rest.strip().startswith('<section class="section" aria-labelledby="month-2026-02">')
    assert rest.strip().endswith('<span id="older" hx-swap-oob="true"></span>')


def test_history_swaps_the_list_alone_while_one_types(htmx, lifter):
    workout(lifter, ago=1, title="Legs")

    found = htmx.get(URL, {"q": "legs"})

    assert found.content.decode().startswith('<div id="history-list">')
    assert "HX-Request" in found["Vary"]


def test_history_page_that_htmx_restores_is_whole(lifter):
    browser = browser_of(lifter, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert "<!doctype html>" in browser.get(URL).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_history_reads_nine_statements_and_five_for_a_swap(signed_in, htmx, lifter, django_assert_num_queries, count):
    for ago in range(count):
        workout(lifter, ago=40 * ago, routine=RoutineFactory(lifter=lifter))
    signed_in.get(reverse("home"))
    htmx.get(reverse("home"))

    with django_assert_num_queries(9):
        signed_in.get(URL)
    with django_assert_num_queries(5):
        htmx.get(URL)


@pytest.mark.parametrize(
    "chosen", [{}, {"q": "push"}, {"q": "psuh bnech"}, {"year": "2026"}, {"before": "2026-03-18.0.1"}]
)
def test_history_scans_no_table(signed_in, lifter, chosen):
    workout(lifter, ago=1, title="Push")
    tables = ("workout_sessions", "session_exercises", "workout_sets")

    with recorded(*tables) as statements:
        signed_in.get(URL, chosen)

    assert len(statements) >= 4
    assert scanned(statements, *tables) == {}
