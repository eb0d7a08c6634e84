"""Taking out what an import brought, as far as it is as it came."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from workouts import queue
from workouts.enums import ImportState, Kind
from workouts.errors import Conflict
from workouts.models import (
    BodyMeasurement,
    Deletion,
    Exercise,
    ExerciseAlias,
    ExerciseNote,
    Import,
    PersonalRecord,
    Routine,
    RoutineFolder,
    SessionExercise,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services.bodyweight import hold_weighings, recount_bodyweights
from workouts.services.due import mark_due
from workouts.services.exercises import make_exercises_alone, used_among
from workouts.services.import_seals import untouched
from workouts.services.import_selection import UNDONE

MOST_KEPT = 200


@transaction.atomic
def undo_import(job: Import) -> Import:
    """Take out what is untouched, keep and name the rest, and have records computed again. Safe to replay.

    Raises Conflict while it runs. What was there before and what was changed since stays as it is.
    """
    job = Import.objects.select_related("lifter").locked().get(pk=job.pk)
    if job.state == ImportState.UNDONE:
        return job
    if not job.can_be_undone:
        raise Conflict("This import is not over yet. Wait until it is, then undo it.")
    lifter, brought = job.lifter, job.brought
    make_exercises_alone(lifter)
    hold_weighings(lifter)
    due = _remove_workouts(job)
    kept: dict[str, Any] = {"workouts": _left(job), "measurements": _unmeasure(lifter, brought.get("measurements", {}))}
    if brought.get("measurements"):
        due |= recount_bodyweights(lifter)
    kept["routines"] = _remove_routines(job, brought.get("routines", []))
    _remove_folders(brought.get("folders", []), lifter)
    aliases = ExerciseAlias.objects.filter(lifter=lifter, pk__in=brought.get("aliases", []))
    aliases.exclude(exercise__in=brought.get("exercises", [])).delete()  # those stay or go with their exercise
    _rename(lifter, brought.get("renamed", []))
    kept["exercises"] = _remove_exercises(job, brought.get("exercises", []))
    mark_due(lifter, Exercise.objects.filter(pk__in=due).values_list("pk", flat=True))
    job.touch(state=ImportState.UNDONE, undone_at=timezone.now(), kept=kept, is_news=False)
    queue.enqueue_on_commit("rebuild_due_records", lifter.pk)
    lifter.raise_generation()
    return job


# --- The parts ----------------------------------------------------------------------------------------------------------


def _remove_workouts(job: Import) -> set[int]:
    """Delete those that are as they came, table by table: thousands of rows. Return the ids of their exercises."""
    ids = untouched(job)
    sessions: Any = WorkoutSession.objects.filter(pk__in=ids)
    gone = [
        Deletion(lifter_id=job.lifter_id, uuid=uuid, kind=Kind.SESSION, source_format=UNDONE)
        for uuid in sessions.values_list("uuid", flat=True)
    ]
    Deletion.objects.bulk_create(gone, batch_size=1000)
    exercises = set(SessionExercise.objects.filter(session__in=ids).values_list("exercise_id", flat=True))
    for model in (PersonalRecord, WorkoutSet, SessionExercise):
        rows: Any = model._default_manager.filter(session__in=ids)
        rows._raw_delete(rows.db)
    sessions._raw_delete(sessions.db)
    return exercises


def _left(job: Import) -> list[list[str]]:
    rows = (
        WorkoutSession.objects.owned_by(job.lifter)
        .filter(Q(imported_by=job) | Q(uuid__in=job.brought.get("updated", [])))
        .order_by("-started_at")
        .values_list("uuid", "title", "started_on")
    )
    return [[str(uuid), title, str(day)] for uuid, title, day in rows[:MOST_KEPT]]


def _unmeasure(lifter: User, written: dict[str, dict[str, str]]) -> list[str]:
    """Empty what was filled in and is still so; return the days on which something was changed since."""
    kept: list[str] = []
    changed: list[BodyMeasurement] = []
    for row in BodyMeasurement.objects.owned_by(lifter).filter(measured_on__in=list(written)).order_by("measured_on"):
        same = [name for name, text in written[str(row.measured_on)].items() if getattr(row, name) == Decimal(text)]
        for name in same:
            setattr(row, name, None)
        if len(same) < len(written[str(row.measured_on)]):
            kept.append(str(row.measured_on))
        changed.append(row)
    empty = [row.pk for row in changed if not row.holds_anything]
    BodyMeasurement.objects.filter(pk__in=empty).delete()
    names = sorted({name for values in written.values() for name in values})
    if names:
        BodyMeasurement.objects.bulk_update([row for row in changed if row.holds_anything], names, batch_size=200)
    return kept[:MOST_KEPT]


def _remove_routines(job: Import, ids: Iterable[int]) -> list[str]:
    routines = Routine.objects.owned_by(job.lifter).filter(pk__in=list(ids))
    is_kept = routines.filter(updated_at__gt=job.finished_at) | routines.filter(sessions__isnull=False)
    kept = dict(is_kept.distinct().values_list("pk", "name"))
    routines.exclude(pk__in=kept).delete()
    return sorted(kept.values())[:MOST_KEPT]


def _remove_folders(ids: Iterable[int], lifter: User) -> None:
    folders = RoutineFolder.objects.owned_by(lifter).filter(pk__in=list(ids))
    empty = folders.annotate(held=Count("routines")).filter(held=0)
    folders.filter(pk__in=[folder.pk for folder in empty]).delete()


def _rename(lifter: User, renamed: Iterable[tuple[int, int, int]]) -> None:
    """Let names mean again what they meant, but for those that were given another meaning since."""
    before = Exercise.objects.visible_to(lifter).in_bulk([pk for _, pk, _ in renamed])
    for alias, was, became in renamed:
        if was in before:
            ExerciseAlias.objects.filter(lifter=lifter, pk=alias, exercise=became).update(exercise=was)


def _remove_exercises(job: Import, ids: Iterable[int]) -> list[str]:
    """Delete those that nothing holds and nobody changed; return the names of the others."""
    brought = list(Exercise.objects.filter(created_by=job.lifter, pk__in=list(ids)).order_by("name"))
    held = used_among(job.lifter, brought) | set(
        ExerciseNote.objects.owned_by(job.lifter).values_list("exercise", flat=True)
    )
    held |= {exercise.pk for exercise in brought if job.finished_at and exercise.updated_at > job.finished_at}
    Exercise.objects.filter(pk__in=[exercise.pk for exercise in brought if exercise.pk not in held]).delete()
    return [exercise.name for exercise in brought if exercise.pk in held][:MOST_KEPT]
