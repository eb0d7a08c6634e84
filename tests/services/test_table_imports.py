"""Tables of no known format, whose columns the lifter points out."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories.uploads import confirmed, imported, upload
from workouts import tasks
from workouts.enums import ImportState
from workouts.errors import Conflict
from workouts.models import Import, WorkoutSession
from workouts.services import file_imports, import_preview, import_run
from workouts.services.exercises import make_exercises_alone

TABLE = b"When,What,How many,Kilos\n2024-01-02,Squat,5,60\n2024-01-02,Squat,6,60\n2024-01-03,Bench,x,60\n"
COLUMNS = {"date": "when", "exercise": "what", "reps": "how many"}
OTHERS = {"date": "when", "exercise": "what", "weight": "kilos"}


def test_a_table_waits_for_its_columns(lifter):
    job = upload(lifter, content=TABLE)

    import_preview.preview_import(job)

    job.refresh_from_db()
    assert (job.source_format, job.state, job.needs_columns, job.attempts) == ("csv", ImportState.UPLOADED, True, 0)
    assert file_imports.columns_in(job).names == ("when", "what", "how many", "kilos")


def test_sweep_leaves_a_table_that_waits_for_its_columns(lifter):
    upload(lifter, content=TABLE)
    Import.objects.update(touched_at=timezone.now() - timedelta(minutes=5))

    assert tasks.sweep_imports() == 0


def test_columns_chosen_lead_to_the_preview_and_to_the_import(lifter):
    job = file_imports.choose_columns(upload(lifter, content=TABLE), COLUMNS)
    import_preview.preview_import(job)
    job.refresh_from_db()
    told = {name: job.preview[name] for name in ("rows", "workouts", "sets", "reasons")}
    assert told == {"rows": 3, "workouts": 1, "sets": 2, "reasons": [[4, "reps “x” is not a number."]]}

    import_run.carry_on(file_imports.confirm_import(job, exercises={}))

    session = WorkoutSession.objects.get()
    assert (session.source_format, session.total_sets, session.total_reps) == ("csv", 2, 11)


def test_columns_chosen_again_are_read_again(lifter):
    job = file_imports.choose_columns(upload(lifter, content=TABLE), COLUMNS)
    import_preview.preview_import(job)

    file_imports.choose_columns(job, OTHERS)
    import_preview.preview_import(Import.objects.get())

    assert (Import.objects.get().state, Import.objects.get().preview["sets"]) == (ImportState.PREVIEWED, 3)


def test_a_late_preview_reads_the_columns_that_were_said_last(lifter):
    late = file_imports.choose_columns(upload(lifter, content=TABLE), COLUMNS)
    file_imports.choose_columns(late, OTHERS)

    import_preview.preview_import(late)

    assert (Import.objects.get().state, Import.objects.get().preview["sets"]) == (ImportState.PREVIEWED, 3)


@pytest.mark.django_db(transaction=True)
def test_a_preview_of_columns_that_are_said_otherwise_meanwhile_is_not_kept(lifter):
    job = file_imports.choose_columns(upload(lifter, content=TABLE), COLUMNS)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            make_exercises_alone(lifter)
            work = start_elsewhere(import_preview.preview_import, job)
            assert came_to_wait(work)
            file_imports.choose_columns(job, OTHERS)
        work.result()

    assert Import.objects.get().state == ImportState.UPLOADED


@pytest.mark.parametrize("made", [confirmed, imported, upload])
def test_columns_of_a_known_format_or_a_started_import_are_settled(lifter, made):
    with pytest.raises(Conflict, match="are settled"):
        file_imports.choose_columns(made(lifter), COLUMNS)
