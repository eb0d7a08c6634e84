"""A workout of one evening, begun at START and not finished at NOW."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse

from tests.factories import EntryFactory, SessionFactory, SetFactory

NOW = datetime(2026, 3, 18, 18, 0, tzinfo=UTC)
START = NOW - timedelta(minutes=45, seconds=20)


def begun(lifter):
    """Return the running workout, with a set from half an hour after its start."""
    session = SessionFactory(lifter=lifter, started_at=START, time_zone="Europe/Berlin")
    SetFactory(entry=EntryFactory(session=session), performed_at=START + timedelta(minutes=30))
    return session


def finish(browser, session, query="", **fields):
    return browser.post(reverse("finish", args=[session.uuid]) + query, fields)
