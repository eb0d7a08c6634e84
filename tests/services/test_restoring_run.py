"""Our own export in the worker: batch by batch, whatever happens to the worker in between."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SetFactory,
    UserFactory,
)
from tests.factories.uploads import confirmed, imported
from tests.services.accounts import BEGAN, PREFERENCES, count, fill, picture
from workouts.enums import ImportState
from workouts.models import Deletion, Exercise, ExerciseAlias, Import, Routine, User, WorkoutSession, WorkoutSet
from workouts.services import import_run, trash
from workouts.services.exports import complete
from workouts.services.import_undo import undo_import

DAYS = 6
SETS = 8 + 2 * DAYS


@pytest.fixture
def full(lifter):
    """An account with something of everything, and some more workouts."""
    fill(lifter)
    bench = Exercise.objects.get(name="Bench press (barbell)")
    for day in range(1, DAYS + 1):
        began = BEGAN + timedelta(days=day)
        session = FinishedSessionFactory(
            lifter=lifter, title=f"Day {day}", started_at=began, completed_at=began, total_exercises=1
        )
        entry = EntryFactory(session=session, exercise=bench)
        SetFactory(entry=entry, weight_kg=100 + day, reps=5)
        SetFactory(entry=entry, weight_kg=100 + day, reps=4)
    count(lifter)
    return lifter


@pytest.fixture
def content(full):
    """The export of that account; some of its workouts stand there twice, one has nothing that could be stored."""
    document = json.loads("".join(complete(full)))
    *_, day, _ = document["workouts"]
    pull = next(workout for workout in document["workouts"] if workout["title"] == "Pull")
    unknown = day | {"title": "Odd", "exercises": [each | {"exercise": 10**6} for each in day["exercises"]]}
    document["workouts"] += [pull, day, unknown]  # "Pull" is known by its source, the other day is stored as another
    return json.dumps(document).encode()


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 4)


def run_to(job, batches):
    """Let a worker do so many batches, or nothing but what comes before the first, and be lost."""
    if not batches:
        assert import_run._prepare(job, import_run.read_file(job)) is not None
        return
    steps = import_run.steps(job)
    for _ in range(batches):
        next(steps)
    steps.close()


def told(job):
    """What is kept of an import, but for numbers of rows."""
    job = Import.objects.get(pk=job.pk)
    made = {name: len(ids) for name, ids in job.brought.items()}
    return job.state, job.total, job.done, job.result, made, job.links


def held(lifter):
    """Numbers of exercises go into the digest."""
    WorkoutSession.objects.owned_by(lifter).exclude(imported_digest="").update(imported_digest="sealed")
    return picture(lifter, with_ids=False)


# --- In pieces ----------------------------------------------------------------------------------------------------------


def test_restoring_tells_how_far_it_is_after_each_batch(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)

    seen = [(done, WorkoutSession.objects.owned_by(other).count()) for done in import_run.steps(job)]

    assert seen == [(1, 1), (3, 3), (5, 5), (7, 7), (9, 9)]
    assert told(job)[:3] == (ImportState.DONE, 9, 9)


@pytest.mark.parametrize("batches", range(6))
def test_restoring_after_a_lost_worker_comes_to_the_same(full, content, batches):
    whole, broken = UserFactory(), UserFactory()
    wanted = imported(whole, content=content)
    job = confirmed(broken, content=content)
    run_to(job, batches)
    first = set(WorkoutSession.objects.owned_by(broken).values_list("pk", flat=True))

    import_run.carry_on(Import.objects.get(pk=job.pk))

    assert told(job) == told(wanted)
    assert held(broken) == held(whole)
    assert first <= set(WorkoutSession.objects.owned_by(broken).values_list("pk", flat=True))
    assert Import.objects.get(pk=job.pk).result["duplicates"] == 3


def test_restoring_after_a_worker_lost_at_every_batch_comes_to_the_same(full, content):
    whole, broken = UserFactory(), UserFactory()
    wanted = imported(whole, content=content)
    job = confirmed(broken, content=content)

    run_to(job, 0)
    for _ in range(5):
        run_to(job, 1)
    import_run.carry_on(Import.objects.get(pk=job.pk))

    assert (told(job), held(broken)) == (told(wanted), held(whole))


def test_restoring_delivered_twice_at_once_stores_nothing_twice(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)
    one, two = import_run.steps(job), import_run.steps(job)

    seen = [next(each) for each in (one, two, one, two, one, two)]

    assert seen == [1, 3, 3, 5, 5, 7]
    assert [list(two), list(one)] == [[9], []]
    assert WorkoutSet.objects.owned_by(other).count() == SETS + 2


def test_restoring_into_the_account_that_is_gone_keeps_its_ids(full, content):
    wanted = picture(full)
    full.delete()
    other = UserFactory()
    job = confirmed(
        other, content=json.dumps(json.loads(content) | {"workouts": json.loads(content)["workouts"][:-3]}).encode()
    )
    run_to(job, 3)

    import_run.carry_on(Import.objects.get(pk=job.pk))

    WorkoutSession.objects.update(imported_digest="")
    assert picture(other) == wanted


def test_restoring_takes_preferences_once(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)
    run_to(job, 2)
    taken = User.objects.get(pk=other.pk)
    assert {name: getattr(taken, name) for name in PREFERENCES} == PREFERENCES
    User.objects.filter(pk=other.pk).update(weekly_goal=2)  # changed by the lifter meanwhile

    import_run.carry_on(Import.objects.get(pk=job.pk))

    job.refresh_from_db()
    assert (User.objects.get(pk=other.pk).weekly_goal, job.result["notices"]) == (2, [])


def test_restoring_goes_on_with_the_exercises_that_it_made(full, content):
    other = UserFactory()
    CustomExerciseFactory(created_by=other, name="=Sled «10 m»", type="duration")
    ExerciseAlias.objects.create(lifter=other, exercise=ExerciseFactory(), name="x")
    job = confirmed(other, content=content)
    run_to(job, 1)
    made = Exercise.objects.get(created_by=other, name="=Sled «10 m» (2)")
    Exercise.objects.filter(pk=made.pk).update(name="Sled")

    import_run.carry_on(Import.objects.get(pk=job.pk))

    names = Exercise.objects.filter(created_by=other).order_by("name").values_list("name", flat=True)
    assert list(names) == ["=Sled «10 m»", "Fly", "Sled"]
    assert made.entries.count() == 1


def test_restoring_makes_an_exercise_anew_that_was_deleted_meanwhile(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)
    run_to(job, 0)
    gone = Exercise.objects.get(created_by=other, name="Fly").pk
    Exercise.objects.get(pk=gone).delete()
    Routine.objects.owned_by(other).get(name="Push").delete()

    import_run.carry_on(Import.objects.get(pk=job.pk))

    job.refresh_from_db()
    fly = Exercise.objects.get(created_by=other, name="Fly")
    assert (job.state, job.done, fly.entries.count()) == (ImportState.DONE, 9, 1)
    assert {gone, fly.pk} <= set(job.brought["exercises"])
    assert not WorkoutSession.objects.owned_by(other).exclude(routine=None).exists()


def test_a_batch_whose_exercise_was_deleted_since_the_plan_is_tried_again(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)
    steps = import_run.steps(job)
    next(steps)
    WorkoutSession.objects.owned_by(other).delete()
    Exercise.objects.get(created_by=other, name="Fly").delete()

    with pytest.raises(import_run.PASSING):
        next(steps)
    import_run.carry_on(Import.objects.get(pk=job.pk))

    assert told(job)[:3] == (ImportState.DONE, 9, 9)


# --- What was deleted here ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("returns", "kept"), [(False, 0), (True, 1)])
def test_restoring_brings_back_what_was_deleted_only_if_asked(full, content, returns, kept):
    trash.delete_session(WorkoutSession.objects.get(title="Day 3"))

    job = imported(full, content=content, settings={"returns_deleted": returns})

    assert job.preview["deleted"] == 2
    assert WorkoutSession.objects.owned_by(full).kept().filter(title="Day 3").count() == kept
    assert (job.result["sets"], job.result["skipped"]) == (2 * kept, 2 - 2 * kept)


def test_what_is_deleted_while_it_is_restored_stays_deleted(full, content):
    other = UserFactory()
    job = confirmed(other, content=content)
    run_to(job, 3)
    trash.delete_session(WorkoutSession.objects.owned_by(other).get(title="Day 1"))

    import_run.carry_on(Import.objects.get(pk=job.pk))

    assert not WorkoutSession.objects.owned_by(other).kept().filter(title="Day 1").exists()
    assert told(job)[:3] == (ImportState.DONE, 9, 9)


# --- And out again ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("batches", [None, 0, 3])
def test_undo_takes_out_exactly_what_restoring_brought(full, content, batches):
    other = UserFactory()
    CustomExerciseFactory(created_by=other, name="Mine")
    FinishedSessionFactory(lifter=other, title="Mine")
    before = picture(other)
    job = confirmed(other, content=content)
    if batches is not None:
        run_to(job, batches)
    import_run.carry_on(Import.objects.get(pk=job.pk))
    assert WorkoutSession.objects.owned_by(other).count() == 10

    undone = undo_import(Import.objects.get(pk=job.pk))

    after = picture(other)
    assert undone.kept == {"workouts": [], "measurements": [], "routines": [], "exercises": []}
    assert {
        name: after[name] for name in ("workouts", "exercises", "aliases", "routines", "folders", "measurements")
    } == {name: before[name] for name in ("workouts", "exercises", "aliases", "routines", "folders", "measurements")}
    assert Deletion.objects.owned_by(other).count() == 9


# --- What it takes ------------------------------------------------------------------------------------------------------


def test_each_batch_of_restoring_takes_the_same_statements(full, content):
    job = confirmed(UserFactory(), content=content)
    steps, counts = import_run.steps(job), []
    next(steps)  # with what comes before

    for _ in range(4):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            next(steps)
        counts.append(len(captured))

    assert counts == [16] * 4


def test_a_rehearsal_of_a_whole_account_stores_no_workout(full, content):
    with CaptureQueriesContext(connection) as captured:
        confirmed(UserFactory(), content=content)

    assert not [each for each in captured if "workout_sets" in each["sql"] and "COPY" in each["sql"]]
