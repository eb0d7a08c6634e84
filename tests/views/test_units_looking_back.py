"""Looking back at exercises that are logged in other units than the lifter's own."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from tests.pages import text_of
from workouts.models import ExerciseUnits, User
from workouts.services.exercise_units import choose_units
from workouts.services.records import detect, rebuild

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
POUND = Decimal("0.45359237")
CARRY, ROW = "short_distance_weight", "distance_duration"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def pounds(lifter):
    User.objects.filter(pk=lifter.pk).update(weight_unit="lb", distance_unit="mi")
    lifter.refresh_from_db()
    return lifter


def done(lifter, exercise, *, ago=1, **values):
    at = NOW - timedelta(days=ago)
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter, started_at=at), exercise=exercise)
    return SetFactory(entry=entry, **values)


def chosen(lifter, exercise, **units):
    return ExerciseUnits.objects.create(lifter=lifter, exercise=exercise, **units)


def seen(browser, url):
    return text_of(browser.get(url).content.decode())


def summary(browser, row):
    return seen(browser, row.session.get_absolute_url())


def exercise_page(browser, exercise, chart=""):
    return seen(browser, f"{reverse('exercise', args=[exercise.pk])}?chart={chart}")


# --- A workout's summary ------------------------------------------------------------------------------------------------


def test_summary_shows_an_exercise_in_pounds_to_whoever_counts_in_kilograms(signed_in, lifter):
    press, bench = ExerciseFactory(name="Leg press"), ExerciseFactory(name="Bench press")
    chosen(lifter, press, weight_unit="lb")
    done(lifter, press, ago=8, weight_kg=400 * POUND)
    row = done(lifter, press, weight_kg=450 * POUND)
    SetFactory(entry=EntryFactory(session=row.session, exercise=bench))
    rebuild(lifter)

    text = summary(signed_in, row)

    assert "Leg press, Estimated 1RM 450 lb × 5, by Brzycki. Beats 450 lb of 10 March. 506.2 lb +56.2 lb" in text
    assert "5+ reps 450 lb was 400 lb Set volume 2,250 lb was 2,000 lb" in text
    assert "Leg press Set lb Reps 1RM, lb 1 , a record 450 5 506.2" in text
    assert "Bench press Set kg Reps 1RM, kg 1 100 5 112.5" in text


def test_summary_shows_an_exercise_in_kilograms_to_whoever_counts_in_pounds(signed_in, pounds):
    bell, bench = ExerciseFactory(name="Kettlebell swing"), ExerciseFactory(name="Bench press")
    chosen(pounds, bell, weight_unit="kg")
    row = done(pounds, bell, weight_kg=Decimal(24))
    SetFactory(entry=EntryFactory(session=row.session, exercise=bench), weight_kg=225 * POUND)
    type(row.session).objects.filter(pk=row.session.pk).update(total_volume_kg=120 + 1125 * POUND)

    text = summary(signed_in, row)

    assert "Kettlebell swing Set kg Reps 1RM, kg 1 24 5 27" in text
    assert "Bench press Set lb Reps 1RM, lb 1 225 5 253.1" in text
    assert "Volume 1,390 lb" in text  # of both, in the lifter's own unit


def test_summary_shows_metres_where_they_were_chosen_and_for_carried_loads(signed_in, lifter):
    rowing, carry, run = (
        ExerciseFactory(name=name, type=kind) for name, kind in (("Row", ROW), ("Carry", CARRY), ("Run", ROW))
    )
    chosen(lifter, rowing, distance_unit="m")
    nothing = {"weight_kg": None, "reps": None, "load_kg": None, "volume_kg": 0}
    row = done(lifter, rowing, **nothing | {"distance_m": 2000, "duration_seconds": 450})
    for exercise, values in ((carry, {"distance_m": 40, "weight_kg": 60}), (run, {"distance_m": 5000})):
        SetFactory(entry=EntryFactory(session=row.session, exercise=exercise), **nothing | values)

    text = summary(signed_in, row)

    assert "Row Set m Time 1 2,000 7:30" in text
    assert "Carry Set kg m 1 60 40" in text
    assert "Run Set km Time 1 5 " in text


def test_records_that_arrive_later_are_in_the_unit_of_the_exercise(htmx, lifter):
    press = ExerciseFactory()
    chosen(lifter, press, weight_unit="lb")
    detect(done(lifter, press, ago=8, weight_kg=400 * POUND).session)
    session = done(lifter, press, weight_kg=Decimal(450) * POUND).session
    detect(session)

    text = seen(htmx, reverse("session_records", args=[session.uuid]))
    assert "Beats 450 lb of 10 March. 506.2 lb +56.2 lb Heaviest weight 450 lb was 400 lb" in text


# --- An exercise's page -------------------------------------------------------------------------------------------------


def test_exercise_page_is_in_the_unit_of_the_exercise(signed_in, lifter):
    press = ExerciseFactory(name="Leg press")
    chosen(lifter, press, weight_unit="lb")
    done(lifter, press, ago=8, weight_kg=1000 * POUND)
    done(lifter, press, weight_kg=Decimal("1102.5") * POUND)
    rebuild(lifter)

    text = exercise_page(signed_in, press, "heaviest")

    assert "Day Heaviest 17 Mar 2026 1,102.5 lb 10 Mar 2026 1,000 lb" in text
    assert "Estimated 1RM 1,102.5 lb × 5, by Brzycki, yesterday 1,240.3 lb +115.3 lb 10 March , 1,000 lb × 5" in text
    assert "5+ reps 1,102.5 lb × 5, yesterday 1,102.5 lb +102.5 lb 10 March , 1,000 lb × 5 1,000 lb" in text
    assert "Most reps in a set At 1,000 lb, 10 March 5 reps" in text
    assert "Reps lb Day 5 1,102.5 17 Mar 2026" in text
    assert "Set lb Reps 1RM, lb 1 , a record 1,102.5 5 1,240.3" in text
    assert " kg" not in text.split("Leg press", 1)[1]


def test_exercise_page_is_in_kilograms_for_whoever_counts_in_pounds(signed_in, pounds):
    bell = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    chosen(pounds, bell, weight_unit="kg")
    row = done(pounds, bell, weight_kg=Decimal(20))
    type(row).objects.filter(pk=row.pk).update(load_kg=100, volume_kg=500)
    rebuild(pounds)

    text = exercise_page(signed_in, bell)

    assert "Estimated 1RM = 80 + 32.5 kg, +20 kg × 5, by Brzycki, yesterday 112.5 kg" in text
    assert "Day Set Estimated 1RM 17 Mar 2026 +20 kg × 5 112.5 kg" in text
    assert " lb" not in text


@pytest.mark.parametrize(
    ("kind", "unit", "column"), [(ROW, "m", "Set m Time 1 2,000 7:30"), (ROW, "mi", "Set mi Time 1 1.243 7:30")]
)
def test_exercise_page_draws_distances_in_the_unit_of_the_exercise(signed_in, lifter, kind, unit, column):
    rowing = ExerciseFactory(type=kind)
    chosen(lifter, rowing, distance_unit=unit)
    nothing = {"weight_kg": None, "reps": None, "load_kg": None, "volume_kg": 0}
    done(lifter, rowing, **nothing, distance_m=2000, duration_seconds=450)

    text = exercise_page(signed_in, rowing, "distance")

    assert column in text
    assert f"Day Total distance 17 Mar 2026 {'2,000' if unit == 'm' else '1.243'} {unit}" in text


# --- Progress -----------------------------------------------------------------------------------------------------------


def test_latest_records_are_in_the_unit_of_their_exercise_and_sums_in_the_lifters(signed_in, lifter):
    press = ExerciseFactory(name="Leg press")
    chosen(lifter, press, weight_unit="lb")
    done(lifter, press, ago=8, weight_kg=400 * POUND)
    row = done(lifter, press, weight_kg=450 * POUND)
    type(row.session).objects.filter(lifter=lifter).update(total_volume_kg=2250 * POUND)
    rebuild(lifter)

    text = seen(signed_in, reverse("progress"))

    assert "Leg press Estimated 1RM, yesterday. Before: 450 lb . And 5 more 506.2 lb +56.2 lb" in text
    assert "Volume 2.0 t" in text


def test_pounds_are_short_from_ten_thousand(signed_in, pounds):
    row = done(pounds, ExerciseFactory())
    for volume, said in ((9_999, "9,999 lb"), (12_345, "12.3k lb")):
        type(row.session).objects.filter(pk=row.session.pk).update(total_volume_kg=volume * POUND)
        pounds.raise_generation()

        assert said in seen(signed_in, reverse("progress"))
        assert said in seen(signed_in, reverse("history"))
        assert said in seen(signed_in, reverse("home"))


# --- A change of units ----------------------------------------------------------------------------------------------------


def test_other_units_are_seen_at_the_next_request(signed_in, lifter):
    press = ExerciseFactory(name="Leg press")
    done(lifter, press, ago=8, weight_kg=400 * POUND)
    row = done(lifter, press, weight_kg=450 * POUND)
    rebuild(lifter)
    pages = [row.session.get_absolute_url(), reverse("exercise", args=[press.pk]), reverse("progress")]
    assert all("229.6 kg" in seen(signed_in, page) for page in pages)

    choose_units(lifter, press, weight_unit="lb")

    assert all("506.2 lb" in seen(signed_in, page) for page in pages)
    assert not any("204.12" in seen(signed_in, page) for page in pages)


def test_units_of_another_lifter_are_theirs(signed_in, lifter, stranger):
    press = ExerciseFactory()
    chosen(stranger, press, weight_unit="lb", distance_unit="m")
    row = done(lifter, press)

    assert "Set kg Reps 1RM, kg 1 100 5" in summary(signed_in, row)
    assert "Set kg Reps 1RM, kg 1 100 5" in exercise_page(signed_in, press)
