"""Supersets, order, replacing and taking back, with the thumb and with the keyboard."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import SessionExercise, WorkoutSet
from workouts.services import catalogue
from workouts.services.order import group_exercises, move_exercise

pytestmark = pytest.mark.django_db(transaction=True)

BENCH, ROW, DIP = "Bench press (barbell)", "Dumbbell row", "Chest dip"


@pytest.fixture
def workout(browse):
    """A running workout with three exercises of three rows."""
    catalogue.load()
    page = browse()
    lifter.begin(page, BENCH, ROW, DIP, rows=3)
    lifter.no_reload(page)
    yield page
    assert lifter.is_same_document(page)
    assert page.problems == []


def shot(page, name):
    if folder := os.environ.get("SHOTS"):
        page.wait_for_timeout(300)
        page.screenshot(path=Path(folder) / f"{name}.png")


def card(page, name):
    return page.locator("section.exercise", has=page.locator(f"h2:has-text('{name}')"))


def open_menu(page, name):
    card(page, name).locator("[id^=more-]").click()
    page.wait_for_selector("dialog[open] #entry-form")


def choose(page, text):
    page.click(f"dialog >> text={text}")


def standing(page):
    return page.locator("section.exercise h2 a").all_inner_texts()


def group(page, name, *others):
    open_menu(page, name)
    choose(page, "Superset")
    for other in others:
        page.check(f"dialog label:has-text('{other}') input")
    shot(page, "superset-sheet")
    choose(page, "Save")
    page.wait_for_selector("dialog", state="hidden")
    page.wait_for_selector(".superset")


def test_a_superset_is_made_leads_from_one_to_the_other_and_ends(workout):
    group(workout, BENCH, DIP)

    superset = workout.locator(".superset")
    expect(superset).to_have_attribute("data-group", "a")
    expect(workout.locator("section.exercise h2 a")).to_have_text([BENCH, DIP, ROW])
    expect(superset.locator(".place")).to_have_text(["A1", "A2"])
    shot(workout, "superset")

    lifter.log(card(workout, BENCH), 0, weight=80, reps=5)
    expect(lifter.rows(card(workout, DIP)).first.locator("tr.next")).to_be_in_viewport(ratio=0.9)
    expect(workout.locator("#rest")).to_be_hidden()
    shot(workout, "superset-hop")
    lifter.log(card(workout, DIP), 0, reps=8)
    expect(lifter.rows(card(workout, BENCH)).nth(1).locator("tr.next")).to_be_in_viewport(ratio=0.9)
    expect(workout.locator("#rest")).to_be_visible()
    shot(workout, "superset-rest")

    open_menu(workout, DIP)
    choose(workout, "Superset")
    choose(workout, "On its own")
    expect(workout.locator(".superset")).to_have_count(0)
    expect(workout.locator(".place")).to_have_count(0)


def test_the_hop_leaves_who_is_typing_where_they_are(workout):
    group(workout, BENCH, DIP)
    first = lifter.rows(card(workout, BENCH)).first
    first.locator("[name=weight]").fill("80")
    first.locator("[name=reps]").fill("5")
    workout.context.new_cdp_session(workout).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 500, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    first.locator(".check").click()
    lifter.rows(card(workout, BENCH)).nth(1).locator("[name=weight]").click()
    before = workout.evaluate("scrollY")

    lifter.rows(card(workout, BENCH)).first.locator("tr.done").wait_for()
    workout.wait_for_timeout(500)

    assert workout.evaluate("scrollY") == before
    assert workout.evaluate("document.activeElement.name") == "weight"


def test_what_is_typed_and_the_cursor_survive_a_new_order(workout):
    """The order comes from the sheet of the list; what is in hand moves along."""
    second = lifter.rows(card(workout, ROW)).nth(1)
    second.locator("[name=weight]").fill("27.5")
    workout.evaluate("document.querySelector('.superset')")
    url = workout.evaluate("document.querySelector('a[id^=more-]').href.replace(/entries.*/, '')")
    bench, row = (SessionExercise.objects.get(exercise__name=name).uuid for name in (BENCH, ROW))
    workout.evaluate(
        """([action, name, value]) => {
            const form = document.createElement('form');
            form.dataset.send = ''; form.action = action; form.method = 'post';
            form.innerHTML = `<input type=hidden name=${name} value=${value}>`;
            document.body.append(form); document.querySelector('#main').dataset.moving = 1;
            setTimeout(() => form.requestSubmit());
        }""",
        [f"{url}entries/{row}/move/", "above", str(bench)],
    )

    expect(workout.locator("section.exercise h2 a")).to_have_text([ROW, BENCH, DIP])
    typed = lifter.rows(card(workout, ROW)).nth(1).locator("[name=weight]")
    assert typed.evaluate("input => [input.value, document.activeElement === input]") == ["27.5", True]


def test_what_another_device_arranges_is_taken_over(workout):
    bench, row, dip = (SessionExercise.objects.get(exercise__name=name) for name in (BENCH, ROW, DIP))
    lifter.rows(card(workout, DIP)).first.locator("[name=reps]").fill("12")

    group_exercises(bench.lifter, uuid=bench.uuid, others=[dip.uuid])

    expect(workout.locator("section.exercise h2 a")).to_have_text([BENCH, DIP, ROW], timeout=12_000)
    expect(workout.locator(".superset .exercise")).to_have_count(2)
    expect(lifter.rows(card(workout, DIP)).first.locator("[name=reps]")).to_be_focused()
    expect(lifter.rows(card(workout, DIP)).first.locator("[name=reps]")).to_have_value("12")
    move_exercise(bench.lifter, uuid=row.uuid, beside=bench.uuid, below=False)
    expect(workout.locator("section.exercise h2 a")).to_have_text([ROW, BENCH, DIP], timeout=12_000)
    group_exercises(bench.lifter, uuid=bench.uuid, others=[])
    expect(workout.locator(".superset")).to_have_count(0, timeout=12_000)


def test_without_a_network_the_rest_waits_for_the_end_of_the_round(workout):
    group(workout, BENCH, DIP)
    workout.context.set_offline(True)
    bench, dip = (lifter.rows(card(workout, name)).first for name in (BENCH, DIP))
    for row, values in ((bench, {"weight": "80", "reps": "5"}), (dip, {"reps": "8"})):
        expect(workout.locator("#rest")).to_be_hidden()
        for name, value in values.items():
            row.locator(f"[name={name}]").fill(value)
        row.locator(".check").click()
        row.locator("tr.pending").wait_for()
        following = dip if row is bench else lifter.rows(card(workout, BENCH)).nth(1)
        expect(following.locator("tr.next")).to_be_in_viewport(ratio=0.9)

    expect(workout.locator("#rest")).to_be_visible()
    workout.problems.clear()  # the network that was away


def test_buttons_of_the_menu_move_a_card_and_give_the_cursor_back(workout):
    open_menu(workout, DIP)
    shot(workout, "menu")
    workout.click("dialog [aria-label='Move up']")

    expect(workout.locator("section.exercise h2 a")).to_have_text([BENCH, DIP, ROW])
    expect(workout.locator("#aside li span:first-child")).to_have_text([BENCH, DIP, ROW])
    expect(card(workout, DIP)).to_be_in_viewport()
    assert workout.evaluate("document.activeElement.id").startswith("more-")


def drag(page, handle, to_y):
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, to_y, steps=8)
    shot(page, "dragging")
    page.mouse.up()


def open_list(page, name):
    open_menu(page, name)
    choose(page, "Order")
    page.wait_for_selector("drag-order")


def test_cards_are_dragged_in_the_list(workout):
    open_list(workout, BENCH)
    lines = workout.locator("drag-order > ol > li")
    box = lines.nth(2).bounding_box()

    drag(workout, lines.nth(0).locator(".handle"), box["y"] + box["height"] - 4)

    expect(workout.locator("section.exercise h2 a")).to_have_text([ROW, DIP, BENCH])
    workout.click("dialog [aria-label='Move Chest dip up']")
    expect(workout.locator("section.exercise h2 a")).to_have_text([DIP, ROW, BENCH])
    expect(workout.locator("dialog [aria-label='Move Chest dip up']")).to_be_disabled()
    workout.click("dialog [aria-label=Close]")
    assert list(SessionExercise.objects.order_by("position").values_list("exercise__name", flat=True)) == [
        DIP,
        ROW,
        BENCH,
    ]


def test_a_superset_is_dragged_as_a_whole(workout):
    group(workout, BENCH, ROW)
    expect(workout.locator(".superset .exercise")).to_have_count(2)
    open_list(workout, DIP)
    lines = workout.locator("drag-order > ol > li")
    expect(lines).to_have_count(2)
    box = lines.nth(1).bounding_box()

    drag(workout, lines.nth(0).locator(".handle").first, box["y"] + box["height"] + 4)

    expect(workout.locator("section.exercise h2 a")).to_have_text([DIP, BENCH, ROW])
    expect(workout.locator(".superset .exercise")).to_have_count(2)


def test_a_list_is_dragged_with_a_finger(browse):
    catalogue.load()
    page = browse(has_touch=True, is_mobile=True)
    lifter.begin(page, BENCH, ROW)
    open_list(page, BENCH)
    first, second = (page.locator("drag-order .handle").nth(n).bounding_box() for n in (0, 1))
    touch = page.context.new_cdp_session(page)

    def finger(kind, y=None):
        points = [] if y is None else [{"x": first["x"] + 15, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", first["y"] + 20)
    for y in range(int(first["y"]) + 25, int(second["y"]) + 45, 5):
        finger("touchMove", y)
    finger("touchEnd")

    expect(page.locator("section.exercise h2 a")).to_have_text([ROW, BENCH])


def test_replacing_asks_about_logged_sets_and_takes_them_along(workout):
    lifter.log(card(workout, BENCH), 0, weight=80, reps=5)
    open_menu(workout, BENCH)
    choose(workout, "Replace")
    shot(workout, "replace")
    lifter.search(workout, "incline bench press (barbell)")
    workout.click("#matches .row:has(.title:text-is('Incline bench press (barbell)'))")
    workout.wait_for_selector("dialog >> text=1 set is logged")
    shot(workout, "replace-logged")
    choose(workout, "Move it along")

    expect(workout.locator("section.exercise h2 a")).to_have_text(["Incline bench press (barbell)", ROW, DIP])
    expect(workout.locator("tr.done")).to_have_count(1)
    assert WorkoutSet.objects.get(logged_at__isnull=False).exercise.name == "Incline bench press (barbell)"


def test_a_removed_exercise_comes_back(workout):
    lifter.log(card(workout, ROW), 0, weight=30, reps=5)
    open_menu(workout, ROW)
    choose(workout, "Remove from this workout")
    expect(workout.locator("section.exercise h2 a")).to_have_text([BENCH, DIP])
    expect(workout.locator("undo-toast")).to_contain_text("Dumbbell row removed")
    shot(workout, "undo")
    lifter.log(card(workout, BENCH), 0, weight=80, reps=5)  # the offer stands meanwhile

    workout.click("undo-toast button")

    expect(workout.locator("section.exercise h2 a")).to_have_text([BENCH, ROW, DIP])
    expect(workout.locator("undo-toast")).to_have_count(0)
    expect(workout.locator("tr.done")).to_have_count(2)
    lifter.log(card(workout, ROW), 1, weight=30, reps=5)


def test_a_deleted_set_comes_back_and_the_offer_ends(workout):
    lifter.log(card(workout, BENCH), 0, weight=80, reps=5)
    lifter.choose(workout, card(workout, BENCH), 0, "Delete this set")
    expect(lifter.rows(card(workout, BENCH))).to_have_count(2)
    workout.click("undo-toast button")
    expect(lifter.rows(card(workout, BENCH))).to_have_count(3)
    expect(workout.locator("tr.done")).to_have_count(1)

    lifter.choose(workout, card(workout, BENCH), 1, "Delete this set")
    expect(workout.locator("undo-toast")).to_have_count(1)
    workout.mouse.move(0, 0)
    expect(workout.locator("undo-toast")).to_have_count(0, timeout=15_000)


def test_notes_are_typed_in_the_sheet_and_show_on_the_card(workout):
    open_menu(workout, BENCH)
    workout.fill("dialog [name=notes]", "Felt light.")
    workout.fill("dialog [name=pinned]", "Feet flat.")
    choose(workout, "Save")

    expect(card(workout, BENCH).locator(".note.pinned")).to_contain_text("Feet flat.")
    expect(card(workout, BENCH).locator(".notes")).to_contain_text("Felt light.")
    shot(workout, "notes")
