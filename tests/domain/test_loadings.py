"""What goes on a bar."""

from decimal import Decimal
from itertools import product
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.loadings import Loading, loaded, loadings
from workouts.domain.plates import USUAL_PLATES, Bar, Plate
from workouts.domain.units import from_kg, to_kg
from workouts.enums import WeightUnit

KG, LB = WeightUnit.KG, WeightUnit.LB
BAR_20, BAR_45_LB = Bar(Decimal(20)), Bar(Decimal(45), LB)


def stock(unit=KG, **pairs):
    """Return a stock from sizes with an underscore for the point: stock(_20=2, _2_5=1)."""
    return {Plate(Decimal(size[1:].replace("_", ".")), unit): count for size, count in pairs.items()}


def side(loading):
    return [str(plate.weight) for plate in loading.side]


@pytest.mark.parametrize(
    ("target", "plates", "total"),
    [
        ("100", ["25", "15"], "100"),
        ("142.5", ["25", "25", "10", "1.25"], "142.5"),
        ("22.5", ["1.25"], "22.5"),
        ("98.5", ["25", "10", "2.5", "1.25"], "97.5"),  # nearer to the lower
        ("99", ["25", "15"], "100"),  # nearer to the higher
        ("98.75", ["25", "10", "2.5", "1.25"], "97.5"),  # halfway: the lower
        ("21.25", [], "20"),  # halfway between the bar and the smallest pair
        ("20", [], "20"),
        ("19.99", [], "20"),
        ("0", [], "20"),
    ],
)
def test_loaded_with_the_usual_kilograms(target, plates, total):
    loading = loaded(Decimal(target), bar=BAR_20, stock=USUAL_PLATES[KG])

    assert side(loading) == plates
    assert loading.total_kg == Decimal(total)
    assert loading.is_exact == (Decimal(target) == Decimal(total))


@pytest.mark.parametrize(
    ("target", "plates", "total"),
    [
        ("135", ["45"], "135"),
        ("225", ["45", "45"], "225"),
        ("137.5", ["45"], "135"),  # halfway, though the stored kilograms are rounded
        ("138", ["45", "2.5"], "140"),
        ("45", [], "45"),
    ],
)
def test_loaded_with_the_usual_pounds(target, plates, total):
    loading = loaded(to_kg(Decimal(target), LB), bar=BAR_45_LB, stock=USUAL_PLATES[LB])

    assert side(loading) == plates
    assert from_kg(loading.total_kg, LB) == Decimal(total)
    assert loading.is_exact == (target == total)


@pytest.mark.parametrize(
    ("target", "plates", "pairs"),
    [
        ("80", ["20", "10"], stock(_20=1, _15=2, _10=1)),  # as many plates as 15 and 15: the heaviest inside
        ("80", ["15", "15"], stock(_20=1, _15=2, _5=2)),  # two plates rather than 20, 5 and 5
        ("60", ["10", "10"], stock(_10=2, _15=1)),  # 15 leads nowhere
        ("100", ["20"], stock(_20=1)),  # all there is
        ("100", [], stock(_20=0)),
        ("100", [], {}),
        ("30", ["2.5", "2.5"], stock(_2_5=2)),
    ],
)
def test_loaded_from_what_is_in_stock(target, plates, pairs):
    assert side(loaded(Decimal(target), bar=BAR_20, stock=pairs)) == plates


def test_plates_of_both_units_go_on_one_bar_the_heaviest_inside():
    mixed = stock(_20=1) | stock(LB, _45=1, _5=1)

    loading = loaded(Decimal(103), bar=BAR_20, stock=mixed)

    assert loading.side == (Plate(Decimal(45), LB), Plate(Decimal(20)))
    assert loading.total_kg == Decimal("100.823313")


def test_a_bar_in_pounds_takes_plates_in_kilograms():
    loading = loaded(Decimal(60), bar=BAR_45_LB, stock=USUAL_PLATES[KG])

    assert (side(loading), loading.total_kg) == (["20"], Decimal("60.411657"))


@pytest.mark.parametrize(("target", "expected"), [("19", True), ("20", False), ("21", False)])
def test_is_below_bar(target, expected):
    assert loaded(Decimal(target), bar=BAR_20, stock={}).is_below_bar is expected


def test_a_loading_knows_how_far_it_is_off():
    assert Loading(BAR_20, Decimal(98), (Plate(Decimal(25)), Plate(Decimal("13.75")))).over_kg == Decimal("-0.5")


SIZES = st.sampled_from([Decimal(size) for size in ("25", "20", "15", "10", "7.5", "5", "2.5", "1.25", "0.5")])
STOCKS = st.dictionaries(st.builds(Plate, SIZES, st.sampled_from(WeightUnit)), st.integers(0, 2), max_size=5)


@given(pairs=STOCKS, target=st.decimals(0, 300, places=2))
def test_loaded_is_as_near_with_as_few_plates_and_as_heavy_inside_as_any_way_to_load(pairs, target):
    def rank(plates):
        total = Loading(BAR_20, target, plates).total_kg
        weights = sorted((plate.kg for plate in plates), reverse=True)
        return abs(total - target), total, len(plates), [-weight for weight in weights]

    found = loaded(target, bar=BAR_20, stock=pairs)

    counts = product(*(range(count + 1) for count in pairs.values()))
    ways = [tuple(p for p, n in zip(pairs, way, strict=True) for _ in range(n)) for way in counts]
    best = min(map(rank, ways)) if target > 20 else rank(())
    assert rank(found.side) == best


@given(target=st.decimals(0, 1000, places=2), bar=st.sampled_from([BAR_20, BAR_45_LB]))
def test_loaded_is_within_half_the_smallest_step(target, bar):
    loading = loaded(target, bar=bar, stock=USUAL_PLATES[KG])

    assert abs(loading.over_kg) <= Decimal("1.250001") or target < bar.kg


def test_loaded_is_quick_for_any_rack():
    odd = {
        Plate(Decimal(size) / 100, unit): 99
        for unit in WeightUnit
        for size in (2513, 2007, 1501, 1003, 509, 251, 127, 103, 53, 31, 29, 13)
    }

    begun = perf_counter()
    loading = loaded(Decimal("999.97"), bar=BAR_20, stock=odd)

    assert perf_counter() - begun < 2  # 0.15 s by itself
    assert abs(loading.over_kg) < Decimal("0.001")


def test_loadings_go_up_by_the_smallest_pair_as_far_as_the_plates_reach():
    stock = ((Plate(Decimal(5)), 1), (Plate(Decimal("2.5")), 1), (Plate(Decimal(10)), 0))

    found = loadings(Bar(Decimal(20)), stock)

    assert [(each.total_kg, [plate.weight for plate in each.side]) for each in found] == [
        (20, []),
        (25, [Decimal("2.5")]),
        (30, [Decimal(5)]),
        (35, [Decimal(5), Decimal("2.5")]),
    ]


@pytest.mark.parametrize("stock", [(), ((Plate(Decimal(5)), 0),)])
def test_without_plates_there_is_the_bar(stock):
    assert [each.total_kg for each in loadings(Bar(Decimal(20)), stock)] == [20]


def test_loadings_end_at_three_hundred_kilograms():
    found = loadings(Bar(Decimal(20)), ((Plate(Decimal(20)), 99),))

    assert [each.total_kg for each in found] == [20, 60, 100, 140, 180, 220, 260, 300]
