from datetime import timedelta

import pytest
from django.utils import timezone

from workouts import meter
from workouts.views.middleware import MOST_OF_A_BODY


def test_a_session_slides_on_once_a_week(client, lifter, time_machine):
    client.force_login(lifter)

    first = client.get("/")
    again = client.get("/")
    time_machine.move_to(timezone.now() + timedelta(days=8))
    later = client.get("/")

    assert ["sessionid" in response.cookies for response in (first, again, later)] == [True, False, True]


def test_pages_of_a_lifter_stay_out_of_shared_caches(signed_in):
    assert signed_in.get("/")["Cache-Control"] == "private, no-cache"


def test_the_policy_is_strict(signed_in):
    policy = signed_in.get("/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_requests_are_measured_but_probes_and_files(client, signed_in):
    meter.taken()

    for path in ("/", "/history/", "/nothing/", "/api/health", "/static/nothing.css"):
        signed_in.get(path)
    client.post("/accounts/login/", {"login": "nobody", "password": "wrong"})

    requests = meter.taken().requests
    assert len(requests) == 5
    assert all(0 < seconds < 5 for seconds in requests)


@pytest.mark.parametrize("path", ["/profile/import/", "/", "/nothing/", "/api/workouts"])
def test_what_is_far_too_large_is_refused_unread(path, client):
    class Untouched:
        def read(self, *args):
            raise AssertionError("The body was read.")

        readline = read

    def sent(length):
        return client.generic("POST", path, CONTENT_TYPE="multipart/form-data; boundary=x", **length)

    answer = sent({"wsgi.input": Untouched(), "CONTENT_LENGTH": str(MOST_OF_A_BODY + 1)})

    assert answer.status_code == 413
    assert sent({"CONTENT_LENGTH": "0"}).status_code != 413
