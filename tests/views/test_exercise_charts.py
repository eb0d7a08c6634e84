"""The charts on the page of an exercise."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from tests.browsers import browser_of
from tests.factories import ExerciseFactory
from tests.pages import text_of
from tests.plans import recorded, scanned
from tests.views.exercise_sets import NOW, done
from workouts.models import User
from workouts.services.records import rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


def other(lifter, exercise, ago=1, **values):
    """A set of another type than weight and reps."""
    (row,) = done(lifter, exercise, (0, 1), ago=ago)
    nothing = {"weight_kg": None, "reps": None, "load_kg": None, "volume_kg": 0}
    type(row).objects.filter(pk=row.pk).update(**nothing | values)


def page(browser, exercise, **chosen):
    return browser.get(reverse("exercise", args=[exercise.pk]), chosen).content.decode()


def chart(browser, exercise, **chosen):
    """What a reader sees of the chart and its table."""
    return text_of(page(browser, exercise, **chosen).split('id="exercise-chart"')[1].split("</section>")[0])


def touched(browser, exercise, **chosen):
    """What the chart says where it is touched."""
    drawn = page(browser, exercise, **chosen).split('<figure class="chart">')[1].split("</figure>")[0]
    return [unescape(title) for title in re.findall(r"<title>(.*?)</title>", drawn)]


# --- What it shows --------------------------------------------------------------------------------------------------------


def test_chart_says_values_with_their_sets_and_so_does_its_table(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (90, 5), ago=40)
    done(lifter, exercise, (100, 5), (60, 12), ago=10)
    rebuild(lifter)

    assert touched(signed_in, exercise) == ["8 February: 101.2 kg, 90 kg × 5", "10 March: 112.5 kg, 100 kg × 5"]
    text = chart(signed_in, exercise)
    assert text.startswith('aria-labelledby="chart-h"> Estimated 1RM kg, by Brzycki, best set a day 1RM Heaviest')
    assert "10 March: 112.5 kg, 100 kg × 5" in text
    assert text.endswith("Day Set Estimated 1RM 10 Mar 2026 100 kg × 5 112.5 kg 8 Feb 2026 90 kg × 5 101.2 kg")


def test_chart_has_axes_of_round_figures_and_dates(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (90, 5), ago=80)
    done(lifter, exercise, (102.5, 5), ago=10)

    drawn = page(signed_in, exercise, chart="heaviest").split('<figure class="chart">')[1].split("</figure>")[0]

    assert re.findall(r'dy="4">([^<]*)</text>', drawn) == ["90", "95", "100", "105"]
    assert re.findall(r'y="202"[^>]*>([^<]*)</text>', drawn) == ["Jan", "Feb", "Mar"]
    assert 'aria-label="Heaviest of 2 days, at best 102.5 kg on 10 March 2026"' in drawn
    assert "viewBox" not in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(
    ("measure", "titles"),
    [
        ("heaviest", ["8 February: 90 kg", "10 March: 100 kg"]),
        ("best-set", ["8 February: 450 kg, 90 kg × 5", "10 March: 720 kg, 60 kg × 12"]),
        ("volume", ["8 February: 450 kg", "10 March: 1,220 kg"]),
        ("reps", ["8 February: 5 reps", "10 March: 17 reps"]),
    ],
)
def test_chart_of_weights(signed_in, lifter, measure, titles):
    exercise = ExerciseFactory()
    done(lifter, exercise, (90, 5), ago=40)
    done(lifter, exercise, (100, 5), (60, 12), ago=10)

    assert touched(signed_in, exercise, chart=measure) == titles


@pytest.mark.parametrize(
    ("kind", "values", "measure", "title", "says"),
    [
        ("reps_only", {"reps": 12}, "most-reps", "yesterday: 12 reps", "Best set reps, best set a day"),
        ("duration", {"duration_seconds": 95}, "longest", "yesterday: 1:35", "Longest best set a day"),
        ("duration", {"duration_seconds": 3700}, "time", "yesterday: 1:01:40", "Total time each workout"),
        (
            "distance_duration",
            {"distance_m": 5500, "duration_seconds": 1500},
            "farthest",
            "yesterday: 5.5 km",
            "Farthest km, best set a day",
        ),
        (
            "distance_duration",
            {"distance_m": 5500, "duration_seconds": 1500},
            "pace",
            "yesterday: 4:33 /km",
            "Best pace /km, best set a day",
        ),
        ("distance_duration", {"distance_m": 5500}, "distance", "yesterday: 5.5 km", "Total distance km, each workout"),
        ("short_distance_weight", {"distance_m": 40, "weight_kg": 24}, "farthest", "yesterday: 40 m", "Farthest m,"),
        ("floors_duration", {"custom_metric": 1}, "most-floors", "yesterday: 1 floor", "Best set floors, best set"),
        (
            "steps_duration",
            {"custom_metric": 1200},
            "steps",
            "yesterday: 1,200 steps",
            "Total steps steps, each workout",
        ),
        ("bodyweight_assisted", {"weight_kg": 20, "reps": 8}, "assistance", "yesterday: 20 kg", "Least assistance kg,"),
    ],
)
def test_chart_of_each_type(signed_in, lifter, kind, values, measure, title, says):
    exercise = ExerciseFactory(type=kind)
    other(lifter, exercise, **values)

    assert touched(signed_in, exercise, chart=measure) == [title.capitalize()]
    assert says in chart(signed_in, exercise, chart=measure)


def test_chart_of_added_weight_signs_the_set_behind_an_estimate(signed_in, lifter):
    exercise = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    done(lifter, exercise, (20, 5), load_kg=Decimal(100), volume_kg=Decimal(500))

    assert touched(signed_in, exercise) == ["Yesterday: 112.5 kg, +20 kg × 5"]
    assert touched(signed_in, exercise, chart="heaviest") == ["Yesterday: 20 kg"]


def test_chart_is_in_the_units_of_the_exercise_and_names_the_formula(signed_in, lifter):
    User.objects.filter(pk=lifter.pk).update(weight_unit="lb", distance_unit="mi", one_rep_max_formula="epley")
    bench, run = ExerciseFactory(), ExerciseFactory(type="distance_duration")
    done(lifter, bench, (45.359237, 6))
    other(lifter, run, distance_m=1609.344, duration_seconds=300)

    assert touched(signed_in, bench) == ["Yesterday: 120 lb, 100 lb × 6"]
    assert "lb, by Epley, best set a day" in chart(signed_in, bench)
    assert touched(signed_in, run) == ["Yesterday: 1 mi"]
    assert touched(signed_in, run, chart="pace") == ["Yesterday: 5:00 /mi"]


def test_chart_marks_the_record_in_gold_on_its_day_only(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5), ago=200)
    done(lifter, exercise, (100, 5), ago=10)
    done(lifter, exercise, (90, 5), ago=5)
    rebuild(lifter)

    gold = {period: 'class="dot best"' in page(signed_in, exercise, days=period) for period in ("90", "all")}

    assert gold == {"90": False, "all": True}


# --- What can be chosen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ago", "period"), [([1, 80], "90"), ([1, 100], "365"), ([80], "90"), ([100], "365"), ([100, 800], "all")]
)
def test_chart_begins_with_the_shortest_period_that_shows_the_latest_two_workouts(signed_in, lifter, ago, period):
    exercise = ExerciseFactory()
    for each in ago:
        done(lifter, exercise, (100, 5), ago=each)

    response = signed_in.get(reverse("exercise", args=[exercise.pk]))

    assert response.context["period"] == period


@pytest.mark.parametrize(
    ("chosen", "measure", "period"),
    [
        ({}, "1rm", "90"),
        ({"chart": "nonsense", "days": "abc"}, "1rm", "90"),
        ({"chart": "distance", "days": "7"}, "1rm", "90"),
        ({"chart": "reps", "days": "365"}, "reps", "365"),
        ({"chart": "volume", "days": "9" * 5000}, "volume", "90"),
        ({"days": "all"}, "1rm", "all"),
    ],
)
def test_chart_of_what_makes_no_sense_is_the_usual_one(signed_in, lifter, chosen, measure, period):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5))

    context = signed_in.get(reverse("exercise", args=[exercise.pk]), chosen).context

    assert (context["measure"], context["period"]) == (measure, period)


def test_chart_keeps_measure_and_period_in_its_links(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5))

    drawn = page(signed_in, exercise, chart="reps", days="365")

    assert '<a id="chart-volume" href="?chart=volume&amp;days=365"' in drawn
    assert '<a id="period-all" href="?chart=reps&amp;days=all"' in drawn
    assert drawn.count('aria-current="true"') == 2


def test_chart_without_anything_in_its_time_still_offers_others(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5), ago=100)

    text = chart(signed_in, exercise, days="30")

    assert "Nothing in this time. 30 days 90 days Year All" in text
    assert "<svg" not in page(signed_in, exercise, days="30").split('id="exercise-chart"')[1].split("</section>")[0]


def test_chart_of_attempts_alone_has_nothing_to_draw(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 0))

    assert "Nothing to draw" in chart(signed_in, exercise, days="all")


def test_chart_alone_is_swapped(lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, (100, 5))
    browser = browser_of(lifter, headers={"HX-Request": "true", "HX-Target": "exercise-chart"})

    answer = browser.get(reverse("exercise", args=[exercise.pk]), {"chart": "reps"})

    assert answer.content.decode().startswith('<section class="section" id="exercise-chart"')
    assert "Past sets" not in answer.content.decode()
    assert {"HX-Request", "HX-Target"} <= set(answer["Vary"].split(", "))


# --- Speed ----------------------------------------------------------------------------------------------------------------


def test_exercise_page_scans_no_table_of_sets(signed_in, lifter):
    exercise = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    for ago in range(3):
        done(lifter, exercise, (100, 5), ago=ago)
    rebuild(lifter)

    with recorded("workout_sets") as statements:
        for chosen in ({}, {"days": "all"}):
            page(signed_in, exercise, **chosen)
        signed_in.get(reverse("exercise_sets", args=[exercise.pk]))

    assert len(statements) >= 8
    assert scanned(statements, "workout_sets") == {}
