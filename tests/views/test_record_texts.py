"""How records of every kind are written, in the units of their exercise."""

from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, SessionFactory
from workouts.domain.records import Best, Broken, Missed
from workouts.domain.units import Units
from workouts.enums import DistanceUnit, RecordType, WeightUnit
from workouts.templatetags.amounts import amount
from workouts.templatetags.live import medals_text
from workouts.templatetags.records import record_gain, record_set, record_value

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


def record(kind, of="weight_reps", *, value=100, previous=95, formula="", bodyweight_kg=None, **held):
    """A record as the queries tell it, with what its set held; without anything held it has no set."""
    columns = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric")
    decimals = {name: Decimal(each) for name, each in held.items() if name.endswith(("_kg", "_m"))}
    return {
        "kind": kind,
        "type": of,
        "value": Decimal(value),
        "previous_value": None if previous is None else Decimal(previous),
        "gain": None if previous is None else abs(Decimal(value) - Decimal(previous)),
        "formula": formula,
        "bodyweight_kg": bodyweight_kg and Decimal(bodyweight_kg),
        "set": {name: {**held, **decimals}.get(name) for name in columns} if held else None,
    }


@pytest.mark.parametrize(
    ("told", "value", "gain"),
    [
        (record("max_weight"), '100 <span class="unit">kg</span>', '+5 <span class="unit">kg</span>'),
        (
            record("max_weight", "bodyweight_weighted"),
            '+100 <span class="unit">kg</span>',
            '+5 <span class="unit">kg</span>',
        ),
        (
            record("volume", "bodyweight_weighted"),
            '100 <span class="unit">kg</span>',
            '+5 <span class="unit">kg</span>',
        ),
        (record("max_weight", previous=None), '100 <span class="unit">kg</span>', ""),
        (
            record("assistance", "bodyweight_assisted", value=25, previous=30),
            '25 <span class="unit">kg</span>',
            '−5 <span class="unit">kg</span>',
        ),
        (record("duration", "duration"), "1:40", "+0:05"),
        (
            record("pace", "distance_duration", value=298, previous=305),
            '4:58 <span class="unit">/km</span>',
            '−0:07 <span class="unit">/km</span>',
        ),
    ],
)
def test_value_and_gain(told, value, gain):
    assert (record_value(told, METRIC), record_gain(told, METRIC)) == (value, gain)


def test_value_beaten_is_written_as_the_value():
    told = record("3rm", "bodyweight_weighted", value=20, previous=15)

    assert record_value(told, METRIC, "previous_value") == '+15\xa0<span class="unit">kg</span>'


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (record("1rm", weight_kg="97.5", reps=5, formula="brzycki"), "97.5 kg × 5, by Brzycki"),
        (record("1rm", weight_kg="97.5", reps=1, formula="table"), "97.5 kg × 1, by the table"),
        (record("max_weight", weight_kg=100, reps=2), "100 kg × 2"),
        (record("volume"), ""),
        (record("reps", weight_kg=60, reps=20), "at 60 kg"),
        (record("reps", weight_kg=0, reps=20), ""),
        (record("reps", "reps_only", reps=20), ""),
        (record("reps", "bodyweight_assisted", weight_kg=30, reps=8), "at −30 kg"),
        (record("assistance", "bodyweight_assisted", weight_kg=30, reps=8), "−30 kg × 8"),
        (
            record(
                "1rm",
                "bodyweight_weighted",
                value="112.5",
                bodyweight_kg=80,
                formula="epley",
                weight_kg="32.5",
                reps=1,
            ),
            "= 80 + 32.5 kg, +32.5 kg × 1, by Epley",
        ),
        (record("duration", "duration", duration_seconds=90), ""),
        (record("max_weight", "weight_duration", weight_kg=20, duration_seconds=90), "20 kg × 1:30"),
        (record("pace", "distance_duration", distance_m=5000, duration_seconds=1490), "5 km in 24:50"),
        (record("floors", "floors_duration", custom_metric=50, duration_seconds=600), "50 floors in 10:00"),
    ],
)
def test_set_of_a_record(told, written):
    assert record_set(told, METRIC) == written


def test_set_of_an_estimate_in_brief_is_the_set_alone():
    told = record("1rm", "bodyweight_weighted", bodyweight_kg=80, formula="epley", weight_kg=20, reps=3)

    assert record_set(told, METRIC, is_brief=True) == "+20 kg × 3"


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
        ("bodyweight_weighted", [("max_weight", 35, 30)], 35, "Heaviest weight +35 kg, up 5 kg"),
        ("bodyweight_weighted", [("reps", 9, 8)], 30, "Most reps in a set 9 at +30 kg, up 1"),
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


@pytest.mark.parametrize(
    ("kind", "missed", "written"),
    [
        ("weight_reps", Missed(RecordType.THREE_REP_MAX, Decimal("2.5")), "2.5 kg short of your 3+ reps"),
        ("weight_reps", Missed(RecordType.REPS, Decimal(1)), "1 rep short of your most reps in a set"),
        ("distance_duration", Missed(RecordType.PACE, Decimal(3)), "0:03 /km short of your best pace"),
    ],
)
def test_medal_names_the_record_just_missed(lifter, kind, missed, written):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(type=kind))
    broken = Broken(Best(Decimal(110), 1), Decimal(100), missed)

    text = medals_text([(RecordType.VOLUME, broken, lifter.today)], entry, None)

    assert text == f"Session volume 110 kg, up 10 kg. {written}"
