"""Making and editing routines: every button sends the whole form, nothing typed is lost."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import ExerciseFactory, PlannedFactory, PlannedSetFactory, RoutineFactory, UserFactory
from tests.pages import fields
from tests.views.routine_forms import press, stored, typed
from workouts.models import Routine, RoutineFolder, RoutineSet

pytestmark = pytest.mark.django_db


def test_a_routine_is_made_with_buttons_only(signed_in, lifter):
    bench = ExerciseFactory(name="Bench press")
    url = reverse("new_routine")

    form = fields(signed_in.get(url).content.decode()) | {"name": "Push A", "q": "bench"}
    found = signed_in.post(url, form | {"act": "search"}).content.decode()
    form = press(signed_in, url, form, f"add {bench.pk}") | {"e0-s0-weight": "97,5", "e0-s0-reps": "4"}
    form = press(signed_in, url, form, "add_set 0") | {"e0-s1-reps_high": "6", "folder": "Push pull legs"}
    answer = signed_in.post(url, form | {"act": "save"}, follow=True)

    routine = Routine.objects.get()
    assert f'value="add {bench.pk}"' in found
    assert form["q"] == ""
    assert (routine.lifter, routine.name, routine.folder.title) == (lifter, "Push A", "Push pull legs")
    assert list(routine.planned.values_list("exercise", "rest_seconds")) == [(bench.pk, lifter.default_rest_seconds)]
    assert stored(routine) == [
        (Decimal("97.5"), 4, None, None, None),
        (Decimal("97.5"), 4, 6, None, None),
    ]
    assert answer.redirect_chain == [(reverse("home"), 302)]


def test_opening_and_saving_changes_nothing(signed_in, lifter):
    row = PlannedSetFactory(
        planned__routine__lifter=lifter,
        planned__rest_seconds=150,
        planned__superset_group=3,
        planned__notes="Pause",
        set_type="warmup",
        target_weight_kg=Decimal("102.058283"),
        target_reps_high=8,
    )
    routine = row.planned.routine
    lifter.weight_unit = "lb"
    lifter.save()
    before = (routine.name, stored(routine))
    url = reverse("routine", args=[routine.uuid])

    form = fields(signed_in.get(url).content.decode())
    signed_in.post(url, form | {"act": "save"})

    routine.refresh_from_db()
    assert form["e0-s0-weight"] == "225"
    assert (routine.name, stored(routine)) == before
    assert list(routine.planned.values_list("rest_seconds", "superset_group", "notes")) == [(150, 1, "Pause")]
    assert RoutineSet.objects.get().set_type == "warmup"


@pytest.mark.parametrize(
    ("exercise_type", "values", "target"),
    [
        ("weight_reps", {"weight": "100", "reps": "8", "reps_high": "12"}, (Decimal(100), 8, 12, None, None)),
        ("weight_reps", {"weight": "", "reps": ""}, (None, None, None, None, None)),
        ("weight_reps", {"reps": "8", "reps_high": "8"}, (None, 8, None, None, None)),
        ("reps_only", {"reps": "20", "weight": "5"}, (None, 20, None, None, None)),
        ("duration", {"duration": "1:30"}, (None, None, None, 90, None)),
        ("distance_duration", {"distance": "5", "duration": "25:00"}, (None, None, None, 1500, Decimal(5000))),
        ("short_distance_weight", {"weight": "40", "distance": "40"}, (Decimal(40), None, None, None, Decimal(40))),
        ("steps_duration", {"duration": "10:00"}, (None, None, None, 600, None)),
    ],
)
def test_a_set_has_the_targets_of_its_exercise_type(signed_in, exercise_type, values, target):
    exercise = ExerciseFactory(type=exercise_type)

    signed_in.post(reverse("new_routine"), typed(exercise, values))

    assert stored(Routine.objects.get()) == [target]


@pytest.mark.parametrize(
    ("act", "order"),
    [
        ("up 1", ["B", "A", "C"]),
        ("down 1", ["A", "C", "B"]),
        ("remove 1", ["A", "C"]),
        ("up 0", ["A", "B", "C"]),
        ("down 2", ["A", "B", "C"]),
        ("remove 9", ["A", "B", "C"]),
        ("nonsense 1", ["A", "B", "C"]),
        ("up", ["A", "B", "C"]),
        ("up -1", ["A", "B", "C"]),
        ("", ["A", "B", "C"]),
    ],
)
def test_a_button_moves_or_removes_an_exercise(signed_in, lifter, act, order):
    routine = RoutineFactory(lifter=lifter)
    names = {}
    for name in "ABC":
        planned = PlannedFactory(routine=routine, notes=f"about {name}")
        names[str(planned.exercise_id)] = name
    url = reverse("routine", args=[routine.uuid])

    form = press(signed_in, url, fields(signed_in.get(url).content.decode()), act)

    places = range(int(form["e-count"]))
    assert [names[form[f"e{place}-exercise"]] for place in places] == order
    assert [form[f"e{place}-notes"] for place in places] == [f"about {name}" for name in order]
    assert routine.planned.count() == 3


def test_a_button_changes_the_type_of_a_set(signed_in):
    url = reverse("new_routine")
    form, seen = typed(ExerciseFactory(), {"reps": "5"}), []

    for _ in range(4):
        form = press(signed_in, url, form, "kind 0 0")
        seen.append(form["e0-s0-set_type"])

    assert seen == ["warmup", "drop", "failure", "normal"]
    assert form["e0-s0-reps"] == "5"


def test_a_button_removes_a_set_and_keeps_the_others(signed_in):
    form = typed(ExerciseFactory(), {"reps": "5"}, {"reps": "6"}, {"reps": "x"})

    form = press(signed_in, reverse("new_routine"), form, "remove_set 0 1")

    assert [form["e0-count"], form["e0-s0-reps"], form["e0-s1-reps"]] == ["2", "5", "x"]


def test_search_says_when_there_is_nothing(signed_in):
    page = signed_in.post(reverse("new_routine"), {"q": "zerchr<b>", "act": "search"}).content.decode()

    assert "No exercise called “zerchr&lt;b&gt;”." in page


def test_folders_of_the_lifter_can_be_chosen(signed_in, lifter):
    RoutineFolder.objects.create(lifter=lifter, title="Travel")
    RoutineFolder.objects.create(lifter=UserFactory(), title="Theirs")

    page = signed_in.get(reverse("new_routine")).content.decode()

    assert re.findall(r'<datalist id="folders">(.*?)</datalist>', page) == ['<option value="Travel"></option>']


def test_htmx_swaps_the_form_and_leaves_the_page_when_saved(htmx):
    form = typed(ExerciseFactory(), {"reps": "5"})

    swapped = htmx.post(reverse("new_routine"), form | {"act": "add_set 0"})
    saved = htmx.post(reverse("new_routine"), form)

    assert swapped.content.decode().strip().startswith('<form class="planner" id="routine-editor"')
    assert (saved.status_code, saved["HX-Redirect"]) == (200, reverse("home"))


def test_delete_asks_first_and_then_does(signed_in, lifter):
    routine = RoutineFactory(lifter=lifter, name="Push A")
    url = reverse("delete_routine", args=[routine.uuid])

    asked = signed_in.get(url)
    left = Routine.objects.count()
    answer = signed_in.post(url)

    assert "Delete Push A?" in asked.content.decode()
    assert left == 1
    assert (answer.url, Routine.objects.count()) == (reverse("home"), 0)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["routine", "delete_routine"])
def test_a_routine_of_someone_else_is_not_there(signed_in, name, method):
    routine = RoutineFactory(name="Theirs")

    answer = getattr(signed_in, method)(reverse(name, args=[routine.uuid]), {"name": "Mine", "act": "save"})

    routine.refresh_from_db()
    assert (answer.status_code, routine.name) == (404, "Theirs")


def test_a_catalogue_programme_is_not_edited(signed_in):
    template = RoutineFactory(lifter=None, is_template=True)

    assert signed_in.get(reverse("routine", args=[template.uuid])).status_code == 404


def test_a_visitor_is_sent_to_sign_in():
    routine = RoutineFactory()

    answers = [Client().get(reverse("new_routine")), Client().post(reverse("delete_routine", args=[routine.uuid]))]

    assert [answer.url.partition("?")[0] for answer in answers] == [reverse("account_login")] * 2
    assert Routine.objects.count() == 1


@pytest.mark.parametrize("exercises", [1, 3])
def test_the_editor_takes_as_many_queries_for_three_exercises_as_for_one(
    signed_in, lifter, exercises, django_assert_num_queries
):
    routine = RoutineFactory(lifter=lifter)
    for _ in range(exercises):
        planned = PlannedFactory(routine=routine)
        for _ in range(exercises):
            PlannedSetFactory(planned=planned)
    url = reverse("routine", args=[routine.uuid])
    signed_in.get(url)

    with django_assert_num_queries(6):
        signed_in.get(url)


def test_the_editor_is_clean_under_the_content_policy(signed_in, lifter):
    planned = PlannedFactory(routine__lifter=lifter, exercise__name='Row "<script>"')
    PlannedSetFactory(planned=planned)

    page = signed_in.get(reverse("routine", args=[planned.routine.uuid])).content.decode()

    assert "<script>" not in page
    assert "style=" not in page
    assert not re.search(r'\son\w+="', page)
