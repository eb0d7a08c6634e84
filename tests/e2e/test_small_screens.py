"""What a small screen leaves room for: every control can be reached, nothing is cut, nothing lies over what is read."""

import pytest

from tests.e2e import lifter as thumb
from tests.e2e.trained import addresses, make_trained, make_well_trained

pytestmark = pytest.mark.django_db(transaction=True)
OPEN_ALL = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
COVERED = """() => {
  const controls = [...document.querySelectorAll("main :is(a:not(.muscle), button, input, select, textarea, summary)")];
  const isCovered = (control) => {
    control.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = control.getClientRects()[0];
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return ![control, ...(control.labels ?? [])].some((part) => part.contains(hit) || hit?.contains(part));
  };
  const isShown = (control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest(".hidden");
  return controls.filter(isShown).filter(isCovered).map((control) => control.outerHTML.slice(0, 120));
}"""
CUT = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  const isCut = (select) => {
    const style = getComputedStyle(select);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return [...select.options].some(({ text }) => canvas.measureText(text).width > room);
  };
  return [...document.querySelectorAll("select")].filter(isCut).map(({ name }) => name);
}"""


# With text at twice its size: what stands out on the right, and is not scrolled or cut within something that does not.
WIDE = """() => {
  document.documentElement.style.fontSize = "200%";
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const end = (element) => element.getBoundingClientRect().right;
  const isHeld = (element) => element !== document.body && ((getComputedStyle(element).overflowX !== "visible" && end(element) <= width) || isHeld(element.parentElement));
  const wide = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() && end(each) > width && !isHeld(each));
  return wide.filter((each) => !wide.some((other) => each !== other && each.contains(other))).map((each) => each.outerHTML.slice(0, 120));
}"""


def found_on(page, lifter, script):
    """Return what a script finds, by page."""
    found = {}
    for address in addresses(lifter):
        page.goto(address)
        page.wait_for_load_state("load")
        page.evaluate(OPEN_ALL)
        found[address] = page.evaluate(script)
    return {address: each for address, each in found.items() if each}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_every_control_can_be_reached_beside_the_running_workout(open_signed_in, trained, width, height):
    page = open_signed_in(trained)
    page.set_viewport_size({"width": width, "height": height})

    assert found_on(page, trained, COVERED) == {}


def test_the_running_workout_lies_over_nothing_at_a_desk(open_signed_in, trained):
    page = open_signed_in(trained)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/profile/")

    bar, main = page.locator(".resume").bounding_box(), page.locator("main").bounding_box()

    assert bar["x"] + bar["width"] <= main["x"]


@pytest.mark.parametrize("lifter", [make_trained, make_well_trained])
def test_nothing_scrolls_sideways_on_the_smallest_phone_with_text_at_twice_its_size(open_signed_in, lifter):
    lifter = lifter()
    page = open_signed_in(lifter)
    page.set_viewport_size({"width": 320, "height": 640})

    assert found_on(page, lifter, WIDE) == {}


def test_no_choice_is_cut_short(open_signed_in, trained):
    page = open_signed_in(trained)

    assert found_on(page, trained, CUT) == {}


def test_what_waits_leaves_no_slit_above_it_and_hides_no_row_that_has_the_cursor(workout):
    for _ in range(9):
        thumb.add_row(workout.bench)
    workout.context.set_offline(True)
    thumb.tap(workout.bench, 0, weight=80, reps=5)
    banner = workout.locator("waiting-banner")
    banner.wait_for()

    thumb.rows(workout.bench).nth(11).locator("[name=weight]").focus()
    thumb.rows(workout.bench).nth(2).locator("[name=weight]").focus()

    above, below = workout.locator("#totals").bounding_box(), banner.bounding_box()
    row = thumb.rows(workout.bench).nth(2).bounding_box()
    assert below["y"] == pytest.approx(above["y"] + above["height"], abs=0.5)
    assert (below["x"], below["width"]) == (0, 390)
    assert row["y"] >= below["y"] + below["height"]


def test_a_sheet_keeps_its_name_and_the_way_out_in_sight(workout):
    workout.bench.locator("[id^=more-]").click()
    workout.wait_for_selector("#entry-form")
    workout.set_viewport_size({"width": 390, "height": 500})
    sheet = workout.locator("dialog.sheet")

    sheet.evaluate("(sheet) => sheet.scrollTo(0, 1000)")

    at_name, at_exit = "#sheet-title", ".sheet-close button"
    hit = """(element) => {
      const { left, top, height, right } = element.getBoundingClientRect();
      const x = element.matches("h2") ? left + 24 : (left + right) / 2;
      return element.contains(document.elementFromPoint(x, top + height / 2));
    }"""
    assert sheet.evaluate("(sheet) => sheet.scrollTop") > 100
    assert [sheet.locator(place).evaluate(hit) for place in (at_name, at_exit)] == [True, True]
    title, button = (sheet.locator(place).bounding_box() for place in (at_name, at_exit))
    assert title["y"] == pytest.approx(sheet.bounding_box()["y"], abs=1)
    assert title["y"] <= button["y"]
    assert button["y"] + button["height"] <= title["y"] + title["height"]
