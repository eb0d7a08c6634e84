"""What a personal record is: the one definition that the live medal, the worker and the rebuild share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from workouts.domain import one_rep_max
from workouts.domain.one_rep_max import STORED
from workouts.domain.volume import ZERO
from workouts.enums import ExerciseType, Formula, RecordType, SetType


class Performed(Protocol):
    """A logged set, read only: a row or a tuple of its columns."""

    @property
    def pk(self) -> int: ...
    @property
    def set_type(self) -> str: ...
    @property
    def reps(self) -> int | None: ...
    @property
    def weight_kg(self) -> Decimal | None: ...
    @property
    def load_kg(self) -> Decimal | None: ...
    @property
    def volume_kg(self) -> Decimal: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the exercise and of the lifter's preferences decides about records."""

    kind: ExerciseType
    counts_bodyweight: bool = False
    counts_warmups: bool = False
    formula: Formula = Formula.BRZYCKI


@dataclass(frozen=True, slots=True)
class Best:
    """The best value of one kind and the set that reached it first; a session's volume belongs to no set."""

    value: Decimal
    set_id: int | None


Bests = dict[RecordType, Best]


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that is better than all before; `previous` is None where nothing was before: that earns no medal."""

    best: Best
    previous: Decimal | None

    @property
    def is_medal(self) -> bool:
        return self.previous is not None

    @property
    def gain(self) -> Decimal | None:
        return None if self.previous is None else self.best.value - self.previous


def bests(sets: Iterable[Performed], rules: Rules) -> Bests:
    """Return the best of each kind among the sets of one exercise in one session, in their order; the first of equals wins."""
    found: Bests = {}
    moved = ZERO
    for performed in sets:
        if not _earns(performed, rules):
            continue
        moved += performed.volume_kg
        for kind, value in _values(performed, rules):
            if value > 0 and (kind not in found or value > found[kind].value):
                found[kind] = Best(value.quantize(STORED), performed.pk)
    if moved > 0:
        found[RecordType.VOLUME] = Best(moved.quantize(STORED), None)
    return found


def records_broken(best: Bests, before: dict[RecordType, Decimal]) -> dict[RecordType, Broken]:
    """Return what a session's bests break of all earlier bests. A tie is no record; the first of its kind stands without a medal."""
    return {
        kind: Broken(best[kind], previous=before.get(kind))
        for kind in RecordType  # in the order that lifters read them
        if kind in best and (kind not in before or best[kind].value > before[kind])
    }


def raised(before: dict[RecordType, Decimal], broken: dict[RecordType, Broken]) -> dict[RecordType, Decimal]:
    """Return the bests to beat after a session that broke these."""
    return before | {kind: record.best.value for kind, record in broken.items()}


def timeline(
    sessions: Iterable[tuple[int, Sequence[Performed]]], rules: Rules
) -> Iterator[tuple[int, dict[RecordType, Broken]]]:
    """Yield (session id, what it broke) for the sessions of one exercise in their order: the rebuild."""
    before: dict[RecordType, Decimal] = {}
    for session_id, sets in sessions:
        broken = records_broken(bests(sets, rules), before)
        before = raised(before, broken)
        if broken:
            yield session_id, broken


def _earns(performed: Performed, rules: Rules) -> bool:
    """Zero reps are an attempt, not a record; warm-ups count only where the lifter says so."""
    return bool(performed.reps) and (rules.counts_warmups or performed.set_type != SetType.WARMUP)


def _values(performed: Performed, rules: Rules) -> Iterator[tuple[RecordType, Decimal]]:
    reps = performed.reps or 0
    weight = performed.weight_kg or ZERO
    if rules.kind in {ExerciseType.WEIGHT_REPS, ExerciseType.REPS_ONLY, ExerciseType.BODYWEIGHT_WEIGHTED}:
        yield RecordType.REPS, Decimal(reps)
    if rules.kind in {ExerciseType.WEIGHT_REPS, ExerciseType.BODYWEIGHT_WEIGHTED}:
        if reps >= 3:
            yield RecordType.THREE_REP_MAX, weight
        if reps >= 5:
            yield RecordType.FIVE_REP_MAX, weight
    if rules.kind is ExerciseType.WEIGHT_REPS or (
        rules.kind is ExerciseType.BODYWEIGHT_WEIGHTED and rules.counts_bodyweight
    ):
        estimated = one_rep_max.estimate(performed.load_kg, reps, rules.formula)
        if estimated is not None:
            yield RecordType.ONE_REP_MAX, estimated
