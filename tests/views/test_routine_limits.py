"""What the editor of routines refuses, and says in words."""

import re

import pytest
from django.urls import reverse

from tests.factories import CustomExerciseFactory, ExerciseFactory, PlannedSetFactory
from tests.pages import fields
from tests.views.routine_forms import press, stored, typed
from workouts.models import Routine, RoutineSet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wrong", "where", "sentence"),
    [
        ({"name": " "}, "id_name-wrong", "Give it a name."),
        ({"name": "x" * 81}, "id_name-wrong", "at most 80 characters"),
        ({"e0-rest": "1:00:01"}, "e0-wrong", "Between 0:00 and 1:00:00, please."),
        ({"e0-s0-weight": "1000.5"}, "e0-s0-wrong", "Between 0 and 1,000 kg, please."),
        ({"e0-s0-weight": "heavy"}, "e0-s0-wrong", "Type a number, such as 82.5."),
        ({"e0-s0-reps": "1001"}, "e0-s0-wrong", "Between 0 and 1,000 reps, please."),
        ({"e0-s0-reps": "8", "e0-s0-reps_high": "6"}, "e0-s0-wrong", "The second number of a range is the higher one."),
        ({"e0-s0-reps": "", "e0-s0-reps_high": "6"}, "e0-s0-wrong", "The second number of a range is the higher one."),
    ],
)
@pytest.mark.parametrize("browser", ["signed_in", "htmx"])
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(request, browser, wrong, where, sentence):
    client = request.getfixturevalue(browser)
    form = typed(ExerciseFactory(), {"weight": "97,5", "reps": "5"}, description="Slowly.", folder="Travel") | wrong

    answer = client.post(reverse("new_routine"), form)

    page = answer.content.decode()
    again = fields(page)
    assert answer.status_code == 422
    assert sentence in re.search(rf'id="{where}".*?</(?:p|td)>', page, re.DOTALL)[0]
    assert f'aria-describedby="{where}"' in page
    assert {name: again[name] for name in form if name not in {"act", "e0-s0-set_type"}} == {
        name: text for name, text in form.items() if name not in {"act", "e0-s0-set_type"}
    }
    assert Routine.objects.count() == 0


def test_more_than_the_bounds_is_refused_in_words(signed_in):
    exercise = ExerciseFactory()
    full = typed(exercise, *[{"reps": "5"}] * 200)

    added = signed_in.post(reverse("new_routine"), full | {"act": "add_set 0"}).content.decode()
    too_many = signed_in.post(reverse("new_routine"), full | {"e0-count": "201", "e0-s200-set_type": "normal"})

    assert "A routine holds at most 200 sets." in added
    assert fields(added)["e0-count"] == "200"
    assert too_many.status_code == 422
    assert "A routine holds at most 200 sets." in too_many.content.decode()


def test_sixty_exercises_and_two_hundred_sets_are_saved(signed_in):
    exercise = ExerciseFactory()
    form = {"name": "All", "e-count": "60", "act": "save"}
    for i in range(60):
        count = 4 if i < 20 else 3
        form |= {
            f"e{i}-exercise": exercise.pk,
            f"e{i}-count": count,
            f"e{i}-rest": "",
            f"e{i}-notes": "",
            f"e{i}-superset": "",
        }
        for j in range(count):
            form |= {f"e{i}-s{j}-{name}": "" for name in ("weight", "reps", "reps_high")} | {
                f"e{i}-s{j}-set_type": "drop"
            }

    answer = signed_in.post(reverse("new_routine"), form)

    assert answer.status_code == 302
    assert RoutineSet.objects.count() == 200


@pytest.mark.parametrize("act", ["save", "keep"])
def test_an_exercise_of_someone_else_never_gets_in(signed_in, act):
    theirs = CustomExerciseFactory(name="Secret lift")

    answer = signed_in.post(reverse("new_routine"), typed(theirs, {"reps": "5"}) | {"act": act}, follow=True)

    assert "Secret lift" not in answer.content.decode()
    assert RoutineSet.objects.count() == 0


def test_an_exercise_that_is_gone_is_said_before_a_save_does_without_it(signed_in):
    bench, gone = ExerciseFactory(), ExerciseFactory()
    form = typed(bench, {"reps": "5"}) | {"e-count": "2", "e1-exercise": str(gone.pk), "e1-count": "0"}
    gone.delete()

    answer = signed_in.post(reverse("new_routine"), form)

    assert answer.status_code == 422
    assert "An exercise of this routine is no longer there" in answer.content.decode()
    assert not Routine.objects.exists()
    again = fields(answer.content.decode())
    assert signed_in.post(reverse("new_routine"), again | {"act": "save"}).status_code == 302
    assert [planned.exercise for planned in Routine.objects.get().planned.all()] == [bench]


@pytest.mark.parametrize(
    "unread",
    [
        {"e-count": ""},
        {"e-count": "one"},
        {"e-count": "-1"},
        {"e-count": "9" * 9},
        {"e0-count": ""},
        {"e0-count": "x"},
        {"e0-s0-set_type": "giant"},
        {"e0-s0-set_type": ""},
        {"e0-weight_unit": "stone"},
    ],
)
def test_what_does_not_arrive_whole_empties_no_routine(signed_in, lifter, unread):
    row = PlannedSetFactory(planned__routine__lifter=lifter)
    before = stored(row.planned.routine)
    url = reverse("routine", args=[row.planned.routine.uuid])

    answer = signed_in.post(url, typed(row.planned.exercise, {"reps": "5"}) | unread)

    assert answer.status_code == 422
    assert "so nothing was saved" in answer.content.decode()
    assert stored(row.planned.routine) == before
    assert fields(answer.content.decode())["e0-s0-weight"] == "100"  # as it is stored


def test_one_exercise_too_many_is_refused_in_words(signed_in):
    exercise = ExerciseFactory()
    form = {"name": "All", "e-count": "61", "act": "save"}
    for i in range(61):
        form |= {f"e{i}-exercise": str(exercise.pk), f"e{i}-count": "0"}

    answer = signed_in.post(reverse("new_routine"), form)

    assert answer.status_code == 422
    assert "A routine holds at most 60 exercises." in answer.content.decode()


def test_adding_an_exercise_of_someone_else_adds_nothing(signed_in):
    theirs = CustomExerciseFactory()

    form = press(signed_in, reverse("new_routine"), {"name": "A"}, f"add {theirs.pk}")

    assert form["e-count"] == "0"
