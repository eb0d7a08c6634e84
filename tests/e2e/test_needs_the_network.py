"""What a workout can't do without a network says so at once, loses nothing, and can be done when there is one again."""

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from workouts.models import SessionExercise, WorkoutSet

pytestmark = pytest.mark.django_db(transaction=True)

NEEDS_IT = "The server can’t be reached, and this needs it."


@pytest.fixture
def menu(workout):
    """The sheet of an exercise, opened while there was a network, with a note that is not saved yet."""
    lifter.add_exercise(workout, "Squat (barbell)")
    workout.bench.locator("[id^=more-]").click()
    workout.fill("#entry-form [name=notes]", "Feet back")
    workout.context.set_offline(True)
    return workout


@pytest.mark.parametrize(
    ("link", "name"), [("Superset", "goes with"), ("Replace", "Replace"), ("Order", "Order of the exercises")]
)
def test_a_sheet_that_needs_the_network_leaves_what_was_typed_in_the_one_before(menu, link, name):
    menu.click(f"dialog a:has-text('{link}')")

    expect(menu.locator("dialog .toast")).to_contain_text(NEEDS_IT)
    expect(menu.locator("#entry-form [name=notes]")).to_have_value("Feet back")
    menu.context.set_offline(False)
    menu.click(f"dialog a:has-text('{link}')")
    expect(menu.locator("#sheet-title")).to_contain_text(name)
    expect(menu.locator("dialog .toast")).to_have_count(0)


def test_units_and_places_that_are_chosen_without_a_network_show_when_it_is_back(menu):
    menu.click("dialog >> text=Pounds")
    expect(menu.locator("#toasts")).to_contain_text("It shows here once the network is back.")
    expect(menu.locator("waiting-banner")).to_contain_text("1 change waiting")
    expect(menu.bench.locator("thead")).to_contain_text("kg")
    lifter.tap(menu.bench, 0, weight=100, reps=5)  # kilograms still, as its head says

    menu.context.set_offline(False)

    expect(menu.bench.locator("thead")).to_contain_text("lb")
    expect(menu.locator("waiting-banner")).to_be_hidden()
    assert WorkoutSet.objects.get(logged_at__isnull=False).weight_kg == 100


def test_a_card_that_is_moved_without_a_network_moves_when_it_is_back(menu):
    menu.click("dialog button:has-text('Down')")
    expect(menu.locator("#toasts")).to_contain_text("It shows here once the network is back.")

    menu.context.set_offline(False)

    expect(menu.locator("section.exercise h2").first).to_have_text("Squat (barbell)")
    names = SessionExercise.objects.order_by("position").values_list("exercise__name", flat=True)
    assert list(names) == ["Squat (barbell)", "Bench press (barbell)"]
