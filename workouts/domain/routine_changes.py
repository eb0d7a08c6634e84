"""What a routine becomes when it takes over the values, or the exercises and sets, of a workout done with it.

Rows meet as last time's do: the n-th block of an exercise the n-th block, the n-th warm-up the n-th warm-up, the n-th other
set the n-th other set.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workouts.domain.plans import PlannedExercise, PlannedSet
from workouts.enums import SetType

Plan = tuple[PlannedExercise, ...]


@dataclass(frozen=True, slots=True)
class DoneExercise:
    """An exercise of a workout, written as a plan: its rows, done and skipped, with what was done as targets."""

    as_plan: PlannedExercise
    logged: tuple[bool, ...]  # for each of the sets


@dataclass(frozen=True, slots=True)
class Difference:
    """How an exercise of the routine would change: its number of sets before and after, or its kinds of sets."""

    exercise_id: int
    before: int  # 0: it is new
    after: int  # 0: it goes


def with_values(plan: Plan, done: Sequence[DoneExercise]) -> Plan:
    """Return the plan with what was done in place of its targets.

    Ranges of reps stay, and so does what was skipped; a set of 0 reps was an attempt and says nothing.
    """
    partners = _partners([planned.exercise_id for planned in plan], [each.as_plan.exercise_id for each in done])
    return tuple(
        planned if partner is None else replace(planned, sets=_sets_with_values(planned.sets, done[partner]))
        for planned, partner in zip(plan, partners, strict=True)
    )


def with_structure(plan: Plan, done: Sequence[DoneExercise]) -> Plan:
    """Return the plan with the exercises and sets of the workout, in their order; targets, rests and notes stay.

    What was skipped stays as it was planned. What was added and then not done does not come in.
    """
    partners = _partners([each.as_plan.exercise_id for each in done], [planned.exercise_id for planned in plan])
    found = (
        _as_done(None if partner is None else plan[partner], each) for each, partner in zip(done, partners, strict=True)
    )
    return tuple(planned for planned in found if planned is not None)


def same_structure(one: Plan, other: Plan) -> bool:
    """Tell whether both have the same exercises, sets and supersets, whatever the numbers of their groups."""
    return _shape(one) == _shape(other)


def changed_values(before: Plan, after: Plan) -> list[int]:
    """Return the exercises with other targets, each once, in their order."""
    pairs = zip(before, after, strict=True)
    return list(dict.fromkeys(one.exercise_id for one, other in pairs if one.sets != other.sets))


def differences(before: Plan, after: Plan) -> list[Difference]:
    """Return the exercises whose sets differ, those that are new and those that go; nothing where only order changed."""
    was, now = _counts(before), _counts(after)
    kinds_before, kinds_after = _kinds(before), _kinds(after)
    return [
        Difference(exercise, was[exercise], now[exercise])
        for exercise in dict.fromkeys([*(p.exercise_id for p in before), *(p.exercise_id for p in after)])
        if kinds_before.get(exercise) != kinds_after.get(exercise)
    ]


def _partners(ones: Sequence[Any], others: Sequence[Any]) -> list[int | None]:
    """Return for each of `ones` the place among `others` of what is called the same, the n-th beside the n-th."""
    places: dict[Any, list[int]] = {}
    for place, name in enumerate(others):
        places.setdefault(name, []).append(place)
    waiting = {name: iter(found) for name, found in places.items()}
    return [next(waiting[name], None) if name in waiting else None for name in ones]


def _row_partners(ones: Iterable[PlannedSet], others: Iterable[PlannedSet]) -> list[int | None]:
    return _partners(
        [row.set_type == SetType.WARMUP for row in ones], [row.set_type == SetType.WARMUP for row in others]
    )


def _sets_with_values(sets: tuple[PlannedSet, ...], done: DoneExercise) -> tuple[PlannedSet, ...]:
    rows = done.as_plan.sets
    return tuple(
        planned if place is None or not done.logged[place] else _with_values(planned, rows[place])
        for planned, place in zip(sets, _row_partners(sets, rows), strict=True)
    )


def _with_values(planned: PlannedSet, row: PlannedSet) -> PlannedSet:
    if row.target_reps == 0:
        return planned
    is_range = planned.target_reps_high is not None
    return replace(
        planned,
        target_weight_kg=_new(row.target_weight_kg, planned.target_weight_kg),
        target_reps=planned.target_reps if is_range else _new(row.target_reps, planned.target_reps),
        target_duration_seconds=_new(row.target_duration_seconds, planned.target_duration_seconds),
        target_distance_m=_new(row.target_distance_m, planned.target_distance_m),
    )


def _new(done: Any, planned: Any) -> Any:
    return planned if done is None else done


def _as_done(planned: PlannedExercise | None, done: DoneExercise) -> PlannedExercise | None:
    rows = done.as_plan.sets
    if planned is None:
        kept = tuple(row for row, is_logged in zip(rows, done.logged, strict=True) if is_logged)
        return replace(done.as_plan, sets=kept) if kept else None
    partners = _row_partners(rows, planned.sets)
    sets = tuple(
        row if place is None else replace(planned.sets[place], set_type=row.set_type)
        for row, place, is_logged in zip(rows, partners, done.logged, strict=True)
        if is_logged or place is not None
    )
    return replace(planned, sets=sets, superset_group=done.as_plan.superset_group)


def _shape(plan: Plan) -> list[tuple[int, list[SetType], int | None]]:
    groups = dict.fromkeys(p.superset_group for p in plan if p.superset_group is not None)
    number: dict[int | None, int] = {group: place for place, group in enumerate(groups)}
    return [(p.exercise_id, [s.set_type for s in p.sets], number.get(p.superset_group)) for p in plan]


def _counts(plan: Plan) -> Counter[int]:
    counted: Counter[int] = Counter()
    for planned in plan:
        counted[planned.exercise_id] += len(planned.sets)
    return counted


def _kinds(plan: Plan) -> dict[int, list[list[SetType]]]:
    kinds: dict[int, list[list[SetType]]] = {}
    for planned in plan:
        kinds.setdefault(planned.exercise_id, []).append([row.set_type for row in planned.sets])
    return kinds
