"""The order in which the rows of a workout are done: a superset goes round by round."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from workouts.enums import SetType


class Row(Protocol):
    @property
    def set_type(self) -> str: ...
    @property
    def logged_at(self) -> datetime | None: ...


R = TypeVar("R", bound=Row)


def rounds(members: Sequence[Sequence[R]]) -> list[list[R]]:
    """Return the rounds of exercises that are done together, given the rows of each in their order.

    A round is the n-th warm-up beside the n-th warm-up, then the n-th working row beside the n-th working row. Drop sets
    belong to the row that they follow; who has no row left drops out. One exercise alone goes from row to row.
    """
    if len(members) == 1:
        return _chains(members[0])
    found: dict[tuple[bool, int], list[R]] = {}
    for rows in members:
        counts = {True: 0, False: 0}
        for chain in _chains(rows):
            is_working = chain[0].set_type != SetType.WARMUP
            counts[is_working] += 1
            found.setdefault((is_working, counts[is_working]), []).extend(chain)
    return [found[key] for key in sorted(found)]


def next_row(order: Sequence[Sequence[R]]) -> R | None:
    """Return the row to do next, given all rounds of a workout in their order.

    That is what is left of the round in which a row was checked last, then what comes after it, then what was left out.
    """
    flat = [(index, row) for index, each in enumerate(order) for row in each]
    logged = [(row.logged_at, place) for place, (_, row) in enumerate(flat) if row.logged_at is not None]
    if not logged:
        return flat[0][1] if flat else None
    _, latest = max(logged)
    here = flat[latest][0]
    after, before = flat[latest + 1 :], flat[:latest]
    same = [row for index, row in [*after, *before] if index == here]
    others = [row for index, row in [*after, *before] if index != here]
    return next((row for row in [*same, *others] if row.logged_at is None), None)


def round_of(order: Sequence[Sequence[R]], row: R) -> Sequence[R]:
    return next(each for each in order if row in each)


def _chains(rows: Sequence[R]) -> list[list[R]]:
    """Put drop sets to the row before them."""
    chains: list[list[R]] = []
    for row in rows:
        if chains and row.set_type == SetType.DROP:
            chains[-1].append(row)
        else:
            chains.append([row])
    return chains
