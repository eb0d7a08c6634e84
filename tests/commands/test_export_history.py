import gc
import json
import tracemalloc
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import EntryFactory, FinishedSessionFactory, SetFactory
from workouts.models import WorkoutSet
from workouts.queries import exporting
from workouts.services.exports import complete, hevy_shaped

pytestmark = pytest.mark.django_db


def printed(lifter, *options):
    out = StringIO()
    call_command("export_history", "--user", lifter.username, *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def trained(lifter):
    SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter, title="Drücken")))
    return lifter


def test_export_history_prints_each_format(trained, stranger):
    assert printed(trained).splitlines()[1].startswith('"Drücken","2 Mar 2026, 17:30"')
    assert printed(trained, "--format", "hevy") == printed(trained)
    assert printed(trained, "--format", "measurements").startswith('"date","weight_kg"')
    assert json.loads(printed(trained, "--format", "json"))["workouts"][0]["title"] == "Drücken"
    assert len(printed(stranger).splitlines()) == 1


def test_export_history_writes_a_file(trained, tmp_path):
    path = tmp_path / "all.csv"

    assert printed(trained, "--output", str(path)) == ""
    assert path.read_text(encoding="utf-8") == printed(trained)
    with pytest.raises(CommandError, match="can’t be written: Is a directory"):
        printed(trained, "--output", str(tmp_path))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [(("--format", "xml"), "invalid choice: 'xml'"), (("--user", "nobody"), "There is no lifter")],
)
def test_export_history_refuses(lifter, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        printed(lifter, *options)


@pytest.mark.parametrize("export", [complete, hevy_shaped])
def test_export_holds_a_page_in_memory_whatever_the_history(lifter, export, monkeypatch):
    def most(workouts):
        for _ in range(workouts):
            entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
            row = SetFactory(entry=entry)
            WorkoutSet.objects.bulk_create(
                WorkoutSet(
                    entry=entry, session=entry.session, lifter=lifter, exercise=entry.exercise, position=place, reps=5,
                    logged_at=row.logged_at, performed_at=row.performed_at,
                )
                for place in range(2, 30)
            )  # fmt: skip
        tracemalloc.start()
        for _ in export(lifter):
            gc.collect()  # what watches for repeated statements ties rows into rings
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    monkeypatch.setattr(exporting, "PAGE", 10)
    few, many = most(30), most(150)

    assert many < 2 * few  # of six times as much
