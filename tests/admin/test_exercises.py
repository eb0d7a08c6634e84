from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from tests.browsers import browser_of
from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import Catalogue, Exercise, ExerciseAlias, RecordsDue

LIST = "/admin/workouts/exercise/"
NO_ALIASES = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
FIELDS = {
    "name": "Atlas walk",
    "description": "Walk with a stone.",
    "type": "weight_reps",
    "equipment": ["other"],
    "primary_muscles": ["full_body"],
    "secondary_muscles": ["forearms", "lower_back"],
    "video_url": "",
    "thumbnail_url": "",
    "hevy_id": "",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    """A browser of someone who is staff and nothing more."""
    return browser_of(UserFactory(is_staff=True))


def found(staff, query=""):
    response = staff.get(f"{LIST}{query}")
    return [exercise.name for exercise in response.context["cl"].result_list]


def change(exercise):
    return f"{LIST}{exercise.pk}/change/"


def generation():
    return Catalogue.objects.values_list("generation", flat=True).first() or 0


def use(exercise, **values):
    session = FinishedSessionFactory(bodyweight_kg=Decimal(80))
    return SetFactory(entry=EntryFactory(session=session, exercise=exercise), **values)


def test_admin_is_for_staff_only(signed_in):
    assert signed_in.get("/admin/").url == "/admin/login/?next=/admin/"
    assert signed_in.get(LIST).url == f"/admin/login/?next={LIST}"


def test_admin_index_shows_the_catalogue_and_nothing_of_lifters(staff):
    response = staff.get("/admin/")

    assert [model["object_name"] for app in response.context["app_list"] for model in app["models"]] == ["Exercise"]
    assert "<title>Full Tracker | Full Tracker</title>" in " ".join(response.content.decode().split())


def test_admin_index_shows_accounts_to_a_superuser(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    response = client.get("/admin/")

    assert [model["object_name"] for app in response.context["app_list"] for model in app["models"]] == [
        "Exercise",
        "User",
    ]


@pytest.mark.parametrize("address", ["/admin/", LIST, f"{LIST}add/"])
def test_admin_pages_hold_nothing_that_the_policy_refuses(staff, address):
    ExerciseFactory()

    page = staff.get(address).content.decode()

    assert "style=" not in page
    assert "onclick=" not in page
    scripts = page.split("<script")[1:]
    assert [script for script in scripts if "src=" not in script.split(">")[0]] == []


def test_list_shows_the_catalogue_and_who_uses_it(staff):
    bench = ExerciseFactory(name="Bench", secondary_muscles=["triceps"])
    CustomExerciseFactory(name="Somebody's own")
    for row in (use(bench), use(bench)):
        SetFactory(entry=row.entry)
    use(ExerciseFactory(name="Curl", equipment=[]))

    page = " ".join(staff.get(LIST).content.decode().split())

    assert found(staff) == ["Bench", "Curl"]
    assert 'class="field-lifters">2 lifters' in page
    assert 'class="field-lifters">1 lifter<' in page
    assert "Weight and reps" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_a_fixed_number_of_statements(staff, django_assert_num_queries, count):
    for _ in range(count):
        use(ExerciseFactory())

    with django_assert_num_queries(6):  # staff, two counts, two of Django's permissions, exercises
        staff.get(LIST)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=walk", ["Atlas walk"]),
        ("?q=stone+walk", ["Atlas walk"]),
        ("?q=wlak", ["Atlas walk"]),
        ("?q=secret", []),
        ("?muscle=forearms", ["Atlas walk", "Wrist curl"]),
        ("?equipment=dumbbell", ["Wrist curl"]),
        ("?type__exact=duration", ["Plank"]),
        ("?muscle=forearms&equipment=other&q=atlas", ["Atlas walk"]),
    ],
)
def test_list_is_searched_and_filtered(staff, lifter, query, names):
    atlas = ExerciseFactory(name="Atlas walk", secondary_muscles=["forearms"], equipment=["other"])
    ExerciseAlias.objects.create(exercise=atlas, name="Stone carry")
    ExerciseAlias.objects.create(exercise=atlas, name="My secret name", lifter=lifter)
    ExerciseFactory(name="Wrist curl", primary_muscles=["forearms"], equipment=["dumbbell"])
    ExerciseFactory(name="Plank", type="duration")

    assert found(staff, query) == names


def test_add_stores_an_exercise_of_the_catalogue_with_its_aliases(staff):
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "Stone carry"}

    response = staff.post(f"{LIST}add/", FIELDS | aliases)

    exercise = Exercise.objects.get()
    assert response.url == LIST
    assert (exercise.is_custom, exercise.created_by, exercise.hevy_id) == (False, None, None)
    assert (exercise.equipment, exercise.secondary_muscles) == (["other"], ["forearms", "lower_back"])
    assert list(ExerciseAlias.objects.values_list("exercise", "name", "lifter")) == [(exercise.pk, "Stone carry", None)]
    assert generation() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "SQUAT"}, "name"),
        ({"name": ""}, "name"),
        ({"hevy_id": "ABC12345"}, "hevy_id"),
        ({"primary_muscles": ["brain"]}, "primary_muscles"),
        ({"type": "juggling"}, "type"),
    ],
)
def test_add_refuses_what_can_not_be(staff, changed, field):
    ExerciseFactory(name="Squat", hevy_id="ABC12345")

    response = staff.post(f"{LIST}add/", FIELDS | NO_ALIASES | changed)

    assert list(response.context["adminform"].form.errors) == [field]
    assert Exercise.objects.count() == 1
    assert generation() == 0


def test_add_refuses_an_alias_that_another_exercise_has(staff):
    ExerciseAlias.objects.create(exercise=ExerciseFactory(name="Carry"), name="stone CARRY")
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "Stone carry"}

    response = staff.post(f"{LIST}add/", FIELDS | aliases)

    assert "“Carry” is called that, too." in response.content.decode()
    assert Exercise.objects.count() == 1


def test_change_keeps_the_old_name_as_an_alias(staff):
    exercise = ExerciseFactory(name="Stone walk")

    staff.post(change(exercise), FIELDS | NO_ALIASES)

    exercise.refresh_from_db()
    assert exercise.name == "Atlas walk"
    assert list(exercise.aliases.values_list("name", flat=True)) == ["Stone walk"]


def test_change_shows_no_aliases_of_lifters(staff, lifter):
    exercise = ExerciseFactory()
    ExerciseAlias.objects.create(exercise=exercise, name="My secret name", lifter=lifter)
    ExerciseAlias.objects.create(exercise=exercise, name="Known to all")

    page = staff.get(change(exercise)).content.decode()

    assert "My secret name" not in page
    assert "Known to all" in page


def test_change_of_a_lifters_own_exercise_is_not_there(staff):
    own = CustomExerciseFactory()

    assert staff.get(change(own)).url == "/admin/"
    assert staff.post(change(own), FIELDS | NO_ALIASES).url == "/admin/"
    own.refresh_from_db()
    assert own.name != "Atlas walk"


def test_change_of_what_bodyweight_counts_computes_again(staff):
    exercise = ExerciseFactory(name="Atlas walk", type="bodyweight_weighted")
    row = use(exercise, weight_kg=Decimal(20), reps=5)

    staff.post(change(exercise), FIELDS | NO_ALIASES | {"type": "bodyweight_weighted", "counts_bodyweight": "on"})

    row.refresh_from_db()
    exercise.refresh_from_db()
    assert (row.load_kg, row.session.total_volume_kg) == (Decimal(100), Decimal(500))
    assert (exercise.counts_bodyweight, exercise.description) == (True, "Walk with a stone.")
    assert generation() == 1
    assert list(RecordsDue.objects.values_list("lifter", "exercise")) == [(row.lifter_id, exercise.pk)]


def test_change_of_the_type_is_refused_once_used(staff):
    exercise = ExerciseFactory(name="Atlas walk")
    use(exercise)

    response = staff.post(change(exercise), FIELDS | NO_ALIASES | {"type": "duration"})

    assert response.context["adminform"].form.errors == {"type": ["The type is fixed once an exercise is used."]}
    exercise.refresh_from_db()
    assert exercise.type == "weight_reps"


def test_delete_removes_what_nobody_uses(staff):
    exercise = ExerciseFactory()

    asked = staff.get(f"{LIST}{exercise.pk}/delete/")
    staff.post(f"{LIST}{exercise.pk}/delete/", {"post": "yes"})

    assert "Are you sure" in asked.content.decode()
    assert not Exercise.objects.exists()
    assert generation() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_delete_of_what_is_used_is_refused_kindly(staff, method):
    exercise = ExerciseFactory(name="Bench")
    use(exercise)

    response = getattr(staff, method)(f"{LIST}{exercise.pk}/delete/", {"post": "yes"}, follow=True)

    assert response.redirect_chain == [(change(exercise), 302)]
    assert "“Bench” is in workouts or routines of lifters, so it stays." in response.content.decode()
    assert Exercise.objects.count() == 1


@pytest.mark.parametrize("address", ["", "add/"])
def test_catalogue_is_closed_to_lifters(signed_in, address):
    assert signed_in.post(f"{LIST}{address}", FIELDS | NO_ALIASES).status_code == 302
    assert not Exercise.objects.exists()


def test_lifters_see_at_once_what_staff_changed(staff, signed_in, lifter):
    """Staff add an exercise, find it by alias, filter by muscle, change its muscles: a cached page follows."""
    now = datetime(2026, 3, 20, 12, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "Stone carry"}
        staff.post(f"{LIST}add/", FIELDS | aliases)
        exercise = Exercise.objects.get()
        session = FinishedSessionFactory(lifter=lifter, started_at=now - timedelta(days=1))
        SetFactory(entry=EntryFactory(session=session, exercise=exercise))
        assert found(staff, "?q=stone+carry") == ["Atlas walk"]
        assert found(staff, "?muscle=lower_back") == ["Atlas walk"]
        page = f"/exercises/{exercise.pk}/"
        before = [signed_in.get(page).context["figures"] for _ in range(2)]

        alias = exercise.aliases.get()
        kept = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 1, "aliases-0-id": alias.pk}
        kept |= {"aliases-0-name": alias.name, "aliases-0-exercise": exercise.pk}
        staff.post(change(exercise), FIELDS | kept | {"primary_muscles": ["quadriceps"], "secondary_muscles": []})
        response = signed_in.get(page)

    assert [figures["primary_muscles"] for figures in before] == [["full_body"]] * 2
    assert response.context["figures"]["primary_muscles"] == ["quadriceps"]
    assert "Quadriceps." in response.content.decode()
