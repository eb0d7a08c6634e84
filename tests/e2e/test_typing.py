"""What is typed into a row."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import User, WorkoutSet
from workouts.services import catalogue

pytestmark = pytest.mark.django_db(transaction=True)

CASES = json.loads((Path(__file__).parent.parent / "data" / "shorthand.json").read_text())


@pytest.fixture
def workout(browse):
    """A running workout on the phone, with one exercise and three rows."""
    catalogue.load()
    page = browse()
    (page.bench,) = lifter.begin(page, "Bench press (barbell)", rows=3)
    return page


def field(page, row, name):
    return lifter.rows(page.bench).nth(row).locator(f"[name={name}]")


def weights(page):
    return [field(page, row, "weight").input_value() for row in range(lifter.rows(page.bench).count())]


def test_the_page_spreads_a_shorthand_as_the_server_does(browse):
    page = browse()
    page.goto("/accounts/login/")

    found = page.evaluate(
        """async (cases) => {
            const { spread } = await import("/static/js/live/shorthand.js");
            return cases.map(({ text, field, fields }) => spread(text, field, fields));
        }""",
        CASES,
    )

    assert found == [case["is"] for case in CASES]


@pytest.mark.parametrize("typed_in", ["weight", "reps"])
def test_a_set_typed_into_one_field_fills_the_row_and_keeps_its_effort(workout, typed_in):
    field(workout, 0, typed_in).fill("100 x 8 @ 8,5")
    field(workout, 0, typed_in).blur()

    assert (field(workout, 0, "weight").input_value(), field(workout, 0, "reps").input_value()) == ("100", "8")
    lifter.rows(workout.bench).first.locator(".check").click()
    lifter.rows(workout.bench).first.locator("tr.done").wait_for()
    stored = WorkoutSet.objects.get(logged_at__isnull=False)
    assert (stored.weight_kg, stored.reps, float(stored.rpe)) == (100, 8, 8.5)


def test_enter_after_a_shorthand_logs_it_whole(workout):
    field(workout, 0, "weight").fill("100x8@9")
    workout.keyboard.press("Enter")

    lifter.rows(workout.bench).first.locator("tr.done").wait_for()
    stored = WorkoutSet.objects.get(logged_at__isnull=False)
    assert (stored.weight_kg, stored.reps, stored.rpe) == (100, 8, 9)


def test_reps_with_an_effort_leave_the_weight_that_stood_there(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    expect(field(workout, 1, "weight")).to_have_value("80")

    field(workout, 1, "weight").fill("8@9")
    workout.keyboard.press("Enter")

    lifter.rows(workout.bench).nth(1).locator("tr.done").wait_for()
    stored = WorkoutSet.objects.filter(logged_at__isnull=False).order_by("position").last()
    assert (stored.weight_kg, stored.reps, stored.rpe) == (80, 8, 9)


def test_an_effort_stays_when_a_set_is_changed_where_its_column_is_hidden(workout):
    lifter.log(workout.bench, 0, weight="80x5@9")

    field(workout, 0, "weight").fill("82.5")
    field(workout, 0, "weight").blur()

    expect(workout.locator("#totals")).to_contain_text("412")
    stored = WorkoutSet.objects.get(logged_at__isnull=False)
    assert (float(stored.weight_kg), stored.rpe) == (82.5, 9)


def test_a_changed_weight_carries_to_the_rows_below_at_once(workout):
    lifter.log(workout.bench, 0, weight=80, reps=5)
    expect(field(workout, 2, "reps")).to_have_value("5")
    field(workout, 2, "reps").fill("3")  # touched

    field(workout, 1, "weight").fill("85")
    field(workout, 1, "weight").blur()
    assert weights(workout) == ["80", "85", "80"]

    field(workout, 2, "reps").fill("5")
    field(workout, 1, "weight").fill("87.5")
    field(workout, 1, "weight").blur()
    assert weights(workout) == ["80", "87.5", "80"]  # it showed 80, not 85

    field(workout, 0, "weight").fill("82.5")
    field(workout, 0, "weight").blur()
    assert weights(workout) == ["82.5", "87.5", "82.5"]


def test_a_weight_carries_from_working_sets_to_working_sets_only(workout):
    lifter.choose(workout, workout.bench, 1, "Warm-up")
    lifter.log(workout.bench, 0, weight=80, reps=5)
    expect(field(workout, 2, "weight")).to_have_value("80")
    shown = weights(workout)

    field(workout, 0, "weight").fill("85")
    field(workout, 0, "weight").blur()

    assert (shown, weights(workout)) == (["80", "80", "80"], ["85", "80", "85"])


def test_a_long_figure_is_read_whole_on_a_small_phone(workout):
    workout.set_viewport_size({"width": 320, "height": 640})
    heavy = field(workout, 0, "weight")
    fits = "field => field.scrollWidth <= field.clientWidth"

    heavy.fill("999.75")
    assert heavy.evaluate(fits)
    lifter.log(workout.bench, 0, weight="999.75", reps=5)
    assert [field(workout, row, "weight").evaluate(fits) for row in range(3)] == [True] * 3

    heavy.fill("80")
    expect(heavy).not_to_have_class("value long")


def test_a_row_that_waits_to_be_added_stays_when_an_earlier_one_is_answered(workout):
    asked = []
    workout.route("**/sets/", lambda route: asked.append(route) or len(asked) > 1 or route.continue_())
    workout.evaluate("for (const _ of [1, 2]) document.querySelector('.add-set').click()")

    expect(workout.locator("#totals")).to_contain_text("of 4")  # the first is answered, the second on its way
    assert lifter.rows(workout.bench).count() == 5

    asked[1].continue_()
    expect(workout.locator("#totals")).to_contain_text("of 5")
    assert lifter.rows(workout.bench).count() == 5


def test_a_weight_carries_without_a_network(workout):
    workout.context.set_offline(True)
    field(workout, 0, "weight").fill("80")
    field(workout, 0, "reps").fill("5")
    lifter.rows(workout.bench).first.locator(".check").click()

    assert weights(workout) == ["80", "80", "80"]


def test_a_lifter_who_shows_efforts_types_them_into_their_own_field(workout):
    User.objects.update(shows_rpe=True)
    workout.reload()

    field(workout, 0, "rpe").fill("100x8@9")
    field(workout, 0, "rpe").blur()

    assert [field(workout, 0, name).input_value() for name in ("weight", "reps", "rpe")] == ["100", "8", "9"]
    assert field(workout, 0, "rpe").get_attribute("inputmode") == "decimal"
