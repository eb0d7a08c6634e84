"""Times that are typed on a keypad without a colon."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.lifter import wait_for
from tests.e2e.test_set_types import card, open_workout, row, stored
from workouts.domain.values import Values
from workouts.models import Routine, SessionExercise, User

pytestmark = pytest.mark.django_db(transaction=True)

CASES = json.loads((Path(__file__).parent.parent / "data" / "times.json").read_text())


def time_of(page, number=0, kind="duration"):
    return row(page, number, kind).locator("[name=duration]")


def enter(field):
    """Put the cursor into a field, as a tap does, which takes all that stands there."""
    field.focus()
    field.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def press(field, keys):
    """Press keys one by one, and return what stands in the field after each, with the cursor as a bar."""
    shown = []
    for key in keys:
        field.press(key)
        shown.append(field.evaluate("f => f.value.slice(0, f.selectionStart) + '|' + f.value.slice(f.selectionStart)"))
    return shown


def test_the_page_reads_times_as_the_server_does(browse):
    page = browse()
    page.goto("/accounts/login/")

    found = page.evaluate(
        """async (texts) => {
            const { secondsIn } = await import("/static/js/times.js");
            return texts.map(secondsIn);
        }""",
        [case["text"] for case in CASES],
    )

    assert found == [case["seconds"] for case in CASES]


def test_the_colon_shows_while_figures_are_typed_and_goes_with_them(browse):
    page = open_workout(browse, "duration")
    enter(time_of(page))

    typed = press(time_of(page), "253000")
    deleted = press(time_of(page), ["Backspace"] * 6)

    assert typed == ["2|", "25|", "2:53|", "25:30|", "2:53:00|", "25:30:00|"]
    assert deleted == ["2:53:00|", "25:30|", "2:53|", "25|", "2|", "|"]


def test_what_was_typed_is_stored_and_comes_back_as_it_was_shown(browse):
    page = open_workout(browse, "duration")
    enter(time_of(page))
    page.keyboard.type("2530")

    page.keyboard.press("Enter")

    expect(row(page, 0).locator("tr.done")).to_have_count(1)
    assert stored() == [Values(duration_seconds=1530)]
    expect(time_of(page)).to_have_value("25:30")
    page.reload()
    expect(time_of(page)).to_have_value("25:30")


@pytest.mark.parametrize(
    ("start", "keys", "shown"),
    [
        ("130", ["Home", "2"], "2|1:30"),
        ("130", ["Home", "ArrowRight", "2"], "12|:30"),
        ("130", ["Home", "ArrowRight", "ArrowRight", "2"], "12|:30"),
        ("130", ["ArrowLeft", "4"], "13:4|0"),
        ("130", ["ArrowLeft", "Backspace"], "1|0"),
        ("130", ["ArrowLeft", "ArrowLeft", "Backspace"], "|30"),
        ("2530", ["ArrowLeft", "ArrowLeft", "Backspace"], "2|:30"),
        ("2530", ["Home", "ArrowRight", "ArrowRight", "Delete"], "2:5|0"),
        ("2530", ["Home", "Delete"], "|5:30"),
        ("13000", ["Home", "ArrowRight", "Delete"], "1|0:00"),
        ("2530", ["Control+a", "4"], "4|"),
        ("2530", ["Control+a", "Backspace", "4"], "4|"),
    ],
)
def test_the_cursor_stays_where_the_lifter_is(browse, start, keys, shown):
    page = open_workout(browse, "duration")
    enter(time_of(page))
    page.keyboard.type(start)

    assert press(time_of(page), keys)[-1] == shown


@pytest.mark.parametrize(
    ("keys", "shown", "left"),
    [
        ("1:30", "1:30|", "1:30"),
        ("1:02:03", "1:02:03|", "1:02:03"),
        ("90", "90|", "1:30"),
        ("90s", "90s|", "1:30"),
        ("130s", "130s|", "2:10"),
        ("2 min", "2 min|", "2:00"),
        ("1.30", "1.30|", "1:30"),
        ("1m30", "1m30|", "1:30"),
        ("1375", "13:75|", "13:75"),
        ("1:3", "1:3|", "1:3"),
        ("soon", "soon|", "soon"),
    ],
)
def test_what_is_typed_by_hand_stays_until_it_is_left(browse, keys, shown, left):
    page = open_workout(browse, "duration")
    enter(time_of(page))

    assert press(time_of(page), keys)[-1] == shown
    time_of(page).blur()
    assert time_of(page).input_value() == left


def test_a_pasted_time_and_a_planned_one_are_written_over(browse):
    page = open_workout(browse, "duration", planned=90)
    enter(time_of(page))
    page.keyboard.insert_text("2530")
    assert time_of(page).input_value() == "25:30"

    assert press(time_of(page, 1), ["End", "0"])[-1] == "13:00|"


def test_a_time_that_is_none_is_refused_with_what_was_meant_perhaps(browse):
    page = open_workout(browse, "duration")
    enter(time_of(page))
    page.keyboard.type("1375")

    page.keyboard.press("Enter")

    expect(row(page, 0).locator("tr.says.refused")).to_contain_text(
        "13:75 is no time. Type 14:15, or 22:55 for 1375 seconds."
    )
    expect(time_of(page)).to_have_value("13:75")
    assert stored() == []


@pytest.mark.parametrize(("typed", "weight_kg"), [("130@8", None), ("20x130@8", 20), ("20 x 1:30 @ 8", 20)])
def test_a_shorthand_in_a_time_field_is_taken_apart_as_ever(browse, typed, weight_kg):
    page = open_workout(browse, "weight_duration")
    enter(time_of(page, kind="weight_duration"))
    page.keyboard.type(typed)

    page.keyboard.press("Enter")

    expect(row(page, 0, "weight_duration").locator("tr.done")).to_have_count(1)
    assert stored("weight_duration") == [Values(weight_kg=weight_kg, duration_seconds=90, rpe=8)]


def test_a_countdown_starts_from_what_was_typed(browse):
    page = open_workout(browse, "duration")
    enter(time_of(page))
    page.keyboard.type("130")

    row(page, 0).locator("set-stopwatch button").click()

    expect(time_of(page)).to_have_value("1:28")


def test_every_other_time_field_shows_its_colon(browse):
    page = open_workout(browse, "duration")
    card(page, "duration").get_by_role("link", name="More for").click()
    rest = page.locator("dialog [name=rest]")
    rest.focus()
    page.keyboard.press("Control+a")
    assert press(rest, "230")[-1] == "2:30|"
    page.click("dialog >> text=Save")
    page.wait_for_selector("dialog", state="hidden")
    expect(card(page, "duration")).to_contain_text("Rest 2:30")
    wait_for(lambda: SessionExercise.objects.get().rest_seconds == 150)

    page.goto("/profile/")
    page.locator("[name=default_rest_seconds]").focus()
    page.keyboard.press("Control+a")
    assert press(page.locator("[name=default_rest_seconds]"), "145")[-1] == "1:45|"
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved.")
    assert User.objects.get().default_rest_seconds == 105


def test_a_routine_takes_times_as_figures(browse):
    page = open_workout(browse, "duration")
    page.goto("/routines/new/")
    page.fill("[name=name]", "Planks")
    page.fill("[name=q]", "duration")
    page.locator("button[value^='add ']").first.click()
    page.locator("[name=e0-s0-duration]").focus()
    assert press(page.locator("[name=e0-s0-duration]"), "130")[-1] == "1:30|"
    page.locator("[name=e0-rest]").focus()
    page.keyboard.press("Control+a")
    assert press(page.locator("[name=e0-rest]"), "200")[-1] == "2:00|"

    page.click("button[value=save]")

    page.wait_for_selector("text=Planks is saved.")
    planned = Routine.objects.get().planned.get()
    assert (planned.rest_seconds, planned.sets.get().target_duration_seconds) == (120, 90)
