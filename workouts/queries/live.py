"""A workout as its page shows it: rows with their numbers, what stood there last time, what is proposed, and medals."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from workouts.domain.medals import medals
from workouts.domain.rounds import next_row, rounds
from workouts.domain.supersets import runs
from workouts.domain.values import Above, Carried, Values, like, numbered, paired, proposed
from workouts.enums import RecordType
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.background import Background, background
from workouts.queries.entries import entries_of
from workouts.queries.live_cards import LiveEntry, LiveRow, LiveWorkout, Medal
from workouts.queries.notes import NONE, Notes, notes_of
from workouts.queries.performed import rules_of
from workouts.queries.previous import Block
from workouts.queries.session_rows import rows_of
from workouts.queries.supersets import supersets_of


def live_workout(session: WorkoutSession) -> LiveWorkout:
    """Read the page of a workout: four statements, whatever its size."""
    entries, rows = entries_of(session), rows_of(session)
    exercises = {entry.exercise_id for entry in entries}
    return arranged(session, entries, rows, background(session, exercises), notes=notes_of(session, exercises))


def state_of(session: WorkoutSession) -> str:
    """Return what changes whenever the page of the workout does: each write of the lifter, and each move of the rest timer."""
    ends_at = session.rest_ends_at
    return f"{session.lifter.generation}-{int(ends_at.timestamp() * 1000) if ends_at else 0}"


def arranged(
    session: WorkoutSession,
    entries: Sequence[SessionExercise],
    rows: Sequence[WorkoutSet],
    behind: Background,
    *,
    only: Collection[int] | None = None,
    notes: Mapping[int, Notes] | None = None,
) -> LiveWorkout:
    """Arrange what was read into cards and rows, those of `only` these exercises if they are named. No statements."""
    by_entry = _by_entry(rows)
    following = _next(entries, by_entry)
    seen = [entry for entry in entries if only is None or entry.exercise_id in only]
    # A finished workout has its records; editing it earns no medals.
    earned = _earned(session, seen, rows, behind) if session.is_in_progress else {}
    cards = []
    blocks: dict[int, int] = {}
    supersets = supersets_of(entries)
    for entry in seen:
        block = blocks.get(entry.exercise_id, 0)
        blocks[entry.exercise_id] = block + 1
        last = behind.previous.get(entry.exercise_id, [])
        mine = by_entry.get(entry.pk, [])
        card = LiveEntry(entry, _rows(mine, last[block] if block < len(last) else [], following, earned))
        noted = (notes or {}).get(entry.exercise_id, NONE)
        card.pinned_note, card.last_note = noted.pinned, noted.of_block(block)
        if not block:  # the first block of an exercise wears what the whole session earned
            card.medals = tuple(earned.get((entry.exercise_id, None), []))
        card.superset, card.number = supersets.get(entry.pk, (None, 0))
        cards.append(card)
    return LiveWorkout(session, cards, rows)


def exercises_in_sight(entries: Sequence[SessionExercise], *states: Sequence[WorkoutSet]) -> set[int]:
    """Return the exercises of the rows that are next in these states of a workout."""
    following = (_next(entries, _by_entry(rows)) for rows in states)
    return {row.exercise_id for row in following if row}


def changed(before: LiveWorkout, after: LiveWorkout) -> list[LiveRow]:
    """Return the rows that look otherwise than before; `before` need hold only what can."""
    was = {row.set.pk: row for row in before.rows}
    return [row for row in after.rows if row.set.pk in was and not row.looks_like(was[row.set.pk])]


def _rows(
    rows: Sequence[WorkoutSet], last: Block, following: WorkoutSet | None, earned: dict[Any, list[Medal]]
) -> list[LiveRow]:
    types = [row.set_type for row in rows]
    arranged_rows: list[LiveRow] = []
    above = Above()
    carriers: dict[str, Carried] = defaultdict(Carried)  # a heavier working set makes no warm-up or drop set heavier
    for row, label, previous in zip(rows, numbered(types), paired(types, last), strict=True):
        kind = like(row.set_type)
        carried = carriers[kind]
        planned = proposed(row, previous=previous, above=above.of(kind))
        shown = Values.of(row)
        if row.is_logged or not shown.is_empty:
            carried.enter(shown.weight_kg, proposed_kg=planned.weight_kg)
        else:
            shown = replace(planned, weight_kg=carried.shown(planned.weight_kg))
        state = "done" if row.is_logged else "next" if following and row.pk == following.pk else "to-come"
        arranged_rows.append(
            LiveRow(row, label, state, shown, previous, tuple(earned.get((row.exercise_id, row.pk), [])))
        )
        above.add(kind, shown, proposed_kg=planned.weight_kg)
    return arranged_rows


def _by_entry(rows: Sequence[WorkoutSet]) -> dict[int, list[WorkoutSet]]:
    found: dict[int, list[WorkoutSet]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found


def _next(entries: Sequence[SessionExercise], by_entry: dict[int, list[WorkoutSet]]) -> WorkoutSet | None:
    """The row to do next: in a superset one of the same round, else the one below."""
    return next_row([each for run in runs(entries) for each in rounds([by_entry.get(entry.pk, []) for entry in run])])


def _earned(
    session: WorkoutSession, entries: Sequence[SessionExercise], rows: Sequence[WorkoutSet], behind: Background
) -> dict[tuple[int, int | None], list[Medal]]:
    exercises = {entry.exercise_id: entry.exercise for entry in entries}
    mine = (row for row in rows if row.is_logged and row.exercise_id in exercises)
    logged = sorted(mine, key=attrgetter("exercise_id"))  # stable: keeps the order within
    found: dict[tuple[int, int | None], list[Medal]] = {}
    for exercise_id, sets in groupby(logged, key=attrgetter("exercise_id")):
        standing = behind.standing.get(exercise_id, {})
        values: dict[RecordType, Decimal] = {kind: record.value for kind, record in standing.items()}
        for set_id, broken in medals(sets, values, rules_of(exercises[exercise_id], session.lifter)).items():
            found[exercise_id, set_id] = [(kind, record, standing[kind].achieved_on) for kind, record in broken.items()]
    return found
