"""The cards and rows of the page of a workout."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from workouts.domain.records import Broken
from workouts.domain.supersets import runs
from workouts.domain.units import Units
from workouts.domain.values import Values
from workouts.enums import RecordType, SetType
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.supersets import Superset

Medal = tuple[RecordType, Broken, date]


@dataclass(frozen=True, slots=True)
class LiveRow:
    """One row. Two rows that are equal look the same."""

    set: WorkoutSet
    label: str
    state: str  # done, next or to-come
    shown: Values
    previous: Values | None
    medals: tuple[Medal, ...] = ()

    def looks_like(self, other: "LiveRow") -> bool:
        names = ("label", "state", "shown", "previous", "medals")
        return all(getattr(self, name) == getattr(other, name) for name in names)


@dataclass(slots=True)
class LiveEntry:
    """One card."""

    entry: SessionExercise
    rows: list[LiveRow] = field(default_factory=list)
    medals: tuple[Medal, ...] = ()  # those of the whole session, such as its volume
    superset: Superset | None = None
    number: int = 0  # among those of its superset
    pinned_note: str = ""
    last_note: str = ""

    @property
    def superset_group(self) -> int | None:
        return self.entry.superset_group

    @property
    def logged_count(self) -> int:
        return sum(row.state == "done" for row in self.rows)

    @property
    def of_units(self) -> tuple[Any, Units]:
        """Exercise and units: what writing a row's values depends on."""
        return self.entry.exercise, self.entry.units


@dataclass
class LiveWorkout:
    """A workout, or of its cards those that an action can have changed; figures are those of the whole one."""

    session: WorkoutSession
    entries: list[LiveEntry]
    sets: Sequence[WorkoutSet]  # all rows

    @property
    def parts(self) -> list[list[LiveEntry]]:
        """The cards as they stand together: those of a superset, and each other one alone."""
        return runs(self.entries)

    @property
    def rows(self) -> list[LiveRow]:
        """The rows of the cards."""
        return [row for entry in self.entries for row in entry.rows]

    @cached_property
    def logged_count(self) -> int:
        return sum(row.logged_at is not None for row in self.sets)

    @property
    def row_count(self) -> int:
        return len(self.sets)

    @property
    def set_count(self) -> int:
        """How many sets the workout will count when all its rows are checked: without warm-ups, as its totals."""
        if self.session.lifter.counts_warmups:
            return len(self.sets)
        return sum(row.set_type != SetType.WARMUP for row in self.sets)

    @property
    def left_count(self) -> int:
        return self.row_count - self.logged_count

    @cached_property
    def next_row(self) -> LiveRow | None:
        return next((row for row in self.rows if row.state == "next"), None)

    @property
    def latest_entry_id(self) -> int | None:
        """That of the row which was checked last."""
        done = [row for row in self.sets if row.logged_at]
        return max(done, key=attrgetter("logged_at")).entry_id if done else None

    def entry_of(self, row: LiveRow) -> LiveEntry:
        return next(entry for entry in self.entries if entry.entry.pk == row.set.entry_id)

    def row(self, pk: int) -> LiveRow:
        return next(row for row in self.rows if row.set.pk == pk)
