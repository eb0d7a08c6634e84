"""Who waits for whom, where a workout and its routine change at once."""

from uuid import uuid4

import pytest
from django.db import transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    FinishedSessionFactory,
)
from tests.services.gyms import make_gym
from workouts.models import Routine, WorkoutSession
from workouts.services import (
    finishing,
    routines,
    saved_routines,
    sessions,
    trash,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gym():
    return make_gym()


def test_a_workout_starts_from_a_routine_that_is_being_deleted(gym):
    finishing.finish_session(gym.running)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            Routine.objects.locked().get(pk=gym.routine.pk).delete()
            work = start_elsewhere(sessions.start_from_routine, gym.lifter, gym.routine)
            came_to_wait(work)
            gym.lifter.raise_generation()  # would wait for a start that has the lifter
        with pytest.raises(Routine.DoesNotExist):
            work.result()

    assert not WorkoutSession.objects.in_progress().exists()


def test_a_routine_leaves_its_workouts_in_the_order_of_a_worker(gym):
    first, second = gym.done, FinishedSessionFactory(lifter=gym.lifter, routine=gym.routine)
    # Its row lies behind the other one now, and an update of both would come to it last.
    WorkoutSession.objects.filter(pk=first.pk).update(routine=gym.routine, started_at=second.started_at)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            WorkoutSession.objects.locked().get(pk=first.pk)
            work = start_elsewhere(routines.delete_routine, gym.lifter, gym.routine.uuid)
            came_to_wait(work)
            WorkoutSession.objects.locked().get(pk=second.pk)
        work.result()

    assert not WorkoutSession.objects.filter(routine__isnull=False).exists()


def test_a_workout_is_saved_as_a_routine_while_its_own_is_being_deleted(gym):
    WorkoutSession.objects.filter(pk=gym.done.pk).update(routine=gym.routine)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            routines.queue_up(gym.lifter)
            work = start_elsewhere(saved_routines.save_as_routine, gym.lifter, gym.done, name="Legs")
            assert came_to_wait(work)
            routines.delete_routine(gym.lifter, gym.routine.uuid)  # would wait for a session that the other has
        saved = work.result()

    gym.done.refresh_from_db()
    assert (gym.done.routine, list(Routine.objects.all())) == (saved, [saved])


def test_a_workout_is_saved_as_a_routine_once(gym):
    uuid = uuid4()

    def save():
        return saved_routines.save_as_routine(gym.lifter, gym.done, name="Legs", uuid=uuid)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            first = save()
            work = start_elsewhere(save)
            assert came_to_wait(work)
        assert work.result() == first


def test_a_workout_comes_back_while_its_routine_is_being_deleted(gym):
    WorkoutSession.objects.filter(pk=gym.done.pk).update(routine=gym.routine)
    trash.delete_session(gym.done)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            Routine.objects.locked().get(pk=gym.routine.pk).delete()
            work = start_elsewhere(trash.restore_session, gym.lifter, gym.done.uuid)
            came_to_wait(work)
            gym.lifter.raise_generation()  # would wait for a workout that is back but for its routine
        restored = work.result()

    assert WorkoutSession.objects.get(pk=restored.pk).routine is None
