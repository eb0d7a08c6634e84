"""What the records of an exercise were over time, written from its sets: all anew, or one session further."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from workouts.domain.record_values import Rules
from workouts.domain.records import Broken, broken_by, timeline
from workouts.enums import RecordType
from workouts.models import Exercise, PersonalRecord, User, WorkoutSession
from workouts.queries.performed import Performed, performed_sets, rules_of


class Moments(NamedTuple):
    """When a session began, and when its records were computed last."""

    started_at: datetime
    records_computed_at: datetime | None


Sessions = dict[int, Moments]  # by id

# Records in memory at a time: a file may bring a hundred thousand exercises.
MOST_HELD = 5000


def rewrite(lifter: User, exercise_ids: set[int] | None, sessions: Sessions) -> None:
    """Compute what the sets of these sessions come to; what others hold was noted after the notes were read."""
    records = PersonalRecord.objects.owned_by(lifter)
    (records if exercise_ids is None else records.filter(exercise_id__in=exercise_ids)).delete()
    rows = performed_sets(lifter, exercise_ids, sessions)
    exercises = Exercise.objects.visible_to(lifter).in_bulk(exercise_ids)
    found: list[PersonalRecord] = []
    for exercise_id, sets in groupby(rows, key=attrgetter("exercise_id")):
        found += _history(lifter, exercises[exercise_id], sets, sessions)
        if len(found) >= MOST_HELD:
            PersonalRecord.objects.bulk_create(found, batch_size=1000)
            found.clear()
    PersonalRecord.objects.bulk_create(found, batch_size=1000)


def extend(lifter: User, session: WorkoutSession, exercise_ids: set[int]) -> None:
    """Compare a session with the standing records of its exercises."""
    standing = PersonalRecord.objects.owned_by(lifter).standing().filter(exercise_id__in=exercise_ids)
    before: dict[int, dict[RecordType, PersonalRecord]] = {}
    for record in standing:
        before.setdefault(record.exercise_id, {})[RecordType(record.record_type)] = record
    exercises = Exercise.objects.in_bulk(exercise_ids)
    found: list[PersonalRecord] = []
    rows = performed_sets(lifter, exercise_ids, [session.pk])
    for exercise_id, sets in groupby(rows, key=attrgetter("exercise_id")):
        rules = rules_of(exercises[exercise_id], lifter)
        stood = before.get(exercise_id, {})
        broken = broken_by(sets, rules, {kind: record.value for kind, record in stood.items()})
        found += _records(lifter, exercise_id, session.pk, session.started_at, broken, stood, rules)
    _supersede(found, before, session.started_at)
    PersonalRecord.objects.bulk_create(found)


def _history(
    lifter: User, exercise: Exercise, sets: Iterable[Performed], sessions: Sessions
) -> Iterator[PersonalRecord]:
    """Yield all records of an exercise, each superseded by the next of its type."""
    standing: dict[RecordType, PersonalRecord] = {}
    rules = rules_of(exercise, lifter)
    for session_id, broken in timeline(groupby(sets, key=attrgetter("session_id")), rules):
        moment = sessions[session_id].started_at
        for record in _records(lifter, exercise.pk, session_id, moment, broken, standing, rules):
            kind = RecordType(record.record_type)
            before = standing.get(kind)
            if before is not None:
                before.superseded_at = record.achieved_at
                yield before
            standing[kind] = record
    yield from standing.values()


def _supersede(found: Sequence[PersonalRecord], before: dict[int, Any], moment: datetime) -> None:
    """End what was beaten before its successors are inserted: one statement would break the rule of one standing record."""
    beaten = [before.get(record.exercise_id, {}).get(record.record_type) for record in found]
    PersonalRecord.objects.filter(pk__in=[record.pk for record in beaten if record]).update(superseded_at=moment)


def _records(
    lifter: User,
    exercise_id: int,
    session_id: int,
    moment: datetime,
    broken: dict[RecordType, Broken],
    standing: dict[RecordType, PersonalRecord],
    rules: Rules,
) -> list[PersonalRecord]:
    return [
        PersonalRecord(
            lifter=lifter,
            exercise_id=exercise_id,
            session_id=session_id,
            record_type=kind,
            value=record.best.value,
            set_id=record.best.set_id,
            previous_value=record.previous,
            previous_achieved_at=standing[kind].achieved_at if kind in standing else None,
            formula=rules.formula if kind is RecordType.ONE_REP_MAX else "",
            achieved_at=moment,
        )
        for kind, record in broken.items()
    ]
