"""What is to become of a file: decided before its first workout is stored, and then kept to, batch by batch."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from django.db import IntegrityError

from workouts.models import Exercise, Import, User
from workouts.services.exercises import hold_still
from workouts.services.imported import Imported

# What a file names, by kind, to the ids of that here: {"exercises": {"12": 345}}.
Links = dict[str, dict[str, int]]
Workouts = Sequence[Any]


class Plan(Protocol):
    """What any kind of file comes to once all but its workouts is stored. Those are stored in batches, in one order."""

    @property
    def total(self) -> int:
        """How many workouts are to be stored."""

    @property
    def links(self) -> Links:
        """What nothing here would tell whoever goes on with it."""

    @property
    def changes_figures(self) -> bool:
        """Whether records have to be computed even where no workout is stored."""

    def told(self) -> Imported:
        """Return what becomes of the file once all of them are stored."""

    def batches(self, most: int) -> Iterator[Workouts]:
        """Yield the workouts, each time until so many rows are reached."""

    def not_yet(self, job: Import, batch: Workouts) -> Workouts:
        """Return those of a batch that no other worker has stored. The import is locked, and read after that."""

    def store(self, lifter: User, workouts: Workouts, *, imported_by: Import | None) -> None:
        """Store workouts of one batch, within the caller's transaction."""


def hold_exercises(exercises: Iterable[Exercise]) -> dict[int, Exercise]:
    """Let exercises be counted as they are until the end of the transaction; comes before workouts are locked.

    Raises IntegrityError, as storing would, where one was deleted since the plan was made: the next try makes it anew.
    """
    wanted = {exercise.pk for exercise in exercises}
    held = hold_still(wanted)
    if gone := wanted - held.keys():
        raise IntegrityError(f"Exercises of an import are gone: {sorted(gone)}")
    return held
