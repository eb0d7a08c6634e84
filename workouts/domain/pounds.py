"""Undoing the rounding of programs that keep what was typed in pounds as kilograms with two decimals."""

from decimal import Decimal

from workouts.domain.units import KG_PER_LB, STORED_KG

QUARTER_LB = KG_PER_LB / 4
HUNDREDTH_KG_ROUNDED = Decimal("0.005")


def as_lifted_in_pounds(weight_kg: Decimal) -> Decimal:
    """Return the quarter of a pound that rounds to these kilograms, in kilograms; the weight itself if there is none.

    So 102.06 out of a file ties with 225 lb typed here.
    """
    lifted = (round(weight_kg / QUARTER_LB) * QUARTER_LB).quantize(STORED_KG)
    return lifted if abs(lifted - weight_kg) <= HUNDREDTH_KG_ROUNDED else weight_kg
