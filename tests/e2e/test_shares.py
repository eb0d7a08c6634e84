"""Sharing in a browser: the link is copied, opened by somebody else, and taken back."""

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from workouts.services.recounting import recount_totals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session():
    session = FinishedSessionFactory(lifter=UserFactory(), title="Push A")
    SetFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(name="Bench press")))
    recount_totals(session.lifter)
    return session


def test_a_link_is_copied_opened_by_another_and_revoked(browse, open_signed_in, session):
    page = open_signed_in(session.lifter, permissions=["clipboard-read", "clipboard-write"])
    other = browse()

    page.goto(session.get_absolute_url())
    page.click("a:has-text('Share')")
    page.fill("[name=name]", "Anna")
    page.click("button:has-text('Make the link')")
    page.click("button:has-text('Copy')")
    page.wait_for_selector("text=Copied")
    link = page.evaluate("navigator.clipboard.readText()")

    other.goto(link)
    assert other.locator("h1").inner_text() == "Push A"
    assert other.locator(".nav").count() == 0
    assert other.context.cookies() == []

    page.click("button:has-text('Revoke')")
    page.wait_for_selector("text=The link is revoked")
    assert other.reload().status == 404
    assert "Push A" not in other.content()
    assert (page.problems, [text for text in other.problems if "404" not in text]) == ([], [])


def test_without_scripts_the_link_stands_in_a_field(open_signed_in, session):
    page = open_signed_in(session.lifter, java_script_enabled=False)

    page.goto(f"{session.get_absolute_url()}share/")
    page.click("button:has-text('Make the link')")
    assert page.locator("button:has-text('Copy')").is_hidden()
    link = page.input_value("share-link input")
    page.click("share-link >> text=Open")

    assert page.url == link
    assert page.locator("h1").inner_text() == "Push A"


def test_what_was_opened_is_gone_for_the_worker_on_the_device_too(open_signed_in, session):
    page = open_signed_in(session.lifter)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto(f"{session.get_absolute_url()}share/")
    page.click("button:has-text('Make the link')")
    link = page.input_value("share-link input")
    page.goto(link)
    page.go_back()
    page.click("button:has-text('Revoke')")
    page.wait_for_selector("text=The link is revoked")

    assert page.goto(link).status == 404
    keys = "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))"
    kept = page.evaluate(f"{keys}.then((all) => all.flat().map((request) => request.url))")
    assert [url for url in kept if "/shared/" in url] == []
