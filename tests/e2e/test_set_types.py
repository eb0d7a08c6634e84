"""A set of each type, and the stopwatch of those that take time."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.e2e import lifter
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import ExerciseType
from workouts.models import User, WorkoutSet

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {
    "weight_reps": ({"weight": "82,5", "reps": "5"}, Values(weight_kg=Decimal("82.5"), reps=5)),
    "reps_only": ({"reps": "22"}, Values(reps=22)),
    "bodyweight_weighted": ({"weight": "20", "reps": "6"}, Values(weight_kg=Decimal(20), reps=6)),
    "bodyweight_assisted": ({"weight": "25", "reps": "8"}, Values(weight_kg=Decimal(25), reps=8)),
    "duration": ({"duration": "1:30"}, Values(duration_seconds=90)),
    "weight_duration": ({"weight": "20", "duration": "90"}, Values(weight_kg=Decimal(20), duration_seconds=90)),
    "distance_duration": (
        {"distance": "5.25", "duration": "25.00"},
        Values(distance_m=Decimal(5250), duration_seconds=1500),
    ),
    "short_distance_weight": (
        {"weight": "24", "distance": "50m"},
        Values(weight_kg=Decimal(24), distance_m=Decimal(50)),
    ),
    "floors_duration": ({"count": "40", "duration": "10:00"}, Values(custom_metric=40, duration_seconds=600)),
    "steps_duration": ({"count": "12000", "duration": "1h"}, Values(custom_metric=12_000, duration_seconds=3600)),
}


def open_workout(browse, *kinds, planned=None, **options):
    """A running workout with an exercise of each type, two rows each."""
    page = browse(**options)
    lifter.come_in(page)
    session = SessionFactory(lifter=User.objects.get())
    for kind in kinds:
        entry = EntryFactory(session=session, exercise=ExerciseFactory(name=kind, type=kind))
        RowFactory.create_batch(2, entry=entry, planned_duration_seconds=planned)
    page.goto(session.get_absolute_url())
    return page


def card(page, kind):
    return page.locator("section.exercise", has=page.locator(f"h2 a:text-is('{kind}')"))


def row(page, number, kind="duration"):
    return lifter.rows(card(page, kind)).nth(number)


def stored(kind="duration"):
    return [Values.of(each) for each in WorkoutSet.objects.filter(logged_at__isnull=False, exercise__type=kind)]


def test_a_set_of_each_type_is_logged(browse):
    page = open_workout(browse, *ExerciseType)

    for kind, (typed, _) in TYPED.items():
        lifter.log(card(page, kind), 0, **typed)

    assert {kind: stored(kind) for kind in ExerciseType} == {kind: [values] for kind, (_, values) in TYPED.items()}
    assert page.problems == []


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("shows_rpe", [False, True])
def test_no_type_is_wider_than_the_screen(browse, width, shows_rpe):
    page = open_workout(browse, *ExerciseType)
    User.objects.update(shows_rpe=shows_rpe)
    past = FinishedSessionFactory(lifter=User.objects.get())
    for kind, (_, values) in TYPED.items():
        held = {name: getattr(values, name) for name in Values.__dataclass_fields__ if name != "rpe"}
        entry = EntryFactory(session=past, exercise=WorkoutSet.objects.filter(exercise__type=kind)[0].exercise)
        SetFactory(entry=entry, rpe=Decimal("8.5"), load_kg=None, volume_kg=0, **held)
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()

    clipped = page.evaluate(
        """[...document.querySelectorAll(".sets td, .sets .value, .sets .previous")]
            .filter((each) => each.scrollWidth > each.clientWidth + 1)
            .map((each) => `${each.closest("section").querySelector("h2").innerText} ${each.name ?? each.innerText}`)"""
    )

    assert clipped == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_countdown_survives_a_reload_and_logs_the_set_when_it_is_over(browse):
    page = open_workout(browse, "duration", planned=4)
    row(page, 0).get_by_role("button", name="Start the timer, duration, set 1").click()
    expect(row(page, 0).locator("[name=duration]")).to_have_value("0:03")

    page.reload()

    expect(row(page, 0).get_by_role("button", name="Stop the timer and log, duration, set 1")).to_be_visible()
    expect(row(page, 0).locator("tr.done")).to_have_count(1, timeout=8000)
    assert stored() == [Values(duration_seconds=4)]
    assert page.evaluate("localStorage.stopwatch") is None


def test_a_stopwatch_counts_up_and_stopping_it_logs_the_set(browse):
    page = open_workout(browse, "duration")
    row(page, 0).locator("set-stopwatch button").click()
    expect(row(page, 0).locator("[name=duration]")).to_have_value("0:02")

    row(page, 0).locator("set-stopwatch button").dblclick()

    expect(row(page, 0).locator("tr.done")).to_have_count(1)
    page.wait_for_timeout(300)
    (values,) = stored()
    assert values.duration_seconds in {2, 3}
    assert page.evaluate("localStorage.stopwatch") is None


def test_checking_a_row_stops_its_countdown_at_what_was_done(browse):
    page = open_workout(browse, "duration", planned=60)
    row(page, 0).locator("set-stopwatch button").click()
    expect(row(page, 0).locator("[name=duration]")).to_have_value("0:58")

    row(page, 0).locator(".check").click()

    expect(row(page, 0).locator("tr.done")).to_have_count(1)
    (values,) = stored()
    assert values.duration_seconds in {1, 2, 3}


def test_only_one_stopwatch_runs(browse):
    page = open_workout(browse, "duration", planned=60)
    row(page, 0).locator("set-stopwatch button").click()
    expect(row(page, 0).locator("[name=duration]")).to_have_value("0:58")

    row(page, 1).locator("set-stopwatch button").click()

    expect(row(page, 1).locator("[name=duration]")).to_have_value("0:58")
    assert page.locator("set-stopwatch.running").count() == 1
    assert row(page, 0).locator("[name=duration]").input_value() in {"0:01", "0:02"}  # kept, not logged
    assert stored() == []


def test_without_scripts_there_is_the_field_alone(browse):
    page = open_workout(browse, "duration", java_script_enabled=False)

    expect(row(page, 0).locator("set-stopwatch")).to_be_hidden()
    row(page, 0).locator("[name=duration]").fill("1:30")
    row(page, 0).locator(".check").click()

    expect(row(page, 0).locator("tr.done")).to_have_count(1)
    assert stored() == [Values(duration_seconds=90)]


def test_an_exercise_in_pounds_reads_and_logs_in_pounds(browse):
    page = open_workout(browse, "weight_reps", "duration")
    bench = card(page, "weight_reps")
    bench.get_by_role("link", name="More for").click()
    page.click("dialog >> text=Pounds")
    page.wait_for_selector("dialog", state="hidden")
    expect(bench.locator("thead")).to_contain_text("lb")

    lifter.log(bench, 0, weight="225", reps="5")

    assert stored("weight_reps") == [Values(weight_kg=Decimal("102.058283"), reps=5)]
    assert lifter.rows(bench).first.locator("[name=weight]").input_value() == "225"
    expect(page.locator("#totals")).to_contain_text("510 kg")
