"""Workouts changed in their file since: how the worker takes them over, and what an undo makes of them."""

import pytest

from tests.factories.hevy import file, row, sets_of
from tests.factories.uploads import confirmed, days, imported, previewed
from workouts.enums import ImportState
from workouts.formats.files import parse
from workouts.models import Exercise, Import, WorkoutSession
from workouts.services import import_run
from workouts.services.import_at_once import import_at_once
from workouts.services.import_undo import undo_import
from workouts.services.sessions import describe_session

pytestmark = pytest.mark.usefixtures("bench")


def bring(lifter, *rows, **options):
    return import_at_once(lifter, parse(file(*rows)), file_name="a.csv", size_bytes=1, **options)


def take(lifter, *rows, **options):
    return bring(lifter, *rows, takes_changes=True, **options)


def test_the_preview_offers_and_the_worker_takes_over(lifter):
    first = imported(lifter, *days(3))
    rows = [*days(2, values="105,5,,,"), *days(4)[4:]]

    asked = previewed(lifter, *rows).preview
    left = imported(lifter, *rows)
    job = imported(lifter, *rows, settings={"takes_changes": True})

    names = ("workouts", "updated", "offered", "sets", "duplicates", "skipped")
    assert [asked[name] for name in names] == [left.result[name] for name in names] == [1, 0, 2, 2, 2, 4]
    assert [job.result[name] for name in names] == [0, 2, 0, 4, 4, 0]
    assert (job.state, job.total, job.done) == (ImportState.DONE, 2, 2)
    assert sets_of(lifter, "weight_kg") == [105] * 4 + [100] * 4
    assert set(WorkoutSession.objects.exclude(title="Day 4").values_list("imported_by", flat=True)) == {first.pk}


def test_a_worker_that_was_lost_takes_nothing_over_twice(lifter, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    bring(lifter, *days(4))
    job = confirmed(lifter, *days(5, values="105,5,,,"), settings={"takes_changes": True})
    lost = import_run.steps(job)
    next(lost)
    lost.close()
    told, brought = Import.objects.values_list("result", "brought").get(pk=job.pk)
    ids = dict(WorkoutSession.objects.values_list("title", "pk"))

    import_run.carry_on(Import.objects.get(pk=job.pk))

    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.result, job.brought) == (ImportState.DONE, 5, 5, told, brought)
    assert (told["updated"], told["workouts"], told["sets"], len(brought["updated"])) == (4, 1, 10, 4)
    assert WorkoutSession.objects.get(title="Day 1").pk == ids["Day 1"]
    assert sets_of(lifter, "weight_kg") == [105] * 10


def test_a_workout_that_is_changed_before_the_worker_comes_to_it_stays(lifter, monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 2)
    bring(lifter, *days(2))
    steps = import_run.steps(confirmed(lifter, *days(2, values="105,5,,,"), settings={"takes_changes": True}))
    next(steps)

    describe_session(WorkoutSession.objects.get(title="Day 2"), title="Mine")
    list(steps)

    assert sets_of(lifter, "session__title", "weight_kg") == [("Day 1", 105)] * 2 + [("Mine", 100)] * 2


def test_undo_of_an_update_names_it_as_staying_and_that_of_the_first_import_takes_it_out(lifter):
    first = imported(lifter, *days(2))
    take(lifter, *days(1, values="105,5,,,"))
    second = Import.objects.latest("pk")
    session = WorkoutSession.objects.get(title="Day 1")

    assert undo_import(second).kept["workouts"] == [[str(session.uuid), "Day 1", "2025-03-01"]]
    assert sets_of(lifter, "weight_kg") == [105, 105, 100, 100]
    assert undo_import(Import.objects.get(pk=first.pk)).kept["workouts"] == []

    assert not WorkoutSession.objects.exists()
    assert bring(lifter, *days(2)).sets == 4


def test_undo_of_the_first_import_keeps_what_was_changed_after_the_update(lifter):
    first = imported(lifter, *days(1))
    take(lifter, *days(1, values="105,5,,,"))
    WorkoutSession.objects.update(notes="mine")

    kept = undo_import(Import.objects.get(pk=first.pk)).kept["workouts"]

    assert [title for _, title, _ in kept] == ["Day 1"]
    assert sets_of(lifter, "weight_kg") == [105, 105]


def test_undo_of_an_update_takes_out_the_exercise_it_made_only_where_nothing_needs_it(lifter):
    bring(lifter, row(), row("Squat"))
    job = imported(lifter, row(), row("Front squat"), settings={"takes_changes": True})
    assert Exercise.objects.filter(name="Front squat").exists()

    assert undo_import(job).kept["exercises"] == ["Front squat"]


def test_two_updates_of_one_workout(lifter):
    bring(lifter, row())
    before = WorkoutSession.objects.get()

    for kg in (105, 110):
        assert take(lifter, row(values=f"{kg},5,,,")).updated == (before.uuid,)

    after = WorkoutSession.objects.get()
    assert (after.uuid, after.imported_by, sets_of(lifter, "weight_kg")) == (before.uuid, before.imported_by, [110])
