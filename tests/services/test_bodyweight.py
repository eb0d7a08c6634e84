"""Weighing, and what follows from it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from tests.services.record_rows import stored, workout
from workouts import queue
from workouts.domain.times import Times
from workouts.enums import ExerciseType
from workouts.errors import Conflict
from workouts.models import BodyMeasurement, DeletedWorkout, RecordsDue, User, WorkoutSession
from workouts.services import corrections, finishing, past_workouts, records, sessions, trash
from workouts.services.bodyweight import correct_weight, forget_weight, note_weight

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
EIGHTY, NINETY = Decimal(80), Decimal(90)


@pytest.fixture
def dip(db):
    return ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)


@pytest.fixture
def told(monkeypatch):
    """The tasks that the broker was told of."""
    names = []
    monkeypatch.setattr(queue, "_send", lambda name, args: names.append(name))  # the broker is not ours
    return names


def weights(lifter):
    found = BodyMeasurement.objects.owned_by(lifter).order_by("measured_on")
    return dict(found.values_list("measured_on", "weight_kg"))


def counted(*workouts):
    """(bodyweight, load of the first set, volume of the workout) of each."""
    found = []
    for session in workouts:
        session.refresh_from_db()
        found.append((session.bodyweight_kg, session.sets.first().load_kg, session.total_volume_kg))
    return found


# --- Noting -----------------------------------------------------------------------------------------------------------


def test_note_weight_counts_the_workouts_up_to_the_next_weighing(lifter, stranger, dip):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=MONDAY + timedelta(days=7), weight_kg=NINETY)
    before, same_day, after, next_weighed = (workout(lifter, dip, (10, 5), day=day) for day in (-1, 0, 6, 7))
    theirs = workout(stranger, dip, (10, 5))
    generation = lifter.generation

    has_changed = note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)

    assert has_changed is True
    assert weights(lifter) == {MONDAY: 80, MONDAY + timedelta(days=7): 90}
    assert counted(same_day, after) == [(80, 90, 450), (80, 90, 450)]
    assert [found[0] for found in counted(before, next_weighed, theirs)] == [None, None, None]
    assert list(RecordsDue.objects.values_list("lifter", "exercise")) == [(lifter.pk, dip.pk)]
    assert lifter.generation == generation + 1


def test_note_weight_counts_a_running_workout_too(lifter, dip):
    running = SetFactory(entry__session=SessionFactory(lifter=lifter), entry__exercise=dip, weight_kg=10).session

    note_weight(lifter, on=running.started_at.date(), weight_kg=EIGHTY)

    assert counted(running) == [(80, 90, 450)]


def test_note_weight_tells_the_worker_only_of_loads_that_changed(lifter, dip, told, django_capture_on_commit_callbacks):
    workout(lifter, ExerciseFactory(), (100, 5))

    with django_capture_on_commit_callbacks(execute=True):
        assert note_weight(lifter, on=MONDAY, weight_kg=EIGHTY) is False
    assert (told, RecordsDue.objects.count()) == ([], 0)

    workout(lifter, dip, (10, 5))
    with django_capture_on_commit_callbacks(execute=True):
        assert note_weight(lifter, on=MONDAY, weight_kg=NINETY, replaces=True) is True
    assert told == ["rebuild_due_records"]


def test_a_second_weight_of_a_day_is_refused_until_it_shall_replace_the_first(lifter, dip):
    session = workout(lifter, dip, (10, 5))
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)

    with pytest.raises(Conflict) as refused:
        note_weight(lifter, on=MONDAY, weight_kg=NINETY)
    assert (refused.value.details, weights(lifter)) == ({"weight_kg": 80}, {MONDAY: 80})

    note_weight(lifter, on=MONDAY, weight_kg=NINETY, replaces=True)
    assert (weights(lifter), counted(session)) == ({MONDAY: 90}, [(90, 100, 500)])


def test_note_weight_twice_is_once(lifter, dip):
    session = workout(lifter, dip, (10, 5))
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)
    RecordsDue.objects.all().delete()

    assert note_weight(lifter, on=MONDAY, weight_kg=EIGHTY) is False

    assert (counted(session), RecordsDue.objects.count()) == ([(80, 90, 450)], 0)


def test_note_weight_beside_other_measures_of_the_day(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=MONDAY, waist_cm=84)

    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)

    assert list(BodyMeasurement.objects.values_list("weight_kg", "waist_cm")) == [(80, 84)]


def test_records_after_a_weighing_are_those_of_a_rebuild(lifter, dip):
    for day, weight in enumerate((10, 20, 15)):
        records.detect(workout(lifter, dip, (weight, 5), day=day))

    note_weight(lifter, on=TUESDAY, weight_kg=EIGHTY)
    note_weight(lifter, on=MONDAY, weight_kg=NINETY)
    records.rebuild_due(lifter)

    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found
    assert ("1rm", Decimal("112.5")) in [(kind, value.quantize(Decimal("0.1"))) for _, kind, value, *_ in found]


# --- Correcting and deleting ------------------------------------------------------------------------------------------


def test_correct_weight_to_another_day_counts_around_both(lifter, dip):
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)
    monday, tuesday = (workout(lifter, dip, (10, 5), day=day) for day in (0, 1))
    assert note_weight(lifter, on=MONDAY, weight_kg=NINETY, replaces=True)

    correct_weight(lifter, day=MONDAY, on=TUESDAY, weight_kg=EIGHTY)

    assert weights(lifter) == {TUESDAY: 80}
    assert counted(monday, tuesday) == [(None, None, 0), (80, 90, 450)]


def test_correct_weight_to_a_day_that_has_one_is_refused_until_it_shall_be_replaced(lifter):
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)
    note_weight(lifter, on=TUESDAY, weight_kg=NINETY)

    with pytest.raises(Conflict):
        correct_weight(lifter, day=MONDAY, on=TUESDAY, weight_kg=EIGHTY)
    assert weights(lifter) == {MONDAY: 80, TUESDAY: 90}

    correct_weight(lifter, day=MONDAY, on=TUESDAY, weight_kg=EIGHTY, replaces=True)
    assert weights(lifter) == {TUESDAY: 80}


def test_correct_weight_of_a_day_without_one_is_none(lifter, stranger):
    note_weight(stranger, on=MONDAY, weight_kg=EIGHTY)

    with pytest.raises(BodyMeasurement.DoesNotExist):
        correct_weight(lifter, day=MONDAY, on=MONDAY, weight_kg=NINETY)
    assert weights(stranger) == {MONDAY: 80}


def test_forget_weight_counts_with_the_one_before(lifter, dip):
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)
    note_weight(lifter, on=TUESDAY, weight_kg=NINETY)
    monday, tuesday = (workout(lifter, dip, (10, 5), day=day) for day in (0, 1))
    note_weight(lifter, on=TUESDAY, weight_kg=Decimal(91), replaces=True)
    note_weight(lifter, on=MONDAY, weight_kg=Decimal(81), replaces=True)
    assert counted(monday, tuesday) == [(81, 91, 455), (91, 101, 505)]

    assert forget_weight(lifter, on=TUESDAY) is True
    assert (weights(lifter), counted(monday, tuesday)) == ({MONDAY: 81}, [(81, 91, 455)] * 2)

    forget_weight(lifter, on=MONDAY)
    assert (weights(lifter), counted(monday, tuesday)) == ({}, [(None, None, 0)] * 2)
    assert forget_weight(lifter, on=MONDAY) is False


def test_forget_weight_keeps_the_other_measures_of_the_day(lifter):
    note_weight(lifter, on=MONDAY, weight_kg=EIGHTY)
    BodyMeasurement.objects.update(fat_percent=15)

    forget_weight(lifter, on=MONDAY)

    assert list(BodyMeasurement.objects.values_list("weight_kg", "fat_percent")) == [(None, 15)]


# --- In a workout -----------------------------------------------------------------------------------------------------


def test_finish_with_a_bodyweight_stores_that_days_weighing(lifter, dip):
    running = SetFactory(entry__session=SessionFactory(lifter=lifter), entry__exercise=dip, weight_kg=10).session
    later = workout(lifter, dip, (10, 5), day=365 * 20)
    day = running.started_at.date()

    finishing.finish_session(running, bodyweight_kg=EIGHTY)
    finishing.finish_session(running, bodyweight_kg=NINETY)  # a replay

    assert (weights(lifter), counted(running, later)) == ({day: 80}, [(80, 90, 450), (80, 90, 450)])
    assert RecordsDue.objects.get().exercise == dip


def test_a_second_finish_brings_the_bodyweight_that_the_first_did_not_say(lifter, dip):
    running = SetFactory(entry__session=SessionFactory(lifter=lifter), entry__exercise=dip, weight_kg=10).session
    finishing.finish_session(running)
    generation = lifter.generation

    finishing.finish_session(running, bodyweight_kg=EIGHTY)

    lifter.refresh_from_db()
    assert (list(weights(lifter).values()), counted(running)) == ([80], [(80, 90, 450)])
    assert (RecordsDue.objects.get().exercise, lifter.generation > generation) == (dip, True)


def test_revise_with_a_bodyweight_stores_the_weighing_of_the_new_day(lifter, dip):
    session = workout(lifter, dip, (10, 5))
    moved = Times(session.started_at + timedelta(days=1), session.completed_at + timedelta(days=1), 3600)

    corrections.revise_session(session, times=moved, bodyweight_kg=EIGHTY)

    assert (weights(lifter), counted(session)) == ({TUESDAY: 80}, [(80, 90, 450)])


# --- At the same time -------------------------------------------------------------------------------------------------

EVENING = datetime(2026, 3, 2, 20, tzinfo=UTC)


def enter(lifter):
    return past_workouts.enter_past(lifter, times=Times(EVENING, EVENING, 0))


def start(lifter):
    return sessions.start_empty(lifter, started_at=EVENING)


def restore(lifter):
    return trash.restore_session(lifter, DeletedWorkout.objects.get(lifter=lifter).uuid)


def again(lifter):
    """The lifter as another request reads them."""
    return User.objects.get(pk=lifter.pk)


@pytest.fixture
def with_deleted(transactional_db):
    lifter = UserFactory()
    trash.delete_session(FinishedSessionFactory(lifter=lifter, started_at=EVENING))
    return lifter


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", [enter, start, restore])
def test_a_workout_that_is_made_during_a_weighing_is_counted_with_it(with_deleted, make):
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            note_weight(with_deleted, on=MONDAY, weight_kg=EIGHTY)
            work = start_elsewhere(make, again(with_deleted))
            assert came_to_wait(work)
        session = work.result()

    assert WorkoutSession.objects.get(pk=session.pk).bodyweight_kg == 80


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", [enter, start, restore])
def test_a_weighing_waits_for_a_workout_that_is_being_made_and_counts_it(with_deleted, make):
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            session = make(with_deleted)
            work = start_elsewhere(note_weight, again(with_deleted), on=MONDAY, weight_kg=EIGHTY)
            assert came_to_wait(work)
        work.result()

    assert WorkoutSession.objects.get(pk=session.pk).bodyweight_kg == 80
