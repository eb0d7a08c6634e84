"""What a row of a workout holds, and what is proposed for a row to come."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from operator import attrgetter
from typing import Protocol, TypeVar

from workouts.enums import SetType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Values:
    """What a lifter enters for one set, in kilograms, metres and seconds."""

    weight_kg: Decimal | None = None
    reps: int | None = None
    duration_seconds: int | None = None
    distance_m: Decimal | None = None
    custom_metric: int | None = None
    rpe: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        return self == _NOTHING

    @classmethod
    def of(cls, row: object) -> "Values":
        return cls(*_entered(row))


_NOTHING = Values()
_entered = attrgetter(*(field.name for field in fields(Values)))


class Row(Protocol):
    """A row of a workout, logged or to come."""

    set_type: str
    planned_weight_kg: Decimal | None
    planned_reps: int | None
    planned_reps_high: int | None
    planned_duration_seconds: int | None
    planned_distance_m: Decimal | None
    planned_custom_metric: int | None


def proposed(row: Row, *, previous: Values | None, above: Values | None) -> Values:
    """Return what a row to come shows in grey: its plan, else last time's value, else the row above today.

    In a range of reps the previous reps stand if they lie inside, else its low end.
    """
    before = previous or Values()
    fallback = above or Values()
    return Values(
        weight_kg=_first(row.planned_weight_kg, before.weight_kg, fallback.weight_kg),
        reps=_first(_planned_reps(row, before.reps), before.reps, fallback.reps),
        duration_seconds=_first(row.planned_duration_seconds, before.duration_seconds, fallback.duration_seconds),
        distance_m=_first(row.planned_distance_m, before.distance_m, fallback.distance_m),
        custom_metric=_first(row.planned_custom_metric, before.custom_metric, fallback.custom_metric),
    )


class Carried:
    """Weights that were changed today: one carries to the untouched rows below that showed the same weight.

    Rows are told of from the top, each with the weight that it is proposed.
    """

    def __init__(self) -> None:
        self._instead: dict[Decimal | None, Decimal] = {}

    def shown(self, proposed_kg: Decimal | None) -> Decimal | None:
        """Return the weight that an untouched row shows."""
        return self._instead.get(proposed_kg, proposed_kg)

    def enter(self, weight_kg: Decimal | None, *, proposed_kg: Decimal | None) -> None:
        """Note the weight that was entered in a row."""
        showed = self.shown(proposed_kg)
        if weight_kg is None or weight_kg == showed:
            return
        self._instead = {key: weight_kg if kg == showed else kg for key, kg in self._instead.items()}
        self._instead.setdefault(showed, weight_kg)


class Above:
    """The rows above one to come: what it takes its values from where neither plan nor last time has any.

    A working set looks at the nearest one above it, over drop sets and warm-ups: neither makes it lighter. A drop set looks
    at the working or drop set above it, a warm-up at a warm-up. Where there is none, it is the row above, whatever it is.
    """

    def __init__(self) -> None:
        self._last: Values | None = None
        self._of: dict[str, Values] = {}

    def of(self, kind: str) -> Values | None:
        return self._of.get(kind, self._last)

    def add(self, kind: str, shown: Values, *, proposed_kg: Decimal | None) -> None:
        """Note the next row, `kind` as by `like`. Among sets of one kind a weight that was changed carries by itself."""
        self._last = shown
        self._of[kind] = replace(shown, weight_kg=proposed_kg)
        if kind == SetType.NORMAL:
            self._of[SetType.DROP] = shown
        elif kind == SetType.DROP:
            self._of.setdefault(SetType.NORMAL, shown)


def like(set_type: str) -> str:
    """Return the type whose sets weigh the same: a set to failure is as heavy as a normal one."""
    return SetType.NORMAL if set_type == SetType.FAILURE else set_type


def paired(types: Sequence[str], previous: Sequence[tuple[str, Values]]) -> list[Values | None]:
    """Put last time's sets beside today's rows: the n-th warm-up beside the n-th, the n-th other set beside the n-th other."""
    warmups = [values for kind, values in previous if kind == SetType.WARMUP]
    others = [values for kind, values in previous if kind != SetType.WARMUP]
    waiting = {True: iter(warmups), False: iter(others)}
    return [next(waiting[kind == SetType.WARMUP], None) for kind in types]


def numbered(types: Sequence[str]) -> list[str]:
    """Return what stands before each row: W, D, F, or its number; warm-ups take no number."""
    labels, count = [], 0
    for kind in types:
        count += kind != SetType.WARMUP
        labels.append(SetType(kind).letter or str(count))
    return labels


def _planned_reps(row: Row, previous: int | None) -> int | None:
    low, high = row.planned_reps, row.planned_reps_high
    if low is None or high is None or previous is None:
        return low
    return previous if low <= previous <= high else low


def _first(*values: T | None) -> T | None:
    return next((value for value in values if value is not None), None)
