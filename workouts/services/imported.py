"""What became of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from workouts.formats.parsed import Quantity, SkippedRow
from workouts.models import Exercise
from workouts.services.matching import Moved

# Sentences that anybody reads; a file may give rise to one for each of its lines.
MOST_NOTICES = 100


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: rows are those of sets, notes, rests and measurements stored, duplicates and skipped ones.

    `assumed` names what was read in the caller's units, `notices` is what else the lifter should know,
    `measured` what was written into which day. `updated` are the workouts that were here and are now as the file has them,
    `offered` counts those that would be, had changes in the file been taken.
    """

    format: str
    rows: int
    workouts: int
    sets: int
    notes: int
    rests: int
    measurements: int
    skipped: tuple[SkippedRow, ...]
    duplicates: int
    matched: int
    created: tuple[Exercise, ...]
    moved: tuple[Moved, ...]
    assumed: frozenset[Quantity] = frozenset()
    notices: tuple[str, ...] = ()
    measured: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    updated: tuple[UUID, ...] = ()
    offered: int = 0

    @property
    def first_notices(self) -> list[str]:
        """The notices, but for those beyond what is read, which are counted."""
        beyond = len(self.notices) - MOST_NOTICES
        return [*self.notices[:MOST_NOTICES], *([f"And {beyond:,} more of this kind."] if beyond > 0 else [])]
