"""The order of the exercises of a workout, and which of them go together. Members of a superset stand side by side."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar


class Grouped(Protocol):
    @property
    def superset_group(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """An exercise of a workout by its id, with the number of its superset, if it is in one."""

    id: Hashable
    superset_group: int | None = None


G = TypeVar("G", bound=Grouped)


def runs(exercises: Sequence[G]) -> list[list[G]]:
    """Return the exercises as they stand together: a superset is a run of several, all else a run of one."""
    keyed = (
        (index if each.superset_group is None else -1 - each.superset_group, each)
        for index, each in enumerate(exercises)
    )
    return [[each for _, each in run] for _, run in groupby(keyed, key=lambda pair: pair[0])]


def moved(places: Sequence[Place], id: Hashable, *, beside: Hashable, below: bool) -> list[Place]:
    """Return the order with one exercise put above or below another one.

    Within its superset it changes places with the others; elsewhere the superset goes with it, and past others as a whole.
    """
    stand = runs(gathered(places))
    mine, other = _run_of(stand, id), _run_of(stand, beside)
    if id == beside:
        return gathered(places)
    if mine is other:
        return [each for run in stand for each in (_beside(run, id, beside, below) if run is mine else run)]
    rest = [run for run in stand if run is not mine]
    index = next(index for index, run in enumerate(rest) if run is other) + below
    return [each for run in [*rest[:index], mine, *rest[index:]] for each in run]


def grouped(places: Sequence[Place], members: Collection[Hashable]) -> list[Place]:
    """Return the order with exactly these in one superset, at the place of the first of them.

    Whom they leave behind alone is in none any more. Fewer than two members are no superset.
    """
    places = gathered(places)
    number = next(n for n in range(1, len(places) + 2) if n not in {place.superset_group for place in places})
    together = [replace(each, superset_group=number) for each in places if each.id in members]
    first = next((index for index, each in enumerate(places) if each.id in members), 0)
    above = [each for each in places[:first] if each.id not in members]
    below = [each for each in places[first:] if each.id not in members]
    return gathered(dissolved([*above, *together, *below]))


def gathered(places: Sequence[G]) -> list[G]:
    """Return the order with the members of each superset side by side, at the place of the first of them."""
    firsts: dict[int, int] = {}
    keys = [
        index if each.superset_group is None else firsts.setdefault(each.superset_group, index)
        for index, each in enumerate(places)
    ]
    return [places[index] for index in sorted(range(len(places)), key=keys.__getitem__)]


def rejoined(places: Sequence[Place], id: Hashable, *, index: int, mates: Collection[Hashable]) -> list[Place]:
    """Return the order with one that was away back at its index, and in a superset with those it was in one with."""
    index = min(index, len(places))
    back = [*places[:index], Place(id), *places[index:]]
    numbers = [place.superset_group for place in places if place.id in mates]
    still = next((number for number in numbers if number is not None), None)
    if still is not None:
        return gathered([replace(each, superset_group=still) if each.id == id else each for each in back])
    together = {id} | {each.id for each in places if each.id in mates}
    return grouped(back, together) if len(together) > 1 else gathered(back)


def dissolved(places: Sequence[Place]) -> list[Place]:
    """Return the order with nobody in a superset alone."""
    numbers = [place.superset_group for place in places]
    return [replace(each, superset_group=None) if numbers.count(each.superset_group) == 1 else each for each in places]


def _run_of(stand: Sequence[list[Place]], id: Hashable) -> list[Place]:
    return next(run for run in stand if any(each.id == id for each in run))


def _beside(run: Sequence[Place], id: Hashable, beside: Hashable, below: bool) -> list[Place]:
    mine = next(each for each in run if each.id == id)
    rest = [each for each in run if each.id != id]
    index = next(index for index, each in enumerate(rest) if each.id == beside) + below
    return [*rest[:index], mine, *rest[index:]]
