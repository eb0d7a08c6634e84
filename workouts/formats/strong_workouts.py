"""The rows of Strong's exports, of sets, notes and rests, laid together to workouts."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from workouts.formats.cells import LONGEST_NOTES
from workouts.formats.parsed import ParsedExercise, ParsedSet, ParsedWorkout, SkippedRow, source_key

STRONG = "strong"

Kind = Literal["set", "note", "rest"]


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    workout: tuple[datetime, str]
    seconds: int | None
    description: str
    exercise: str
    kind: Kind
    number: int | None
    notes: str
    rest_seconds: int | None
    set: ParsedSet | None


@dataclass(slots=True)
class _Block:
    """An exercise as its rows come."""

    title: str
    sets: list[ParsedSet] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # once each, in their order
    notes_length: int = 0
    note_lines: list[int] = field(default_factory=list)
    rest_lines: list[int] = field(default_factory=list)
    number: int = 0
    resting: int | None = None

    @property
    def lines(self) -> list[int]:
        return sorted([*(row.line for row in self.sets), *self.note_lines, *self.rest_lines])

    @property
    def parsed(self) -> ParsedExercise:
        return ParsedExercise(
            self.title, None, "\n".join(self.notes), tuple(self.sets), tuple(self.note_lines), tuple(self.rest_lines)
        )


def workouts_of(rows: Sequence[Row], skipped: list[SkippedRow]) -> tuple[ParsedWorkout, ...]:
    groups: dict[tuple[datetime, str], list[Row]] = {}
    for row in _without_rests_of_unread_sets(rows, skipped):
        groups.setdefault(row.workout, []).append(row)
    found = [workout for group in groups.values() if (workout := _workout(group, skipped))]
    return tuple(sorted(found, key=lambda workout: (workout.started_at, workout.key)))


def _without_rests_of_unread_sets(rows: Sequence[Row], skipped: list[SkippedRow]) -> list[Row]:
    """Report a rest whose set was not read: it is none of the set before that one."""
    unread = sorted(row.line for row in skipped)
    kept: list[Row] = []
    last = 0
    for row in rows:
        if row.kind == "rest" and bisect(unread, row.line) > bisect(unread, last):
            skipped.append(SkippedRow(row.line, "The row before it was not read."))
            continue
        last = row.line
        kept.append(row)
    return kept


def _workout(rows: Sequence[Row], skipped: list[SkippedRow]) -> ParsedWorkout | None:
    started_at, title = rows[0].workout
    exercises = _exercises(rows, skipped)
    if not exercises:
        return None
    seconds = next((row.seconds for row in rows if row.seconds), None)
    return ParsedWorkout(
        title=title,
        started_at=started_at,
        ended_at=started_at + timedelta(seconds=seconds) if seconds else None,
        description="\n".join(dict.fromkeys(row.description for row in rows if row.description and row.kind == "set")),
        exercises=exercises,
        # without the end: one generation writes its seconds, another its minutes
        key=source_key(STRONG, started_at, None, title),
    )


def _exercises(rows: Sequence[Row], skipped: list[SkippedRow]) -> tuple[ParsedExercise, ...]:
    blocks: list[_Block] = []
    for row in rows:
        if not blocks or not _continues(row, blocks[-1]):
            blocks.append(_Block(row.exercise))
        _lay(row, blocks[-1], skipped)
    for block in blocks:
        if not block.sets:
            skipped += [SkippedRow(line, f"No set of {block.title} stands with it.") for line in block.lines]
    return tuple(block.parsed for block in blocks if block.sets)


def _continues(row: Row, block: _Block) -> bool:
    """A block ends where the exercise changes or its numbers begin again; what has no number goes on."""
    return row.exercise == block.title and (row.number is None or row.number > block.number)


def _lay(row: Row, block: _Block, skipped: list[SkippedRow]) -> None:
    if row.kind == "rest":
        _lay_rest(row, block, skipped)
        return
    if row.notes and row.notes not in block.notes:
        length = block.notes_length + len(row.notes) + 1
        if length > LONGEST_NOTES:
            skipped.append(
                SkippedRow(row.line, f"The notes of {block.title} are longer than {LONGEST_NOTES:,} characters.")
            )
            return
        block.notes[row.notes], block.notes_length = None, length
    if row.set is None:
        block.note_lines.append(row.line)
        return
    block.sets.append(row.set if block.resting is None else replace(row.set, rest_seconds=block.resting))
    block.resting, block.number = None, row.number or block.number


def _lay_rest(row: Row, block: _Block, skipped: list[SkippedRow]) -> None:
    """A rest belongs to the set before it, and to the first one where it comes ahead of all."""
    last = block.sets[-1] if block.sets else None
    if (block.resting if last is None else last.rest_seconds) is not None:
        skipped.append(SkippedRow(row.line, "The set before it has a rest already."))
        return
    block.rest_lines.append(row.line)
    if last is None:
        block.resting = row.rest_seconds
    else:
        block.sets[-1] = replace(last, rest_seconds=row.rest_seconds)
