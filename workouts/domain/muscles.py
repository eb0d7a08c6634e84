"""Sets per muscle: one for each primary muscle of an exercise, a half for each secondary."""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from workouts.enums import Muscle

WHOLE = Decimal(1)
HALF = Decimal("0.5")

# As the drawings of a body show them, from the head down; what is not on one is listed beside.
FRONT = (
    Muscle.NECK, Muscle.TRAPS, Muscle.SHOULDERS, Muscle.CHEST, Muscle.BICEPS, Muscle.FOREARMS, Muscle.ABDOMINALS,
    Muscle.ABDUCTORS, Muscle.QUADRICEPS, Muscle.ADDUCTORS, Muscle.CALVES,
)  # fmt: skip
BACK = (
    Muscle.NECK, Muscle.TRAPS, Muscle.SHOULDERS, Muscle.UPPER_BACK, Muscle.LATS, Muscle.LOWER_BACK, Muscle.GLUTES,
    Muscle.ABDUCTORS, Muscle.TRICEPS, Muscle.FOREARMS, Muscle.HAMSTRINGS, Muscle.ADDUCTORS, Muscle.CALVES,
)  # fmt: skip
DRAWN = frozenset(FRONT + BACK)
STEPS = 4  # of ink, beside that of none


def sets_per_muscle(working: Iterable[tuple[Iterable[str], Iterable[str], int]]) -> dict[str, Decimal]:
    """Add up (primary muscles, secondary muscles, number of working sets), the most trained muscle first.

    A muscle that is both counts as primary.
    """
    found: dict[str, Decimal] = {}
    for primary, secondary, sets in working:
        for muscle, share in (dict.fromkeys(secondary, HALF) | dict.fromkeys(primary, WHOLE)).items():
            found[muscle] = found.get(muscle, Decimal(0)) + share * sets
    return dict(sorted(found.items(), key=lambda counted: (-counted[1], counted[0])))


def in_percent(sets: dict[str, Decimal], *, most: Decimal | None = None) -> dict[str, int]:
    """Return how wide each muscle's bar is beside the widest, or beside `most`."""
    widest = most or max(sets.values(), default=WHOLE) or WHOLE
    return {muscle: round(count * 100 / widest) for muscle, count in sets.items()}


def ink(sets: Decimal, *, most: Decimal) -> int:
    """Return how strong a muscle is drawn: 0 without a set, then by quarters of the most trained one up to 4."""
    return ceil(sets * STEPS / most) if sets else 0
