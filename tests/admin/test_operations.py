"""The staff page of figures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsers import browser_of
from tests.factories import EntryFactory, FinishedSessionFactory, SessionFactory, SetFactory, UserFactory
from tracker.redis import PatientRedis
from workouts import queue
from workouts.admin.operations import Cell, Line
from workouts.domain.latencies import counted
from workouts.models import MeteredQuarter, WorkoutSession

PAGE = "/admin/figures/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return browser_of(UserFactory(is_staff=True))


def lines(page):
    return page.context["lines"]


def measured(requests, statements, *, hits, misses, days_ago=0):
    MeteredQuarter.objects.create(
        begins_at=timezone.now() - timedelta(days=days_ago),
        requests=counted(requests),
        statements=counted(statements),
        hits=hits,
        misses=misses,
    )


def live(**options):
    session = FinishedSessionFactory(started_at=timezone.now() - timedelta(hours=2), **options)
    WorkoutSession.objects.filter(pk=session.pk).update(created_at=session.started_at)


def test_page_of_a_server_that_did_nothing_yet_says_so(staff):
    page = staff.get(PAGE)

    nothing = {
        "Requests, p95": ("under 200 ms", "no requests yet", "no requests yet"),
        "Statements, p95": ("under 50 ms", "no statements yet", "no statements yet"),
        "Figures found in the cache": ("over 70 %", "no figures asked for yet", "no figures asked for yet"),
        "Started workouts that were finished": ("", "none started yet", "none started yet"),
        "Workouts per lifter and week": ("", "no workouts yet", "no workouts yet"),
    }
    assert lines(page) == [
        Line(name, target, (Cell("–", day), Cell("–", week))) for name, (target, day, week) in nothing.items()
    ]
    assert page.context["depths"] == {"analytics": 0, "notifications": 0}


def test_page_shows_each_figure_beside_its_target(staff):
    measured([0.0021] * 10, [0.0009] * 20, hits=705, misses=295)
    measured([0.3] * 10, [1.7] * 20, hits=0, misses=1000, days_ago=2)
    lifter = UserFactory()
    live(lifter=lifter)
    live()
    SessionFactory(discarded_at=timezone.now())
    SessionFactory(lifter=lifter)

    page = staff.get(PAGE)

    assert lines(page) == [
        Line("Requests, p95", "under 200 ms",
             (Cell("2.2 ms", "10 requests", True), Cell("308 ms", "20 requests", False))),
        Line("Statements, p95", "under 50 ms",
             (Cell("0.9 ms", "20 statements", True), Cell("1.7 s", "40 statements", False))),
        Line("Figures found in the cache", "over 70 %",
             (Cell("70.5 %", "705 of 1,000 looks", True), Cell("35.2 %", "705 of 2,000 looks", False))),
        Line("Started workouts that were finished", "",
             (Cell("66.6 %", "2 of 3, 1 still running"), Cell("66.6 %", "2 of 3, 1 still running"))),
        Line("Workouts per lifter and week", "",
             (Cell("–", "2 workouts"), Cell("1.0", "2 workouts of 2 lifters"))),
    ]  # fmt: skip
    text = page.content.decode()
    assert (text.count("on target"), text.count("off target")) == (3, 3)


@pytest.mark.parametrize(
    ("requests", "figure", "keeps"),
    [([0.2], "200 ms", True), ([0.2001], "218 ms", False), ([70], "over 51 s", False), ([0.0001], "0.1 ms", True)],
)
def test_a_target_is_kept_to_the_edge(staff, requests, figure, keeps):
    measured(requests, [], hits=7, misses=3)

    found = lines(staff.get(PAGE))

    assert found[0].cells[0] == Cell(figure, "1 request", keeps)
    assert found[2].cells[0] == Cell("70 %", "7 of 10 looks", False)  # "over"


def test_page_counts_what_waits(staff):
    queue._send("nothing", ())
    queue._send("send_nothing", ())
    queue._send("nothing", ())

    assert staff.get(PAGE).context["depths"] == {"analytics": 2, "notifications": 1}


def test_page_without_cache_and_queue_says_so(staff, monkeypatch):
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", "redis://127.0.0.1:1/0")
    PatientRedis._away_until = float("inf")

    page = staff.get(PAGE)

    assert page.status_code == 200
    assert page.context["depths"] is None
    assert "The queue does not answer." in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_a_fixed_number_of_statements(staff, django_assert_num_queries, count):
    for days in range(count):
        measured([0.1], [0.1], hits=1, misses=0, days_ago=days)
        live()
    staff.get(PAGE)

    with django_assert_num_queries(11):  # lifter, permissions, and four for each of the two times
        staff.get(PAGE)


def test_page_shows_nothing_of_a_lifter(staff):
    lifter = UserFactory(username="zanzibar", email="zanzibar@example.org")
    SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter, title="Zanzibar", notes="Zanzibar")))
    live(lifter=lifter, title="Zanzibar")

    assert "zanzibar" not in staff.get(PAGE).content.decode().lower()


def test_page_is_for_staff_alone(client, lifter):
    anonymous = client.get(PAGE)
    client.force_login(lifter)
    no_staff = client.get(PAGE)
    client.force_login(UserFactory(is_staff=True, is_active=False))
    inactive = client.get(PAGE)

    sign_in = f"/admin/login/?next={PAGE}"
    assert [(answer.status_code, answer.get("Location")) for answer in (anonymous, no_staff, inactive)] == [
        (302, sign_in)
    ] * 3


def test_page_only_reads(staff):
    assert staff.post(PAGE).status_code == 405


def test_page_keeps_to_the_policy_and_is_one_of_the_admin(staff):
    page = staff.get(PAGE)

    text = page.content.decode()
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "style=" not in text
    assert "<style" not in text
    assert [tag for tag in text.split("<script")[1:] if "src=" not in tag.split(">")[0]] == []
    assert f'href="{PAGE}"' in staff.get("/admin/").content.decode()
