"""Files that are brought in by the pages: their upload, their list, and whose they are."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.hevy import file, row
from tests.factories.uploads import confirmed, days, imported, previewed
from tests.pages import fields, page, text_of
from workouts.models import Import
from workouts.services.file_imports import TOO_LARGE

IMPORTS = "/profile/import/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bench")]


def sent(content, name="workouts.csv", **data):
    return {"uuid": uuid4(), "file": SimpleUploadedFile(name, content)} | data


# --- Upload -------------------------------------------------------------------------------------------------------------


def test_profile_leads_to_import_and_export(signed_in):
    profile = page(signed_in, "/profile/")

    assert f'href="{IMPORTS}"' in profile
    assert 'href="/profile/export/"' in profile


def test_upload_leads_to_the_page_that_reads_the_file(signed_in, lifter):
    asked = page(signed_in, IMPORTS)
    assert "up to 32 MB" in text_of(asked)

    uuid = fields(asked)["uuid"]
    answer = signed_in.post(IMPORTS, sent(file(row()).encode(), uuid=uuid), follow=True)

    job = Import.objects.get()
    assert (str(job.uuid), job.lifter, job.file_name) == (uuid, lifter, "workouts.csv")
    assert answer.redirect_chain == [(f"{IMPORTS}{uuid}/", 302)]
    shown = answer.content.decode()
    assert "Reading the file It is being read. Nothing is stored yet. Look again Throw it away" in text_of(shown)
    assert f'hx-get="{IMPORTS}{uuid}/" hx-trigger="every 1s"' in shown


def test_upload_by_a_double_tap_is_one(signed_in):
    data = sent(file(row()).encode())

    first, second = (signed_in.post(IMPORTS, sent(file(row()).encode(), uuid=data["uuid"])) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Import.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty. Export your workouts"),
        (b"a,b\n1,2\n", "This file is none that is known here: its first line says “a”, “b”."),
    ],
)
def test_upload_says_what_is_wrong_with_a_file(signed_in, content, reason):
    answer = signed_in.post(IMPORTS, sent(content))

    assert answer.status_code == 422
    assert reason in text_of(answer.content.decode())
    assert not Import.objects.exists()


def test_upload_refuses_a_large_file_before_it_is_read(signed_in, monkeypatch):
    monkeypatch.setattr("workouts.forms.files.MOST_BYTES", 10)

    answer = signed_in.post(IMPORTS, sent(file(row()).encode()))

    assert (answer.status_code, TOO_LARGE in text_of(answer.content.decode())) == (422, True)


def test_upload_without_a_file_asks_for_one(signed_in):
    answer = signed_in.post(IMPORTS, {"uuid": uuid4()})

    assert answer.status_code == 422
    assert "Choose the file that the other app exported." in text_of(answer.content.decode())


def test_imports_are_listed_latest_first(signed_in, lifter, stranger):
    imported(stranger, name="theirs.csv")
    imported(lifter, *days(2), name="old.csv")
    previewed(lifter, name="asks.csv")
    previewed(lifter, content=b'{"format": "other"}', name="broken.json")
    confirmed(lifter, name="new.csv")

    shown = text_of(page(signed_in, IMPORTS))

    assert "Not started yet asks.csv Hevy, today: waits for your word Imported" in shown
    assert (
        "new.csv Hevy, today: running, 0 % broken.json Full Tracker, today: failed old.csv Hevy, today: 2 work" in shown
    )
    assert "theirs" not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_imports_take_the_same_number_of_statements(signed_in, lifter, count, django_assert_num_queries):
    for number in range(count):
        imported(lifter, row(title=str(number)))
    page(signed_in, IMPORTS)  # tells that they are done

    with django_assert_num_queries(4):
        page(signed_in, IMPORTS)


# --- Strangers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["", "discard/", "undo/"])
def test_imports_of_a_stranger_are_not_there(signed_in, stranger, verb):
    job = previewed(stranger)
    before = Import.objects.values().get()

    answers = [signed_in.post(f"{job.get_absolute_url()}{verb}")]
    answers += [signed_in.get(f"{job.get_absolute_url()}{verb}")] if verb != "discard/" else []

    assert {answer.status_code for answer in answers} == {404}
    assert Import.objects.values().get() == before
