"""What a phone sees when a set is logged: a real Chromium, its processor slowed down four times."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.benchmarks.clients import Browser
from tests.benchmarks.servers import HOST
from tests.e2e.conftest import CHROMIUM, FLAGS, PHONE
from workouts.models import WorkoutSession

SLOWER = 4
TAPS = 12

# What the page is watched for from now on: tasks that hold it up, and how far things move without being asked to.
_WATCH = """() => {
  window.tasks = [];
  window.shifted = 0;
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: "longtask" });
  new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.shifted += each.value))).observe({ type: "layout-shift" });
}"""
# Tap the next check; return the milliseconds until the row is stored, and those that the request took of them.
_TAP = """() => new Promise((resolve) => {
  performance.clearResourceTimings();
  const row = document.querySelector("tr.next").closest("tbody").id;
  let tappedAt;
  new MutationObserver((changes, observer) => {
    if (!document.getElementById(row)?.querySelector("tr.done:not(.pending)")) return;
    observer.disconnect();
    const swappedAt = performance.now();
    const sent = performance.getEntriesByType("resource").findLast(({ name }) => name.endsWith("/log/"));
    resolve([swappedAt - tappedAt, sent.responseEnd - sent.startTime]);
  }).observe(document.getElementById("main"), { subtree: true, childList: true, attributes: true });
  const check = document.getElementById(row).querySelector(".check");
  check.addEventListener("click", () => (tappedAt = performance.now()), { once: true, capture: true });
  check.click();
})"""


@dataclass(frozen=True, slots=True)
class Tapped:
    """Milliseconds, but for what moved: a share of the screen, as browsers count it."""

    swap: float  # from a tap until its answer stands in the page, without the time that the network took; the median
    longest_task: float  # 0 where none reached the 50 ms from which browsers tell of them
    shifted: float


def tapped(port: int, browser: Browser, session: WorkoutSession) -> Tapped | None:
    """Log the first rows of a workout by taps; None where there is no Chromium."""
    if CHROMIUM is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(base_url=f"http://{HOST}:{port}", viewport=PHONE, has_touch=True)
        context.add_cookies([_cookie(pair) for pair in browser.cookie.split("; ")])
        page = context.new_page()
        page.goto(session.get_absolute_url())
        page.wait_for_load_state("networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(_WATCH)
        times = []
        for _ in range(TAPS):
            times.append(page.evaluate(_TAP))
            page.wait_for_timeout(1000)  # what the swap leads to is seen as well, and no tap is a double one
        found = Tapped(
            median(whole - network for whole, network in times),
            max(page.evaluate("window.tasks"), default=0),
            page.evaluate("window.shifted"),
        )
        chromium.close()
    return found


def _cookie(pair: str) -> Any:
    name, _, value = pair.partition("=")
    return {"name": name, "value": value, "domain": HOST, "path": "/"}
