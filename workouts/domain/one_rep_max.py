"""Estimated one-rep maxima. Weights in kilograms, results unrounded but for the sixth decimal, which is what is stored."""

from decimal import Decimal

from workouts.enums import Formula

STORED = Decimal("0.000001")

# Percentages of the one-rep max that can be lifted for 1 to 30 reps.
_TABLE = tuple(
    Decimal(percent) / 100
    for percent in (
        100, 97, 94, 92, 89, 86, 83, 81, 78, 75, 73, 71, 70, 68, 67,
        65, 64, 63, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50,
    )
)  # fmt: skip


def brzycki(weight_kg: Decimal, reps: int) -> Decimal:
    """Return w × 36 / (37 − r) for 1–36 reps (Brzycki 1993). Raises ValueError outside of them."""
    if not 1 <= reps <= 36:
        raise ValueError("Brzycki's formula holds for 1 to 36 reps.")
    return (weight_kg * 36 / (37 - reps)).quantize(STORED)


def epley(weight_kg: Decimal, reps: int) -> Decimal:
    """Return w × (1 + r / 30) for any reps (Epley 1985); one rep is the weight itself. Raises ValueError below one."""
    if reps < 1:
        raise ValueError("Epley's formula needs at least one rep.")
    return weight_kg.quantize(STORED) if reps == 1 else (weight_kg * (30 + reps) / 30).quantize(STORED)


def table(weight_kg: Decimal, reps: int) -> Decimal:
    """Return the weight over the percentage of the table for 1–30 reps. Raises ValueError outside of them."""
    if not 1 <= reps <= len(_TABLE):
        raise ValueError("The table holds for 1 to 30 reps.")
    return (weight_kg / _TABLE[reps - 1]).quantize(STORED)


_FORMULAS = {Formula.BRZYCKI: brzycki, Formula.EPLEY: epley, Formula.TABLE: table}

# Above twelve reps every formula is guesswork, so records and charts leave such sets out.
MOST_REPS = 12


def estimate(weight_kg: Decimal | None, reps: int | None, formula: Formula = Formula.BRZYCKI) -> Decimal | None:
    """Return the estimate that records and charts take: for sets of 1–12 reps with a weight, else None."""
    if not weight_kg or not reps or not 1 <= reps <= MOST_REPS:
        return None
    return _FORMULAS[formula](weight_kg, reps)
