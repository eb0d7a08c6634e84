"""The lifter's preferences and keys."""

import re

import pytest
from django.urls import reverse

from tests.factories import SessionFactory, UserFactory
from tests.views.preferences import WANTED
from workouts.models import ApiKey
from workouts.models.api_key import digest_of
from workouts.services.profile import MOST_KEYS

pytestmark = pytest.mark.django_db

STORED = {
    "weight_unit": "lb",
    "distance_unit": "mi",
    "length_unit": "in",
    "time_zone": "America/New_York",
    "first_weekday": 6,
    "weekly_goal": 4,
    "default_rest_seconds": 150,
    "shows_rpe": True,
    "rest_sound": False,
    "rest_notifies": True,
    "previous_from": "routine",
    "one_rep_max_formula": "epley",
    "counts_warmups": True,
    "theme": "dark",
}


@pytest.fixture
def lifter(client):
    lifter = UserFactory()
    client.force_login(lifter)
    return lifter


def preferences(lifter):
    lifter.refresh_from_db()
    return {name: getattr(lifter, name) for name in STORED}


def test_preferences_are_saved_and_the_generation_raised(client, lifter):
    answer = client.post(reverse("profile"), WANTED, follow=True)

    assert preferences(lifter) == STORED
    assert lifter.generation == 1
    assert "Saved." in answer.content.decode()
    assert 'data-theme="dark"' in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("weekly_goal", "15", "Between 1 and 14, please."),
        ("weekly_goal", "", "This field is required."),
        ("default_rest_seconds", "1:00:01", "Between 0:00 and 1:00:00, please."),
        ("default_rest_seconds", "soon", "Type a time, such as 1:30, or 130 for the same."),
        ("time_zone", "Mars/Olympus", "Select a valid choice."),
        ("theme", "neon", "Select a valid choice."),
        ("first_weekday", "7", "Select a valid choice."),
    ],
)
def test_preferences_refused_say_so_beside_the_field_and_store_nothing(client, lifter, field, typed, sentence):
    before = preferences(lifter)

    answer = client.post(reverse("profile"), WANTED | {field: typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in re.search(rf'id="id_{field}-wrong">.*?</p>', page, re.DOTALL)[0]
    assert preferences(lifter) == before
    assert lifter.generation == 0
    assert "data-theme" not in page


def test_profile_does_not_touch_what_it_does_not_show(client, lifter):
    client.post(reverse("profile"), WANTED | {"is_staff": "on", "generation": "9", "username": "boss"})

    username = lifter.username
    lifter.refresh_from_db()
    assert (lifter.is_staff, lifter.generation, lifter.username) == (False, 1, username)


@pytest.mark.parametrize(("wanted", "said"), [(True, "on"), (False, "off")])
def test_the_live_page_knows_how_a_rest_ends(client, wanted, said):
    session = SessionFactory(lifter__rest_sound=wanted, lifter__rest_notifies=wanted)
    client.force_login(session.lifter)

    page = client.get(session.get_absolute_url()).content.decode()

    assert f'data-rest-sound="{said}" data-rest-notice="{said}"' in page


def test_profile_keeps_a_zone_with_an_old_name(client):
    client.force_login(UserFactory(time_zone="EST"))

    page = client.get(reverse("profile")).content.decode()

    assert '<option value="EST" selected>EST</option>' in page


@pytest.mark.parametrize(("is_staff", "links"), [(True, 1), (False, 0)])
def test_profile_leads_staff_to_the_catalogue(client, is_staff, links):
    client.force_login(UserFactory(is_staff=is_staff))

    page = client.get(reverse("profile")).content.decode()

    assert page.count(f'href="{reverse("admin:index")}"') == links


def test_a_new_key_is_shown_once_and_only_its_digest_is_kept(client, lifter):
    answer = client.post(reverse("new_key"), {"name": "Watch"})
    later = client.get(reverse("profile")).content.decode()

    text = re.search(r'<code class="key">([0-9a-f-]{36})</code>', answer.content.decode())[1]
    key = ApiKey.objects.get()
    assert (key.lifter, key.name, key.digest, key.hint) == (lifter, "Watch", digest_of(text), text[:8])
    assert "no-store" in answer["Cache-Control"]
    assert text not in later
    assert f"<code>{key.hint}…</code>" in later
    assert "never used" in later


def test_a_new_key_with_htmx_answers_with_the_keys_only(client, lifter):
    answer = client.post(reverse("new_key"), {"name": "Watch"}, headers={"HX-Request": "true"})

    page = answer.content.decode().strip()
    assert page.startswith('<section class="section" id="keys"')
    assert '<code class="key">' in page


def test_a_key_too_many_is_refused(client, lifter):
    for _ in range(MOST_KEYS):
        ApiKey.issue(lifter)

    answer = client.post(reverse("new_key"), {"name": "Watch"})

    assert answer.status_code == 422
    assert "There are 20 keys. Revoke one you no longer use." in answer.content.decode()
    assert ApiKey.objects.count() == MOST_KEYS


def test_a_revoked_key_is_gone_from_the_list(client, lifter):
    key, _ = ApiKey.issue(lifter, name="Watch")

    answer = client.post(reverse("revoke_key", args=[key.pk]), follow=True)

    key.refresh_from_db()
    assert key.revoked_at is not None
    assert key.hint not in answer.content.decode()


def test_a_key_of_someone_else_can_not_be_revoked_nor_seen(client, lifter):
    key, _ = ApiKey.issue(UserFactory(), name="Theirs")

    answer = client.post(reverse("revoke_key", args=[key.pk]))

    key.refresh_from_db()
    assert answer.status_code == 404
    assert key.revoked_at is None
    assert key.hint not in client.get(reverse("profile")).content.decode()


@pytest.mark.parametrize("name", ["profile", "new_key"])
def test_a_stranger_is_sent_to_sign_in(client, name):
    answer = client.post(reverse(name))

    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={reverse(name)}")


@pytest.mark.parametrize("name", ["new_key"])
def test_keys_are_not_made_by_get(client, lifter, name):
    assert client.get(reverse(name)).status_code == 405


@pytest.mark.parametrize("keys", [1, 3])
def test_profile_takes_as_many_queries_for_three_keys_as_for_one(client, lifter, keys, django_assert_num_queries):
    for _ in range(keys):
        ApiKey.issue(lifter)
    client.get(reverse("profile"))

    with django_assert_num_queries(6):  # session and lifter, weight, keys; bars, warm-up steps, running workout
        client.get(reverse("profile"))
