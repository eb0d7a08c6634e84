"""A write that waits for the lock of its workout while another device changes what it is about."""

from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from tests.browsers import browser_of
from tests.connections import came_to_wait, elsewhere
from tests.factories import EntryFactory, ExerciseFactory, RowFactory, SessionFactory, SetFactory, UserFactory
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.errors import Gone
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import entries, finishing, sets, undo, warmups
from workouts.services.replacing import LoggedSets, replace_exercise

pytestmark = pytest.mark.django_db(transaction=True)

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)
FOUR_AT_90 = Values(weight_kg=Decimal(90), reps=4)


@pytest.fixture
def gym():
    """A running workout of one exercise with a logged set and a row to come, and another exercise that could take its place."""
    lifter = UserFactory()
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    return SimpleNamespace(
        lifter=lifter,
        entry=entry,
        done=SetFactory(entry=entry),
        row=RowFactory(entry=entry),
        other=ExerciseFactory(),
    )


def while_waiting(change, write, *args, **options):
    """Have a write wait until a change is committed; return the write, to be asked for its result."""
    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            change()
            work = start_elsewhere(write, *args, **options)
            assert came_to_wait(work)
        work.exception()
    return work


def replaced(gym, logged=LoggedSets.MOVE):
    return lambda: replace_exercise(gym.lifter, uuid=gym.entry.uuid, exercise=gym.other, logged=logged)


def contents():
    return list(
        WorkoutSet.objects.order_by("entry", "position").values_list("exercise", "weight_kg", "reps", "logged_at")
    )


LOGS = {
    "a row to come": lambda gym: gym.row.uuid,
    "a new row": lambda gym: uuid4(),
    "a copy of what was logged": lambda gym: gym.done.uuid,
}


@pytest.mark.parametrize("uuid_of", LOGS.values(), ids=LOGS)
def test_log_set_of_an_exercise_that_is_replaced_meanwhile_is_gone(gym, uuid_of):
    log = {"entry_uuid": gym.entry.uuid, "uuid": uuid_of(gym), "values": FIVE_AT_100}

    work = while_waiting(replaced(gym), sets.log_set, gym.lifter, **log)

    with pytest.raises(Gone):
        work.result()
    done = (gym.other.pk, 100, 5, gym.done.logged_at)
    assert contents() == [done, (gym.other.pk, None, None, None)]
    assert WorkoutSession.objects.get().total_sets == 1


def test_log_set_of_an_exercise_that_is_removed_meanwhile_is_gone(gym):
    def removed():
        entries.remove_exercise(gym.lifter, uuid=gym.entry.uuid)

    work = while_waiting(removed, sets.log_set, gym.lifter, entry_uuid=gym.entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    with pytest.raises(Gone):
        work.result()
    assert contents() == []


def test_log_set_beside_an_exercise_that_is_added_meanwhile_reads_its_rows_last(gym):
    def added():
        RowFactory(entry=entries.add_exercise(gym.entry.session, gym.other))

    work = while_waiting(
        added, sets.log_set, gym.lifter, entry_uuid=gym.entry.uuid, uuid=gym.row.uuid, values=FIVE_AT_100
    )

    logged = work.result()
    assert logged.set == gym.row
    assert [row.exercise_id for row in logged.rows] == [gym.entry.exercise_id] * 2 + [gym.other.pk] * 2
    assert logged.entries == [gym.entry]


def test_log_set_of_an_exercise_that_a_finish_drops_meanwhile_is_added_to_the_finished_workout(gym):
    empty = EntryFactory(session=gym.entry.session)
    row = RowFactory(entry=empty)
    late = {"session_uuid": empty.session.uuid, "exercise_id": empty.exercise_id}
    fields = {"weight": "90", "reps": "4", "type": "weight_reps"} | late
    address = reverse("log_set", args=[empty.uuid, row.uuid])

    def finished():
        finishing.finish_session(empty.session)

    work = while_waiting(finished, browser_of(gym.lifter, headers={"HX-Request": "true"}).post, address, fields)

    assert work.result().headers["HX-Redirect"].startswith(empty.session.get_absolute_url())
    assert contents()[-1][:3] == (empty.exercise_id, 90, 4)
    assert WorkoutSession.objects.get().total_sets == 2


ON_ROWS = {
    "change": lambda gym, uuid: sets.change_set(gym.lifter, uuid=uuid, values=FOUR_AT_90),
    "retype": lambda gym, uuid: sets.retype_set(gym.lifter, uuid=uuid, set_type=SetType.DROP),
    "uncheck": lambda gym, uuid: sets.uncheck_set(gym.lifter, uuid=uuid),
    "delete": lambda gym, uuid: sets.delete_set(gym.lifter, uuid=uuid),
}


@pytest.mark.parametrize("write", ON_ROWS.values(), ids=ON_ROWS)
@pytest.mark.parametrize("logged", LoggedSets)
def test_a_write_to_a_row_that_a_replacement_takes_away_meanwhile_finds_nothing(gym, write, logged):
    uuid = gym.row.uuid if logged is LoggedSets.MOVE else gym.done.uuid

    work = while_waiting(replaced(gym, logged=logged), write, gym, uuid)

    with pytest.raises((WorkoutSet.DoesNotExist, Gone)):
        work.result()
    done = (100, 5, gym.done.logged_at) if logged is LoggedSets.MOVE else (None, None, None)
    assert contents() == [(gym.other.pk, *done), (gym.other.pk, None, None, None)]


MOVED = {"change": [(90, 4, True)], "retype": [(100, 5, True)], "uncheck": [(100, 5, False)], "delete": []}


@pytest.mark.parametrize("name", MOVED)
def test_a_write_to_a_set_that_moves_to_another_exercise_meanwhile_counts_there(gym, name):
    gym.row.delete()

    logged = while_waiting(replaced(gym), ON_ROWS[name], gym, gym.done.uuid).result()

    assert logged.entry.exercise == gym.other
    found = [(row.exercise, row.weight_kg, row.reps, row.is_logged) for row in WorkoutSet.objects.all()]
    assert found == [(gym.other, *values) for values in MOVED[name]]


def test_add_row_to_an_exercise_that_is_replaced_meanwhile_is_gone(gym):
    work = while_waiting(replaced(gym), sets.add_row, gym.lifter, entry_uuid=gym.entry.uuid, uuid=uuid4())

    with pytest.raises(Gone):
        work.result()
    assert WorkoutSet.objects.count() == 2


def test_insert_warmups_before_an_exercise_that_is_removed_meanwhile_is_gone(gym):
    def removed():
        entries.remove_exercise(gym.lifter, uuid=gym.entry.uuid)

    planned = [warmups.PlannedWarmup(uuid4(), Decimal(40), 5)]
    work = while_waiting(removed, warmups.insert_warmups, gym.lifter, entry_uuid=gym.entry.uuid, warmups=planned)

    with pytest.raises(Gone):
        work.result()


def test_restore_set_of_an_exercise_that_is_removed_meanwhile_is_gone(gym):
    sets.delete_set(gym.lifter, uuid=gym.done.uuid)

    def removed():
        entries.remove_exercise(gym.lifter, uuid=gym.entry.uuid)

    work = while_waiting(removed, undo.restore_set, gym.lifter, uuid=gym.done.uuid)

    with pytest.raises(Gone):
        work.result()
    assert not SessionExercise.objects.exists()


BACK = {
    "set": lambda gym: (sets.delete_set, undo.restore_set, gym.done.uuid),
    "exercise": lambda gym: (entries.remove_exercise, undo.restore_exercise, gym.entry.uuid),
}


@pytest.mark.parametrize("what", BACK.values(), ids=BACK)
def test_what_two_devices_have_back_at_once_is_there_once(gym, what):
    delete, restore, uuid = what(gym)
    before = contents()
    delete(gym.lifter, uuid=uuid)

    work = while_waiting(lambda: restore(gym.lifter, uuid=uuid), restore, gym.lifter, uuid=uuid)

    work.result()
    assert contents() == before


def test_a_replacement_that_is_tapped_twice_is_made_once(gym):
    tap = {"uuid": gym.entry.uuid, "exercise": gym.other, "new_uuid": uuid4(), "logged": LoggedSets.MOVE}

    work = while_waiting(lambda: replace_exercise(gym.lifter, **tap), replace_exercise, gym.lifter, **tap)

    assert work.result() == SessionExercise.objects.get()
    assert WorkoutSet.objects.count() == 2
