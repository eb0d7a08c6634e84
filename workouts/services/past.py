"""Finished workouts written many at a time: what an import and the demo have in common."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from workouts.domain.values import Values
from workouts.domain.volume import load, totals, volume
from workouts.enums import ExerciseType, SetType
from workouts.models import BodyMeasurement, Exercise, Routine, SessionExercise, User, WorkoutSession, WorkoutSet

# Rows held at a time: enough for one statement to be cheap, few enough for memory to stay flat.
BATCH = 2000


@dataclass(frozen=True, slots=True)
class PastSet:
    """A logged set; `after` is the time between the start of the workout and its check."""

    values: Values
    set_type: SetType = SetType.NORMAL
    after: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class PastEntry:
    exercise: Exercise
    sets: tuple[PastSet, ...]
    notes: str = ""
    superset_group: int | None = None
    rest_seconds: int = 90


@dataclass(frozen=True, slots=True)
class PastWorkout:
    """A finished workout. Moments carry their zone; a duration of None is not known."""

    title: str
    started_at: datetime
    completed_at: datetime
    duration_seconds: int | None
    time_zone: str
    entries: tuple[PastEntry, ...]
    notes: str = ""
    rating: int | None = None
    routine: Routine | None = None
    source_format: str = ""
    source_key: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    workouts: int
    sets: int


def store_workouts(lifter: User, workouts: Iterable[PastWorkout]) -> Stored:
    """Store finished workouts in batches, within the caller's transaction.

    Their records are not computed: `records.rebuild` has to follow, once, and raises the generation.
    """
    bodyweights = _Bodyweights(lifter)
    stored_workouts = stored_sets = 0
    for batch in _batches(workouts):
        stored_workouts += len(batch)
        stored_sets += _store(lifter, batch, bodyweights)
    return Stored(stored_workouts, stored_sets)


class _Bodyweights:
    """All weighings, so that a session's bodyweight costs no statement: the latest on or before its day."""

    def __init__(self, lifter: User) -> None:
        weighed = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False).order_by("measured_on")
        self._weighings = list(weighed.values_list("measured_on", "weight_kg"))

    def on(self, day: date) -> Decimal | None:
        place = bisect_right(self._weighings, day, key=lambda weighing: weighing[0])
        return self._weighings[place - 1][1] if place else None


def _batches(workouts: Iterable[PastWorkout]) -> Iterator[list[PastWorkout]]:
    batch: list[PastWorkout] = []
    rows = 0
    for workout in workouts:
        batch.append(workout)
        rows += sum(len(entry.sets) for entry in workout.entries)
        if rows >= BATCH:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _store(lifter: User, batch: list[PastWorkout], bodyweights: _Bodyweights) -> int:
    sessions = [_session(lifter, past, bodyweights) for past in batch]
    placed = [
        (_entry(session, entry, position), entry)
        for session, past in zip(sessions, batch, strict=True)
        for position, entry in enumerate(past.entries, start=1)
    ]
    rows = [_row(entry, past, position) for entry, sets in placed for position, past in enumerate(sets.sets, start=1)]
    _add_totals(sessions, rows, counts_warmups=lifter.counts_warmups)
    # A row holds its parent and takes over its id once that is stored.
    WorkoutSession.objects.bulk_create(sessions)
    SessionExercise.objects.bulk_create(entry for entry, _ in placed)
    WorkoutSet.objects.bulk_create(rows)
    return len(rows)


def _session(lifter: User, past: PastWorkout, bodyweights: _Bodyweights) -> WorkoutSession:
    session = WorkoutSession(
        lifter=lifter,
        routine=past.routine,
        title=past.title,
        started_at=past.started_at,
        completed_at=past.completed_at,
        duration_seconds=past.duration_seconds,
        time_zone=past.time_zone,
        notes=past.notes,
        rating=past.rating,
        source_format=past.source_format,
        source_key=past.source_key,
    )
    session.bodyweight_kg = bodyweights.on(past.started_at.astimezone(session.zone).date())
    return session


def _entry(session: WorkoutSession, past: PastEntry, position: int) -> SessionExercise:
    return SessionExercise(
        session=session,
        lifter=session.lifter,
        exercise=past.exercise,
        position=position,
        superset_group=past.superset_group,
        rest_seconds=past.rest_seconds,
        notes=past.notes,
    )


def _row(entry: SessionExercise, past: PastSet, position: int) -> WorkoutSet:
    exercise, session, values = entry.exercise, entry.session, past.values
    kind = ExerciseType(exercise.type)
    moved = load(
        kind, values.weight_kg, counts_bodyweight=exercise.counts_bodyweight, bodyweight_kg=session.bodyweight_kg
    )
    moment = session.started_at + past.after
    return WorkoutSet(
        session=session,
        entry=entry,
        exercise=exercise,
        lifter=entry.lifter,
        position=position,
        set_type=past.set_type,
        weight_kg=values.weight_kg,
        reps=values.reps,
        duration_seconds=values.duration_seconds,
        distance_m=values.distance_m,
        custom_metric=values.custom_metric,
        rpe=values.rpe,
        logged_at=moment,
        performed_at=moment,
        load_kg=moved,
        volume_kg=volume(kind, moved, values.reps),
    )


def _add_totals(sessions: list[WorkoutSession], rows: list[WorkoutSet], *, counts_warmups: bool) -> None:
    by_session: dict[int, list[WorkoutSet]] = {id(session): [] for session in sessions}
    for row in rows:
        by_session[id(row.session)].append(row)
    for session in sessions:
        sums = totals(by_session[id(session)], counts_warmups=counts_warmups)
        session.total_volume_kg, session.total_sets = sums.volume_kg, sums.sets
        session.total_reps, session.total_exercises = sums.reps, sums.exercises
