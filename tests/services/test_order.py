"""The order of the exercises of a workout, and its supersets."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.errors import Conflict, Gone
from workouts.models import RecordsDue, SessionExercise, WorkoutSession
from workouts.services import order
from workouts.services.entries import remove_exercise


@pytest.fixture
def session(lifter):
    return SessionFactory(lifter=lifter)


@pytest.fixture
def entries(session):
    return [EntryFactory(session=session, exercise=ExerciseFactory(name=name)) for name in "ABCD"]


def standing(session):
    """A1 B1 C: names with the number of their superset, as they are stored."""
    rows = session.entries.values_list("position", "exercise__name", "superset_group")
    assert [position for position, *_ in rows] == list(range(1, len(rows) + 1))
    return " ".join(f"{name}{group or ''}" for _, name, group in rows)


def test_move_exercise_puts_it_beside_another(lifter, session, entries):
    order.move_exercise(lifter, uuid=entries[3].uuid, beside=entries[0].uuid, below=False)
    assert standing(session) == "D A B C"

    order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[2].uuid, below=True)
    assert standing(session) == "D B C A"


def test_move_exercise_when_replayed_moves_once(lifter, session, entries):
    for _ in range(2):
        order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=True)

    assert standing(session) == "B A C D"


def test_moves_of_two_devices_both_hold(lifter, session, entries):
    order.move_exercise(lifter, uuid=entries[3].uuid, beside=entries[0].uuid, below=False)
    order.move_exercise(
        lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=True
    )  # by a page that knows nothing of it

    assert standing(session) == "D B A C"


def test_move_exercise_takes_the_superset_along(lifter, session, entries):
    order.group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    order.move_exercise(lifter, uuid=entries[1].uuid, beside=entries[2].uuid, below=True)

    assert standing(session) == "C A1 B1 D"


def test_move_exercise_beside_one_that_was_removed_says_so(lifter, session, entries):
    remove_exercise(lifter, uuid=entries[1].uuid)

    with pytest.raises(Gone):
        order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=True)
    with pytest.raises(Gone):
        order.move_exercise(lifter, uuid=entries[1].uuid, beside=entries[0].uuid, below=True)
    assert standing(session) == "A C D"


def test_move_exercise_beside_one_of_another_workout_finds_nothing(lifter, entries):
    elsewhere = EntryFactory(session=FinishedSessionFactory(lifter=lifter))

    with pytest.raises(SessionExercise.DoesNotExist):
        order.move_exercise(lifter, uuid=entries[0].uuid, beside=elsewhere.uuid, below=True)


@pytest.mark.parametrize("of", ["own", "beside"])
def test_a_stranger_moves_nothing(stranger, session, entries, of):
    theirs = EntryFactory(session__lifter=stranger)
    uuids = (entries[0].uuid, entries[1].uuid) if of == "own" else (theirs.uuid, entries[1].uuid)

    with pytest.raises(SessionExercise.DoesNotExist):
        order.move_exercise(stranger, uuid=uuids[0], beside=uuids[1], below=True)

    assert standing(session) == "A B C D"


def test_move_exercise_of_a_discarded_workout_is_refused(lifter, entries):
    WorkoutSession.objects.update(discarded_at=timezone.now())

    with pytest.raises(Conflict):
        order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=True)


def test_move_exercise_raises_the_generation_only_when_something_moves(lifter, entries):
    order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=False)
    before = lifter.generation
    order.move_exercise(lifter, uuid=entries[0].uuid, beside=entries[1].uuid, below=True)

    lifter.refresh_from_db()
    assert (before, lifter.generation) == (0, 1)


def test_move_exercise_of_a_finished_workout_has_blocks_of_one_exercise_computed_again(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    twice = ExerciseFactory()
    first, _, last = [EntryFactory(session=session, exercise=each) for each in (twice, ExerciseFactory(), twice)]
    SetFactory(entry=first)

    order.move_exercise(lifter, uuid=last.uuid, beside=first.uuid, below=False)

    assert list(RecordsDue.objects.values_list("exercise_id", flat=True)) == [twice.pk]


def test_sixty_exercises_move_in_one_statement(lifter, session, django_assert_num_queries):
    entries = EntryFactory.create_batch(60, session=session, exercise=ExerciseFactory())

    with django_assert_num_queries(4 + 2):  # lock, read, order, totals with generation; and a savepoint around them
        order.move_exercise(lifter, uuid=entries[59].uuid, beside=entries[0].uuid, below=False)

    assert session.entries.first() == entries[59]


def test_group_exercises_puts_them_side_by_side(lifter, session, entries):
    order.group_exercises(lifter, uuid=entries[3].uuid, others=[entries[1].uuid])
    assert standing(session) == "A B1 D1 C"

    order.group_exercises(lifter, uuid=entries[0].uuid, others=[entries[2].uuid])
    assert standing(session) == "A2 C2 B1 D1"


def test_group_exercises_with_nobody_dissolves_it(lifter, session, entries):
    order.group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    for _ in range(2):  # a replay changes nothing
        order.group_exercises(lifter, uuid=entries[1].uuid, others=[])

    assert standing(session) == "A B C D"


def test_group_exercises_with_one_unknown_groups_nobody(lifter, session, entries):
    with pytest.raises(SessionExercise.DoesNotExist):
        order.group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid, uuid4()])

    assert standing(session) == "A B C D"


def test_removing_one_of_two_dissolves_the_superset(lifter, session, entries):
    order.group_exercises(lifter, uuid=entries[0].uuid, others=[entries[1].uuid])

    remove_exercise(lifter, uuid=entries[0].uuid)

    assert standing(session) == "B C D"
