"""Workouts of which a later file has more sets than the one that brought them."""

import pytest
from django.db import connection, transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories.hevy import file, row, sets_of
from tests.factories.uploads import confirmed, days, imported
from workouts.enums import ImportState
from workouts.formats.files import parse
from workouts.models import Import, PersonalRecord, WorkoutSession
from workouts.services import import_run
from workouts.services.import_at_once import import_at_once
from workouts.services.import_undo import undo_import
from workouts.services.imports import import_history
from workouts.services.recounting import lock_sessions
from workouts.services.sessions import describe_session
from workouts.services.trash import delete_session

pytestmark = pytest.mark.usefixtures("bench")


def bring(lifter, *rows):
    return import_at_once(lifter, parse(file(*rows)), file_name="a.csv", size_bytes=1)


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_file_that_was_cut_off_anywhere_is_completed_by_the_whole(lifter, cut):
    rows = [row(title=f"W{day}", start=f"{day} Dec 2025, 11:37", index=index, values=f"{90 + index},5,,,")
            for day in (1, 2) for index in range(4)]  # fmt: skip
    bring(lifter, *rows[:cut])

    whole, again = bring(lifter, *rows), bring(lifter, *rows)

    assert (whole.rows, whole.sets, whole.duplicates, whole.skipped) == (8, 8 - cut, cut, ())
    assert (again.sets, again.workouts, again.duplicates) == (0, 0, 8)
    assert sets_of(lifter, "weight_kg") == [90, 91, 92, 93] * 2
    assert WorkoutSession.objects.filter(records_computed_at=None).count() == 0
    best = PersonalRecord.objects.standing().filter(record_type="max_weight")
    assert list(best.values_list("value", "session__title")) == [(93, "W1")]


def test_a_workout_that_grew_keeps_its_id_and_the_import_that_brought_it(lifter):
    bring(lifter, row())
    before = WorkoutSession.objects.get()

    found = bring(lifter, row(), row(index=1), row("Squat"))

    after = WorkoutSession.objects.get()
    assert (found.workouts, found.sets, found.duplicates) == (0, 2, 1)
    assert (after.uuid, after.imported_by, after.total_sets) == (before.uuid, before.imported_by, 3)
    assert after.imported_digest not in {"", before.imported_digest}


def test_a_workout_that_was_changed_here_does_not_grow_and_that_is_told(lifter):
    bring(lifter, row(), row(index=1))
    WorkoutSession.objects.update(notes="mine")

    found = bring(lifter, row(), row(index=1), row(index=2), row(index=3))

    assert (found.sets, found.duplicates, [each.line for each in found.skipped]) == (0, 2, [4, 5])
    assert {each.reason for each in found.skipped} == {
        "This workout was changed here, or is another one; what its file has new is left out."
    }
    assert WorkoutSession.objects.get().total_sets == 2


def test_a_workout_of_which_nobody_knows_whether_it_was_changed_does_not_grow(lifter):
    import_history(lifter, parse(file(row())))

    found = bring(lifter, row(), row(index=1))

    assert (found.sets, found.duplicates, [each.line for each in found.skipped]) == (0, 1, [3])


def test_a_longer_table_of_other_exercises_on_that_day_does_not_take_the_place_of_the_first(lifter):
    lifts = "Date,Exercise,Category,Weight (kgs),Reps\n2024-05-03,Squat,Legs,60,5\n"
    runs = "Date,Exercise,Category,Distance,Distance Unit\n2024-05-03,Run,Cardio,5,km\n2024-05-03,Run,Cardio,3,km\n"
    import_at_once(lifter, parse(lifts), file_name="a.csv", size_bytes=1)

    found = import_at_once(lifter, parse(runs), file_name="b.csv", size_bytes=1)

    assert (found.sets, found.offered, [row.line for row in found.skipped]) == (0, 1, [2, 3])
    assert sets_of(lifter, "exercise__name", "reps") == [("Squat", 5)]


def test_a_file_with_fewer_sets_takes_none_away(lifter):
    bring(lifter, row(), row(index=1))

    assert bring(lifter, row()).duplicates == 1
    assert WorkoutSession.objects.get().total_sets == 2


def test_a_workout_beyond_its_bounds_does_not_grow_each_time(lifter):
    rows = [row(index=index) for index in range(203)]

    first, second = bring(lifter, *rows), bring(lifter, *rows)

    assert (first.sets, len(first.skipped), second.duplicates, second.sets, second.skipped) == (200, 3, 203, 0, ())


def test_an_import_in_the_worker_lets_workouts_grow(lifter):
    bring(lifter, *days(3)[:3])

    job = imported(lifter, *days(3))

    assert (job.state, job.total, job.done) == (ImportState.DONE, 2, 2)
    assert {name: job.result[name] for name in ("workouts", "sets", "duplicates")} == {
        "workouts": 1,
        "sets": 3,
        "duplicates": 3,
    }
    assert job.brought["updated"] == [str(WorkoutSession.objects.get(title="Day 2").uuid)]
    assert len(sets_of(lifter, "reps")) == 6


@pytest.mark.parametrize("change", [lambda session: describe_session(session, title="Mine"), delete_session])
def test_a_workout_that_is_changed_while_the_import_runs_does_not_grow(lifter, monkeypatch, change):
    monkeypatch.setattr(import_run, "BATCH", 2)
    bring(lifter, *days(2)[2:3])
    before = WorkoutSession.objects.get()
    steps = import_run.steps(confirmed(lifter, *days(3)))
    next(steps)

    change(before)
    after = list(WorkoutSession.objects.filter(uuid=before.uuid).values())
    list(steps)

    assert list(WorkoutSession.objects.filter(uuid=before.uuid).values()) == after
    others = WorkoutSession.objects.exclude(uuid=before.uuid).order_by("title")
    assert list(others.values_list("title", "total_sets")) == [("Day 1", 2), ("Day 3", 2)]
    assert Import.objects.latest("pk").state == ImportState.DONE


@pytest.mark.django_db(transaction=True)
def test_a_workout_grows_after_a_weighing_that_needs_it_is_over(lifter):
    bring(lifter, row())

    with elsewhere() as start_elsewhere:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('weighings'), %s)", [lifter.pk])
            work = start_elsewhere(bring, lifter, row(), row(index=1))
            assert came_to_wait(work)
            lock_sessions(lifter)  # would wait for an import that has the workout
        assert work.result().sets == 1


def test_undo_of_the_import_of_the_shell_and_of_what_made_workouts_grow(lifter):
    bring(lifter, row(), row("Mine"))
    bring(lifter, row(), row("Mine"), row("Mine", index=1), row(title="New", start="6 Dec 2025, 10:00"))
    later, first = Import.objects.order_by("-pk")

    grown = WorkoutSession.objects.get(title="Push")

    assert undo_import(later).kept["workouts"] == [[str(grown.uuid), "Push", "2025-12-05"]]
    assert [session.total_sets for session in WorkoutSession.objects.all()] == [3]
    undo_import(first)

    assert not WorkoutSession.objects.exists()
    assert not lifter.exercises.exists()
    assert bring(lifter, row(), row("Mine")).sets == 2


def test_a_rehearsal_in_the_shell_leaves_nothing_behind(lifter):
    parsed = parse(file(row()))

    import_at_once(lifter, parsed, file_name="a.csv", size_bytes=1, is_rehearsal=True)

    assert not Import.objects.exists()
    assert not WorkoutSession.objects.exists()
