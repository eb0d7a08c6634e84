"""Medals of a running workout: what its logged sets break of everything before, on the set that holds it now."""

from collections.abc import Iterable

from workouts.domain.record_values import Performed, Rules
from workouts.domain.records import Broken, Standing, broken_by
from workouts.enums import RecordType

Medals = dict[int | None, dict[RecordType, Broken]]


def medals(logged: Iterable[Performed], standing: Standing, rules: Rules) -> Medals:
    """Return {set id: {kind: what it broke}} for the logged sets of one exercise; what the session sums up to is under None.

    Each kind sits on one set, the first that reached the best. The first time an exercise is done earns no medal.
    """
    found: Medals = {}
    for kind, broken in broken_by(logged, rules, standing).items():
        if broken.is_medal:
            found.setdefault(broken.best.set_id, {})[kind] = broken
    return found
