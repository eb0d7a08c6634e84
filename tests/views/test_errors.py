"""Pages for what went wrong."""

import pytest
from django.test import Client, RequestFactory

from tests.factories import UserFactory
from workouts.views import errors


@pytest.mark.django_db
def test_an_unknown_address_says_so(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "sentence"),
    [
        (errors.not_found, 404, "There is nothing here"),
        (errors.forbidden, 403, "This is not yours to open"),
        (errors.csrf_failure, 403, "This page was open too long"),
        (errors.too_large, 413, "That is too large"),
        (errors.too_many, 429, "Too many tries"),
        (errors.server_error, 500, "Something broke on our side"),
    ],
)
def test_error_page_needs_no_database(view, status, sentence):  # no django_db: a query would fail the test
    answer = view(RequestFactory().get("/"))

    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{sentence}</h1>" in page
    assert "style=" not in page
    assert "!" not in page.replace("<!doctype", "").split("<main")[1]


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_words():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    answer = client.post("/profile/", {"weekly_goal": "5"})

    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


@pytest.mark.django_db
def test_a_broken_page_answers_with_500_without_its_traceback(monkeypatch):
    def broken(*args, **options):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("workouts.views.profile._page", broken)
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())

    answer = client.get("/profile/")

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "secret detail" not in answer.content.decode()
