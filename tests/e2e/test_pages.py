"""Every page, by axe, on a phone and at a desk, light and dark; and the main job without scripts."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from tests.e2e import lifter as thumb
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.domain.spans import Span
from workouts.services import catalogue, records
from workouts.services.bodyweight import note_weight
from workouts.services.recounting import recount_totals
from workouts.services.shares import make_link

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def trained():
    """A lifter with a routine, two workouts behind and one running."""
    lifter = UserFactory(username="trained", shows_rpe=True)
    bench, pull_up = ExerciseFactory(name="Bench press (barbell)"), ExerciseFactory(name="Pull up", type="reps_only")
    routine = RoutineFactory(lifter=lifter, name="Push A")
    PlannedSetFactory.create_batch(2, planned=PlannedFactory(routine=routine, exercise=bench))
    for week, weight in enumerate((80, 85)):
        started = datetime(2026, 11, 2, 17, 30, tzinfo=UTC) + timedelta(weeks=week)
        past = FinishedSessionFactory(lifter=lifter, routine=routine, title="Push A", started_at=started)
        SetFactory.create_batch(3, entry=EntryFactory(session=past, exercise=bench), weight_kg=Decimal(weight))
        past.total_volume_kg, past.total_sets, past.total_reps, past.total_exercises = weight * 15, 3, 15, 1
        past.save()
        records.detect(past)
    recount_totals(lifter)
    for day, kg in ((2, "81.25"), (9, "80.9")):
        note_weight(lifter, on=date(2026, 11, day), weight_kg=Decimal(kg))
    running = SessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(minutes=12))
    entry = EntryFactory(session=running, exercise=bench)
    SetFactory(entry=entry, weight_kg=Decimal(90))
    RowFactory.create_batch(2, entry=entry)
    RowFactory(entry=EntryFactory(session=running, exercise=pull_up))
    lifter.links = [make_link(lifter, thing, uuid=uuid4()) for thing in (past, Span.month_of(past.started_at.date()))]
    lifter.past, lifter.running, lifter.bench, lifter.routine = past, running, bench, routine
    return lifter


@pytest.fixture
def open_signed_in(browse, live_server):
    def open_page(lifter, **options):
        client = Client()
        client.force_login(lifter)
        assert SESSION_KEY in client.session
        page = browse(**options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return open_page


def addresses(lifter):
    session, past = lifter.running.uuid, lifter.past.uuid
    return [
        "/",
        f"/sessions/{session}/",
        f"/sessions/{session}/finish/",
        f"/sessions/{session}/discard/",
        f"/sessions/{session}/exercises/?q=bench",
        f"/sessions/{past}/",
        f"/sessions/{past}/edit/",
        f"/sessions/{past}/save-as-routine/",
        f"/sessions/{past}/delete/",
        "/sessions/past/",
        "/history/deleted/",
        f"/sets/{lifter.running.sets.first().uuid}/",
        f"/entries/{lifter.running.entries.first().uuid}/",
        f"/entries/{lifter.running.entries.first().uuid}/plates/?weight=98",
        "/history/",
        "/history/?q=bnech",
        "/history/?q=nothing&year=2026",
        "/progress/",
        "/progress/?days=all&chart=duration",
        "/progress/calendar/?month=2026-11",
        "/progress/months/2026-11/",
        "/progress/years/2026/",
        "/exercises/",
        f"/exercises/{lifter.bench.pk}/?days=all",
        f"/exercises/{lifter.bench.pk}/?chart=volume&days=30",
        f"/exercises/{lifter.bench.pk}/sets/",
        "/exercises/new/",
        "/routines/new/",
        f"/routines/{lifter.routine.uuid}/",
        "/profile/",
        "/progress/months/2026-11/share/",
        f"/sessions/{past}/share/",
        f"/shared/{lifter.links[0].token}/",
        f"/shared/{lifter.links[1].token}/",
        "/profile/links/",
        "/profile/bodyweight/",
        "/profile/bodyweight/2026-11-02/",
        "/profile/bodyweight/2026-11-02/delete/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_signed_in, trained, scheme):
    page = open_signed_in(trained, color_scheme=scheme)
    found = {}

    for address in addresses(trained):
        page.goto(address)
        page.wait_for_load_state("load")
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        for width, height in ((390, 844), (1280, 800), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found[f"{address} at {width}"] = "scrolls sideways"
        page.set_viewport_size({"width": 390, "height": 844})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[f"{address} at twice the size of text"] = "scrolls sideways"
        page.evaluate("document.documentElement.style.fontSize = ''")
        violations = Axe().run(page).response["violations"]
        if violations:
            found[address] = [(v["id"], v["nodes"][0]["html"][:160]) for v in violations]

    assert found == {}


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_door(browse, db, address, scheme):
    page = browse(color_scheme=scheme)

    page.goto(address)

    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert page.problems == []


def test_the_main_job_without_scripts(browse):
    catalogue.load()
    page = browse(java_script_enabled=False)
    thumb.sign_up(page)
    page.click("text=Start an empty workout")

    page.click(".closing >> text=Add exercise")
    page.fill("#pick-q", "Bench press (barbell)")
    page.click("button:has-text('Search')")
    page.click("#matches button:has(.title:text-is('Bench press (barbell)'))")
    page.fill("[name=weight]", "80")
    page.fill("[name=reps]", "5")
    page.click(".check")
    page.click(".add-set")
    page.click(".next .check")
    assert page.locator("tr.done").count() == 2
    page.locator("tr.done [name=weight]").first.fill("85")
    page.locator("tr.done button.hidden").first.click()
    assert page.locator("#totals dd").nth(1).inner_text() == "825 kg"
    page.locator("a.kind").last.click()
    page.click("text=Delete this set")
    page.click(".bar >> text=Finish")
    page.click("form button:has-text('Finish workout')")

    assert "/sessions/" in page.url
    assert "425" in page.locator("main").inner_text()
