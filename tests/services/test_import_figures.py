"""Totals and records of an imported file, worked out again by other means."""

from decimal import Decimal

from tests.factories import ExerciseFactory
from tests.factories.hevy import bring_in, row, sets_of
from workouts.enums import SetType
from workouts.models import PersonalRecord, WorkoutSession

LIFTED = [  # day, type, kilograms, reps
    (1, "warmup", "140", 5),
    (1, "normal", "100", 5),
    (1, "normal", "105", 3),
    (3, "normal", "105", 3),
    (3, "normal", "107.5", 2),
    (5, "dropset", "80", 12),
    (5, "failure", "100", 6),
]
WORKING = [(day, Decimal(kg), reps) for day, kind, kg, reps in LIFTED if kind != "warmup"]
DAYS = [1, 3, 5]
MEASURES = {
    "1rm": lambda sets: max((kg * 36 / (37 - reps) for kg, reps in sets if reps <= 12), default=0),
    "max_weight": lambda sets: max(kg for kg, _ in sets),
    "3rm": lambda sets: max((kg for kg, reps in sets if reps >= 3), default=0),
    "5rm": lambda sets: max((kg for kg, reps in sets if reps >= 5), default=0),
    "reps": lambda sets: max(reps for _, reps in sets),
    "set_volume": lambda sets: max(kg * reps for kg, reps in sets),
    "volume": lambda sets: sum(kg * reps for kg, reps in sets),
}


def records_by_hand():
    """(type, day, value, previous value) of every record, by a scan of the days."""
    for kind, measure in MEASURES.items():
        best = None
        for day in DAYS:
            value = round(Decimal(measure([(kg, reps) for on, kg, reps in WORKING if on == day])), 6)
            if value > (best or 0):
                yield kind, day, value, best
                best = value


def test_import_has_the_totals_and_records_that_plain_arithmetic_gives(lifter):
    ExerciseFactory(name="Bench press (barbell)")
    rows = [
        row(
            start=f"{day} Dec 2025, 11:37",
            end=f"{day} Dec 2025, 12:37",
            index=index,
            type=kind,
            values=f"{kg},{reps},,,",
        )
        for index, (day, kind, kg, reps) in enumerate(LIFTED)
    ]

    bring_in(lifter, *rows[5:], *rows[3:5], *rows[:3])  # newest workout first, as Hevy writes

    totals = WorkoutSession.objects.order_by("started_at").values_list("total_volume_kg", "total_sets", "total_reps")
    assert list(totals) == [
        (
            sum(kg * reps for on, kg, reps in WORKING if on == day),
            sum(on == day for on, _, _ in WORKING),
            sum(reps for on, _, reps in WORKING if on == day),
        )
        for day in DAYS
    ]
    found = PersonalRecord.objects.values_list("record_type", "achieved_at__day", "value", "previous_value")
    assert set(found) == set(records_by_hand())
    assert PersonalRecord.objects.standing().count() == len(MEASURES)
    assert set(sets_of(lifter, "set_type")) == set(SetType)
