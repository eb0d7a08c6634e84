"""Routines whose exercises are planned in other units than the lifter's own."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import ExerciseFactory, PlannedFactory, PlannedSetFactory, RoutineFactory
from tests.pages import fields
from workouts.domain.units import plain
from workouts.models import ExerciseUnits, RoutineSet, User
from workouts.services.exercise_units import choose_units

POUND = Decimal("0.45359237")


@pytest.fixture
def pounds(lifter):
    User.objects.filter(pk=lifter.pk).update(weight_unit="lb", distance_unit="mi")
    lifter.refresh_from_db()
    return lifter


def routine_of(lifter, *exercises, **target):
    routine = RoutineFactory(lifter=lifter)
    for exercise in exercises:
        PlannedSetFactory(planned=PlannedFactory(routine=routine, exercise=exercise), **target)
    return routine


def url_of(routine):
    return reverse("routine", args=[routine.uuid])


def opened(browser, routine):
    return fields(browser.get(url_of(routine)).content.decode())


def saved(browser, routine, form, **typed):
    answer = browser.post(url_of(routine), form | typed | {"act": "save"})
    assert answer.status_code == 302, answer.content.decode()
    return list(RoutineSet.objects.order_by("planned__exercise_order", "set_number"))


def heads(browser, routine):
    return re.findall(r'role="columnheader">(\w+)</th>', browser.get(url_of(routine)).content.decode())


def test_each_exercise_is_planned_in_its_units(signed_in, lifter):
    press, bench, rowing, carry = (
        ExerciseFactory(type=kind)
        for kind in ("weight_reps", "weight_reps", "distance_duration", "short_distance_weight")
    )
    choose_units(lifter, press, weight_unit="lb")
    choose_units(lifter, rowing, distance_unit="m")
    routine = routine_of(lifter, press, bench, rowing, carry)

    page = signed_in.get(url_of(routine)).content.decode()

    assert heads(signed_in, routine) == ["lb", "Reps", "kg", "Reps", "m", "Time", "kg", "m"]
    assert f'aria-label="Target weight in lb, {press.name}, set 1"' in page
    assert f'aria-label="Target distance in m, {rowing.name}, set 1"' in page


@pytest.mark.parametrize(
    ("kind", "chosen", "typed", "stored"),
    [
        ("weight_reps", {"weight_unit": "lb"}, {"weight": "225", "reps": "5"}, {"weight_kg": "102.058283", "reps": 5}),
        ("weight_reps", {"weight_unit": "kg"}, {"weight": "102.5"}, {"weight_kg": "102.5"}),
        (
            "weight_reps",
            {"weight_unit": "lb"},
            {"weight": "2.5", "reps": "8", "reps_high": "12"},
            {"weight_kg": "1.133981", "reps": 8, "reps_high": 12},
        ),
        (
            "distance_duration",
            {"distance_unit": "m"},
            {"distance": "2000", "duration": "7:30"},
            {"distance_m": "2000", "duration_seconds": 450},
        ),
        ("distance_duration", {"distance_unit": "mi"}, {"distance": "26.219"}, {"distance_m": "42195.390"}),
        ("distance_duration", {"distance_unit": "km"}, {"distance": "0.5"}, {"distance_m": "500"}),
        ("short_distance_weight", {"weight_unit": "kg"}, {"weight": "32", "distance": "40"}, {"distance_m": "40"}),
        ("bodyweight_assisted", {"weight_unit": "lb"}, {"weight": "45"}, {"weight_kg": "20.411657"}),
    ],
)
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_targets_are_typed_in_the_units_of_the_exercise_and_come_back(
    signed_in, lifter, unit, kind, chosen, typed, stored
):
    User.objects.filter(pk=lifter.pk).update(weight_unit=unit)
    lifter.refresh_from_db()
    exercise = ExerciseFactory(type=kind)
    choose_units(lifter, exercise, **chosen)
    routine = routine_of(lifter, exercise, target_weight_kg=None, target_reps=None)

    targets = {f"e0-s0-{name}": text for name, text in typed.items()}
    (row,) = saved(signed_in, routine, opened(signed_in, routine), **targets)

    again = opened(signed_in, routine)
    assert {name: again[name] for name in targets} == targets
    assert {name: getattr(row, f"target_{name}") for name in stored} == {
        name: Decimal(value) for name, value in stored.items()
    }


def test_assistance_may_be_typed_with_the_minus_that_a_workout_shows(signed_in, lifter):
    routine = routine_of(lifter, ExerciseFactory(type="bodyweight_assisted"))

    (row,) = saved(signed_in, routine, opened(signed_in, routine), **{"e0-s0-weight": "−20"})

    assert row.target_weight_kg == 20
    assert 'role="columnheader">−kg</th>' in signed_in.get(url_of(routine)).content.decode()


def test_any_button_keeps_units_and_what_was_typed_in_them(signed_in, lifter):
    press, bench = ExerciseFactory(name="Leg press"), ExerciseFactory()
    choose_units(lifter, press, weight_unit="lb")
    form = {"name": "Legs", "e-count": "0", "act": f"add {press.pk}"}

    form = fields(signed_in.post(reverse("new_routine"), form).content.decode()) | {"e0-s0-weight": "450"}
    choose_units(lifter, press, weight_unit="kg")  # on the phone, meanwhile
    for act in ("add_set 0", f"add {bench.pk}", "kind 0 1", "down 0", "keep"):
        form = fields(signed_in.post(reverse("new_routine"), form | {"act": act}).content.decode())
    signed_in.post(reverse("new_routine"), form | {"act": "save"})

    assert (form["e0-weight_unit"], form["e1-weight_unit"]) == ("kg", "lb")
    assert [row.target_weight_kg for row in RoutineSet.objects.filter(planned__exercise=press)] == [
        Decimal("204.116566")
    ] * 2


def test_other_units_show_the_targets_converted_and_saving_them_changes_nothing(signed_in, lifter):
    press = ExerciseFactory()
    routine = routine_of(lifter, press, target_weight_kg=Decimal("102.058283"))
    texts, stored = [], []

    for unit in ("lb", "kg", "lb"):
        choose_units(lifter, press, weight_unit=unit)
        form = opened(signed_in, routine)
        texts.append(form["e0-s0-weight"])
        form = fields(signed_in.post(url_of(routine), form | {"act": "add_set 0"}).content.decode())
        form = fields(signed_in.post(url_of(routine), form | {"act": "remove_set 0 1"}).content.decode())
        stored += [row.target_weight_kg for row in saved(signed_in, routine, form)]

    assert texts == ["225", "102.06", "225"]
    assert stored == [Decimal("102.058283")] * 3


@pytest.mark.parametrize(("unit", "text"), [("mi", "1.243"), ("km", "2.001"), ("m", "2000.5")])
def test_a_distance_that_is_shown_rounded_is_saved_as_it_was(signed_in, lifter, unit, text):
    rowing = ExerciseFactory(type="distance_duration")
    choose_units(lifter, rowing, distance_unit=unit)
    routine = routine_of(lifter, rowing, target_weight_kg=None, target_distance_m=Decimal("2000.5"))

    form = opened(signed_in, routine)
    (row,) = saved(signed_in, routine, form)

    assert form["e0-s0-distance"] in {text, "2"}
    assert row.target_distance_m == Decimal("2000.5")


def test_a_new_target_stands_though_the_old_one_was_rounded(signed_in, pounds):
    routine = routine_of(pounds, ExerciseFactory(), target_weight_kg=Decimal(100))

    form = opened(signed_in, routine)
    (row,) = saved(signed_in, routine, form, **{"e0-s0-weight": "220.5"})

    assert form["e0-s0-weight_was"] == "100.000000"
    assert row.target_weight_kg == Decimal("100.017118")


def test_a_mistake_is_said_in_the_unit_of_the_exercise(signed_in, lifter):
    press = ExerciseFactory()
    choose_units(lifter, press, weight_unit="lb")
    routine = routine_of(lifter, press)

    form = opened(signed_in, routine) | {"e0-s0-weight": "3000", "act": "save"}
    answer = signed_in.post(url_of(routine), form)

    assert answer.status_code == 422
    assert "Between 0 and 2,204.62 lb, please." in answer.content.decode()


def test_a_form_that_says_no_unit_is_read_in_that_of_the_exercise(signed_in, lifter):
    press = ExerciseFactory()
    choose_units(lifter, press, weight_unit="lb")
    routine = routine_of(lifter, press)

    (row,) = saved(signed_in, routine, opened(signed_in, routine) | {"e0-weight_unit": ""}, **{"e0-s0-weight": "100"})

    assert row.target_weight_kg == Decimal("45.359237")


def test_units_of_another_lifter_are_theirs(signed_in, lifter, stranger):
    press = ExerciseFactory()
    ExerciseUnits.objects.create(lifter=stranger, exercise=press, weight_unit="lb")

    assert heads(signed_in, routine_of(lifter, press)) == ["kg", "Reps"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quarters=st.lists(st.integers(min_value=0, max_value=8816), min_size=1, max_size=12))
def test_any_quarter_of_a_pound_comes_back(signed_in, lifter, quarters):
    RoutineSet.objects.all().delete()
    press = ExerciseFactory()
    choose_units(lifter, press, weight_unit="lb")
    routine = routine_of(lifter, press)
    typed = {f"e0-s{place}-weight": plain(Decimal(number) / 4) for place, number in enumerate(quarters)}
    kinds = {f"e0-s{place}-set_type": "normal" for place in range(len(quarters))}

    rows = saved(signed_in, routine, opened(signed_in, routine) | {"e0-count": len(quarters)} | kinds, **typed)
    again = opened(signed_in, routine)

    assert {name: again[name] for name in typed} == typed
    assert [row.target_weight_kg for row in saved(signed_in, routine, again)] == [row.target_weight_kg for row in rows]
