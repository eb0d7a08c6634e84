from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import FinishedSessionFactory
from workouts.models import WorkoutSession
from workouts.queries.paging import page_of

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def seven(lifter):
    """Seven workouts, the last three of one day and two of them at once."""
    starts = [START + timedelta(days=day) for day in range(4)]
    starts += [starts[-1], starts[-1] + timedelta(hours=1), starts[-1] + timedelta(hours=1)]
    return [
        FinishedSessionFactory(lifter=lifter, started_at=at, title=title)
        for at, title in zip(starts, "abcdefg", strict=True)
    ]


def page(lifter, **marks):
    return page_of(WorkoutSession.objects.owned_by(lifter).completed(), size=2, **marks)


def titles(found):
    return "".join(session.title for session in found.sessions)


def walked(lifter, found, way):
    """All pages from one on, by their link to the older or the newer one."""
    seen = [titles(found)]
    while mark := getattr(found, way):
        found = page(lifter, **{"before" if way == "older" else "after": mark})
        seen.append(titles(found))
    return seen


def test_pages_lead_to_the_oldest_and_back(lifter, seven):
    assert walked(lifter, page(lifter), "older") == ["gf", "ed", "cb", "a"]
    last = page(lifter, before=page(lifter, before=page(lifter, before=page(lifter).older).older).older)
    assert walked(lifter, last, "newer") == ["a", "cb", "ed", "gf"]


def test_pages_neither_repeat_nor_miss_a_workout_while_others_come_and_go(lifter, seven):
    first = page(lifter)
    FinishedSessionFactory(lifter=lifter, started_at=START + timedelta(days=9))
    seven[5].delete()  # the last one of that page: its mark stands
    seven[4].delete()

    assert walked(lifter, page(lifter, before=first.older), "older") == ["dc", "ba"]


def test_page_after_a_mark_without_a_whole_one_is_the_newest(lifter, seven):
    second = page(lifter, before=page(lifter).older)
    seven[6].delete()

    assert (titles(page(lifter, after=second.newer)), page(lifter, after=second.newer).newer) == ("fe", None)


def test_page_behind_the_last_is_empty(lifter, seven):
    oldest = page_of(WorkoutSession.objects.all(), size=6).older
    seven[0].delete()

    assert page(lifter, before=oldest) == ([], None, None)


def test_pages_are_in_the_order_of_local_days(lifter):
    for title, at, zone in (
        ("home", START, "UTC"),
        ("abroad", START.replace(hour=16), "Asia/Tokyo"),  # the day after, there
        ("earlier", START.replace(hour=9), "UTC"),
    ):
        FinishedSessionFactory(lifter=lifter, started_at=at, title=title, time_zone=zone)

    found = page_of(WorkoutSession.objects.all(), size=3)

    assert [session.title for session in found.sessions] == ["abroad", "home", "earlier"]
