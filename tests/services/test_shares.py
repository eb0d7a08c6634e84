from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import FinishedSessionFactory, UserFactory
from workouts.domain.spans import Span
from workouts.errors import Conflict
from workouts.models import ShareLink
from workouts.services import shares

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
OCTOBER = Span.month_of(date(2026, 10, 1))


def make(lifter, thing=OCTOBER, **options):
    return shares.make_link(lifter, thing, **{"uuid": uuid4()} | options)


def test_make_link_to_a_month_hides_what_is_not_named(lifter):
    link = make(lifter)

    assert (link.lifter, link.of_span, link.session_uuid, link.name) == (lifter, OCTOBER, None, "")
    assert (link.shows_bodyweight, link.shows_notes, link.shows_times) == (False, False, False)


def test_make_link_to_a_workout(lifter):
    session = FinishedSessionFactory(lifter=lifter)

    link = make(lifter, session, name="Anna", shows_notes=True)

    assert (link.session_uuid, link.span, link.first_on, link.name) == (session.uuid, "", None, "Anna")
    assert (link.shows_bodyweight, link.shows_notes, link.shows_times) == (False, True, False)


def test_make_link_twice_is_one(lifter):
    uuid = uuid4()

    assert make(lifter, uuid=uuid) == make(lifter, uuid=uuid, name="Anna")
    assert ShareLink.objects.get().name == ""


def test_make_link_with_the_id_of_a_strangers_is_refused(lifter, stranger):
    uuid = make(stranger).uuid

    with pytest.raises(Conflict):
        make(lifter, uuid=uuid)


@pytest.mark.django_db(transaction=True)
def test_make_link_at_the_same_time_is_one():
    lifter, uuid = UserFactory(), uuid4()

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            first = make(lifter, uuid=uuid)
            work = start_elsewhere(make, lifter, uuid=uuid)
            assert came_to_wait(work)
        assert work.result() == first


def test_there_are_so_many_links_and_no_more(lifter, stranger, monkeypatch):
    monkeypatch.setattr(shares, "MOST_LINKS", 2)
    first, _ = make(lifter), make(lifter)

    with pytest.raises(Conflict, match="There are 2 links"):
        make(lifter)
    shares.revoke_link(first)
    make(lifter)
    make(stranger)


def test_link_of_its_token_and_of_no_other(lifter):
    link, other = make(lifter), make(lifter)

    nearly = link.token[:-1] + ("a" if link.token[-1] != "a" else "b")
    assert [shares.link_of(each.token) for each in (link, other)] == [link, other]
    assert [shares.link_of(token) for token in ("", "x" * 32, nearly, link.digest, link.salt)] == [None] * 5


def test_revoke_link_is_for_good_and_keeps_the_first_moment(lifter):
    link = make(lifter)

    with time_machine.travel(NOW, tick=False):
        shares.revoke_link(link)
    shares.revoke_link(link)

    assert shares.link_of(link.token) is None
    assert ShareLink.objects.get().revoked_at == NOW


def test_note_opened_writes_once_a_minute(lifter, django_assert_num_queries):
    link = make(lifter)

    with time_machine.travel(NOW, tick=False) as clock:
        shares.note_opened(link)
        link.refresh_from_db()
        with django_assert_num_queries(0):
            shares.note_opened(link)
        clock.shift(timedelta(seconds=61))
        shares.note_opened(link)

    assert ShareLink.objects.get().last_opened_at == NOW + timedelta(seconds=61)
