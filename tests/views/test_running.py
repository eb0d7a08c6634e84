"""What every page says of a workout that runs: the bar, and the question what becomes of one that was forgotten."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    EntryFactory,
    RowFactory,
    SessionFactory,
)
from tests.views.evenings import NOW, START, begun, finish
from workouts.domain.values import Values
from workouts.models import WorkoutSession
from workouts.services.sets import log_set

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_the_evening")]


@pytest.fixture
def session(lifter):
    return begun(lifter)


@pytest.mark.parametrize(("hours", "is_asked"), [(2.9, False), (3.1, True)])
def test_after_three_hours_without_a_set_home_and_workout_ask(signed_in, session, hours, is_asked):
    with time_machine.travel(START + timedelta(minutes=30) + timedelta(hours=hours), tick=False):
        home = signed_in.get("/").content.decode()
        live = signed_in.get(session.get_absolute_url()).content.decode()
        elsewhere = signed_in.get("/history/").content.decode()

    assert ("Finish at 18:44" in home, "Finish at 18:44" in live) == (is_asked, is_asked)
    assert ("Last set 3" in elsewhere) is is_asked
    session.refresh_from_db()
    assert session.is_in_progress


def test_going_on_asks_again_only_hours_later(signed_in, session):
    later = NOW + timedelta(hours=4)
    with time_machine.travel(later, tick=False):
        response = signed_in.post(reverse("go_on", args=[session.uuid]))
        assert response.url == session.get_absolute_url()
        assert "Go on" not in signed_in.get("/").content.decode()
    with time_machine.travel(later + timedelta(hours=4), tick=False):
        assert "Go on" in signed_in.get("/").content.decode()


def test_a_workout_without_any_set_is_asked_about_too(signed_in, lifter):
    SessionFactory(lifter=lifter, started_at=NOW - timedelta(hours=4))

    page = signed_in.get("/").content.decode()

    assert "was started 4\xa0hours ago" in page
    assert "?end=last" not in page


def test_a_stranger_neither_goes_on_nor_finishes(client, stranger, session):
    client.force_login(stranger)

    assert client.post(reverse("go_on", args=[session.uuid])).status_code == 404
    assert finish(client, session).status_code == 404
    assert WorkoutSession.objects.in_progress().exists()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/history/",
        "/progress/",
        "/exercises/",
        "/exercises/new/",
        "/profile/",
        "/history/deleted/",
        "/sessions/past/",
        "/accounts/password/change/",
    ],
)
def test_the_bar_leads_back_from_every_page(signed_in, session, address):
    page = signed_in.get(address).content.decode()

    assert f'class="resume" href="{session.get_absolute_url()}"' in page
    assert '<elapsed-time since="2720">' in page
    assert "0 of 1 sets" in page


@pytest.mark.parametrize(("counts_warmups", "said"), [(False, "1 of 3 sets"), (True, "2 of 4 sets")])
def test_the_bar_counts_sets_as_the_head_of_the_workout_does(signed_in, lifter, counts_warmups, said):
    lifter.counts_warmups = counts_warmups
    lifter.save()
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    warmup, first, *_ = [RowFactory(entry=entry, set_type=kind) for kind in ("warmup", "normal", "drop", "failure")]
    for row in (warmup, first):
        log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(40), reps=5))

    assert said in signed_in.get("/").content.decode()
    live = signed_in.get(entry.session.get_absolute_url()).content.decode()
    assert said.replace(" of", ' <span class="unit">of').replace(" sets", "</span>") in live
