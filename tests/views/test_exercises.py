import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import Exercise, ExerciseAlias, ExerciseNote, RecordsDue
from workouts.services.exercise_notes import pin_note
from workouts.services.records import rebuild

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
NEW = {"name": "Log carry", "type": "short_distance_weight", "equipment": ["other"], "primary_muscles": ["full_body"]}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def done(lifter, exercise, *, days_ago=1, sets=((100, 5),), **session):
    started_at = NOW - timedelta(days=days_ago)
    entry = EntryFactory(
        session=FinishedSessionFactory(lifter=lifter, started_at=started_at, **session), exercise=exercise
    )
    return [SetFactory(entry=entry, weight_kg=Decimal(str(weight)), reps=reps) for weight, reps in sets]


def text_of(response):
    """What a reader sees, without the space of the markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


# --- The list ---------------------------------------------------------------------------------------------------------


def test_exercises_ask_for_a_sign_in(client):
    response = client.get("/exercises/")

    assert response.url == f"{reverse('account_login')}?next=/exercises/"


def test_exercises_show_what_was_done_lately_first(signed_in, lifter):
    bench = ExerciseFactory(name="Z bench", secondary_muscles=["triceps", "lower_back"])
    ExerciseFactory(name="A curl")
    CustomExerciseFactory(name="M mine", created_by=lifter, equipment=[])
    CustomExerciseFactory(name="Not mine")
    done(lifter, bench)

    response = signed_in.get("/exercises/")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Z bench", "A curl", "M mine"]
    assert "Z bench Chest, also triceps, lower back Barbell yesterday A curl Chest Barbell M mine" in text_of(response)
    assert "your own" in text_of(response)


def test_exercises_are_narrowed_by_an_address(signed_in):
    ExerciseFactory(name="Bench press", equipment=["barbell"])
    ExerciseFactory(name="Bench press cable", equipment=["cable"])

    response = signed_in.get("/exercises/?q=bnech&muscle=chest&equipment=cable")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Bench press cable"]
    assert "Nothing is called “bnech”. This is close to it" in text_of(response)
    assert '<option value="cable" selected>Cable</option>' in response.content.decode()


def test_exercises_ignore_filters_that_make_no_sense(signed_in):
    ExerciseFactory(name="Bench press")

    response = signed_in.get("/exercises/?q=%00&muscle=brain&equipment=x&page=-3")

    assert [exercise.name for exercise in response.context["exercises"]] == ["Bench press"]


def test_exercises_without_a_find_offer_to_make_one(signed_in):
    response = signed_in.get("/exercises/?q=l%26g")

    assert "No exercise called “l&amp;g”" in text_of(response)
    assert 'href="/exercises/new/?name=l%26g"' in response.content.decode()


def test_exercises_while_typing_are_the_list_alone(htmx):
    ExerciseFactory(name="Bench press")

    response = htmx.get("/exercises/?q=bench", headers={"HX-Target": "exercise-list"})

    assert response.content.decode().startswith('<section class="section" id="exercise-list"')
    assert response["Vary"].startswith("HX-Request, HX-Target")


def test_exercises_restored_by_the_browser_are_the_page(htmx):
    response = htmx.get("/exercises/", headers={"HX-History-Restore-Request": "true"})

    assert response.content.decode().startswith("<!doctype html>")


def test_exercises_have_pages(signed_in, htmx):
    for n in range(52):
        ExerciseFactory(name=f"Exercise {n:03}")

    first = signed_in.get("/exercises/?muscle=chest")
    second = signed_in.get("/exercises/?muscle=chest&page=2")
    more = htmx.get("/exercises/?muscle=chest&page=2", headers={"HX-Target": "exercise-more"})

    assert len(first.context["exercises"]) == 50
    assert 'href="?muscle=chest&amp;page=2"' in first.content.decode()
    assert [exercise.name for exercise in second.context["exercises"]] == ["Exercise 050", "Exercise 051"]
    assert "exercise-more" not in second.content.decode()
    assert more.content.decode().startswith('<li><a class="row"')
    assert more.content.decode().count("<li") == 2


@pytest.mark.parametrize("count", [1, 3])
def test_exercises_take_a_fixed_number_of_statements(signed_in, lifter, django_assert_num_queries, count):
    for _ in range(count):
        done(lifter, ExerciseFactory())

    with django_assert_num_queries(3):  # lifter, exercises, workout in progress
        signed_in.get("/exercises/")


# --- One of one's own -------------------------------------------------------------------------------------------------


def test_new_exercise_takes_the_name_that_was_searched(signed_in):
    response = signed_in.get("/exercises/new/?name=Log+carry")

    assert 'value="Log carry"' in response.content.decode()


def test_new_exercise_is_stored(signed_in, lifter):
    response = signed_in.post("/exercises/new/", NEW | {"counts_bodyweight": "on"})

    exercise = Exercise.objects.get()
    assert response.url == f"/exercises/{exercise.pk}/"
    assert (exercise.created_by, exercise.is_custom, exercise.name, exercise.type) == (
        lifter,
        True,
        "Log carry",
        "short_distance_weight",
    )
    assert (exercise.equipment, exercise.primary_muscles, exercise.secondary_muscles) == (["other"], ["full_body"], [])
    assert exercise.counts_bodyweight is False  # means nothing for this type


def test_new_exercise_made_for_a_workout_is_added_to_it(signed_in, lifter):
    session = SessionFactory(lifter=lifter)

    response = signed_in.post("/exercises/new/", NEW | {"session": str(session.uuid)})

    entry = session.entries.get()
    assert response.url == f"{session.get_absolute_url()}#{entry.dom_id}"  # not the top of a long workout
    assert entry.exercise.name == "Log carry"


def test_new_exercise_made_for_a_strangers_workout_stays_out_of_it(signed_in):
    session = SessionFactory()

    response = signed_in.post("/exercises/new/", NEW | {"session": str(session.uuid)})

    assert response.url == f"/exercises/{Exercise.objects.get().pk}/"
    assert not session.entries.exists()


def test_new_exercise_called_like_one_of_the_catalogue_is_offered_that_one(signed_in, lifter):
    known = ExerciseFactory(name="Atlas walk")
    ExerciseAlias.objects.create(exercise=known, name="LOG CARRY")

    offered = signed_in.post("/exercises/new/", NEW)
    insisted = signed_in.post("/exercises/new/", NEW | {"anyway": "on"})

    assert offered.status_code == 422
    assert "Atlas walk It is in the catalogue under that name." in text_of(offered)
    assert f'href="/exercises/{known.pk}/"' in offered.content.decode()
    assert insisted.url == f"/exercises/{Exercise.objects.get(created_by=lifter).pk}/"


@pytest.mark.parametrize("insisting", [{}, {"anyway": "on"}])
def test_new_exercise_called_like_an_own_one_is_refused(signed_in, lifter, insisting):
    CustomExerciseFactory(name="log CARRY", created_by=lifter)

    response = signed_in.post("/exercises/new/", NEW | insisting)

    assert response.status_code == 422
    assert Exercise.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "\x00\u202e"}, "name"),
        ({"type": "juggling"}, "type"),
        ({"equipment": ["spoon"]}, "equipment"),
        ({"primary_muscles": ["brain"]}, "primary_muscles"),
        ({"session": "1"}, "session"),
    ],
)
def test_new_exercise_with_wrong_values_is_refused(signed_in, changed, field):
    response = signed_in.post("/exercises/new/", NEW | changed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Exercise.objects.exists()


# --- The page of an exercise ------------------------------------------------------------------------------------------


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


# --- A note that is pinned --------------------------------------------------------------------------------------------


def test_a_pinned_note_shows_on_the_page_until_it_is_emptied(signed_in, lifter):
    exercise = ExerciseFactory()
    url = reverse("pin_note", args=[exercise.pk])

    response = signed_in.post(url, {"pinned": "Seat on 4."})
    assert response.url == f"/exercises/{exercise.pk}/"
    assert "Seat on 4." in signed_in.get(response.url).content.decode()

    signed_in.post(url, {"pinned": " "})
    assert not ExerciseNote.objects.exists()
    assert "Seat on 4." not in signed_in.get(response.url).content.decode()


def test_a_note_is_pinned_by_everyone_for_themselves(signed_in, lifter, stranger):
    exercise = ExerciseFactory()
    pin_note(stranger, exercise, text="Theirs.")

    signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": "Mine."})

    assert set(ExerciseNote.objects.values_list("lifter", "text")) == {(stranger.pk, "Theirs."), (lifter.pk, "Mine.")}


def test_a_note_is_not_pinned_to_an_exercise_of_someone_else(signed_in):
    theirs = CustomExerciseFactory()

    assert signed_in.post(reverse("pin_note", args=[theirs.pk]), {"pinned": "Mine."}).status_code == 404


def test_a_pinned_note_that_is_too_long_is_refused(signed_in):
    exercise = ExerciseFactory()

    response = signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": "a" * 10_001}, follow=True)

    assert "at most 10,000" in text_of(response)
    assert not ExerciseNote.objects.exists()


def test_a_pinned_note_is_taken_off_by_an_empty_one_and_by_none_it_stays(signed_in, lifter):
    exercise = ExerciseFactory()
    pin_note(lifter, exercise, text="Seat on 4.")

    signed_in.post(reverse("pin_note", args=[exercise.pk]))
    assert ExerciseNote.objects.get().text == "Seat on 4."

    signed_in.post(reverse("pin_note", args=[exercise.pk]), {"pinned": ""})
    assert not ExerciseNote.objects.exists()
