"""Sets that are stored while staff change whether the lifter's own weight counts."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    SessionFactory,
    SetFactory,
    hevy,
)
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import BodyMeasurement, Exercise, WorkoutSession, WorkoutSet
from workouts.services import entries, sets
from workouts.services.catalogue import load
from workouts.services.exercises import change_arithmetic
from workouts.services.posted_sets import post_set
from workouts.services.sessions import start_from_routine

pytestmark = pytest.mark.django_db(transaction=True)

FIVE_WITH_20 = Values(weight_kg=Decimal(20), reps=5)


@pytest.fixture
def dip():
    return ExerciseFactory(name="Dip (weighted)", type="bodyweight_weighted", counts_bodyweight=False)


def recount(exercise):
    return change_arithmetic(exercise, kind=exercise.type, counts_bodyweight=True)


def loads():
    return set(WorkoutSet.objects.filter(logged_at__isnull=False).values_list("load_kg", "volume_kg"))


def log(entry):
    return sets.log_set(entry.lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_WITH_20)


def change(entry):
    return sets.change_set(entry.lifter, uuid=entry.sets.get().uuid, values=FIVE_WITH_20)


def post(entry, number=2):
    return post_set(entry.session, entry.exercise, set_number=number, values=FIVE_WITH_20, set_type=SetType.NORMAL)


@pytest.mark.parametrize("write", [log, change, post])
@pytest.mark.parametrize("factory", [SessionFactory, FinishedSessionFactory])
def test_a_set_that_waits_for_a_change_is_counted_by_it(dip, factory, write):
    entry = EntryFactory(session=factory(bodyweight_kg=Decimal(80)), exercise=dip)
    SetFactory(entry=entry, weight_kg=Decimal(20))

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            recount(dip)
            work = start_elsewhere(write, entry)
            assert came_to_wait(work)
        work.result()

    assert loads() == {(Decimal(100), Decimal(500))}
    session = WorkoutSession.objects.get()
    assert session.total_volume_kg == session.total_sets * 500


def post_first(lifter, dip):
    post_set(
        FinishedSessionFactory(lifter=lifter, bodyweight_kg=Decimal(80)),
        dip,
        set_number=1,
        values=FIVE_WITH_20,
        set_type=SetType.NORMAL,
    )


def add_and_log(lifter, dip):
    log(entries.add_exercise(SessionFactory(lifter=lifter, bodyweight_kg=Decimal(80)), dip))


def start_and_log(lifter, dip):
    routine = PlannedFactory(routine__lifter=lifter, exercise=dip).routine
    log(start_from_routine(lifter, routine).entries.get())


def bring_in(lifter, dip):
    hevy.bring_in(lifter, hevy.row(dip.name, values="20,5,,,"))


@pytest.fixture
def weighed(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2020-01-01", weight_kg=Decimal(80))
    return lifter


@pytest.mark.parametrize("write", [post_first, add_and_log, start_and_log, bring_in])
def test_a_change_waits_for_workouts_that_get_the_exercise(weighed, dip, write):
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            write(weighed, dip)
            work = start_elsewhere(recount, dip)
            assert came_to_wait(work)
        work.result()

    assert loads() == {(Decimal(100), Decimal(500))}
    assert WorkoutSession.objects.get().total_volume_kg == 500


@pytest.mark.parametrize("write", [post_first, add_and_log, start_and_log, bring_in])
def test_a_workout_that_gets_the_exercise_waits_for_a_change(weighed, dip, write):
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            recount(dip)
            work = start_elsewhere(write, weighed, dip)
            assert came_to_wait(work)
        work.result()

    assert loads() == {(Decimal(100), Decimal(500))}
    assert WorkoutSession.objects.get().total_volume_kg == 500


def test_an_overwriting_catalogue_has_no_lifter_while_it_waits_for_a_workout(lifter):
    names = ("Dip (weighted)", "Pull up (weighted)")
    load([facts(name) for name in names])
    for name in names:
        last = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=Exercise.objects.get(name=name))

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            WorkoutSession.objects.locked().get(pk=last.session_id)
            work = start_elsewhere(load, [facts(name, counts_bodyweight=True) for name in names], overwrite=True)
            came_to_wait(work)
            lifter.raise_generation()
        assert work.result().changed == 2


def facts(name, *, counts_bodyweight=False):
    return {
        "name": name,
        "description": "Up and down.",
        "type": "bodyweight_weighted",
        "equipment": [],
        "primary_muscles": ["chest"],
        "secondary_muscles": [],
        "counts_bodyweight": counts_bodyweight,
        "hevy_id": None,
        "common_order": None,
        "aliases": [],
    }
