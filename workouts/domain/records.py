"""What a personal record is: the one definition that the live medal, the worker and the rebuild share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from workouts.domain.one_rep_max import STORED
from workouts.domain.record_values import KINDS, Performed, Rules, values_of
from workouts.domain.volume import ZERO
from workouts.enums import LOWER_IS_BETTER, ExerciseType, RecordType, SetType

# To be raised with every change of what a record is: records that were computed otherwise are found, and computed again.
DEFINITION = 2


@dataclass(frozen=True, slots=True)
class Best:
    """The best value of one kind and the set that reached it first; what a session sums up to belongs to no set."""

    value: Decimal
    set_id: int | None


Bests = dict[RecordType, Best]
Standing = Mapping[RecordType, Decimal]


@dataclass(frozen=True, slots=True)
class Missed:
    """A record that still stands, and what a set was short of it."""

    kind: RecordType
    gap: Decimal


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that is better than all before; `previous` is None where nothing was before: that earns no medal."""

    best: Best
    previous: Decimal | None
    missed: Missed | None = None  # what the medal says besides

    @property
    def is_medal(self) -> bool:
        return self.previous is not None

    @property
    def gain(self) -> Decimal | None:
        """By how much it is better, up or down."""
        return None if self.previous is None else abs(self.best.value - self.previous)


def bests(sets: Iterable[Performed], rules: Rules, standing: Standing) -> Bests:
    """Return the best of each kind among the sets of one exercise in one session, in their order; the first of equals wins.

    `standing` is what stood before the session, by which some sets do not count. The kinds come in the order in which
    lifters read them.
    """
    values, least = values_of(rules.kind), _least_assistance(rules, standing)
    found: dict[RecordType, tuple[Decimal, int | None]] = {}  # plain, as a rebuild comes by here for every set there is
    volume, reps = ZERO, 0
    for performed in sets:
        if performed.set_type == SetType.WARMUP and not rules.counts_warmups:
            continue
        has_help = least is not None and (performed.weight_kg or ZERO) > least
        volume += performed.volume_kg
        reps += 0 if has_help else performed.reps or 0
        for kind, value in values(performed, rules):
            if value <= 0 or (has_help and kind is RecordType.REPS):
                continue
            best = found.get(kind)
            if best is None or (value < best[0] if kind in LOWER_IS_BETTER else value > best[0]):
                found[kind] = value, performed.pk
    for kind, total in ((RecordType.VOLUME, volume), (RecordType.SESSION_REPS, Decimal(reps))):
        if total > 0:
            found[kind] = total, None
    return {kind: Best(found[kind][0].quantize(STORED), found[kind][1]) for kind in KINDS[rules.kind] if kind in found}


def is_helped(performed: Performed, rules: Rules, standing: Standing) -> bool:
    """Whether a set took more assistance than the least that stood: its repetitions do not count then."""
    least = _least_assistance(rules, standing)
    return least is not None and (performed.weight_kg or ZERO) > least


def _least_assistance(rules: Rules, standing: Standing) -> Decimal | None:
    return standing.get(RecordType.ASSISTANCE) if rules.kind is ExerciseType.BODYWEIGHT_ASSISTED else None


def records_broken(best: Bests, before: Standing) -> dict[RecordType, Broken]:
    """Return what a session's bests break of all earlier bests. A tie is no record; the first of its kind stands without a medal."""
    return {
        kind: Broken(reached, previous=before.get(kind))
        for kind, reached in best.items()
        if kind not in before or kind.is_better(reached.value, than=before[kind])
    }


def broken_by(sets: Iterable[Performed], rules: Rules, standing: Standing) -> dict[RecordType, Broken]:
    """Return what the sets of one exercise in one session break of what stood before it."""
    return records_broken(bests(sets, rules, standing), standing)


def raised(before: Standing, broken: Mapping[RecordType, Broken]) -> dict[RecordType, Decimal]:
    """Return the bests to beat after a session that broke these."""
    return {**before, **{kind: record.best.value for kind, record in broken.items()}}


def timeline(
    sessions: Iterable[tuple[int, Iterable[Performed]]], rules: Rules
) -> Iterator[tuple[int, dict[RecordType, Broken]]]:
    """Yield (session id, what it broke) for the sessions of one exercise in their order: the rebuild."""
    before: dict[RecordType, Decimal] = {}
    for session_id, sets in sessions:
        broken = broken_by(sets, rules, before)
        if broken:
            before = raised(before, broken)
            yield session_id, broken
