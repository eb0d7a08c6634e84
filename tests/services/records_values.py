"""What is lifted, where and when in the walks of `records_machine`."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType

FIRST = datetime(2025, 3, 3, 6, tzinfo=UTC)
SLOTS = 12  # few enough for workouts to begin at the same moment

# name, type, whether the lifter's own weight counts; the names are those of the file that is imported
EXERCISES = [
    ("Bench Press (Barbell)", "weight_reps", False),
    ("Squat (Barbell)", "weight_reps", False),
    ("Pull Up", "reps_only", True),
    ("Pull Up (Weighted)", "bodyweight_weighted", True),
    ("Pull Up (Assisted)", "bodyweight_assisted", True),
    ("Plank", "duration", False),
    ("Plate Hold", "weight_duration", False),
    ("Running", "distance_duration", False),
    ("Farmers Walk", "short_distance_weight", False),
    ("Stairs (Floors)", "floors_duration", False),
    ("Stairs (Steps)", "steps_duration", False),
]

# Few values, so that there are ties; 0 and nothing are among them.
VALUES = st.builds(
    Values,
    weight_kg=st.sampled_from([Decimal(20), Decimal("22.5"), Decimal("102.058283"), Decimal(100), Decimal(0), None]),
    reps=st.sampled_from([1, 3, 4, 5, 8, 12, 13, 0, None]),
    duration_seconds=st.sampled_from([45, 90, 120, 1500, 0, None]),
    distance_m=st.sampled_from([Decimal(5010), Decimal(500), Decimal("499.999"), Decimal(40), Decimal(0), None]),
    custom_metric=st.sampled_from([50, 60, 900, 0, None]),
)
TYPES = st.sampled_from([SetType.NORMAL, SetType.NORMAL, SetType.WARMUP, SetType.DROP, SetType.FAILURE])
ZONES = st.sampled_from(["UTC", "Asia/Tokyo"])
SEVERAL = st.lists(VALUES, min_size=1, max_size=3)
CHOSEN = st.lists(st.sampled_from(EXERCISES), min_size=2, max_size=3, unique=True)
PICK = st.integers(0, 2**16)
SLOT = st.integers(0, SLOTS - 1)
WEIGHTS = st.sampled_from([Decimal(60), Decimal(80), Decimal("80.5")])


def began(slot):
    return FIRST + slot * timedelta(hours=18)


def times(slot):
    return Times(began(slot), began(slot) + timedelta(hours=1), 3600)


def of_its_kind(kind, values):
    """Leave out what a set of that kind does not consist of."""
    return Values(**{name: getattr(values, name) for name in ExerciseType(kind).columns})


def cells(values):
    """Write the values of a set as the file does; it knows no floors."""
    kilometres = None if values.distance_m is None else values.distance_m / 1000
    written = (values.weight_kg, values.reps, kilometres, values.duration_seconds)
    return ",".join("" if value is None else f"{value}" for value in written) + ","
