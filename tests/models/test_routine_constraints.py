"""What the database refuses about routines."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from tests.factories import PlannedFactory, PlannedSetFactory, RoutineFactory
from workouts.models import Routine, RoutineExercise, RoutineSet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("routine_set_type_known", {"set_type": "mystery"}),
        ("routine_set_reps_bounded", {"target_reps": 1001}),
        ("routine_set_weight_bounded", {"target_weight_kg": Decimal("1000.1")}),
        ("routine_set_weight_bounded", {"target_weight_kg": Decimal("-0.1")}),
        ("routine_set_duration_within_a_day", {"target_duration_seconds": 86_401}),
        ("routine_set_distance_bounded", {"target_distance_m": Decimal(1000001)}),
        ("routine_set_range_ascends", {"target_reps": 8, "target_reps_high": 7}),
        ("routine_set_range_ascends", {"target_reps": 8, "target_reps_high": 1001}),
    ],
)
def test_planned_set_is_refused(constraint, values):
    row = PlannedSetFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RoutineSet.objects.filter(pk=row.pk).update(**values)


def test_set_number_is_unique_within_its_exercise():
    row = PlannedSetFactory()

    with pytest.raises(IntegrityError, match="routine_set_number_unique"):
        PlannedSetFactory(planned=row.planned, set_number=row.set_number)


def test_exercise_order_is_unique_within_its_routine():
    planned = PlannedFactory()

    with pytest.raises(IntegrityError, match="routine_exercise_order_unique"):
        PlannedFactory(routine=planned.routine, exercise_order=planned.exercise_order)


def test_rest_is_within_an_hour():
    planned = PlannedFactory()

    with pytest.raises(IntegrityError, match="routine_exercise_rest_within_an_hour"):
        RoutineExercise.objects.filter(pk=planned.pk).update(rest_seconds=3601)


@pytest.mark.parametrize("values", [{"is_template": True}, {"lifter": None}])
def test_template_has_no_lifter_and_a_routine_has_one(values):
    routine = RoutineFactory()

    with pytest.raises(IntegrityError, match="routine_template_has_no_lifter"):
        Routine.objects.filter(pk=routine.pk).update(**values)


def test_planned_exercise_can_not_be_deleted_from_the_catalogue():
    planned = PlannedFactory()

    with pytest.raises(RestrictedError):
        planned.exercise.delete()
