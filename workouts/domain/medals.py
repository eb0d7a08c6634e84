"""Medals of a running workout: what its logged sets break of everything before, on the set that holds it now."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from workouts.domain.record_values import Performed, Rules, values_of
from workouts.domain.records import Broken, Missed, Standing, broken_by, is_helped
from workouts.enums import RecordType

Medals = dict[int | None, dict[RecordType, Broken]]

# A record that is further away than this part of it is not worth a word.
NEAR = Decimal("0.1")


def medals(logged: Iterable[Performed], standing: Standing, rules: Rules) -> Medals:
    """Return {set id: {kind: what it broke}} for the logged sets of one exercise; what the session sums up to is under None.

    Each kind sits on one set, the first that reached the best. The first time an exercise is done earns no medal. The most
    telling medal of a set names the record that the set came nearest to, of those that the session left.
    """
    sets = list(logged)
    found: Medals = {}
    taken = {kind: broken for kind, broken in broken_by(sets, rules, standing).items() if broken.is_medal}
    for kind, broken in taken.items():
        found.setdefault(broken.best.set_id, {})[kind] = broken
    for performed in sets:
        if performed.pk in found:
            first = next(iter(found[performed.pk]))
            missed = _nearest_missed(performed, taken, standing, rules)
            found[performed.pk][first] = replace(found[performed.pk][first], missed=missed)
    return found


def _nearest_missed(
    performed: Performed, taken: Collection[RecordType], standing: Standing, rules: Rules
) -> Missed | None:
    """Return the record that the set came nearest to, if it is near; who equals a record has not missed it."""
    found: list[tuple[Decimal, Missed]] = []
    for kind, value in values_of(rules.kind)(performed, rules):
        record = standing.get(kind)
        if record is None or kind in taken or value <= 0 or not kind.is_better(record, than=value):
            continue
        if kind is RecordType.REPS and is_helped(performed, rules, standing):
            continue
        gap = abs(record - value)
        found.append((gap / record, Missed(kind, gap)))
    part, missed = min(found, key=lambda each: each[0], default=(NEAR, None))
    return missed if part < NEAR else None
