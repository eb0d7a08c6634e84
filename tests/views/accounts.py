"""Somebody at the door: what they type, and whether they are in."""

from django.urls import reverse

PASSWORD = "a long enough password"
NEW = {
    "username": "new.lifter",
    "email": "new@example.org",
    "password1": "squat deep 140",
    "time_zone": "Europe/Berlin",
}


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def is_in(client):
    return client.get(reverse("profile")).status_code == 200
