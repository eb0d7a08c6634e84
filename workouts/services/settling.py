"""What every write of sets ends with: load and volume, the rest timer, work for later, totals."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Max

from workouts import queue
from workouts.domain.rest import rest_after
from workouts.domain.rounds import round_of, rounds
from workouts.domain.supersets import runs
from workouts.domain.values import Values
from workouts.domain.volume import load, volume
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services.due import mark_due
from workouts.services.limits import MOST_ROWS
from workouts.services.totals import close_write

ENTERED = ("weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric", "rpe")


def settle(entry: SessionExercise, **rest_timer: Any) -> None:
    """Close a write of one exercise's sets."""
    settle_session(entry.session, entry.lifter, changed=[entry.exercise_id], **rest_timer)


def settle_session(session: WorkoutSession, lifter: Any, *, changed: Sequence[int], **rest_timer: Any) -> None:
    """Close a write of a session: the work for later, then totals and generation, last.

    `changed` are the ids of the exercises whose sets differ now.
    """
    if session.is_completed:
        mark_due(lifter, changed)
        queue.enqueue_on_commit("detect_personal_records", session.pk)
    session.lifter = lifter
    close_write(session, **rest_timer)


def enter(row: WorkoutSet, values: Values, set_type: SetType) -> None:
    """Put values into a row, with the load and the volume that follow. Its exercise has to be read behind the session's lock."""
    for name in ENTERED:
        setattr(row, name, getattr(values, name))
    row.set_type = set_type
    counts_bodyweight = row.exercise.counts_bodyweight
    row.load_kg, row.volume_kg = load_and_volume(row, values, counts_bodyweight=counts_bodyweight)


def load_and_volume(
    row: WorkoutSet | SessionExercise, values: Values, *, counts_bodyweight: bool
) -> tuple[Decimal | None, Decimal]:
    kind = ExerciseType(row.exercise.type)
    bodyweight_kg = row.session.bodyweight_kg
    moved = load(kind, values.weight_kg, counts_bodyweight=counts_bodyweight, bodyweight_kg=bodyweight_kg)
    return moved, volume(kind, moved, values.reps)


def free_rows(session: WorkoutSession) -> int:
    """Return how many rows the workout still takes. Raises Conflict where that is none."""
    free = MOST_ROWS - WorkoutSet.objects.filter(session=session).count()
    if free <= 0:
        raise full()
    return free


def next_position(entry: SessionExercise) -> int:
    """Return the place of one more row at the end. Raises Conflict where the workout takes none."""
    free_rows(entry.session)  # refuses one too many
    return (WorkoutSet.objects.filter(entry=entry).aggregate(last=Max("position"))["last"] or 0) + 1


def rest_after_check(
    entry: SessionExercise, checked: WorkoutSet, entries: Sequence[SessionExercise], rows: Sequence[WorkoutSet]
) -> dict[str, Any]:
    """Return the rest timer that a checked row starts: none before the end of its round, or under a newer one."""
    session = entry.session
    since = session.rest_started_at if session.rest_left_seconds else None
    if session.is_completed or (since is not None and checked.performed_at < since):
        return {}  # what comes late, of another device, leaves the rest of a newer check
    members = next(run for run in runs(entries) if entry in run)
    of = {member.pk: [row for row in rows if row.entry_id == member.pk] for member in members}
    rests = {member.pk: member.rest_seconds for member in members}
    its_round = round_of(rounds(list(of.values())), next(row for row in rows if row.pk == checked.pk))
    seconds = rest_after([(row, rests[row.entry_id]) for row in its_round])
    return {"rest_set": checked.uuid, "rest_started_at": checked.performed_at, "rest_seconds": seconds}


def stop_rest_of(session: WorkoutSession, sets: Collection[UUID]) -> None:
    """Stop the rest timer if one of these sets started it."""
    if session.rest_set in sets:
        session.rest_set = session.rest_started_at = session.rest_ends_at = None
        session.save(update_fields=["rest_set", "rest_started_at", "rest_ends_at"])


def full() -> Conflict:
    return Conflict(f"A workout holds at most {MOST_ROWS} rows.")
