"""What the row of a link holds, and what it does not."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.factories import UserFactory
from workouts.domain.spans import Span
from workouts.models import ShareLink
from workouts.models.share_link import digest_of

pytestmark = pytest.mark.django_db
MONTH = {"span": "month", "first_on": date(2026, 10, 1)}


def issue(lifter, **values):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), **(values or MONTH))


def test_a_link_can_be_said_again_and_its_row_cannot_tell_it(lifter):
    link = issue(lifter)

    stored = ShareLink.objects.get()
    assert len(link.token) == 32
    assert stored.token == link.token
    assert stored.digest == digest_of(link.token)
    assert not [value for value in ShareLink.objects.values().get().values() if link.token in str(value)]


def test_no_two_links_are_alike(lifter):
    assert len({issue(lifter).token for _ in range(5)}) == 5


def test_a_link_outlives_the_key_of_the_server_but_cannot_be_said_any_more(lifter, settings):
    token, old = issue(lifter).token, settings.SECRET_KEY
    settings.SECRET_KEY = "another key of the server, as long as it ought to be"

    assert ShareLink.objects.get().token is None
    assert ShareLink.objects.filter(digest=digest_of(token)).exists()
    settings.SECRET_KEY_FALLBACKS = [old]
    assert ShareLink.objects.get().token == token


@pytest.mark.parametrize(
    "values",
    [
        {"span": ""},
        {"span": "month"},
        {"span": "week", "first_on": date(2026, 10, 1)},
        {"first_on": date(2026, 10, 1)},
        {"span": "month", "first_on": date(2026, 10, 1), "session_uuid": uuid4()},
    ],
)
def test_a_link_is_of_one_thing(lifter, values):
    with pytest.raises(IntegrityError, match="share_link_of_one_thing"), transaction.atomic():
        issue(lifter, **values)


def test_what_a_link_is_of(lifter):
    assert issue(lifter).of_span == Span.month_of(date(2026, 10, 14))
    assert issue(lifter, span="year", first_on=date(2026, 1, 1)).of_span == Span.year_of(date(2026, 10, 14))
    assert issue(lifter, session_uuid=uuid4()).of_span is None


def test_a_link_opens_until_it_is_revoked_or_its_lifter_is_locked_out(lifter):
    issue(lifter, **MONTH, revoked_at="2026-03-02T12:00Z")
    issue(UserFactory(is_active=False))
    link = issue(lifter)

    assert list(ShareLink.objects.usable()) == [link]
