"""All that the page of a finished workout says."""

from collections.abc import Iterable
from itertools import cycle, groupby
from typing import Any, NamedTuple
from uuid import uuid4

from django.db.models import Count, Q

from workouts.cache import SESSION_DETAIL, Figures
from workouts.domain.muscles import sets_per_muscle
from workouts.domain.supersets import runs
from workouts.enums import SetType
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.queries.done_sets import done_sets
from workouts.queries.muscles import muscle_rows
from workouts.queries.performed import rules_of
from workouts.queries.session_records import session_records
from workouts.queries.supersets import LETTERS, Superset


def session_page(session: WorkoutSession) -> dict[str, Any]:
    """Return the context of the page; `session.lifter` is the request's user, whose generation the key holds."""
    figures = Figures(session.lifter, today=session.lifter.today)
    return {
        "session": session,
        "facts": figures.get(f"session:{session.pk}", lambda: session_facts(session), seconds=SESSION_DETAIL),
        "new_uuid": uuid4(),
    }


def session_facts(session: WorkoutSession) -> dict[str, Any]:
    """Return which workout it is of how many, the last one like it, its records, exercises and muscles, as plain data.

    The exercises are in `parts`, as they stand together.

    Six statements.
    """
    sessions = WorkoutSession.objects.owned_by(session.lifter).completed()
    records = session_records(session)
    rows = list(
        WorkoutSet.objects.owned_by(session.lifter)
        .filter(session=session, logged_at__isnull=False)
        .with_units()
        .select_related("exercise", "entry")
        .order_by("entry__position", "position")
    )
    is_earlier = Q(started_at__lt=session.started_at) | Q(started_at=session.started_at, pk__lt=session.pk)
    counts = sessions.aggregate(all=Count("pk"), earlier=Count("pk", filter=is_earlier))
    return {
        "number": counts["earlier"] + 1,
        "count": counts["all"],
        "last": _last_like(session, sessions.filter(is_earlier)),
        "records": records,
        "parts": _parts(session, rows, set(records["set_ids"])),
        "has_rpe": any(row.rpe is not None for row in rows),
        "muscles": _muscles(rows, counts_warmups=session.lifter.counts_warmups),
    }


def _last_like(session: WorkoutSession, earlier: Any) -> dict[str, Any] | None:
    """The workout before, of the same routine or the same title: a routine may go on what a file began."""
    alike = Q(title__iexact=session.title)
    if session.routine_id:
        alike |= Q(routine=session.routine_id)
    last = earlier.filter(alike).order_by("-started_at", "-pk").first()
    if last is None:
        return None
    return {
        "uuid": str(last.uuid),
        "day": last.started_on,
        "volume_kg": last.total_volume_kg,
        "volume_gain_kg": session.total_volume_kg - last.total_volume_kg,
        "volume_loss_kg": last.total_volume_kg - session.total_volume_kg,
        "seconds": last.duration_seconds,
        "sets": last.total_sets,
        "reps": last.total_reps,
    }


class _Entry(NamedTuple):
    """An exercise of the workout with its logged sets."""

    entry: SessionExercise
    rows: list[WorkoutSet]

    @property
    def superset_group(self) -> int | None:
        return self.entry.superset_group


def _parts(session: WorkoutSession, rows: list[WorkoutSet], medals: set[int | None]) -> list[dict[str, Any]]:
    """Return the exercises as they stand together: [{letter, colour, entries}]; without a letter, one alone."""
    blocks = (list(block) for _, block in groupby(rows, key=lambda row: row.entry_id))
    letters = cycle(LETTERS)
    parts = []
    for members in runs([_Entry(block[0].entry, block) for block in blocks]):
        superset = Superset(next(letters), len(members), 0) if len(members) > 1 else None
        entries = [_entry(session, member.rows, medals) for member in members]
        parts.append(
            {
                "letter": superset.letter if superset else "",
                "colour": superset.colour if superset else "",
                "entries": entries,
            }
        )
    return parts


def _entry(session: WorkoutSession, rows: list[WorkoutSet], medals: set[int | None]) -> dict[str, Any]:
    exercise, entry = rows[0].exercise, rows[0].entry
    rules = rules_of(exercise, session.lifter)
    return {
        "exercise_id": exercise.pk,
        "name": exercise.name,
        "type": exercise.type,
        "columns": list(rules.kind.columns),
        "units": rows[0].units_for(session.lifter)._asdict(),
        "notes": entry.notes,
        "is_estimated": rules.has_estimate,
        "sets": done_sets(rows, rules, medals),
    }


def _muscles(rows: Iterable[WorkoutSet], *, counts_warmups: bool) -> list[dict[str, Any]]:
    """Return what there is to draw; nothing without a working set."""
    working = [row for row in rows if counts_warmups or row.set_type != SetType.WARMUP]
    sets = sets_per_muscle((row.exercise.primary_muscles, row.exercise.secondary_muscles, 1) for row in working)
    return muscle_rows(sets, {}) if sets else []
