import json

import pytest
import time_machine

from tests.factories.hevy import bring_in, row
from workouts.models import BodyMeasurement

EXPORT = "/profile/export/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-14T12:00:00Z", tick=False):
        yield


def read(answer):
    assert (answer.status_code, answer.streaming) == (200, True)
    return b"".join(answer.streaming_content).decode()


def test_export_offers_three_files_and_says_what_they_hold(signed_in, lifter):
    bring_in(lifter, row(), row(title="Later", start="6 Dec 2025, 09:00", end=""))

    page = signed_in.get(EXPORT).content.decode()

    assert [f'href="{EXPORT}{name}/"' in page for name in ("json", "hevy", "measurements")] == [True] * 3
    assert "2 workouts, a row for each set" in page
    assert "None are here yet." in page


def test_export_of_workouts_has_the_shape_of_hevy(signed_in, lifter, stranger):
    bring_in(lifter, row("My press"))
    bring_in(stranger, row("Their press"))

    answer = signed_in.get(f"{EXPORT}hevy/")

    assert answer["Content-Disposition"] == 'attachment; filename="full-tracker-workouts-2026-11-14.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    header, line = read(answer).splitlines()
    assert header.startswith('"title","start_time","end_time"')
    assert '"My press"' in line


def test_export_of_measurements(signed_in, lifter, stranger):
    for whose, kg in ((lifter, "80.5"), (stranger, "99")):
        BodyMeasurement.objects.create(lifter=whose, measured_on="2025-12-05", weight_kg=kg)

    answer = signed_in.get(f"{EXPORT}measurements/")

    assert answer["Content-Disposition"] == 'attachment; filename="full-tracker-measurements-2026-11-14.csv"'
    assert ("80.5" in (text := read(answer)), "99" in text) == (True, False)


def test_export_of_everything(signed_in, lifter, stranger):
    bring_in(lifter, row("My press"))
    bring_in(stranger, row("Their press"))

    answer = signed_in.get(f"{EXPORT}json/")

    assert answer["Content-Disposition"] == 'attachment; filename="full-tracker-2026-11-14.json"'
    document = json.loads(read(answer))
    assert [exercise["name"] for exercise in document["exercises"]] == ["My press"]


@pytest.mark.parametrize("name", ["strong", "xml"])
def test_export_of_another_kind_is_not_there(signed_in, name):
    assert signed_in.get(f"{EXPORT}{name}/").status_code == 404


def test_export_asks_who_it_is(client):
    assert client.get(f"{EXPORT}json/")["Location"].startswith("/accounts/login/")
