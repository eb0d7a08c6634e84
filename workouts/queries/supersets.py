"""What a page says of the supersets of a workout."""

from collections.abc import Sequence
from dataclasses import dataclass

from workouts.domain.supersets import runs
from workouts.models import SessionExercise


@dataclass(frozen=True, slots=True)
class Superset:
    """What a card says of the superset it stands in."""

    letter: str
    size: int
    rest_seconds: int  # that of its last member, after whom the rest starts

    @property
    def colour(self) -> str:
        """There are four: the fifth superset has that of the first, and another letter."""
        return COLOURS[LETTERS.index(self.letter) % len(COLOURS)]


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLOURS = "abcd"


def supersets_of(entries: Sequence[SessionExercise]) -> dict[int, tuple[Superset, int]]:
    """Return, by entry, the superset that it stands in, and its number there."""
    supersets = (run for run in runs(entries) if len(run) > 1)
    return {
        entry.pk: (Superset(LETTERS[index % len(LETTERS)], len(members), members[-1].rest_seconds), number)
        for index, members in enumerate(supersets)
        for number, entry in enumerate(members, start=1)
    }
