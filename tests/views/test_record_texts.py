"""How records of every kind are written, in the units of their exercise."""

from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, SessionFactory
from workouts.domain.records import Best, Broken
from workouts.domain.units import Units
from workouts.enums import DistanceUnit, RecordType, WeightUnit
from workouts.templatetags.live import medals_text
from workouts.templatetags.records import amount
from workouts.templatetags.tracker import record_gain, record_of, record_value

METRIC = Units(WeightUnit.KG, DistanceUnit.KM)
POUNDS = Units(WeightUnit.LB, DistanceUnit.MI)
ROWED = Units(WeightUnit.KG, DistanceUnit.M)


@pytest.mark.parametrize(
    ("kind", "value", "units", "written"),
    [
        ("1rm", "116.666667", METRIC, ("116.7", "kg")),
        ("1rm", "0.03", METRIC, ("0.03", "kg")),  # what it is better by is not nothing
        ("1rm", "0.003", METRIC, ("under 0.01", "kg")),
        ("max_weight", "102.058283", POUNDS, ("225", "lb")),
        ("3rm", "102.5", METRIC, ("102.5", "kg")),
        ("set_volume", "487.56", METRIC, ("487.6", "kg")),
        ("volume", "12345", METRIC, ("12,345", "kg")),
        ("assistance", "30", METRIC, ("30", "kg")),
        ("reps", "1", METRIC, ("1", "rep")),
        ("session_reps", "1200", METRIC, ("1,200", "reps")),
        ("floors", "50", METRIC, ("50", "floors")),
        ("steps", "1", METRIC, ("1", "step")),
        ("duration", "45", METRIC, ("0:45", "")),
        ("duration", "3725", METRIC, ("1:02:05", "")),
        ("distance", "21097.5", METRIC, ("21.098", "km")),
        ("distance", "42195", POUNDS, ("26.219", "mi")),
        ("distance", "2000", ROWED, ("2,000", "m")),
        ("pace", "299.6", METRIC, ("5:00", "/km")),
        ("pace", "299.6", POUNDS, ("8:02", "/mi")),
        ("pace", "240", ROWED, ("2:00", "/500 m")),
        ("pace", "0.41", METRIC, ("0.4 s", "/km")),
    ],
)
def test_amount(kind, value, units, written):
    assert amount(RecordType(kind), Decimal(value), units) == written


def test_every_kind_is_written():
    for kind in RecordType:
        assert all(isinstance(part, str) for part in amount(kind, Decimal(700), METRIC))


@pytest.mark.parametrize(
    ("kind", "value", "gain"),
    [
        ("max_weight", '5 <span class="unit">kg</span>', '+5 <span class="unit">kg</span>'),
        ("assistance", '5 <span class="unit">kg</span>', '−5 <span class="unit">kg</span>'),
        ("duration", "0:05", "+0:05"),
        ("pace", '0:05 <span class="unit">/km</span>', '−0:05 <span class="unit">/km</span>'),
    ],
)
def test_value_and_gain(kind, value, gain):
    of = record_of(kind, METRIC)

    assert (record_value(Decimal(5), of), record_gain(Decimal(5), of)) == (value, gain)
    assert (record_value(None, of), record_gain(None, of)) == ("", "")


def medal(kind, value, before, day):
    return RecordType(kind), Broken(Best(Decimal(value), 1), Decimal(before)), day


@pytest.mark.parametrize(
    ("kind", "medals", "weight_kg", "written"),
    [
        ("weight_reps", [("1rm", 110, 100)], 95, "Estimated 1RM 110 kg, up 10 kg"),
        (
            "weight_reps",
            [("1rm", 110, 100), ("3rm", 95, 90), ("reps", 8, 7)],
            95,
            "Estimated 1RM 110 kg, up 10 kg. Also 3+ reps, most reps in a set",
        ),
        ("weight_reps", [("reps", 20, 18)], 60, "Most reps in a set 20 at 60 kg, up 2"),
        ("reps_only", [("reps", 20, 18)], None, "Most reps in a set 20, up 2"),
        ("bodyweight_assisted", [("assistance", 25, 30)], 25, "Least assistance 25 kg, down 5 kg"),
        ("bodyweight_assisted", [("reps", 9, 8)], 30, "Most reps in a set 9 at −30 kg, up 1"),
        ("distance_duration", [("pace", 298, 305)], None, "Best pace 4:58 /km, down 0:07 /km"),
        ("steps_duration", [("steps", 900, 800)], None, "Most steps 900, up 100"),
        ("duration", [("duration", 90, 75)], None, "Longest time 1:30, up 0:15"),
    ],
)
def test_medals_of_a_set_are_one_line(lifter, kind, medals, weight_kg, written):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(type=kind))
    weight = None if weight_kg is None else Decimal(weight_kg)

    assert medals_text([medal(*each, lifter.today) for each in medals], entry, weight) == written
