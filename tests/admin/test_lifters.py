from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin

from tests.browsers import browser_of
from tests.factories import EntryFactory, FinishedSessionFactory, SessionFactory, SetFactory, UserFactory
from workouts.admin.lifters import LifterAdmin, NewPasswordForm
from workouts.models import BodyMeasurement, User

LIST = "/admin/workouts/user/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return browser_of(UserFactory(username="operator", is_staff=True, is_superuser=True))


def test_accounts_are_not_for_plain_staff(client, lifter):
    client.force_login(UserFactory(is_staff=True))

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{lifter.pk}/change/").status_code == 403


def test_list_counts_finished_workouts(operator):
    lifter = UserFactory(username="zoe")
    FinishedSessionFactory(lifter=lifter)
    FinishedSessionFactory(lifter=lifter)
    SessionFactory(lifter=lifter)

    response = operator.get(LIST)

    counts = {user.username: user.done_count for user in response.context["cl"].result_list}
    assert counts == {"operator": 0, "zoe": 2}


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_a_fixed_number_of_statements(operator, django_assert_num_queries, count):
    for _ in range(count):
        FinishedSessionFactory()

    with django_assert_num_queries(4):
        operator.get(LIST)


def test_account_shows_nothing_of_what_was_logged(operator, lifter):
    session = FinishedSessionFactory(lifter=lifter, title="Secret session", notes="Secret note")
    SetFactory(entry=EntryFactory(session=session), weight_kg=Decimal("123.456"))
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 1), weight_kg=Decimal("98.765"))

    page = operator.get(f"{LIST}{lifter.pk}/change/").content.decode()

    assert not any(secret in page for secret in ("Secret", "123.456", "98.765"))
    assert '<div class="readonly">1</div>' in page


def test_account_can_be_made_staff_and_locked(operator, lifter):
    fields = {"username": lifter.username, "email": lifter.email, "is_staff": "on"}

    operator.post(f"{LIST}{lifter.pk}/change/", fields)

    lifter.refresh_from_db()
    assert (lifter.is_staff, lifter.is_active, lifter.is_superuser) == (True, False, False)


@pytest.fixture
def page_left_open(lifter):
    """The lifter as read for the operator's page, before the lifter went on."""
    read_before = User.objects.get(pk=lifter.pk)
    User.objects.filter(pk=lifter.pk).update(weekly_goal=5, generation=7)
    return read_before


def test_account_changed_here_keeps_what_the_lifter_changed_meanwhile(rf, lifter, page_left_open):
    accounts, request = LifterAdmin(User, admin.site), rf.post(LIST)
    fields = {"username": "renamed", "email": lifter.email, "is_active": "on"}
    form = accounts.get_form(request, page_left_open, change=True)(fields, instance=page_left_open)
    form.full_clean()

    accounts.save_model(request, form.instance, form, change=True)

    lifter.refresh_from_db()
    assert (lifter.username, lifter.weekly_goal, lifter.generation) == ("renamed", 5, 7)


def test_password_set_here_keeps_what_the_lifter_changed_meanwhile(lifter, page_left_open):
    form = NewPasswordForm(page_left_open, {"password1": "bench 100 twice", "password2": "bench 100 twice"})
    form.full_clean()

    form.save()

    lifter.refresh_from_db()
    assert (lifter.weekly_goal, lifter.generation) == (5, 7)
    assert lifter.check_password("bench 100 twice")


def test_password_can_be_set(operator, lifter):
    words = {"password1": "bench 100 twice", "password2": "bench 100 twice", "usable_password": "true"}

    operator.post(f"{LIST}{lifter.pk}/password/", words)

    lifter.refresh_from_db()
    assert lifter.check_password("bench 100 twice")


def test_account_can_be_added(operator):
    words = {"password1": "a long enough password", "password2": "a long enough password", "usable_password": "true"}

    operator.post(f"{LIST}add/", {"username": "zoe", "email": "zoe@example.org"} | words)

    made = User.objects.get(username="zoe")
    assert (made.email, made.is_staff, made.check_password("a long enough password")) == (
        "zoe@example.org",
        False,
        True,
    )


def test_account_can_not_be_deleted(operator, lifter):
    assert operator.post(f"{LIST}{lifter.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=lifter.pk).exists()
