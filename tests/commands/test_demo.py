from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import UserFactory
from tracker.local import prepare
from workouts.models import BodyMeasurement, Exercise, PersonalRecord, Routine, User, WorkoutSession, WorkoutSet

pytestmark = pytest.mark.django_db


def said():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_demo_makes_a_lifter_with_two_years_of_training():
    assert said() == "Sign in as demo with the password demo-lifter.\n"

    lifter = User.objects.get()
    sessions = WorkoutSession.objects.owned_by(lifter).order_by("started_at")
    yesterday = lifter.today - timedelta(days=1)
    assert (lifter.username, lifter.email, lifter.is_staff, lifter.is_superuser) == (
        "demo",
        "demo@example.org",
        False,
        False,
    )
    assert 300 < sessions.count() == sessions.completed().count() < 420
    assert yesterday - timedelta(days=730) <= sessions.first().started_on < yesterday - timedelta(days=715)
    assert yesterday - timedelta(days=7) <= sessions.last().started_on <= yesterday
    assert sessions.last().completed_at < timezone.now()
    assert set(sessions.values_list("routine__name", "routine__folder__title")) == {
        (name, "Four-day split") for name in ("Push", "Pull", "Legs", "Upper")
    }
    assert set(sessions.values_list("title", flat=True)) == set(Routine.objects.values_list("name", flat=True))
    assert not sessions.without_records().exists()
    assert not sessions.filter(bodyweight_kg=None).exists()
    assert PersonalRecord.objects.owned_by(lifter).standing().count() > 50
    assert 90 < BodyMeasurement.objects.owned_by(lifter).count() < 115
    assert not WorkoutSet.objects.filter(exercise__is_custom=True).exists()
    assert Exercise.objects.count() == 480


def test_demo_lifter_can_sign_in():
    said()
    browser = Client()

    answer = browser.post(reverse("account_login"), {"login": "demo", "password": "demo-lifter"})

    assert (answer.status_code, browser.session["_auth_user_id"]) == (302, str(User.objects.get().pk))


def test_demo_when_it_is_here_changes_nothing():
    said()
    before = list(WorkoutSession.objects.values()), list(User.objects.values())

    assert said() == "The demo is here already: sign in as demo with the password demo-lifter.\n"
    assert (list(WorkoutSession.objects.values()), list(User.objects.values())) == before


OURS = {"username": "demo", "email": "demo@example.org", "password": "demo-lifter"}


@pytest.mark.parametrize(
    "theirs",
    [
        {"username": "demo"},
        {"username": "Demo"},
        {"email": "DEMO@example.org"},
        OURS | {"password": "their own"},
        OURS | {"email": ""},
        OURS | {"username": "DEMO"},
        OURS | {"is_staff": True},
        OURS | {"is_active": False},
    ],
)
def test_demo_leaves_a_lifter_of_that_name_alone_and_tells_no_password(theirs):
    UserFactory(**theirs)

    with pytest.raises(CommandError, match="There is no room for the demo") as refused:
        said()

    assert "demo-lifter" not in str(refused.value)
    assert (User.objects.count(), WorkoutSession.objects.count()) == (1, 0)


def test_run_goes_on_without_a_demo_and_says_so(capsys):
    UserFactory(username="demo")

    prepare._demo()

    assert capsys.readouterr().out.startswith("There is no room for the demo: another account is called demo")
