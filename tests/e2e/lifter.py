"""What a lifter does with the thumb."""

import time
from uuid import uuid4

from tests.browsers import browser_of
from tests.factories import UserFactory
from workouts.models import Exercise, WorkoutSet
from workouts.services import entries, sessions, sets

PASSWORD = "squat heavy 2026"


def sign_up(page, name="lifter", base=""):
    page.goto(f"{base}/accounts/signup/")
    page.fill("[name=username]", name)
    page.fill("[name=email]", f"{name}@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.click("form button.do")
    page.wait_for_selector("h1:has-text('this week')")


def come_in(page, name="lifter"):
    """Open the first page as somebody who signed up before."""
    owner = known(page, name)
    page.goto("/")
    page.wait_for_selector("h1:has-text('this week')")
    return owner


def known(page, name="lifter"):
    """Be somebody who signed up before, and whose first page is still to be opened."""
    owner = UserFactory(username=name, password=PASSWORD)
    let_in(page, owner)
    return owner


def let_in(page, owner):
    """Sign somebody in before the first page."""
    session_id = browser_of(owner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session_id, "url": page.base_url}])


def begin(page, *names, rows=1):
    """Open a running workout of these exercises, of so many rows each; return their cards."""
    session = sessions.start_empty(known(page))
    for name in names:
        entry = entries.add_exercise(session, Exercise.objects.get(name=name))
        for _ in range(rows - 1):
            sets.add_row(session.lifter, entry_uuid=entry.uuid, uuid=uuid4())
    page.goto(session.get_absolute_url())
    return [card_of(page, name) for name in names]


def card_of(page, name):
    return page.locator("section.exercise", has=page.locator(f"h2:has-text('{name}')")).last


def start_workout(page):
    page.click("text=Start an empty workout")
    reach_workout(page)


def reach_workout(page):
    """Wait for the page of a workout and its scripts: without them a tap is a form that loads the page again."""
    page.wait_for_selector(".live")
    page.wait_for_load_state("load")


def add_exercise(page, name):
    """Search for an exercise, take it, and return its card."""
    page.wait_for_selector(".closing")
    page.wait_for_load_state("load")  # before, the link leads to a page of its own
    page.click(".closing >> text=Add exercise")
    search(page, name)
    page.click(f"#matches button:has(.title:text-is('{name}'))")
    card = card_of(page, name)
    card.wait_for()
    page.wait_for_selector("dialog", state="hidden")
    return card


def search(page, name):
    """Type into the sheet's search as soon as it listens."""
    wait_for_search(page)
    page.fill("#pick-q", name)


def wait_for_search(page):
    page.wait_for_selector("#sheet-content form.search:not(.htmx-added)")


def rows(card):
    return card.locator("tbody[id^=set-]")


def log(card, index, **values):
    """Fill a row and check it; wait until the server has it."""
    tap(card, index, **values)
    rows(card).nth(index).locator("tr.done").wait_for()


def add_row(card):
    count = rows(card).count()
    card.locator(".add-set").click()
    rows(card).nth(count).wait_for()
    card.locator("form[id^='f-']").wait_for(state="detached")  # the page's own, until the server has it


def choose(page, card, index, text):
    """Open the sheet of a row and take something from it."""
    rows(card).nth(index).locator(".kind").click()
    page.click(f"dialog >> text={text}")
    page.wait_for_selector("dialog", state="hidden")


def totals(page):
    """Return the header's volume and sets."""
    figures = page.locator("#totals dd").all_inner_texts()
    return figures[1], figures[2]


def no_reload(page):
    """Mark the document; `is_same_document` tells whether it is still there."""
    page.evaluate("window.sameDocument = true")


def is_same_document(page):
    return page.evaluate("window.sameDocument === true")


def tap(card, index, **values):
    """Fill a row and check it, without waiting for the server."""
    fill(card, index, **values)
    rows(card).nth(index).locator(".check").click()


def fill(card, index, **values):
    for name, value in values.items():
        rows(card).nth(index).locator(f"[name={name}]").fill(str(value))


def lifted():
    return [
        (float(row.weight_kg or 0), row.reps)
        for row in WorkoutSet.objects.filter(logged_at__isnull=False).order_by("position")
    ]


def wait_until_kept(page):
    """Wait until the service worker holds this page as it is now."""
    ready = "() => new Promise((done) => setTimeout(done, 20_000, false) && navigator.serviceWorker.ready.then(() => done(true)))"
    while not page.evaluate(ready):
        page.reload()  # one of its files did not come: the browser tries again with the next page
    page.reload()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=30_000)
    page.wait_for_function(
        "async () => (await caches.keys()).some(n => n.startsWith('pages-')) && !!(await caches.match(location.href))",
        timeout=30_000,
    )
    page.wait_for_timeout(500)


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)
