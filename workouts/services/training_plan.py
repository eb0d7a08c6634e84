"""The plan of the demo's lifter: four workouts of a push, pull, legs and upper body week."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Lift:
    """An exercise of the catalogue, as it is planned and how far it can go.

    `low` and `high` are reps, or seconds of a hold. `strength` is what could be done once at the start: kilograms with the
    lifter's own weight where it is moved, reps where nothing is added, seconds of a hold or of the distance. `gain` is the
    share that years of training add to it.
    """

    exercise: str
    sets: int
    low: int
    high: int
    strength: float
    gain: float = 0.3
    step: Decimal = Decimal("2.5")
    rest_seconds: int = 90
    warmups: int = 0
    superset: int | None = None
    metres: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    description: str
    lifts: tuple[Lift, ...]


KG, TWO_KG, FIVE_KG = Decimal(1), Decimal(2), Decimal(5)

PUSH = Day(
    "Push",
    "Chest first, shoulders second. Stop a rep before form goes.",
    (
        Lift("Bench press (barbell)", 4, 5, 8, 92, 0.30, rest_seconds=180, warmups=3),
        Lift("Incline bench press (dumbbell)", 3, 8, 12, 38, 0.32, TWO_KG, 120),
        Lift("Seated shoulder press (machine)", 3, 8, 12, 58, 0.28, rest_seconds=120),
        Lift("Lateral raise (dumbbell)", 4, 12, 15, 14, 0.35, KG, 60, superset=1),
        Lift("Triceps rope pushdown", 3, 10, 15, 34, 0.40, KG, 60, superset=1),
    ),
)
PULL = Day(
    "Pull",
    "Heavy off the floor, then rows and arms.",
    (
        Lift("Deadlift (barbell)", 3, 3, 6, 140, 0.32, FIVE_KG, 210, warmups=3),
        Lift("Pull up (weighted)", 3, 5, 8, 103, 0.20, rest_seconds=150),
        Lift("Seated cable row - V grip (cable)", 3, 8, 12, 82, 0.28, rest_seconds=120),
        Lift("Face pull", 3, 12, 20, 30, 0.35, KG, 60),
        Lift("EZ bar biceps curl", 3, 8, 12, 42, 0.28, rest_seconds=75),
    ),
)
LEGS = Day(
    "Legs",
    "Squat deep, hinge slowly.",
    (
        Lift("Squat (barbell)", 4, 5, 8, 122, 0.34, rest_seconds=180, warmups=3),
        Lift("Romanian deadlift (barbell)", 3, 8, 10, 112, 0.30, rest_seconds=150),
        Lift("Leg press (machine)", 3, 10, 15, 210, 0.35, FIVE_KG, 120),
        Lift("Lying leg curl (machine)", 3, 10, 15, 54, 0.30, rest_seconds=75),
        Lift("Standing calf raise (machine)", 3, 10, 15, 110, 0.35, FIVE_KG, 60),
        Lift("Plank", 2, 45, 120, 55, 1.1, rest_seconds=60),
    ),
)
UPPER = Day(
    "Upper",
    "The lighter day. Row two kilometres if there is time.",
    (
        Lift("Overhead press (barbell)", 4, 5, 8, 58, 0.28, rest_seconds=150, warmups=2),
        Lift("Lat pulldown (cable)", 3, 8, 12, 84, 0.26, rest_seconds=120),
        Lift("Chest dip", 3, 8, 15, 11, 0.6, rest_seconds=120),
        Lift("Dumbbell row", 3, 8, 12, 44, 0.32, TWO_KG, 90),
        Lift("Hammer curl (dumbbell)", 3, 10, 12, 20, 0.35, KG, 60, superset=1),
        Lift("Overhead triceps extension (cable)", 3, 10, 15, 32, 0.35, KG, 60, superset=1),
        Lift("Hanging leg raise", 3, 8, 15, 10, 0.7, rest_seconds=60),
        Lift("Rowing machine", 1, 0, 0, 560, -0.12, rest_seconds=0, metres=2000),
    ),
)
DAYS = (PUSH, PULL, LEGS, UPPER)

NOTES = (
    "Slept badly, still got it done.",
    "Gym was packed, swapped the order a little.",
    "Felt strong today.",
    "Left shoulder a bit tight, warmed up longer.",
    "Short on time, kept the rests short.",
    "New shoes. Much steadier in the squat.",
    "Bar speed was good on everything.",
    "Coffee too late, jittery.",
)
DELOAD_NOTE = "Deload week, everything light."
ENTRY_NOTES = (
    "Elbows in.",
    "Slower on the way down.",
    "Grip gave out first.",
    "Pause at the bottom.",
    "More range next time.",
)
