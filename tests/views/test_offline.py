"""What the device keeps: the worker, its files, whose page it is, and the page of a workout that has not changed."""

import json
import re
from decimal import Decimal

from django.urls import reverse

from tests.factories import EntryFactory, RowFactory, UserFactory
from workouts.domain.values import Values
from workouts.queries.live import state_of
from workouts.services.rest import move_rest
from workouts.services.sets import log_set


def test_worker_stands_at_the_root_and_names_files_that_are_there(client):
    response = client.get("/worker.js")

    files = json.loads(re.search(r"const FILES = (\[.*\]);", response.content.decode()).group(1))
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert {"/static/js/live.js", "/static/css/base.css", "/static/django_htmx/htmx-2.min.js"} <= set(files)
    assert files[-1] == "/offline/"


def test_offline_page_is_nobodys(signed_in, lifter):
    page = signed_in.get(reverse("offline")).content.decode()

    assert "This page needs the network" in page
    assert "data-lifter" not in page


def test_pages_say_whose_they_are_and_only_a_running_workout_is_kept(signed_in, client, lifter, session):
    home, running = signed_in.get("/"), signed_in.get(session.get_absolute_url())

    assert (home["X-Lifter"], home.get("X-Keep")) == (str(lifter.pk), None)
    assert (running["X-Lifter"], running["X-Keep"]) == (str(lifter.pk), "offline")
    assert running["Cache-Control"] == "no-store"
    assert client.get(reverse("account_login"))["X-Lifter"] == "0"


def test_a_page_that_is_known_is_not_sent_again(signed_in, session, django_assert_max_num_queries):
    url = session.get_absolute_url()

    with django_assert_max_num_queries(3):
        response = signed_in.get(url, headers={"If-None-Match": state_of(session)})

    assert (response.status_code, response.content) == (304, b"")


def test_a_page_is_sent_again_after_a_set_and_after_a_move_of_the_rest(signed_in, lifter, session):
    row = RowFactory(entry=EntryFactory(session=session))
    url, known = session.get_absolute_url(), state_of(session)
    logged = log_set(lifter, entry_uuid=row.entry.uuid, uuid=row.uuid, values=Values(weight_kg=Decimal(80), reps=5))
    after_set = state_of(logged.session)

    assert signed_in.get(url, headers={"If-None-Match": known}).status_code == 200
    assert signed_in.get(url, headers={"If-None-Match": after_set}).status_code == 304
    move_rest(logged.session, seconds=15)
    assert signed_in.get(url, headers={"If-None-Match": after_set}).status_code == 200


def test_a_page_of_a_stranger_is_404_whatever_is_known(client, session):
    client.force_login(UserFactory())

    assert client.get(session.get_absolute_url(), headers={"If-None-Match": state_of(session)}).status_code == 404
