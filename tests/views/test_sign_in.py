"""Signing in and out, and too often."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory
from tests.views.accounts import NEW, PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["lifter", "LIFTER", "lifter@example.org", "Lifter@Example.org"])
def test_sign_in_by_name_or_address(client, login):
    UserFactory(username="lifter", email="lifter@example.org")

    answer = sign_in(client, login)

    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in(client)


@pytest.mark.parametrize(
    ("login", "password"), [("lifter", "wrong"), ("nobody", PASSWORD), ("no@example.org", PASSWORD)]
)
def test_sign_in_with_a_mistake_says_the_same_whoever_it_is(client, login, password):
    UserFactory(username="lifter")

    page = sign_in(client, login, password).content.decode()

    assert "Name and password don’t match. Try again, or set a new password." in page
    assert f'value="{login}"' in page
    assert not is_in(client)


def test_sign_in_when_switched_off_says_so(client):
    UserFactory(username="lifter", is_active=False)

    answer = client.post(reverse("account_login"), {"login": "lifter", "password": PASSWORD}, follow=True)

    assert "This account is switched off" in answer.content.decode()


@pytest.mark.parametrize(
    ("next_page", "landed"),
    [("/history/", "/history/"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("javascript:alert(1)", "/")],
)
def test_sign_in_leads_on_within_this_site_only(client, next_page, landed):
    UserFactory(username="lifter")

    answer = sign_in(client, "lifter", next=next_page)

    assert answer.url == landed


def test_next_is_kept_on_the_way_to_sign_up(client):
    page = client.get(client.get(reverse("profile")).url).content.decode()

    assert '<input type="hidden" name="next" value="/profile/"' in page
    assert 'href="/accounts/signup/?next=%2Fprofile%2F"' in page


def test_too_many_wrong_passwords_are_answered_kindly(client):
    UserFactory(username="patient")

    pages = [sign_in(client, "patient", "wrong").content.decode() for _ in range(6)]

    assert "Too many tries. Wait five minutes, or set a new password." in pages[-1]


def test_too_many_posts_get_a_page_that_says_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    client.post(reverse("account_signup"), NEW | {"username": ""}, REMOTE_ADDR="10.1.2.3")

    answer = client.post(reverse("account_signup"), NEW | {"username": ""}, REMOTE_ADDR="10.1.2.3")

    assert answer.status_code == 429
    assert "Wait a minute, then try again." in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "first", "second", "status"),
    [
        (0, "198.51.100.1", "198.51.100.2", 429),  # nobody's word but the connection's
        (1, "198.51.100.1", "198.51.100.2", 200),
        (1, "198.51.100.1", "203.0.113.9, 198.51.100.1", 429),  # the client wrote the first one
        (1, "198.51.100.1", "", 200),  # past the proxy
        (2, "198.51.100.1, 10.0.0.7", "203.0.113.9, 198.51.100.1, 10.0.0.8", 429),
        (2, "198.51.100.1, 10.0.0.7", "198.51.100.2, 10.0.0.7", 200),
        (2, "198.51.100.1", "198.51.100.2", 429),  # past one of the two
        (1, "nonsense", "more", 429),
    ],
)
def test_posts_are_counted_by_the_address_that_our_proxy_saw(client, settings, proxies, first, second, status):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}

    answers = [
        client.post(reverse("account_signup"), NEW | {"username": ""}, headers={"X-Forwarded-For": addresses})
        for addresses in (first, second)
    ]

    assert [answer.status_code for answer in answers] == [200, status]


def test_posts_over_a_local_socket_are_counted_as_one(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}

    answers = [client.post(reverse("account_signup"), NEW | {"username": ""}, REMOTE_ADDR="") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]


def test_sign_out_asks_first_and_then_does(client):
    client.force_login(UserFactory())

    asked = client.get(reverse("account_logout"))
    still_in = is_in(client)
    answer = client.post(reverse("account_logout"))

    assert "Stay signed in" in asked.content.decode()
    assert still_in
    assert answer.url == reverse("account_login")
    assert not is_in(client)
