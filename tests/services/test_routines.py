"""Making, changing and deleting routines."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories import (
    CustomExerciseFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedSetFactory,
    RoutineFactory,
    UserFactory,
)
from workouts.enums import Kind, SetType
from workouts.errors import Invalid
from workouts.models import Deletion, Routine, RoutineExercise, RoutineFolder, RoutineSet
from workouts.services.routines import Plan, PlannedExercise, PlannedSet, delete_routine, save_routine

pytestmark = pytest.mark.django_db


def rows(routine):
    return list(
        RoutineSet.objects.filter(planned__routine=routine)
        .order_by("planned__exercise_order", "set_number")
        .values_list("planned__exercise_order", "set_number", "set_type", "target_weight_kg", "target_reps", "lifter")
    )


def test_save_routine_makes_one():
    lifter, bench, row = UserFactory(), ExerciseFactory(), ExerciseFactory()
    plan = Plan(
        name="Push A",
        description="Slowly.",
        folder="Push pull legs",
        exercises=(
            PlannedExercise(
                bench.pk,
                rest_seconds=150,
                notes="Pause",
                sets=(
                    PlannedSet(SetType.WARMUP, Decimal(40), 8),
                    PlannedSet(target_weight_kg=Decimal("97.5"), target_reps=4, target_reps_high=6),
                ),
            ),
            PlannedExercise(row.pk, superset_group=1, sets=(PlannedSet(target_duration_seconds=60),)),
        ),
    )

    routine = save_routine(lifter, None, plan)

    assert (routine.lifter, routine.name, routine.description) == (lifter, "Push A", "Slowly.")
    assert (routine.folder.title, routine.position, routine.is_template) == ("Push pull legs", 1, False)
    assert list(routine.planned.values_list("exercise", "rest_seconds", "notes", "superset_group")) == [
        (bench.pk, 150, "Pause", None),
        (row.pk, 90, "", 1),
    ]
    assert rows(routine) == [
        (1, 1, "warmup", Decimal(40), 8, lifter.pk),
        (1, 2, "normal", Decimal("97.5"), 4, lifter.pk),
        (2, 1, "normal", None, None, lifter.pk),
    ]
    assert lifter.generation == 1


def test_save_routine_puts_the_plan_in_place_of_the_old_rows():
    old = PlannedSetFactory()
    routine, exercise = old.planned.routine, ExerciseFactory()
    plan = Plan("Pull", exercises=(PlannedExercise(exercise.pk, sets=(PlannedSet(target_reps=8),)),))

    saved = save_routine(routine.lifter, routine.uuid, plan)

    assert (saved.pk, saved.name) == (routine.pk, "Pull")
    assert rows(saved) == [(1, 1, "normal", None, 8, routine.lifter_id)]
    assert RoutineExercise.objects.count() == 1


def test_save_routine_takes_a_known_folder_without_regard_to_case():
    lifter = UserFactory()
    first = save_routine(lifter, None, Plan("A", folder="Travel"))

    second = save_routine(lifter, None, Plan("B", folder=" travel "))

    assert second.folder == first.folder
    assert [first.position, second.position] == [1, 2]


def test_save_routine_without_a_folder_leaves_it():
    lifter = UserFactory()
    routine = save_routine(lifter, None, Plan("A", folder="Travel"))

    saved = save_routine(lifter, routine.uuid, Plan("A"))

    assert saved.folder is None


@pytest.mark.parametrize("there", ["Home", ""])
def test_save_routine_elsewhere_takes_an_emptied_folder_away(there):
    lifter = UserFactory()
    routine = save_routine(lifter, None, Plan("A", folder="Travel"))

    save_routine(lifter, routine.uuid, Plan("A", folder=there))

    assert [folder.title for folder in RoutineFolder.objects.all()] == ([there] if there else [])


@pytest.mark.parametrize("write", ["move", "delete"])
def test_folder_stays_while_a_routine_is_in_it(write):
    lifter = UserFactory()
    first, second = (save_routine(lifter, None, Plan(name, folder="Travel")) for name in "AB")

    if write == "move":
        save_routine(lifter, first.uuid, Plan("A"))
    else:
        delete_routine(lifter, first.uuid)

    second.refresh_from_db()
    assert second.folder.title == "Travel"


def test_delete_routine_takes_an_emptied_folder_away():
    lifter = UserFactory()
    kept = RoutineFolder.objects.create(lifter=UserFactory(), title="Theirs")
    routine = save_routine(lifter, None, Plan("A", folder="Travel"))

    delete_routine(lifter, routine.uuid)

    assert RoutineFolder.objects.get() == kept


@pytest.mark.django_db(transaction=True)
def test_folder_that_empties_while_another_routine_moves_in_holds_that_one():
    lifter = UserFactory()
    leaving = save_routine(lifter, None, Plan("A", folder="Travel"))
    coming = save_routine(lifter, None, Plan("B"))

    def at_once(write):
        try:
            write()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(
            threads.map(
                at_once,
                [
                    lambda: delete_routine(lifter, leaving.uuid),
                    lambda: save_routine(lifter, coming.uuid, Plan("B", folder="travel")),
                ],
            )
        )

    coming.refresh_from_db()
    assert coming.folder.title.lower() == "travel"
    assert RoutineFolder.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_new_folder_that_two_routines_name_at_once_is_one():
    lifter = UserFactory()

    def save(name):
        try:
            return save_routine(lifter, None, Plan(name, folder="Travel"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        saved = list(threads.map(save, "ABCD"))

    assert RoutineFolder.objects.count() == 1
    assert sorted(routine.position for routine in saved) == [1, 2, 3, 4]


def test_save_routine_never_takes_a_folder_of_someone_else():
    RoutineFolder.objects.create(lifter=UserFactory(), title="Travel")
    lifter = UserFactory()

    routine = save_routine(lifter, None, Plan("A", folder="Travel"))

    assert routine.folder.lifter == lifter


def test_save_routine_of_someone_else_is_not_found():
    routine = RoutineFactory(name="Mine")

    with pytest.raises(Routine.DoesNotExist):
        save_routine(UserFactory(), routine.uuid, Plan("Theirs"))

    routine.refresh_from_db()
    assert routine.name == "Mine"


@pytest.mark.parametrize(
    ("sets", "sentence"),
    [
        ([1] * 61, "A routine holds at most 60 exercises."),
        ([101] * 2, "A routine holds at most 200 sets."),
        ([200, 0], "A routine holds at most 200 sets."),
    ],
)
def test_save_routine_refuses_too_much(sets, sentence):
    lifter, exercise = UserFactory(), ExerciseFactory()
    plan = Plan("Long", exercises=tuple(PlannedExercise(exercise.pk, sets=(PlannedSet(),) * count) for count in sets))

    with pytest.raises(Invalid) as refused:
        save_routine(lifter, None, plan)

    assert refused.value.message == sentence
    assert Routine.objects.count() == 0


def test_save_routine_refuses_an_empty_name():
    with pytest.raises(Invalid) as refused:
        save_routine(UserFactory(), None, Plan("  "))

    assert refused.value.message == "A routine needs a name."


def test_save_routine_refuses_an_exercise_of_someone_else():
    theirs = CustomExerciseFactory()

    with pytest.raises(Invalid) as refused:
        save_routine(UserFactory(), None, Plan("A", exercises=(PlannedExercise(theirs.pk),)))

    assert refused.value.message == "One of the exercises no longer exists."


@pytest.mark.parametrize("exercises", [1, 3])
def test_save_routine_takes_as_many_queries_for_three_as_for_one(exercises, django_assert_num_queries):
    lifter = UserFactory()
    routine = save_routine(lifter, None, Plan("A", folder="Travel"))
    planned = tuple(PlannedExercise(ExerciseFactory().pk, sets=(PlannedSet(), PlannedSet())) for _ in range(exercises))

    with django_assert_num_queries(11):
        save_routine(lifter, routine.uuid, Plan("A", folder="Travel", exercises=planned))


def test_delete_routine_keeps_the_workouts_done_with_it():
    routine = PlannedSetFactory().planned.routine
    session = FinishedSessionFactory(lifter=routine.lifter, routine=routine)

    delete_routine(routine.lifter, routine.uuid)

    session.refresh_from_db()
    assert session.routine is None
    assert Routine.objects.count() == 0
    assert list(Deletion.objects.values_list("lifter", "uuid", "kind")) == [
        (routine.lifter_id, routine.uuid, Kind.ROUTINE)
    ]
    assert routine.lifter.generation == 1


@pytest.mark.parametrize("known", [True, False])
def test_delete_routine_of_someone_else_is_not_found(known):
    uuid = RoutineFactory().uuid if known else uuid4()

    with pytest.raises(Routine.DoesNotExist):
        delete_routine(UserFactory(), uuid)

    assert Routine.objects.count() == int(known)
