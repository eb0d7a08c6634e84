"""What the command that imports a history refuses, and says of it."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.commands.history_imports import said
from tests.factories import UserFactory
from tests.factories.hevy import HEADER, row
from workouts.models import WorkoutSession

pytestmark = pytest.mark.django_db


def test_import_history_reads_a_file_as_the_format_that_is_named(export, lifter):
    with pytest.raises(CommandError, match="This file is no export of Strong"):
        said(export(row()), lifter, "--format", "strong")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"Date,Exercise\n", "This file is none that is known here: its first line says “Date”, “Exercise”."),
        (b"PK\x03\x04\x81\x8d", "This is an archive or a spreadsheet"),
        (bytes(range(256)), "This is not a text file."),
        (f"{HEADER},reps\n".encode(), "names the column reps twice"),
    ],
)
def test_import_history_refuses_another_file(tmp_path, lifter, content, sentence):
    path = tmp_path / "some.file"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=sentence) as refused:
        said(path, lifter)

    assert refused.value.returncode == 1
    assert not WorkoutSession.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none.csv", "can’t be read: No such file or directory"), ("", "can’t be read: Is a directory")],
)
def test_import_history_refuses_a_path_without_a_file(tmp_path, lifter, name, sentence):
    with pytest.raises(CommandError, match=sentence):
        said(Path(tmp_path, name), lifter)


def test_import_history_refuses_a_file_that_is_too_large(tmp_path, lifter):
    path = tmp_path / "large.csv"
    with path.open("wb") as large:
        large.truncate(64 * 1024 * 1024 + 1)

    with pytest.raises(CommandError, match="is larger than 64 MB"):
        said(path, lifter)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"user": "nobody"}, "There is no lifter with the name or mail address “nobody”."),
        ({"user": ""}, "There is no lifter with the name or mail address “”."),
        ({"timezone": "Berlin"}, "There is no time zone “Berlin”. They are written like Europe/Berlin."),
    ],
)
def test_import_history_refuses_unknown_names(export, lifter, options, sentence):
    UserFactory(email="")

    with pytest.raises(CommandError) as refused:
        call_command("import_history", str(export(row())), **{"user": lifter.username} | options)

    assert str(refused.value) == sentence
    assert not WorkoutSession.objects.exists()
