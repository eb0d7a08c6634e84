"""Who may see the page of a secret link, how often, and who is told of it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.browsers import browser_of
from tests.views.shared_pages import NOW, address, shown, to_month, to_workout
from workouts.models import User
from workouts.services import shares, trash
from workouts.views.shared import OPENED_A_MINUTE, WRONG_A_MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def test_a_revoked_link_is_gone_at_once(anna):
    for link in (to_workout(anna), to_month(anna)):
        browser = Client()
        shown(link, browser)

        shares.revoke_link(link)

        answer = browser.get(address(link))
        assert answer.status_code == 404
        assert answer["Cache-Control"] == "no-store"
        assert "Bench press" not in answer.content.decode()


def test_revoking_one_link_leaves_the_others(anna):
    one, other = to_workout(anna), to_workout(anna)

    shares.revoke_link(one)

    shown(other)


def test_a_deleted_workout_is_not_shown_until_it_is_back(anna):
    link = to_workout(anna)
    shown(link)

    trash.delete_session(anna.workout)
    assert Client().get(address(link)).status_code == 404

    trash.restore_session(User.objects.get(pk=anna.pk), anna.workout.uuid)
    shown(link)


def test_a_locked_out_lifter_shows_nothing(anna):
    link = to_month(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)

    assert Client().get(address(link)).status_code == 404


@pytest.mark.parametrize(
    "path", ["/shared/", "/shared/x/", f"/shared/{'x' * 32}/", f"/shared/{'x' * 33}/", "/shared/%00/"]
)
def test_a_wrong_token_is_not_there(anna, path):
    to_month(anna)

    answers = [browser.get(path) for browser in (Client(), browser_of(anna))]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_wrong_and_revoked_are_answered_alike(anna):
    link = to_month(anna)
    shares.revoke_link(link)

    wrong, revoked = (Client().get(f"/shared/{token}/") for token in ("x" * 32, link.token))

    assert (wrong.status_code, wrong.content, dict(wrong.headers)) == (
        revoked.status_code, revoked.content, dict(revoked.headers),
    )  # fmt: skip


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_is_only_to_look_at(anna, method):
    answer = getattr(Client(), method)(address(to_month(anna)))

    assert (answer.status_code, answer["Cache-Control"]) == (405, "no-store")


def test_page_is_kept_nowhere_found_nowhere_and_told_nowhere(anna, stranger):
    for browser in (Client(), browser_of(stranger)):
        answer = browser.get(address(to_month(anna)))

        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer["X-Frame-Options"] == "DENY"
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in answer.content.decode()
        assert not answer.cookies


def test_the_worker_on_the_device_keeps_away_from_shared_pages(client):
    worker = client.get("/worker.js").content.decode()
    (not_ours,) = re.findall(r"const NOT_OURS = /(.+)/;", worker)
    kept_away = re.compile(not_ours.replace("\\/", "/"))
    assert kept_away.match(f"/shared/{'x' * 32}/")
    assert kept_away.match("/profile/export/json/")
    assert not kept_away.match("/sessions/shared/")


def test_last_opened_is_noted_unless_it_was_the_sharer(anna):
    link = to_month(anna)

    shown(link, browser_of(anna))
    link.refresh_from_db()
    assert link.last_opened_at is None

    shown(link)
    link.refresh_from_db()
    assert link.last_opened_at == NOW


def test_page_is_kept_until_something_is_written(anna, django_assert_num_queries):
    link = to_month(anna)
    shown(link)

    with django_assert_num_queries(2):  # link, sharer
        shown(link)
    of_workout = to_workout(anna)
    shown(of_workout)
    with django_assert_num_queries(3):  # and the workout
        shown(of_workout)


def test_wrong_tokens_are_limited_by_address_and_right_ones_go_on(anna):
    link, browser = to_month(anna), Client(REMOTE_ADDR="192.0.2.7")

    statuses = [browser.get(f"/shared/{n:032}/").status_code for n in range(WRONG_A_MINUTE + 2)]

    assert statuses == [404] * WRONG_A_MINUTE + [429] * 2
    shown(link, browser)
    assert Client().get(f"/shared/{'x' * 32}/").status_code == 404
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert browser.get(f"/shared/{'x' * 32}/").status_code == 404


def test_looks_are_limited_by_address(anna):
    link, browser = to_month(anna), Client(REMOTE_ADDR="192.0.2.7")

    statuses = [browser.get(address(link)).status_code for _ in range(OPENED_A_MINUTE + 1)]

    assert statuses == [200] * OPENED_A_MINUTE + [429]
    assert browser.get(address(link))["Cache-Control"] == "no-store"
    shown(link)
