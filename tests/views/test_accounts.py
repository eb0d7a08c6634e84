"""Signing up, in and out; new passwords and addresses."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from workouts.models import User
from workouts.services.sign_up import sign_up

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
NEW = {
    "username": "new.lifter",
    "email": "new@example.org",
    "password1": "squat deep 140",
    "time_zone": "Europe/Berlin",
}


def link_in(message):
    return re.search(r"http://testserver(\S+)", message.body)[1]


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def is_in(client):
    return client.get(reverse("profile")).status_code == 200


def test_the_first_account_is_staff_and_in_the_zone_of_the_device(client):
    answer = client.post(reverse("account_signup"), NEW)

    lifter = User.objects.get()
    assert (answer.status_code, answer.url) == (302, "/")
    assert (lifter.username, lifter.email, lifter.time_zone) == ("new.lifter", "new@example.org", "Europe/Berlin")
    assert (lifter.is_staff, lifter.is_superuser) == (True, True)
    assert is_in(client)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "localtime"])
def test_a_later_account_is_not_staff_and_an_unknown_zone_is_the_servers(client, zone):
    UserFactory()

    client.post(reverse("account_signup"), NEW | {"time_zone": zone})

    lifter = User.objects.get(username="new.lifter")
    assert (lifter.is_staff, lifter.is_superuser, lifter.time_zone) == (False, False, "UTC")


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"username": "TAKEN"}, "username", "Someone here has that name already. Try another."),
        ({"username": "a@b"}, "username", "Letters, digits and . + - _ only, please."),
        ({"username": ""}, "username", "This field is required."),
        ({"email": "Taken@example.org"}, "email", "There is an account with this address."),
        ({"email": "nonsense"}, "email", "Enter a valid email address."),
        ({"password1": "short"}, "password1", "This password is too short."),
        ({"password1": "new.lifter"}, "password1", "too similar to the username"),
    ],
)
def test_signup_says_beside_the_field_what_is_wrong(client, values, field, sentence):
    UserFactory(username="taken", email="taken@example.org")

    page = client.post(reverse("account_signup"), NEW | values).content.decode()

    assert User.objects.count() == 1
    assert re.search(rf'aria-describedby="[^"]*id_{field}-wrong"', page)
    assert sentence in re.search(rf'id="id_{field}-wrong">.*?</p>', page, re.DOTALL)[0]
    assert 'value="squat deep 140"' not in page


def test_signup_when_closed_makes_nobody(client, settings):
    settings.SIGN_UP = "first"
    UserFactory()

    answer = client.post(reverse("account_signup"), NEW)

    assert "No new accounts here" in answer.content.decode()
    assert User.objects.count() == 1


def sign_up_behind(first):
    """Send the form while that account is being stored: it was read with the door still open, and waits."""
    client = Client()

    def send():
        try:
            return client.post(reverse("account_signup"), NEW)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            sign_up(first)
            sent = threads.submit(send)
            while not waits_for_a_lock() and not sent.done():
                time.sleep(0.01)
        return client, sent.result()


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_locks WHERE NOT granted")
        return cursor.rowcount > 0


@pytest.mark.django_db(transaction=True)
def test_signup_that_comes_second_finds_the_door_closed(settings):
    settings.SIGN_UP = "first"

    client, answer = sign_up_behind(UserFactory.build(username="quicker"))

    page = client.get(answer.url).content.decode()
    assert answer.url == reverse("account_signup")
    assert "Someone was quicker" in page
    assert "No new accounts here" in page
    assert list(User.objects.values_list("username", "is_superuser")) == [("quicker", True)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken", [{"username": "New.Lifter"}, {"email": "NEW@example.org"}])
def test_signup_sent_twice_makes_one_account(taken):
    client, answer = sign_up_behind(UserFactory.build(**taken))

    page = client.get(answer.url).content.decode()
    assert "That name or address was taken a moment ago." in page
    assert User.objects.count() == 1


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


def test_a_new_password_by_mail(client):
    lifter = UserFactory(username="lifter", email="lifter@example.org")
    other = Client()
    other.force_login(lifter)

    client.post(reverse("account_reset_password"), {"email": "LIFTER@example.org"})
    [message] = mail.outbox
    form = client.get(link_in(message), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "bench 100 twice", "password2": "bench 100 twice"})

    assert message.subject == "Set a new password for Full Tracker"
    assert message.to == ["lifter@example.org"]
    assert "!" not in message.body
    assert sign_in(client, "lifter", "bench 100 twice").status_code == 302
    assert not is_in(other)


def test_a_used_reset_link_no_longer_works(client):
    UserFactory(username="lifter", email="lifter@example.org")
    client.post(reverse("account_reset_password"), {"email": "lifter@example.org"})
    link = link_in(mail.outbox[0])
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "bench 100 twice", "password2": "bench 100 twice"})

    again = Client().get(link, follow=True)

    assert "This link no longer works" in again.content.decode()


def test_reset_of_an_unknown_address_looks_the_same(client):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True)

    assert "Look at your mail" in answer.content.decode()
    assert [message.subject for message in mail.outbox] == ["No Full Tracker account with this address"]


def test_changing_the_password_ends_other_sessions_only(client):
    lifter = UserFactory(username="lifter")
    other = Client()
    for device in (client, other):
        device.force_login(lifter)

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "bench 100 twice", "password2": "bench 100 twice"},
    )

    assert answer.url == reverse("profile")
    assert (is_in(client), is_in(other)) == (True, False)


def test_changing_the_password_needs_the_old_one(client):
    client.force_login(UserFactory())

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": "guess", "password1": "bench 100 twice", "password2": "bench 100 twice"},
    )

    assert "That is not your password. Try again." in answer.content.decode()


def test_a_new_address_counts_once_its_link_is_opened(client):
    lifter = UserFactory(email="old@example.org")
    EmailAddress.objects.create(user=lifter, email="old@example.org", primary=True)
    client.force_login(lifter)

    client.post(reverse("account_email"), {"email": "new@example.org", "action_add": "1"})
    lifter.refresh_from_db()
    before = lifter.email
    [message] = mail.outbox
    client.post(link_in(message))

    lifter.refresh_from_db()
    assert (before, lifter.email) == ("old@example.org", "new@example.org")
    assert list(EmailAddress.objects.values_list("email", "primary")) == [("new@example.org", True)]
    assert message.to == ["new@example.org"]


def test_a_new_address_can_be_taken_back(client):
    lifter = UserFactory(email="old@example.org")
    client.force_login(lifter)
    client.post(reverse("account_email"), {"email": "typo@example.org", "action_add": "1"})
    asked = client.get(reverse("account_email")).content.decode()

    client.post(reverse("account_email"), {"email": "typo@example.org", "action_remove": "1"})

    lifter.refresh_from_db()
    assert "A link is on its way to <b>typo@example.org</b>" in asked
    assert lifter.email == "old@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["old@example.org"]


def test_a_new_address_that_someone_has_is_refused(client):
    UserFactory(email="theirs@example.org")
    client.force_login(UserFactory())

    answer = client.post(reverse("account_email"), {"email": "THEIRS@example.org", "action_add": "1"})

    assert "There is an account with this address." in answer.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("name", "signed_in", "heading"),
    [
        ("account_login", False, "Sign in"),
        ("account_signup", False, "Make an account"),
        ("account_inactive", False, "This account is switched off"),
        ("account_reset_password", False, "Set a new password"),
        ("account_reset_password_done", False, "Look at your mail"),
        ("account_reset_password_from_key_done", False, "Your new password is saved"),
        ("account_email_verification_sent", False, "Look at your mail"),
        ("account_logout", True, "Sign out"),
        ("account_change_password", True, "Password"),
        ("account_email", True, "Mail address"),
        ("account_reauthenticate", True, "Type your password again"),
    ],
)
def test_account_page_is_ours_and_has_neither_inline_styles_nor_scripts(client, name, signed_in, heading):
    if signed_in:
        client.force_login(UserFactory())

    page = client.get(reverse(name)).content.decode()

    assert f"<h1>{heading}</h1>" in page
    assert "style=" not in page
    assert "None" not in page
    assert not re.search(r"<script(?![^>]*src=)", page)
    assert not re.search(r'\son\w+="', page)


def test_a_page_for_lifters_leads_htmx_to_401_and_others_to_sign_in(client):
    plain = client.get(reverse("profile"))
    swap = client.get(reverse("profile"), headers={"HX-Request": "true"})

    assert plain.url == "/accounts/login/?next=/profile/"
    assert swap.status_code == 401
