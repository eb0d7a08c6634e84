"""Sharing by a secret link: the pages of whoever shares."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.factories import FinishedSessionFactory, SessionFactory
from tests.pages import fields, page, text_of
from workouts.models import ShareLink
from workouts.services import shares, trash

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
MONTH, YEAR = "/progress/months/2026-10/share/", "/progress/years/2026/share/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def session(lifter):
    return FinishedSessionFactory(lifter=lifter, title="Push A", started_at=NOW - timedelta(days=2))


def addresses(html):
    return re.findall(r'readonly value="([^"]+)"', html)


def issue(lifter, **values):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), **({"span": "month", "first_on": date(2026, 10, 1)} | values))


# --- Making -----------------------------------------------------------------------------------------------------------


def test_share_of_a_month_makes_a_link_to_copy(signed_in, lifter):
    asked = page(signed_in, MONTH)
    assert "Share October 2026 A secret link Whoever has the link sees this page without signing in" in text_of(asked)
    assert "Notes" not in asked

    made = signed_in.post(MONTH, fields(asked) | {"name": " Anna  B. "}, follow=True)

    link = ShareLink.objects.get()
    assert made.redirect_chain == [(f"{MONTH}#link-{link.pk}", 302)]
    assert (link.first_on, link.span, link.name, link.shows_bodyweight) == (
        date(2026, 10, 1),
        "month",
        "Anna B.",
        False,
    )
    shown = made.content.decode()
    assert addresses(shown) == [f"http://testserver/shared/{link.token}/"]
    assert "1 link All links Link 1 As “Anna B.”. Made today, not opened yet." in text_of(shown)


def test_share_of_a_workout_shows_what_is_ticked(signed_in, session):
    address = reverse("share_session", args=[session.uuid])
    asked = page(signed_in, address)
    assert "Share Push A, 12 November" in text_of(asked)

    ticks = {"shows_bodyweight": "on", "shows_notes": "on", "shows_times": "on"}
    made = signed_in.post(address, fields(asked) | ticks, follow=True)

    link = ShareLink.objects.get()
    assert (link.session_uuid, link.shows_bodyweight, link.shows_notes, link.shows_times) == (
        session.uuid,
        True,
        True,
        True,
    )
    assert "Without a name, with bodyweight, with notes, with times of day. Made today" in text_of(
        made.content.decode()
    )


def test_share_of_a_year_and_no_tick_of_a_workout(signed_in, lifter):
    signed_in.post(YEAR, {"uuid": uuid4(), "shows_notes": "on", "shows_times": "on"})

    link = ShareLink.objects.get()
    assert (link.span, link.first_on, link.shows_notes, link.shows_times) == ("year", date(2026, 1, 1), False, False)


def test_a_double_tap_makes_one_link(signed_in):
    sent = fields(page(signed_in, MONTH))

    signed_in.post(MONTH, sent)
    signed_in.post(MONTH, sent)

    assert ShareLink.objects.count() == 1


def test_the_name_is_that_of_the_latest_link(signed_in, lifter):
    issue(lifter, name="Anna")

    assert fields(page(signed_in, YEAR))["name"] == "Anna"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [({"name": "x" * 61, "uuid": str(uuid4())}, "at most 60 characters"), ({"uuid": "x"}, "Share October 2026")],
)
def test_share_refuses_what_cannot_be(signed_in, sent, sentence):
    answer = signed_in.post(MONTH, sent)

    assert (answer.status_code, ShareLink.objects.count()) == (422, 0)
    assert sentence in text_of(answer.content.decode())


def test_too_many_links_are_refused_with_a_sentence(signed_in, lifter, monkeypatch):
    monkeypatch.setattr(shares, "MOST_LINKS", 1)
    issue(lifter)

    answer = signed_in.post(MONTH, {"uuid": uuid4()}, follow=True)

    assert ShareLink.objects.count() == 1
    assert "There are 1 links. Revoke one you no longer need." in text_of(answer.content.decode())


def test_what_is_not_mine_or_not_over_is_not_shared(signed_in, lifter, stranger):
    theirs = FinishedSessionFactory(lifter=stranger)
    running = SessionFactory(lifter=lifter)

    for session in (theirs, running):
        address = reverse("share_session", args=[session.uuid])
        assert [signed_in.get(address).status_code, signed_in.post(address, {"uuid": uuid4()}).status_code] == [
            404,
            404,
        ]
    assert signed_in.get("/progress/months/2026-12/share/").status_code == 404
    assert ShareLink.objects.count() == 0


def test_workouts_and_reports_lead_to_sharing(signed_in, session):
    assert f'href="/sessions/{session.uuid}/share/"' in page(signed_in, session.get_absolute_url())
    assert 'href="/progress/months/2026-11/share/"' in page(signed_in, "/progress/months/2026-11/")
    assert 'href="/progress/years/2026/share/"' in page(signed_in, "/progress/years/2026/")
    assert "/share/" not in page(signed_in, "/progress/months/2026-10/")  # nothing in it
    assert 'href="/profile/links/"' in page(signed_in, "/profile/")


# --- All of them ------------------------------------------------------------------------------------------------------


def test_links_are_listed_with_when_they_were_opened(signed_in, lifter, stranger, session):
    issue(lifter, name="Anna", last_opened_at=NOW - timedelta(days=1, hours=1))
    issue(lifter, span="", first_on=None, session_uuid=session.uuid, shows_times=True)
    theirs = issue(stranger, name="Theirs")

    html = page(signed_in, "/profile/links/")

    shown = text_of(html)
    assert "2 links Whoever has one sees what it shows. Push A, 12 November Without a name, with times of day." in shown
    assert "October 2026 As “Anna”. Made today, last opened yesterday, 11:00." in shown
    assert len(addresses(html)) == 2
    assert theirs.token not in html


def test_a_deleted_workouts_link_says_that_it_opens_nothing(signed_in, lifter, session):
    issue(lifter, span="", first_on=None, session_uuid=session.uuid)
    trash.delete_session(session)

    assert "A deleted workout Without a name. Made today, not opened yet. It opens nothing, unless" in text_of(
        page(signed_in, "/profile/links/")
    )


def test_no_links_say_how_one_shares(signed_in):
    assert "Nothing is shared A workout, a month or a year is shared from its page" in text_of(
        page(signed_in, "/profile/links/")
    )


def test_a_link_that_cannot_be_said_any_more_can_be_revoked(signed_in, lifter):
    link = issue(lifter)
    ShareLink.objects.update(salt="0" * 32)  # as after another key of the server

    html = page(signed_in, "/profile/links/")

    assert addresses(html) == []
    assert "The server’s key was replaced since it was made, so it can’t be shown again." in text_of(html)
    assert f'action="/profile/links/{link.pk}/revoke/"' in html


@pytest.mark.parametrize("count", [1, 3])
def test_links_take_the_same_statements_for_any_number(signed_in, lifter, django_assert_num_queries, count):
    for _ in range(count):
        issue(lifter, span="", first_on=None, session_uuid=FinishedSessionFactory(lifter=lifter).uuid)

    with django_assert_num_queries(4):  # session and lifter, links, workouts, running workout
        page(signed_in, "/profile/links/")


# --- Revoking ---------------------------------------------------------------------------------------------------------


def test_revoke_takes_the_link_back_and_returns_to_where_one_was(signed_in, lifter):
    link = issue(lifter)

    answer = signed_in.post(reverse("revoke_link", args=[link.pk]), headers={"Referer": f"http://testserver{MONTH}"})

    assert answer.url == f"http://testserver{MONTH}"
    assert "The link is revoked. Whoever has it sees nothing any more." in text_of(page(signed_in, MONTH))
    assert shares.link_of(link.token) is None


def test_revoke_leads_to_no_other_site(signed_in, lifter):
    answer = signed_in.post(
        reverse("revoke_link", args=[issue(lifter).pk]), headers={"Referer": "https://elsewhere.example/"}
    )

    assert answer.url == "/profile/links/"


def test_revoke_of_a_strangers_link_is_not_there(signed_in, stranger):
    link = issue(stranger)

    assert signed_in.post(reverse("revoke_link", args=[link.pk])).status_code == 404
    assert shares.link_of(link.token) == link
