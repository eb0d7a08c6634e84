"""The exercises of a workout without their rows: what is moved, and past whom."""

from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from workouts.queries.live_cards import LiveEntry, LiveWorkout
from workouts.queries.supersets import Superset


@dataclass(slots=True)
class Line:
    """An exercise, or a superset with its members; `above` and `below` are the neighbours to pass."""

    uuid: UUID
    name: str
    superset: Superset | None = None
    members: list["Line"] = field(default_factory=list)
    above: UUID | None = None
    below: UUID | None = None


def lines(workout: LiveWorkout) -> list[Line]:
    return _linked([_line(part) for part in workout.parts])


def _line(part: list[LiveEntry]) -> Line:
    first = part[0]
    if first.superset is None:
        return Line(first.entry.uuid, first.entry.exercise.name)
    members = _linked([Line(card.entry.uuid, card.entry.exercise.name) for card in part])
    return Line(first.entry.uuid, f"Superset {first.superset.letter}", first.superset, members)


def _linked(lines: list[Line]) -> list[Line]:
    for above, below in pairwise(lines):
        above.below, below.above = below.uuid, above.uuid
    return lines
