"""The page of a secret link, to whoever has it."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from tests.browsers import browser_of
from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from tests.pages import text_of
from workouts.enums import ExerciseType
from workouts.models import ShareLink, User
from workouts.services import records, sessions, shares, trash
from workouts.services.profile import save_preferences
from workouts.services.recounting import recount_totals
from workouts.views.shared import OPENED_A_MINUTE, WRONG_A_MINUTE

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def anna(lifter):
    """Two workouts a month apart, with all that may be hidden."""
    lifter.time_zone = "Europe/Berlin"
    lifter.save()
    bench = ExerciseFactory(name="Bench press", primary_muscles=["chest"])
    dip = ExerciseFactory(
        name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True, primary_muscles=["chest"]
    )
    for month, pressed in ((9, 80), (10, 90)):
        session = FinishedSessionFactory(
            lifter=lifter, title="Evening workout", started_at=datetime(2026, month, 5, 16, 31, tzinfo=UTC),
            time_zone="Europe/Berlin", notes="Slept badly", bodyweight_kg=Decimal("81.5"), duration_seconds=3480,
        )  # fmt: skip
        SetFactory(
            entry=EntryFactory(session=session, exercise=bench, notes="Left shoulder"), weight_kg=Decimal(pressed)
        )
        load = Decimal("91.5")
        SetFactory(entry=EntryFactory(session=session, exercise=dip), weight_kg=10, load_kg=load, volume_kg=5 * load)
    recount_totals(lifter)
    records.rebuild(lifter)
    session.refresh_from_db()
    lifter.workout = session
    return lifter


def to_month(lifter, **shows):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), span="month", first_on=date(2026, 10, 1), **shows)


def to_workout(lifter, **shows):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), session_uuid=lifter.workout.uuid, **shows)


def address(link):
    return f"/shared/{link.token}/"


def shown(link, browser=None):
    answer = (browser or Client()).get(address(link))
    assert answer.status_code == 200
    return answer.content.decode()


# --- What is on it ----------------------------------------------------------------------------------------------------


def test_workout_without_ticks_says_this_and_nothing_else(anna):
    page, _, muscles = text_of(shown(to_workout(anna))).partition(" Sets per muscle ")

    assert page == (
        "Workout · Full Tracker A training log Workout Monday 5 October 2026 "
        "Volume 450 kg without moves of one’s own weight Duration 58 min Sets 2 Reps 10 Records 6 "
        "6 records Bench press Estimated 1RM, 90 kg × 5, by Brzycki 101.2 kg +11.2 kg "
        "Heaviest weight 90 kg +10 kg 3+ reps 90 kg +10 kg 5+ reps 90 kg +10 kg "
        "Set volume 450 kg +50 kg Session volume 450 kg +50 kg "
        "What was done 2 exercises Bench press Set kg Reps 1RM, kg 1 , a record 90 5 101.2 Dip Set +kg Reps 1 10 5"
    )
    assert muscles.startswith("Neck: 0 sets Traps: 0 sets Shoulders: 0 sets Chest: 2 sets Biceps: 0 sets")
    assert re.fullmatch(
        r".* No sets: [a-z ,]+\. As of 14 November 2026; what is corrected, is corrected here too\. Kept with Full Tracker\.",
        muscles,
    )


@pytest.mark.parametrize(
    ("shows", "words"),
    [
        ({"shows_bodyweight": True}, ["Bodyweight 81.5 kg Volume", "Volume 908 kg Duration"]),
        ({"shows_notes": True}, ["Slept badly", "Bench press Left shoulder Set"]),
        ({"shows_times": True}, ["Evening workout Monday 5 October 2026 , 18:31 to 19:31 Volume"]),
    ],
)
def test_workout_shows_what_is_ticked_and_only_that(anna, shows, words):
    secrets = ["81.5", "908", "Slept badly", "Left shoulder", "Evening", "18:31"]

    page = text_of(shown(to_workout(anna, **shows)))

    assert [word for word in words if word not in page] == []
    ticked = " ".join(words)
    assert [secret for secret in secrets if secret in page] == [secret for secret in secrets if secret in ticked]


def test_month_says_this_and_leads_nowhere(anna):
    html = shown(to_month(anna, name="Anna"))

    page = text_of(html)
    assert page.startswith(
        "October 2026, Anna · Full Tracker Anna October 2026 Workouts 1 1 in September Volume 450 kg 400 kg in September "
        "Sets 2 2 in September Reps 10 10 in September Time 58 min 58 min in September Average duration 58 min "
        "58 min in September Streak 0 weeks at its end Volumes are without moves of one’s own weight. Days 1 day, volume in kilograms"
    )
    assert page.endswith("As of 14 November 2026; what is corrected, is corrected here too. Kept with Full Tracker.")
    assert "Records 6 in all, beside what stood before Bench press Estimated 1RM, 5 October. Before: 90 kg" in page
    assert set(re.findall(r'<a\b[^>]* href="([^"#]*)', html)) == {""}  # within the page alone
    assert not {"81.5", "908", "Slept", "Evening", str(anna.workout.uuid)} & set(re.split(r"[\s<>\"/]", html))


def test_month_with_the_bodyweight_is_whole(anna):
    page = text_of(shown(to_month(anna, shows_bodyweight=True)))

    assert "Volume 908 kg 858 kg in September" in page
    assert "without moves" not in page


def test_year(anna):
    link = ShareLink.issue(lifter=anna, uuid=uuid4(), span="year", first_on=date(2026, 1, 1))

    page = text_of(shown(link))

    assert "2026 Still running: until 14 November, beside as much of 2025. Workouts 2 0 by 14 Nov 2025" in page
    assert "Month Days Sets Time Volume January 0 0 – 0 kg" in page


def test_page_says_nothing_of_whose_it_is_or_who_looks(anna, stranger):
    for link in (to_workout(anna), to_month(anna)):
        for browser in (Client(), browser_of(stranger), browser_of(anna)):
            html = shown(link, browser)

            assert not [word for word in (anna.username, anna.email, stranger.username, link.token) if word in html]
            assert "data-lifter" not in html
            assert "csrf" not in html.lower()


def test_page_is_in_the_units_of_whoever_shares(anna, stranger):
    save_preferences(anna, {"weight_unit": "lb"})

    page = text_of(shown(to_month(anna), browser_of(stranger)))

    assert "Volume 992 lb 882 lb in September" in page


def test_page_escapes_what_a_lifter_typed(anna):
    sessions.describe_session(anna.workout, title="<script>alert(1)</script>", notes="<b>")

    html = shown(to_workout(anna, name="<i>Anna</i>", shows_notes=True))

    assert not [tag for tag in ("<script>alert", "<b>&", "<i>Anna") if tag in html]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_empty_month_says_so(lifter):
    link = ShareLink.issue(lifter=lifter, uuid=uuid4(), span="month", first_on=date(2026, 8, 1))

    assert "No workout in August 2026 Nothing was logged then." in text_of(shown(link))


def test_page_follows_an_edit(anna):
    link = to_workout(anna)
    shown(link)

    sessions.describe_session(anna.workout, title="Push A")

    assert "Push A · Full Tracker" in text_of(shown(link))


# --- Who may see it ---------------------------------------------------------------------------------------------------


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


# --- Headers ----------------------------------------------------------------------------------------------------------


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


# --- Looks are counted ------------------------------------------------------------------------------------------------


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
