"""A workout saved as a routine."""

from uuid import uuid4

from tests.factories import (
    EntryFactory,
    FinishedSessionFactory,
    RowFactory,
    SetFactory,
)
from workouts.enums import SetType
from workouts.models import Routine
from workouts.services import saved_routines


def test_save_as_routine_takes_supersets_rests_and_notes(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    first = EntryFactory(session=session, superset_group=1, rest_seconds=120, notes="Pause")
    SetFactory(entry=first, set_type=SetType.WARMUP, weight_kg=40)
    SetFactory(entry=first)
    RowFactory(entry=first)
    SetFactory(entry=EntryFactory(session=session, superset_group=1))
    EntryFactory(session=session)  # without a set

    routine = saved_routines.save_as_routine(lifter, session, name="Push C", folder="Mine")

    assert (routine.name, routine.folder.title) == ("Push C", "Mine")
    planned = list(routine.planned.values_list("exercise", "superset_group", "rest_seconds", "notes"))
    assert planned[0] == (first.exercise_id, 1, 120, "Pause")
    assert len(planned) == 2
    rows = routine.planned.first().sets.values_list("set_type", "target_weight_kg", "target_reps")
    assert list(rows) == [("warmup", 40, 5), ("normal", 100, 5)]
    session.refresh_from_db()
    assert session.routine == routine


def test_save_as_routine_twice_makes_one(lifter):
    session = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session
    uuid = uuid4()

    first = saved_routines.save_as_routine(lifter, session, name="Push C", uuid=uuid)
    second = saved_routines.save_as_routine(lifter, session, name="Push C", uuid=uuid)

    assert first == second
    assert Routine.objects.count() == 1
