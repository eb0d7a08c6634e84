from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.models import RoutineSet, WorkoutSet
from workouts.services import finishing, sessions, sets
from workouts.services.entries import add_exercise
from workouts.services.routine_updates import offer


@pytest.fixture
def routine(lifter):
    """Two sets of 100 kg × 5, and one of a range."""
    routine = RoutineFactory(lifter=lifter)
    bench = PlannedFactory(routine=routine, rest_seconds=150, notes="Pause")
    PlannedSetFactory.create_batch(2, planned=bench)
    PlannedSetFactory(planned=PlannedFactory(routine=routine), target_reps=8, target_reps_high=12)
    return routine


@pytest.fixture
def session(lifter, routine):
    return sessions.start_from_routine(lifter, routine)


def log(session, place, weight, reps):
    """Log the row at a place of the whole workout."""
    row = list(WorkoutSet.objects.filter(session=session).order_by("entry__position", "position"))[place]
    values = Values(weight_kg=Decimal(weight), reps=reps)
    sets.log_set(session.lifter, entry_uuid=row.entry.uuid, uuid=row.uuid, values=values)


def targets(routine):
    rows = RoutineSet.objects.filter(planned__routine=routine).order_by("planned__exercise_order", "set_number")
    return [
        (float(weight), reps, high)
        for weight, reps, high in rows.values_list("target_weight_kg", "target_reps", "target_reps_high")
    ]


AS_PLANNED = [(100, 5, None), (100, 5, None), (100, 8, 12)]


def test_finish_leaves_the_routine_alone_unless_asked(session, routine):
    log(session, 0, 105, 5)

    finishing.finish_session(session)

    assert targets(routine) == AS_PLANNED


def test_finish_gives_the_routine_its_values(session, routine):
    log(session, 0, 105, 4)
    log(session, 2, 110, 7)

    finishing.finish_session(session, update_values=True)

    assert targets(routine) == [(105, 4, None), (100, 5, None), (110, 8, 12)]
    bench = routine.planned.first()
    assert (bench.rest_seconds, bench.notes) == (150, "Pause")


def test_finish_gives_the_routine_its_exercises_and_sets(session, lifter, routine):
    log(session, 0, 105, 5)
    entry = session.entries.first()
    extra = sets.add_row(lifter, entry_uuid=entry.uuid, uuid=None or entry.uuid.__class__(int=7)).set
    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=extra.uuid, values=Values(weight_kg=Decimal(80), reps=10))
    added = add_exercise(session, ExerciseFactory())  # a row that is never checked

    assert offer(session).has_other_structure
    finishing.finish_session(session, update_structure=True)

    assert targets(routine) == [(100, 5, None), (100, 5, None), (80, 10, None), (100, 8, 12)]
    assert not routine.planned.filter(exercise=added.exercise).exists()


def test_a_workout_as_planned_offers_nothing(session):
    for place, reps in enumerate((5, 5, 10)):
        log(session, place, 100, reps)

    assert offer(session) is None


def test_skipped_rows_offer_no_change_of_structure(session):
    log(session, 0, 105, 5)

    found = offer(session)

    assert (len(found.values), found.has_other_structure, found.structure) == (1, False, [])


def test_a_routine_done_again_since_keeps_its_values(session, lifter, routine):
    log(session, 0, 105, 5)
    later = FinishedSessionFactory(
        lifter=lifter,
        routine=routine,
        started_at=timezone.now() + timedelta(seconds=1),
        completed_at=timezone.now() + timedelta(hours=1),
    )
    SetFactory(entry=EntryFactory(session=later))

    assert offer(session) is None
    finishing.finish_session(session, update_values=True)

    assert targets(routine) == AS_PLANNED


def test_a_routine_changed_since_is_said_to_be(session, routine):
    log(session, 0, 105, 5)
    assert not offer(session).is_edited

    routine.save()

    session.refresh_from_db()
    assert offer(session).is_edited


def test_a_routine_that_is_gone_is_not_updated(session, routine):
    log(session, 0, 105, 5)
    routine.delete()
    session.refresh_from_db()

    assert offer(session) is None
    assert finishing.finish_session(session, update_values=True, update_structure=True).is_completed


def test_finish_twice_updates_once(session, routine):
    log(session, 0, 105, 5)
    finishing.finish_session(session, update_values=True)
    RoutineSet.objects.update(target_weight_kg=90)

    finishing.finish_session(session, update_values=True)

    assert {weight for weight, *_ in targets(routine)} == {90}


def test_the_routine_of_a_stranger_is_not_touched(session, stranger):
    log(session, 0, 105, 5)
    theirs = PlannedSetFactory(planned__routine__lifter=stranger).planned.routine
    session.routine = theirs
    session.save()

    assert offer(session) is None
    finishing.finish_session(session, update_values=True, update_structure=True)

    assert targets(theirs) == [(100, 5, None)]
