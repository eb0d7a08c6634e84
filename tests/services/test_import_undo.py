from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.connections import came_to_wait, elsewhere
from tests.factories import ExerciseFactory, FinishedSessionFactory, RoutineFactory, SetFactory, UserFactory
from tests.factories.hevy import BENCH, bring_in, row
from tests.factories.uploads import confirmed, days, imported, previewed
from workouts.enums import ImportState
from workouts.errors import Conflict
from workouts.models import (
    BodyMeasurement,
    Deletion,
    Exercise,
    ExerciseAlias,
    Import,
    PersonalRecord,
    RecordsDue,
    Routine,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services import exports, import_run, records, trash
from workouts.services.bodyweight import note_weight
from workouts.services.exercises import create_exercise
from workouts.services.import_undo import undo_import
from workouts.services.routines import Plan, save_routine

MEASURED = b'"date","weight_kg","waist_cm"\n"5 Dec 2025, 00:00",80.5,84\n"6 Dec 2025, 00:00",81,\n'
NOTHING = {"workouts": [], "measurements": [], "routines": [], "exercises": []}


def undone(job):
    return undo_import(Import.objects.get(pk=job.pk))


def test_undo_takes_out_all_that_the_import_brought(lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")
    mine = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter), entry__exercise=bench)
    job = imported(lifter, *days(3), row("Thing"), row("Kniebeuge"), exercises={"Kniebeuge": squat})
    generation = User.objects.get(pk=lifter.pk).generation

    job = undone(job)

    assert (job.state, job.kept) == (ImportState.UNDONE, NOTHING)
    assert list(WorkoutSession.objects.all()) == [mine.session]
    assert list(WorkoutSet.objects.all()) == [mine]
    assert set(Exercise.objects.all()) == {bench, squat}
    assert not ExerciseAlias.objects.exists()
    assert set(RecordsDue.objects.values_list("exercise", flat=True)) == {bench.pk, squat.pk}
    assert User.objects.get(pk=lifter.pk).generation > generation


def test_undo_lets_names_mean_what_they_meant(lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")
    for name in ("Thing", "Other"):
        ExerciseAlias.objects.create(exercise=squat, lifter=lifter, name=name)
    job = imported(lifter, row("Thing"), row("Other"), own=["Thing", "Other"])
    assert not ExerciseAlias.objects.filter(exercise=squat).exists()
    ExerciseAlias.objects.filter(name="Other").update(exercise=bench)  # given another meaning since

    undone(job)

    assert set(ExerciseAlias.objects.values_list("name", "exercise")) == {("Thing", squat.pk), ("Other", bench.pk)}
    assert set(Exercise.objects.all()) == {bench, squat}


def test_records_after_an_undo_are_those_of_before(lifter, bench):
    bring_in(lifter, *days(2, values="90,5,,,"))
    columns = ("exercise", "record_type", "value", "achieved_at", "superseded_at", "set")
    before = sorted(PersonalRecord.objects.values_list(*columns), key=str)

    undone(imported(lifter, *days(9, values="120,3,,,")[4:]))
    records.rebuild_due(lifter)

    assert sorted(PersonalRecord.objects.values_list(*columns), key=str) == before


def test_undo_keeps_and_names_what_was_changed_since(lifter, bench):
    job = imported(lifter, *days(3), row("Thing", title="Last"))
    WorkoutSession.objects.filter(title="Day 1").update(notes="Felt strong.")
    WorkoutSet.objects.filter(session__title="Day 2", position=1).update(reps=6)
    WorkoutSet.objects.filter(session__title="Last").update(rpe=8)

    job = undone(job)

    sessions = WorkoutSession.objects.order_by("-started_at")
    assert [session.title for session in sessions] == ["Last", "Day 2", "Day 1"]
    assert job.kept == NOTHING | {
        "workouts": [[str(session.uuid), session.title, str(session.started_on)] for session in sessions],
        "exercises": ["Thing"],
    }


def test_undo_takes_out_what_was_merely_computed_anew(lifter):
    ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=True)
    job = imported(lifter, row("Pull Up (Weighted)", values="10,5,,,"))

    note_weight(lifter, on=date(2025, 12, 1), weight_kg=Decimal(80))

    assert WorkoutSession.objects.get().bodyweight_kg == 80
    undone(job)
    assert not WorkoutSession.objects.exists()


def test_undo_leaves_an_exercise_that_is_used_since_the_whole_of_its_name(lifter):
    name = "Long " * 30
    job = imported(lifter, row(name))
    imported(lifter, row(name, title="Next"))

    assert undone(job).kept["exercises"] == [Exercise.objects.get().name]

    assert imported(lifter, row(name, title="Later")).result["created"] == []


def test_undo_takes_as_many_statements_for_many_exercises_as_for_few(db):
    counts = []
    for names in (2, 40):
        job = imported(UserFactory(), *(row(f"Thing {number}") for number in range(names)))
        with CaptureQueriesContext(connection) as asked:
            assert undo_import(job).kept == NOTHING
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert not Exercise.objects.exists()


def test_undo_leaves_what_another_import_brought(lifter, bench):
    first, second = imported(lifter, *days(2)), imported(lifter, *days(4))

    undone(first)

    assert set(WorkoutSession.objects.values_list("title", "imported_by")) == {
        ("Day 3", second.pk),
        ("Day 4", second.pk),
    }


def test_undone_workouts_can_be_imported_again(lifter, bench):
    undone(imported(lifter, *days(2)))

    again = imported(lifter, *days(2))

    assert (again.result["workouts"], again.result["skipped"]) == (2, 0)


def test_undo_tells_those_who_follow(lifter, bench):
    job = imported(lifter, *days(1))
    uuid = WorkoutSession.objects.get().uuid

    undone(job)

    assert list(Deletion.objects.values_list("uuid", "kind", "source_format", "source_key")) == [
        (uuid, "session", "undone", "")
    ]


def test_undo_leaves_what_the_lifter_deleted_to_be_restored(lifter, bench):
    job = imported(lifter, *days(2), row("Thing", title="Deleted"))
    deleted = WorkoutSession.objects.get(title="Deleted")
    trash.delete_session(deleted)

    job = undone(job)

    assert job.kept["exercises"] == ["Thing"]
    assert trash.restore_session(lifter, deleted.uuid).imported_by == job


def test_undo_of_measurements_empties_what_was_filled_and_is_the_same(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2025-12-05", weight_kg="80.5")
    job = imported(lifter, content=MEASURED)

    job = undone(job)

    assert list(BodyMeasurement.objects.values_list("measured_on", "weight_kg", "waist_cm")) == [
        (date(2025, 12, 5), Decimal("80.5"), None)
    ]
    assert job.kept == NOTHING


def test_undo_of_measurements_keeps_and_names_what_was_corrected(lifter):
    job = imported(lifter, content=MEASURED)
    BodyMeasurement.objects.filter(measured_on="2025-12-06").update(weight_kg=82)

    job = undone(job)

    assert list(BodyMeasurement.objects.values_list("measured_on", "weight_kg")) == [(date(2025, 12, 6), 82)]
    assert job.kept["measurements"] == ["2025-12-06"]


def test_undo_of_weighings_takes_them_out_of_workouts(lifter):
    pull_up = ExerciseFactory(name="Pull up", type="bodyweight_weighted", counts_bodyweight=True)
    session = FinishedSessionFactory(lifter=lifter, started_at="2025-12-07T10:00Z", completed_at="2025-12-07T11:00Z")
    done = SetFactory(entry__session=session, entry__exercise=pull_up, weight_kg=10)
    job = imported(lifter, content=MEASURED)
    done.refresh_from_db()
    assert done.load_kg == 91

    undone(job)

    done.refresh_from_db()
    assert done.load_kg is None
    assert RecordsDue.objects.get().exercise == pull_up


def test_undo_of_an_account_takes_out_its_routines(lifter, bench):
    source = UserFactory()
    RoutineFactory(lifter=source, name="Push")
    RoutineFactory(lifter=source, name="Pull")
    bring_in(source, *days(2), row("Thing"))
    content = "".join(exports.complete(source)).encode()
    job = imported(lifter, content=content)
    Routine.objects.get(lifter=lifter, name="Pull").save()  # as an edit does

    job = undone(job)

    assert job.kept == NOTHING | {"routines": ["Pull"]}
    assert [routine.name for routine in Routine.objects.owned_by(lifter)] == ["Pull"]
    assert not WorkoutSession.objects.filter(lifter=lifter).exists()
    assert not Exercise.objects.filter(created_by=lifter).exists()
    assert imported(lifter, content=content).result["workouts"] == 3


@pytest.mark.django_db(transaction=True)
def test_undo_of_an_account_leaves_what_the_lifter_made_while_it_waited(lifter):
    job = confirmed(lifter, content="".join(exports.complete(UserFactory())).encode())

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            routine, exercise = save_routine(lifter, None, Plan("Mine")), create_exercise(lifter, name="Mine")
            work = start_elsewhere(import_run.carry_on, job)
            assert came_to_wait(work)
        work.result()
    undone(job)

    assert list(Routine.objects.all()) == [routine]
    assert list(Exercise.objects.all()) == [exercise]


def test_undo_of_what_came_before_a_failure(lifter, bench, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    job = confirmed(lifter, *days(3), row("Thing"))
    next(import_run.steps(job))
    Import.objects.update(attempts=5)
    import_run.carry_on(Import.objects.get())
    assert (Import.objects.get().state, WorkoutSession.objects.count()) == (ImportState.FAILED, 1)

    undone(job)

    assert not WorkoutSession.objects.exists()
    assert list(Exercise.objects.all()) == [bench]


def test_undo_when_replayed_does_nothing_more(lifter, bench):
    job = undone(imported(lifter, *days(1)))
    imported(lifter, *days(1))

    again = undone(job)

    assert (again.undone_at, WorkoutSession.objects.count()) == (job.undone_at, 1)


@pytest.mark.parametrize("state", [previewed, confirmed])
def test_undo_before_the_end_is_refused(lifter, state):
    with pytest.raises(Conflict, match="not over yet"):
        undo_import(state(lifter, row(BENCH)))
