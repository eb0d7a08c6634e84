"""New passwords and addresses, and the pages of an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.views.accounts import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db


def link_in(message):
    return re.search(r"http://testserver(\S+)", message.body)[1]


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
