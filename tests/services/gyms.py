"""Somebody who trains, for tests of who waits for whom."""

from types import SimpleNamespace

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)


def make_gym():
    """A lifter with a running and a finished workout of one exercise, and a routine with it."""
    lifter, exercise = UserFactory(), ExerciseFactory()
    done = FinishedSessionFactory(lifter=lifter, records_computed_at=None)
    running = SessionFactory(lifter=lifter)
    return SimpleNamespace(
        lifter=lifter,
        exercise=exercise,
        done=done,
        past=SetFactory(entry=EntryFactory(session=done, exercise=exercise)),
        running=running,
        row=SetFactory(entry=EntryFactory(session=running, exercise=exercise)),
        routine=PlannedFactory(routine__lifter=lifter, exercise=exercise).routine,
    )
