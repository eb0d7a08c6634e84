"""Who waits for whom: what is locked, how hard and in which order."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SetFactory,
)
from tests.services.gyms import make_gym
from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, Exercise, PersonalRecord, RecordsDue, WorkoutSession, WorkoutSet
from workouts.services import (
    bodyweight,
    corrections,
    entries,
    exercises,
    finishing,
    past_workouts,
    posted_sets,
    posted_workouts,
    profile,
    records,
    rest,
    routines,
    saved_routines,
    sessions,
    sets,
    undo,
)
from workouts.services.due import mark_due, notes_of, take_off
from workouts.services.matching import KnownNames
from workouts.services.settling import settle_session
from workouts.services.titles import Title

pytestmark = pytest.mark.django_db(transaction=True)

ON_SUNDAY = Times(datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 13, tzinfo=UTC), 3600)
FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


@pytest.fixture
def gym():
    return make_gym()


def post(gym):
    return posted_sets.post_set(
        gym.running, ExerciseFactory(), set_number=1, values=FIVE_AT_100, set_type=SetType.NORMAL
    )


def start(gym):
    sessions.discard_session(gym.running)
    return sessions.start_from_routine(gym.lifter, gym.routine)


def finish_with_routine(gym):
    WorkoutSession.objects.filter(pk=gym.running.pk).update(routine=gym.routine)
    gym.running.refresh_from_db()
    return finishing.finish_session(gym.running, update_values=True, update_structure=True)


WRITES = {
    "start": start,
    "describe": lambda gym: sessions.describe_session(gym.running, title="Legs"),
    "finish": lambda gym: finishing.finish_session(gym.running),
    "go on": lambda gym: sessions.go_on(gym.running),
    "finish and update the routine": finish_with_routine,
    "enter a past workout": lambda gym: past_workouts.enter_past(gym.lifter, times=ON_SUNDAY, routine=gym.routine),
    "enter a past workout with its sets": lambda gym: past_workouts.enter_past(
        gym.lifter,
        times=ON_SUNDAY,
        sets=[posted_workouts.PostedSet(gym.exercise, 1, FIVE_AT_100)],
        bodyweight_kg=Decimal(80),
    ),
    "correct": lambda gym: corrections.correct_session(
        gym.done, started_at=ON_SUNDAY.started_at, bodyweight_kg=Decimal(80)
    ),
    "correct a set": lambda gym: posted_sets.correct_set(gym.lifter, gym.past, values={"reps": 6}, set_number=3),
    "revise": lambda gym: corrections.revise_session(gym.done, times=ON_SUNDAY),
    "save as a routine": lambda gym: saved_routines.save_as_routine(gym.lifter, gym.done, name="Legs"),
    "discard": lambda gym: sessions.discard_session(gym.running),
    "rest": lambda gym: rest.move_rest(gym.running, seconds=15),
    "add an exercise": lambda gym: entries.add_exercise(gym.running, gym.exercise),
    "note": lambda gym: entries.describe_entry(gym.lifter, uuid=gym.row.entry.uuid, notes="Slow", rest_seconds=60),
    "change a set": lambda gym: sets.change_set(gym.lifter, uuid=gym.row.uuid, values=FIVE_AT_100),
    "change a past set": lambda gym: sets.change_set(gym.lifter, uuid=gym.past.uuid, values=FIVE_AT_100),
    "post a set": post,
    "detect": lambda gym: records.detect(gym.done),
    "rebuild": lambda gym: records.rebuild(gym.lifter),
    "make an exercise": lambda gym: exercises.create_exercise(gym.lifter, name="Log carry"),
    "note a weight": lambda gym: bodyweight.note_weight(gym.lifter, on=date(2026, 3, 1), weight_kg=Decimal(80)),
    "finish with a weight": lambda gym: finishing.finish_session(gym.running, bodyweight_kg=Decimal(80)),
    "count bodyweight": lambda gym: exercises.change_arithmetic(
        gym.exercise, kind=gym.exercise.type, counts_bodyweight=True
    ),
    "make a key": lambda gym: profile.make_key(gym.lifter),
    "save a routine": lambda gym: routines.save_routine(gym.lifter, gym.routine.uuid, routines.Plan("Legs")),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_does_not_wait_for_rows_that_are_inserted_elsewhere(gym, write):
    with elsewhere() as start_elsewhere, transaction.atomic():
        _hold_as_an_insert_does()

        work = start_elsewhere(write, gym)

        assert not came_to_wait(work)
        work.result()


WORKERS = {
    "detect": lambda gym: records.detect(gym.done),
    "rebuild": lambda gym: records.rebuild(gym.lifter),
    "rebuild what is due": lambda gym: records.rebuild_due(gym.lifter),
}


@pytest.mark.parametrize("worker", WORKERS.values(), ids=WORKERS)
def test_a_worker_takes_no_notes_while_it_waits_for_an_edit(gym, worker):
    later = FinishedSessionFactory(lifter=gym.lifter, started_at=gym.done.completed_at, records_computed_at=None)
    best = SetFactory(entry=EntryFactory(session=later, exercise=gym.exercise), weight_kg=Decimal(120))
    mark_due(gym.lifter, [gym.exercise.pk])

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            session = WorkoutSession.objects.select_related("lifter").locked().get(pk=later.pk)
            WorkoutSet.objects.filter(pk=best.pk).delete()
            work = start_elsewhere(worker, gym)
            came_to_wait(work)
            settle_session(session, session.lifter, changed=[gym.exercise.pk])  # leaves a note
        work.result()

    records.rebuild_due(gym.lifter)
    assert PersonalRecord.objects.get(record_type="5rm").value == 100
    assert not RecordsDue.objects.exists()


def late_set(gym):
    late = {"session_uuid": gym.done.uuid, "exercise_id": gym.other.pk, "entry_uuid": uuid4(), "uuid": uuid4()}
    return entries.log_late_set(gym.lifter, **late, values=FIVE_AT_100)


def posted_set(gym):
    place = {"set_number": 1, "values": FIVE_AT_100, "set_type": SetType.NORMAL}
    return posted_sets.post_set(gym.done, gym.other, **place)


@pytest.mark.parametrize("write", [late_set, posted_set])
def test_a_set_that_brings_its_exercise_along_comes_to_the_notes_before_the_lifter(gym, write):
    gym.other = ExerciseFactory()
    mark_due(gym.lifter, [gym.other.pk])

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            take_off(gym.lifter, notes_of(gym.lifter))  # as a worker at its end
            work = start_elsewhere(write, gym)
            assert came_to_wait(work)
            gym.lifter.raise_generation()
        work.result()

    assert list(RecordsDue.objects.values_list("exercise_id", flat=True)) == [gym.other.pk]


def test_an_exercise_comes_back_while_old_deletions_are_forgotten(gym):
    entry = EntryFactory(session=gym.running)
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=False) as clock:
        clock.shift(timedelta(seconds=30))
        entries.remove_exercise(gym.lifter, uuid=entry.uuid)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            WorkoutSession.objects.locked().get(pk=gym.running.pk)
            work = start_elsewhere(undo.restore_exercise, gym.lifter, uuid=entry.uuid)
            assert came_to_wait(work)
            with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
                sets.delete_set(gym.lifter, uuid=gym.row.uuid)  # would wait for what is being had back
        with pytest.raises(Gone):
            work.result()


WEIGHINGS = {
    "enter a past workout": lambda gym: past_workouts.enter_past(
        gym.lifter, times=ON_SUNDAY, bodyweight_kg=Decimal(80)
    ),
    "correct": lambda gym: corrections.correct_session(gym.running, bodyweight_kg=Decimal(80)),
    "finish": lambda gym: finishing.finish_session(gym.running, bodyweight_kg=Decimal(80)),
    "note": lambda gym: bodyweight.note_weight(gym.lifter, on=date(2026, 3, 1), weight_kg=Decimal(80)),
}


@pytest.mark.parametrize("weighing", WEIGHINGS.values(), ids=WEIGHINGS)
def test_a_weighing_waits_for_an_edit_with_nothing_that_the_edit_needs(gym, weighing):
    Exercise.objects.filter(pk=gym.exercise.pk).update(type="bodyweight_weighted", counts_bodyweight=True)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            session = WorkoutSession.objects.select_related("lifter").locked().get(pk=gym.done.pk)
            work = start_elsewhere(weighing, gym)
            assert came_to_wait(work)
            WorkoutSession.objects.locked().get(pk=gym.running.pk)
            settle_session(session, session.lifter, changed=[gym.exercise.pk])  # notes, then the lifter
        work.result()

    assert WorkoutSet.objects.get(pk=gym.row.pk).load_kg == 180


def test_an_exercise_is_taken_out_of_a_workout_once(gym):
    uuid = gym.row.entry.uuid

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            entries.remove_exercise(gym.lifter, uuid=uuid)
            work = start_elsewhere(entries.remove_exercise, gym.lifter, uuid=uuid)
            assert came_to_wait(work)
        assert work.result().uuid == uuid

    assert Deletion.objects.filter(uuid=uuid).count() == 1


def test_an_exercise_that_an_import_makes_is_made_once(gym):
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            exercises.make_exercises_alone(gym.lifter)
            KnownNames(gym.lifter).match([Title("Log carry")])
            work = start_elsewhere(exercises.create_exercise, gym.lifter, name="Log carry")
            came_to_wait(work)
            gym.lifter.raise_generation()
        with pytest.raises(Conflict):
            work.result()


def test_a_note_that_was_renewed_is_not_taken_off(gym):
    mark_due(gym.lifter, [gym.exercise.pk, ExerciseFactory().pk])
    read = notes_of(gym.lifter)
    mark_due(gym.lifter, [gym.exercise.pk])

    take_off(gym.lifter, read)

    assert RecordsDue.objects.get().exercise_id == gym.exercise.pk


def _hold_as_an_insert_does():
    """Take the locks that a foreign key takes of the rows it points to."""
    with connection.cursor() as cursor:
        for table in ("workout_sessions", "workouts_user", "workout_exercises", "workout_routines"):
            cursor.execute(f"SELECT FROM {table} FOR KEY SHARE")
