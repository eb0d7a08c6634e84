"""What a bar weighs with plates on it, and which ones make a weight: an exact search over the pairs in stock.

Sums are whole numbers. All that the plates of one unit add up to is one large integer, a bit a sum, so that a shift adds a
plate to every sum at once; pounds and kilograms, which share no measure, meet only when the nearest weight is looked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from math import gcd

from workouts.domain.plates import Bar, Plate, Stock
from workouts.domain.units import KG_PER_LB, STORED_KG
from workouts.enums import WeightUnit

# A hundredth of the unit, the finest that a plate is weighed in, as a whole number of tenths of a microgram.
_PER_KG = 10**10
_PER_HUNDREDTH = {WeightUnit.KG: _PER_KG // 100, WeightUnit.LB: int(KG_PER_LB * _PER_KG / 100)}
_TOLERANCE = int(STORED_KG * _PER_KG)  # stored weights are rounded to a milligram


@dataclass(frozen=True, slots=True)
class Loading:
    """A loaded bar: the plates of one side from the inside, and what it weighs."""

    bar: Bar
    target_kg: Decimal
    side: tuple[Plate, ...] = ()

    @property
    def total_kg(self) -> Decimal:
        return (self.bar.kg + 2 * sum((plate.kg for plate in self.side), Decimal(0))).quantize(STORED_KG)

    @property
    def over_kg(self) -> Decimal:
        """By how much it weighs more than was asked for; less is below 0."""
        return self.total_kg - self.target_kg

    @property
    def is_exact(self) -> bool:
        return abs(self.over_kg) <= 2 * STORED_KG

    @property
    def is_below_bar(self) -> bool:
        return not self.is_exact and self.target_kg < self.bar.kg


def loaded(target_kg: Decimal, *, bar: Bar, stock: Stock) -> Loading:
    """Load the bar as near to the weight as the pairs in stock allow: the lower of two equally near, then with the fewest
    plates, then with the heaviest inside. Below the bar it is the bar."""
    side = int((target_kg - bar.kg) / 2 * _PER_KG)
    if side <= _TOLERANCE:
        return Loading(bar, target_kg)
    kilograms, pounds = (_Pile.of(unit, stock, most=2 * side) for unit in WeightUnit)
    in_kg, in_lb = _nearest(side, kilograms.sums(), pounds.sums())
    plates = [*kilograms.fewest(in_kg), *pounds.fewest(in_lb)]
    return Loading(bar, target_kg, tuple(sorted(plates, key=lambda plate: plate.kg, reverse=True)))


HEAVIEST_KG = 300


@lru_cache(maxsize=64)
def loadings(bar: Bar, stock: tuple[tuple[Plate, int], ...]) -> tuple[Loading, ...]:
    """Return what the bar can weigh up to 300 kg, lightest first: what each weight leads to, in steps of the smallest pair."""
    smallest = min((plate.kg for plate, pairs in stock if pairs), default=None)
    count = int((HEAVIEST_KG - bar.kg) / smallest / 2) if smallest else 0
    targets = [bar.kg + 2 * smallest * n for n in range(1, count + 1)] if smallest else []
    found = [Loading(bar, bar.kg), *(loaded(kg, bar=bar, stock=dict(stock)) for kg in targets)]
    return tuple({loading.total_kg: loading for loading in found}.values())


# --- The parts --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pile:
    """One side's plates of one unit, heaviest first, counted in grains: the largest weight that measures them all."""

    unit: WeightUnit
    grain: int = 1  # in hundredths of the unit
    kinds: list[tuple[int, int]] = field(default_factory=list)  # (grains, pairs)
    tails: list[int] = field(default_factory=lambda: [1])  # bit n: the kinds from here on can add up to n grains

    @classmethod
    def of(cls, unit: WeightUnit, stock: Stock, *, most: int) -> "_Pile":
        sizes = {int(plate.weight * 100): pairs for plate, pairs in stock.items() if plate.unit == unit}
        mine = {size: pairs for size, pairs in sizes.items() if size > 0 and pairs > 0}
        if not mine:
            return cls(unit)
        grain = gcd(*mine)
        kinds = [(size // grain, mine[size]) for size in sorted(mine, reverse=True)]
        return cls(unit, grain, kinds, _tails(kinds, limit=most // (grain * _PER_HUNDREDTH[unit])))

    def sums(self) -> list[int]:
        """All that one side can hold of this unit, lightest first."""
        per_grain = self.grain * _PER_HUNDREDTH[self.unit]
        bits = f"{self.tails[0]:b}"[::-1]
        return [index * per_grain for index, bit in enumerate(bits) if bit == "1"]

    def fewest(self, total: int) -> list[Plate]:
        """The fewest plates of a sum, of equally few those with the heaviest."""
        counts = _fewest(self.kinds, self.tails, total // (self.grain * _PER_HUNDREDTH[self.unit]))
        plates: list[Plate] = []
        for (grains, _), count in zip(self.kinds, counts, strict=True):
            plates += [Plate(Decimal(grains * self.grain) / 100, self.unit)] * count
        return plates


def _tails(kinds: Sequence[tuple[int, int]], *, limit: int) -> list[int]:
    held = (1 << limit + 1) - 1
    tails = [1]
    for grains, pairs in reversed(kinds):
        bits, left, step = tails[0], min(pairs, limit // grains), 1
        while left:  # one, two, four … at a time, and the rest: every number up to all of them
            taken = min(step, left)
            bits |= (bits << grains * taken) & held
            left, step = left - taken, step * 2
        tails.insert(0, bits)
    return tails


def _nearest(side: int, first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Return the pair, one of each, whose sum is nearest to the side; the lower when halfway. Both begin with 0."""
    below, above = (0, 0), None
    for one in first:
        place = bisect_right(second, side + _TOLERANCE - one)
        if place and one + second[place - 1] > sum(below):
            below = (one, second[place - 1])
        if place < len(second) and (above is None or one + second[place] < sum(above)):
            above = (one, second[place])
    is_nearer = above is not None and sum(above) - side < side - sum(below) - _TOLERANCE
    return above if above is not None and is_nearer else below


def _fewest(kinds: Sequence[tuple[int, int]], tails: Sequence[int], total: int) -> tuple[int, ...]:
    @cache
    def counts(kind: int, left: int) -> tuple[int, ...]:
        if kind == len(kinds):
            return ()
        (grains, pairs), best = kinds[kind], None
        lighter = kinds[kind + 1][0] if kind + 1 < len(kinds) else 1
        for count in range(min(pairs, left // grains), -1, -1):
            rest = left - count * grains
            if not tails[kind + 1] >> rest & 1:
                continue
            if best is not None and count - (-rest // lighter) >= sum(best):
                break  # with fewer of this one it takes even more of the lighter
            found = (count, *counts(kind + 1, rest))
            if best is None or sum(found) < sum(best):
                best = found
        return best or ()

    return counts(0, total)
