"""Medals of a running workout: what its logged sets break of everything before, on the set that holds it now."""

from collections.abc import Iterable
from decimal import Decimal

from workouts.domain.records import Broken, Performed, Rules, bests, records_broken
from workouts.enums import RecordType

Medals = dict[int | None, dict[RecordType, Broken]]


def medals(logged: Iterable[Performed], standing: dict[RecordType, Decimal], rules: Rules) -> Medals:
    """Return {set id: {kind: what it broke}} for the logged sets of one exercise; the whole session's volume is under None.

    Each kind sits on one set, the first that reached the best. The first time an exercise is done earns no medal.
    """
    found: Medals = {}
    for kind, broken in records_broken(bests(logged, rules), standing).items():
        if broken.is_medal:
            found.setdefault(broken.best.set_id, {})[kind] = broken
    return found
