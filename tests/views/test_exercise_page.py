"""The page of an exercise: records, latest workouts, what waits."""

from decimal import Decimal

import pytest
import time_machine

from tests.factories import CustomExerciseFactory, ExerciseFactory, UserFactory
from tests.views.exercise_workouts import NOW, done, text_of
from workouts.models import RecordsDue
from workouts.services.records import rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_exercise_page_of_a_stranger_is_not_there(signed_in):
    own = CustomExerciseFactory(name="Somebody's")

    assert signed_in.get(f"/exercises/{own.pk}/").status_code == 404


def test_exercise_page_before_the_first_workout(signed_in, lifter):
    exercise = ExerciseFactory(name="Bench press", description="Press it.")
    done(UserFactory(), exercise)

    response = signed_in.get(f"/exercises/{exercise.pk}/")

    assert "Not done yet" in text_of(response)
    assert "after your first workout with it. Start a workout" in text_of(response)
    assert "Press it. Weight and reps. Barbell." in text_of(response)


def test_exercise_page_shows_records_with_their_history(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise, days_ago=40, sets=[(90, 5)])
    done(lifter, exercise, days_ago=10, sets=[(60, 5), (100, 5), (100, 3)])
    rebuild(lifter)

    text = text_of(signed_in.get(f"/exercises/{exercise.pk}/"))

    assert "Estimated 1RM 100 kg × 5, by Brzycki, 10 March 112.5 kg +11.2 kg 8 February , 90 kg × 5 101.2 kg" in text
    assert "Session volume 10 March 1,100 kg +650 kg 8 February 450 kg" in text
    assert "Most reps in a set At 90 kg, 8 February 5 reps The first one. Nothing stood before it." in text
    assert "Reps kg Day 3 100 10 Mar 2026 5 100 10 Mar 2026" in text
    assert "2 workouts Push A, 10 March Set kg Reps 1RM, kg 1 60 5 67.5 2 , a record 100 5 112.5 3 100 3 105.9" in text


def test_exercise_page_says_when_records_are_being_computed(signed_in, lifter):
    fresh, noted, settled = ExerciseFactory(), ExerciseFactory(), ExerciseFactory()
    done(lifter, fresh, records_computed_at=None)
    done(lifter, noted)
    done(lifter, settled)
    RecordsDue.objects.create(lifter=lifter, exercise=noted, marked_at=NOW)

    said = ["being computed" in text_of(signed_in.get(f"/exercises/{e.pk}/")) for e in (fresh, noted, settled)]

    assert said == [True, True, False]


def test_exercise_page_counts_sets_that_wait_for_a_weighing(signed_in, lifter):
    exercise = ExerciseFactory(type="reps_only", counts_bodyweight=True)
    row = done(lifter, exercise)[0]
    type(row).objects.filter(pk=row.pk).update(weight_kg=None, load_kg=None, volume_kg=0)

    text = text_of(signed_in.get(f"/exercises/{exercise.pk}/"))

    assert "1 set waits for your weight" in text


def test_exercise_page_shows_how_much_of_an_estimate_is_the_lifter(signed_in, lifter):
    exercise = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    row = done(lifter, exercise, sets=[(20, 5)])[0]
    type(row).objects.filter(pk=row.pk).update(load_kg=100, volume_kg=500)
    rebuild(lifter)

    text = text_of(signed_in.get(f"/exercises/{exercise.pk}/"))
    assert "Estimated 1RM = 80 + 32.5 kg, +20 kg × 5, by Brzycki, yesterday 112.5 kg" in text


def test_exercise_page_of_a_run_shows_distance_pace_and_time(signed_in, lifter):
    exercise = ExerciseFactory(type="distance_duration")
    for days_ago, metres in ((40, 5000), (10, 5500)):
        (row,) = done(lifter, exercise, days_ago=days_ago, sets=[(0, 0)])
        nothing = {"weight_kg": None, "reps": None, "load_kg": None, "volume_kg": 0}
        type(row).objects.filter(pk=row.pk).update(distance_m=metres, duration_seconds=1500, **nothing)
    rebuild(lifter)

    text = text_of(signed_in.get(f"/exercises/{exercise.pk}/"))

    run = "5.5 km in 25:00, 10 March"
    assert f"Longest distance {run} 5.5 km +0.5 km 8 February , 5 km in 25:00 5 km" in text
    assert f"Best pace {run} 4:33 /km −0:27 /km 8 February , 5 km in 25:00 5:00 /km" in text
    assert "Longest time 5 km in 25:00, 8 February 25:00 The first one." in text


def test_exercise_page_shows_the_latest_workouts_and_leads_to_all(signed_in, lifter):
    exercise, other = ExerciseFactory(), ExerciseFactory()
    for days_ago in range(1, 5):
        done(lifter, exercise, days_ago=days_ago)
    for days_ago in range(1, 4):
        done(lifter, other, days_ago=days_ago)

    text = text_of(signed_in.get(f"/exercises/{exercise.pk}/"))

    assert "Past sets 4 workouts Push A, yesterday" in text
    assert (text.count("Push A,"), text.count("All 4 workouts")) == (3, 1)
    assert "All 3 workouts" not in text_of(signed_in.get(f"/exercises/{other.pk}/"))


def test_exercise_page_shows_set_records_by_exact_reps_with_their_workouts(signed_in, lifter):
    exercise = ExerciseFactory()
    row = done(lifter, exercise, days_ago=40, sets=[(100 - reps, reps) for reps in range(1, 14)])[0]

    response = signed_in.get(f"/exercises/{exercise.pk}/")

    text = text_of(response).split("Set records heaviest weight by reps")[1]
    assert text.strip().startswith("Reps kg Day 1 99 8 Feb 2026 2 98 8 Feb 2026")
    assert (
        "12 88 8 Feb 2026 Show those of more reps Reps kg Day 13 87 8 Feb 2026 Lifted for exactly that many reps."
        in text
    )
    assert f'<a href="{row.session.get_absolute_url()}">8 Feb 2026</a>' in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "values", "says"),
    [
        ("reps_only", {"weight_kg": None, "load_kg": None}, "Set Reps 1 5"),
        ("duration", {"weight_kg": None, "reps": None, "duration_seconds": 95}, "Set Time 1 1:35"),
        (
            "distance_duration",
            {"reps": None, "distance_m": 1500, "duration_seconds": 480},
            "Set km Time 1 1.5 8:00",
        ),
        (
            "steps_duration",
            {"reps": None, "custom_metric": 900, "duration_seconds": 480},
            "Set Steps Time 1 900 8:00",
        ),
        ("bodyweight_assisted", {"weight_kg": Decimal(15)}, "Set −kg Reps 1 15 5"),
    ],
)
def test_exercise_page_shows_the_columns_of_each_type(signed_in, lifter, kind, values, says):
    exercise = ExerciseFactory(type=kind)
    row = done(lifter, exercise)[0]
    type(row).objects.filter(pk=row.pk).update(**values)

    assert says in text_of(signed_in.get(f"/exercises/{exercise.pk}/"))


@pytest.mark.parametrize("count", [1, 3])
def test_exercise_page_takes_a_fixed_number_of_statements_and_fewer_from_the_cache(
    signed_in, lifter, django_assert_num_queries, count
):
    exercise = ExerciseFactory()
    for n in range(count):
        done(lifter, exercise, days_ago=30 - n, sets=[(100 + n, 5)] * count)
    rebuild(lifter)

    with django_assert_num_queries(14):
        first = signed_in.get(f"/exercises/{exercise.pk}/")
    with django_assert_num_queries(3):  # lifter, exercise, workout in progress
        second = signed_in.get(f"/exercises/{exercise.pk}/")

    assert first.context["figures"] == second.context["figures"]


def test_exercise_page_is_fresh_after_a_write(signed_in, lifter):
    exercise = ExerciseFactory()
    done(lifter, exercise)
    before = signed_in.get(f"/exercises/{exercise.pk}/").context["figures"]["workouts"]

    done(lifter, exercise, days_ago=0)
    lifter.raise_generation()

    assert (before, signed_in.get(f"/exercises/{exercise.pk}/").context["figures"]["workouts"]) == (1, 2)
