"""Sets per muscle: one for each primary muscle of an exercise, a half for each secondary."""

from collections.abc import Iterable
from decimal import Decimal

WHOLE = Decimal(1)
HALF = Decimal("0.5")


def sets_per_muscle(working: Iterable[tuple[Iterable[str], Iterable[str]]]) -> dict[str, Decimal]:
    """Add up (primary muscles, secondary muscles) of each working set, the most trained muscle first.

    A muscle that is both counts as primary.
    """
    found: dict[str, Decimal] = {}
    for primary, secondary in working:
        for muscle, share in (dict.fromkeys(secondary, HALF) | dict.fromkeys(primary, WHOLE)).items():
            found[muscle] = found.get(muscle, Decimal(0)) + share
    return dict(sorted(found.items(), key=lambda counted: (-counted[1], counted[0])))


def in_percent(sets: dict[str, Decimal]) -> dict[str, int]:
    """Return how wide each muscle's bar is beside the widest."""
    most = max(sets.values(), default=WHOLE)
    return {muscle: round(count * 100 / most) for muscle, count in sets.items()}
