"""What the database refuses about bars, plates and warm-up steps."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.factories import BarFactory, ExerciseFactory, PlateFactory
from workouts.models import Bar, ExerciseBar, Plate, WarmupStep

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("bar_kind_known", {"kind": "broom"}),
        ("bar_unit_known", {"unit": "st"}),
        ("bar_weight_bounded", {"weight": Decimal(-1)}),
        ("bar_weight_bounded", {"weight": Decimal("200.01")}),
    ],
)
def test_bar_is_refused(constraint, values):
    bar = BarFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Bar.objects.filter(pk=bar.pk).update(**values)


def test_bar_has_a_place_of_its_own():
    bar = BarFactory()

    with pytest.raises(IntegrityError, match="bar_position_unique"):
        BarFactory(lifter=bar.lifter, position=bar.position)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("plate_unit_known", {"unit": "st"}),
        ("plate_weight_bounded", {"weight": Decimal(0)}),
        ("plate_weight_bounded", {"weight": Decimal("100.01")}),
        ("plate_pairs_bounded", {"pairs": 100}),
    ],
)
def test_plate_is_refused(constraint, values):
    plate = PlateFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Plate.objects.filter(pk=plate.pk).update(**values)


def test_a_size_of_plate_is_there_once_but_in_both_units():
    plate = PlateFactory(weight=Decimal(10))
    PlateFactory(lifter=plate.lifter, weight=Decimal(10), unit="lb")

    with pytest.raises(IntegrityError, match="plate_size_once"):
        PlateFactory(lifter=plate.lifter, weight=Decimal("10.00"))


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("warmup_step_percent_bounded", {"percent": 0}),
        ("warmup_step_percent_bounded", {"percent": 100}),
        ("warmup_step_reps_bounded", {"reps": 0}),
        ("warmup_step_reps_bounded", {"reps": 51}),
        ("warmup_step_position_unique", {}),
    ],
)
def test_warmup_step_is_refused(lifter, constraint, values):
    WarmupStep.objects.create(lifter=lifter, position=1, percent=40, reps=5)

    with pytest.raises(IntegrityError, match=constraint):
        WarmupStep.objects.create(
            **{"lifter": lifter, "position": 2 if values else 1, "percent": 50, "reps": 5} | values
        )


def test_an_exercise_has_one_chosen_bar_a_lifter(lifter):
    exercise = ExerciseFactory()
    ExerciseBar.objects.create(lifter=lifter, exercise=exercise, bar=None)

    with pytest.raises(IntegrityError, match="exercise_bar_once"):
        ExerciseBar.objects.create(lifter=lifter, exercise=exercise, bar=BarFactory(lifter=lifter))
