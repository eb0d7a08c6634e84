"""Bars, plates and warm-up steps."""

from decimal import Decimal

import pytest

from tests.factories import BarFactory, ExerciseFactory, PlateFactory
from workouts.domain.plates import Plate as Size
from workouts.domain.warmup import USUAL_STEPS, Step
from workouts.enums import WeightUnit
from workouts.errors import Invalid
from workouts.models import Bar, ExerciseBar, Plate
from workouts.queries.equipment import bar_for, rack_of, warmup_steps
from workouts.services.equipment import OwnBar, choose_bar, save_rack, save_warmup_steps

KG, LB = WeightUnit
TWENTY = OwnBar("barbell", Decimal(20), "kg")


def bars(lifter):
    return [(bar.position, bar.kind, bar.weight, bar.unit) for bar in rack_of(lifter).bars]


def sizes(lifter):
    return [(str(plate.weight), plate.unit) for plate in rack_of(lifter).plates]


def test_a_lifter_who_said_nothing_trains_in_a_common_gym(lifter):
    assert bars(lifter) == [(1, "barbell", 20, "kg"), (2, "ez_bar", 10, "kg"), (3, "trap_bar", 25, "kg")]
    assert sizes(lifter) == [(size, "kg") for size in ("25", "20", "15", "10", "5", "2.5", "1.25")]
    assert warmup_steps(lifter) == list(USUAL_STEPS)
    assert not Bar.objects.exists()


def test_a_common_gym_is_in_the_unit_of_the_lifter(lifter):
    lifter.weight_unit = "lb"

    assert bars(lifter)[0] == (1, "barbell", 45, "lb")
    assert sizes(lifter) == [(size, "lb") for size in ("45", "35", "25", "10", "5", "2.5")]


def test_save_rack_stores_bars_and_plates_of_both_units(lifter):
    pairs = {Size(Decimal(20)): 2, Size(Decimal(45), "lb"): 1}

    save_rack(lifter, bars=[TWENTY, OwnBar("barbell", Decimal(15), "kg")], pairs=pairs)

    assert bars(lifter) == [(1, "barbell", 20, "kg"), (2, "barbell", 15, "kg")]
    assert rack_of(lifter).stock == pairs


def test_save_rack_without_plates_leaves_only_the_bar(lifter):
    save_rack(lifter, bars=[TWENTY], pairs={})

    assert (bars(lifter), sizes(lifter)) == ([(1, "barbell", 20, "kg")], [])


def test_save_rack_without_a_bar_is_refused(lifter):
    BarFactory(lifter=lifter)

    with pytest.raises(Invalid, match="at least one bar"):
        save_rack(lifter, bars=[], pairs={})

    assert Bar.objects.count() == 1


def test_save_rack_changes_a_bar_in_its_place_and_keeps_the_exercises_chosen_for_it(lifter):
    first, second = BarFactory(lifter=lifter), BarFactory(lifter=lifter, weight=Decimal(15))
    bench = ExerciseFactory()
    choose_bar(lifter, bench, position=2)

    save_rack(lifter, bars=[OwnBar("other", Decimal(16), "kg", position=2), TWENTY], pairs={})

    assert bars(lifter) == [(2, "other", 16, "kg"), (3, "barbell", 20, "kg")]
    assert bar_for(lifter, bench, rack_of(lifter), KG).pk == second.pk
    assert not Bar.objects.filter(pk=first.pk).exists()


def test_save_rack_leaves_the_racks_of_others_alone(lifter, stranger):
    BarFactory(lifter=stranger)
    PlateFactory(lifter=stranger)

    save_rack(lifter, bars=[TWENTY], pairs={})

    assert (Bar.objects.owned_by(stranger).count(), Plate.objects.owned_by(stranger).count()) == (1, 1)


def test_save_rack_raises_the_generation_once(lifter):
    save_rack(lifter, bars=[TWENTY], pairs={})

    assert lifter.generation == 1


@pytest.mark.parametrize(
    ("equipment", "weight"), [(["barbell"], 20), (["ez_bar"], 10), (["trap_bar"], 25), (["dumbbell"], None)]
)
def test_bar_for_follows_the_equipment(lifter, equipment, weight):
    bar = bar_for(lifter, ExerciseFactory(equipment=equipment), rack_of(lifter), KG)

    assert (bar.weight if bar else None) == weight


def test_bar_for_is_the_barbell_where_there_is_none_of_the_kind(lifter):
    BarFactory(lifter=lifter)

    assert bar_for(lifter, ExerciseFactory(equipment=["ez_bar"]), rack_of(lifter), KG).weight == 20


def test_choose_bar_is_remembered_and_makes_the_usual_rack_the_lifters_own(lifter):
    bench, squat = ExerciseFactory(), ExerciseFactory()

    choose_bar(lifter, bench, position=3)

    rack = rack_of(lifter)
    assert (bar_for(lifter, bench, rack, KG).weight, bar_for(lifter, squat, rack, KG).weight) == (25, 20)
    assert (Bar.objects.count(), Plate.objects.count()) == (3, 7)


def test_a_common_gym_is_in_the_unit_of_the_exercise(lifter):
    rack = rack_of(lifter, LB)

    assert [(bar.position, bar.weight, bar.unit) for bar in rack.bars] == [(1, 45, LB), (2, 25, LB), (3, 55, LB)]
    assert {plate.unit for plate in rack.stock} == {LB}


def test_bar_for_is_one_in_the_unit_of_the_exercise_where_there_is_one(lifter):
    for weight, unit, kind in ((20, KG, "barbell"), (45, LB, "barbell"), (10, KG, "ez_bar")):
        BarFactory(lifter=lifter, weight=Decimal(weight), unit=unit, kind=kind)
    bench, curl = ExerciseFactory(), ExerciseFactory(equipment=["ez_bar"])

    found = [bar_for(lifter, exercise, rack_of(lifter, unit), unit) for exercise in (bench, curl) for unit in (KG, LB)]

    assert [str(bar) for bar in found] == ["Barbell 20 kg", "Barbell 45 lb", "EZ bar 10 kg", "EZ bar 10 kg"]


def test_choose_bar_never_makes_a_usual_rack_in_the_other_unit_the_lifters_own(lifter):
    bench = ExerciseFactory()

    with pytest.raises(Invalid, match="in pounds first"):
        choose_bar(lifter, bench, position=2, unit=LB)
    choose_bar(lifter, bench, position=None, unit=LB)

    assert not Bar.objects.exists()
    assert ExerciseBar.objects.get().bar is None


def test_choose_no_bar_and_another_one_again(lifter):
    bench = ExerciseFactory()

    choose_bar(lifter, bench, position=None)
    without = bar_for(lifter, bench, rack_of(lifter), KG)
    choose_bar(lifter, bench, position=1)

    assert without is None
    assert bar_for(lifter, bench, rack_of(lifter), KG).weight == 20
    assert ExerciseBar.objects.count() == 1


def test_choose_bar_that_is_gone_is_refused(lifter):
    with pytest.raises(Invalid):
        choose_bar(lifter, ExerciseFactory(), position=9)

    assert not Bar.objects.exists()


def test_save_warmup_steps_replaces_them(lifter):
    save_warmup_steps(lifter, [Step(50, 8), Step(70, 4), Step(90, 1)])
    save_warmup_steps(lifter, [Step(60, 5)])

    assert warmup_steps(lifter) == [(60, 5)]


def test_save_warmup_steps_without_any_is_the_usual_way(lifter):
    save_warmup_steps(lifter, [Step(50, 8)])
    save_warmup_steps(lifter, [])

    assert warmup_steps(lifter) == list(USUAL_STEPS)
