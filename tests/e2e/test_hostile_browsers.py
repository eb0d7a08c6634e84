"""Browsers without room, that never answer, that sleep, or keep nothing: no set is lost, nobody is stuck."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services.sessions import discard_session

pytestmark = pytest.mark.django_db(transaction=True)

# Whatever is written to the database of the browser fails until `room` is there.
FULL = """() => {
    window.room = false;
    for (const name of ["add", "put"]) {
        const act = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...values) {
            if (!window.room) throw new DOMException("full", "QuotaExceededError");
            return act.apply(this, values);
        };
    }
}"""
# What was to be removed comes back once it is said to be gone: the device is full, or its database in trouble.
UNFORGETTING = """() => {
    const act = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...values) {
        const request = act.apply(this, values);
        if (this.transaction.mode === "readwrite") request.addEventListener("success", () => this.transaction.abort());
        return request;
    };
}"""
SILENT = "indexedDB.open = () => ({})"
IMPATIENT = """
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms === 20_000 ? 500 : ms);
"""


def test_without_room_the_page_keeps_what_waits_and_says_so_and_the_order_stays(workout):
    workout.evaluate(FULL)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    expect(workout.locator("waiting-banner")).to_contain_text("Leave this page open")
    workout.wait_for_timeout(750)  # else it is a double tap
    workout.evaluate("window.room = true")
    lifter.rows(workout.bench).nth(1).locator(".check").click()  # unchecked, and that is sent after the check
    expect(workout.locator("waiting-banner")).not_to_contain_text("Leave this page open", use_inner_text=True)

    workout.context.set_offline(False)

    expect(workout.locator("waiting-banner")).to_be_hidden(timeout=20_000)
    assert lifter.lifted() == [(80, 5)]
    assert WorkoutSet.objects.filter(weight_kg=82.5).count() == 1


def test_leaving_a_page_that_alone_has_a_set_asks_first(workout):
    workout.evaluate(FULL)
    workout.context.set_offline(True)
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    expect(workout.locator("waiting-banner")).to_contain_text("Leave this page open")

    with workout.expect_event("dialog") as asked:
        workout.close(run_before_unload=True)

    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    assert not workout.is_closed()


def test_a_database_that_cannot_forget_has_nothing_sent_twice_by_a_page(workout):
    workout.evaluate(UNFORGETTING)
    sent = []
    workout.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)

    lifter.log(workout.bench, 0, weight=80, reps=5)
    lifter.log(workout.bench, 1, weight=82.5, reps=4)

    workout.wait_for_timeout(500)
    assert len(sent) == 2
    workout.reload()
    expect(workout.locator("waiting-banner")).to_be_hidden()
    expect(workout.bench.locator("tr.done")).to_have_count(2)
    assert lifter.lifted() == [(80, 5), (82.5, 4)]


def test_a_database_that_never_answers_holds_no_set_up(workout):
    workout.add_init_script(SILENT)
    workout.reload()

    lifter.tap(workout.bench, 0, weight=80, reps=5)

    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=20_000)
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    expect(workout.bench.locator("tr.done")).to_have_count(2)
    assert lifter.lifted() == [(80, 5), (82.5, 4)]


def test_a_sleeping_tab_that_holds_the_turn_holds_no_set_up(workout):
    other = workout.context.new_page()
    other.goto("/offline/")
    other.evaluate("() => { navigator.locks.request('sender', () => new Promise(() => {})) }")
    workout.add_init_script(IMPATIENT)
    workout.reload()

    lifter.tap(workout.bench, 0, weight=80, reps=5)

    expect(workout.bench.locator("tr.done")).to_have_count(1, timeout=20_000)
    assert lifter.lifted() == [(80, 5)]


def test_a_write_at_which_the_server_always_fails_lets_the_others_pass(workout, lifter_id):
    fail = {"status": 500, "headers": {"X-Lifter": lifter_id}, "body": "broken"}
    uuid = lifter.rows(workout.bench).first.get_attribute("id").removeprefix("set-")
    workout.route(f"**/{uuid}/log/", lambda route: route.fulfill(**fail))
    lifter.tap(workout.bench, 0, weight=80, reps=5)
    banner = workout.locator("waiting-banner")
    for _ in range(5):
        expect(banner).to_contain_text("The server has trouble")
        with workout.expect_response("**/log/"):
            workout.evaluate("() => { dispatchEvent(new Event('online')) }")

    workout.click("waiting-banner >> text=Let the others go first")

    expect(banner).to_contain_text("1 set kept on this device only")
    lifter.tap(workout.bench, 1, weight=82.5, reps=4)
    expect(workout.bench.locator("tr.done")).to_have_count(1)
    assert lifter.lifted() == [(82.5, 4)]
    workout.unroute(f"**/{uuid}/log/")
    workout.click("waiting-banner >> text=Try again")
    expect(workout.bench.locator("tr.done")).to_have_count(2)


@pytest.fixture
def lifter_id(workout):
    return workout.evaluate("document.body.dataset.lifter")


def test_a_worker_without_room_still_shows_the_page_of_the_network(workout):
    lifter.wait_until_kept(workout)
    [worker] = workout.context.service_workers
    full = "() => Promise.reject(new DOMException('full', 'QuotaExceededError'))"
    worker.evaluate(f"() => {{ Cache.prototype.put = {full} }}")

    assert workout.goto(workout.url).status == 200
    expect(workout.bench).to_be_visible()
    expect(workout.locator("h1")).not_to_contain_text("needs the network")


def test_files_of_an_earlier_version_stay_as_long_as_a_page_may_need_them(workout):
    lifter.wait_until_kept(workout)
    [worker] = workout.context.service_workers
    worker.evaluate(
        "() => caches.open('files-earlier').then(cache => cache.put('/static/old.js', new Response('old')))"
    )
    kept = "() => tidyUp().then(() => caches.keys()).then(names => names.includes('files-earlier'))"

    assert worker.evaluate(kept) is True
    assert workout.evaluate("() => fetch('/static/old.js').then(answer => answer.text())") == "old"
    worker.evaluate(
        "() => caches.keys().then(names => Promise.all(names.filter(n => n.startsWith('pages-')).map(n => caches.delete(n))))"
    )
    assert worker.evaluate(kept) is False


def test_a_page_of_somebody_else_takes_no_workout_away(workout):
    lifter.wait_until_kept(workout)
    [worker] = workout.context.service_workers
    worker.evaluate(
        "fetch = async () => new Response('<h1>Welcome to the gym</h1>', { headers: { 'Content-Type': 'text/html' } })"
    )

    workout.goto(workout.url)

    expect(workout.bench).to_be_visible()


def test_a_browser_that_keeps_nothing_can_sign_out(workout):
    workout.goto("/profile/")
    refuse = "() => Promise.reject(new DOMException('no', 'SecurityError'))"
    workout.evaluate(f"() => {{ caches.delete = {refuse} }}")

    workout.click("text=Sign out")

    workout.wait_for_url("**/login/**")


def test_what_is_typed_outlives_a_page_that_the_phone_ends(workout):
    row = lifter.rows(workout.bench).nth(1)
    row.locator("[name=weight]").fill("82.5")
    row.locator("[name=reps]").fill("4")
    workout.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    expect(workout.bench.locator("tr.entered")).to_have_count(1)

    workout.reload()

    expect(row.locator("[name=weight]")).to_have_value("82.5")
    expect(row.locator("[name=reps]")).to_have_value("4")
    assert lifter.lifted() == []


def test_a_workout_discarded_on_another_device_ends_here(workout):
    discard_session(WorkoutSession.objects.get())

    expect(workout.locator("main.live")).to_have_count(0, timeout=20_000)
