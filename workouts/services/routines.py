"""Making, changing and deleting routines."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from workouts.domain.plans import PlannedExercise, PlannedSet
from workouts.enums import Kind
from workouts.errors import Invalid
from workouts.models import Deletion, Exercise, Routine, RoutineExercise, RoutineFolder, RoutineSet, User

__all__ = ["Plan", "PlannedExercise", "PlannedSet", "delete_routine", "queue_up", "replace_rows", "save_routine"]

MOST_EXERCISES = 60
MOST_SETS = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole routine. A folder is named by its title; an unknown one is made."""

    name: str
    description: str = ""
    folder: str = ""
    exercises: tuple[PlannedExercise, ...] = field(default_factory=tuple)


@transaction.atomic
def save_routine(lifter: User, uuid: UUID | None, plan: Plan) -> Routine:
    """Make a routine, or put the plan in place of all that the named one held. Raises Routine.DoesNotExist, Invalid."""
    _refuse(lifter, plan)
    queue_up(lifter)
    routine = (
        _locked(lifter, uuid)
        if uuid
        else Routine(lifter=lifter, position=_next_place(Routine.objects.owned_by(lifter)))
    )
    routine.name, routine.description = plan.name, plan.description
    left = routine.folder_id
    routine.folder = _folder(lifter, plan.folder)
    routine.save()
    if left != routine.folder_id:
        _tidy(lifter, left)
    replace_rows(routine, plan.exercises)
    lifter.raise_generation()
    return routine


@transaction.atomic
def delete_routine(lifter: User, uuid: UUID) -> None:
    """Delete a routine; workouts done with it stay, without it. Raises Routine.DoesNotExist."""
    queue_up(lifter)
    routine = _locked(lifter, uuid)
    list(routine.sessions.order_by("pk").locked().values_list("pk"))  # they lose their routine; by id, as a worker does
    Deletion.objects.create(lifter=lifter, uuid=routine.uuid, kind=Kind.ROUTINE)
    routine.delete()
    _tidy(lifter, routine.folder_id)
    lifter.raise_generation()


def queue_up(lifter: User) -> None:
    """Let one write of the lifter's routines at a time pass. Comes before any lock of a row.

    Two at once would both find a folder missing, or one would fill what the other finds empty.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('routines'), %s)", [lifter.pk])


def _refuse(lifter: User, plan: Plan) -> None:
    if not plan.name.strip():
        raise Invalid("A routine needs a name.", name="required")
    if len(plan.exercises) > MOST_EXERCISES:
        raise Invalid(f"A routine holds at most {MOST_EXERCISES} exercises.", exercises="too many")
    # A workout that starts from it has a row of each exercise at least.
    if sum(len(planned.sets) or 1 for planned in plan.exercises) > MOST_SETS:
        raise Invalid(f"A routine holds at most {MOST_SETS} sets.", sets="too many")
    named = {planned.exercise_id for planned in plan.exercises}
    if Exercise.objects.visible_to(lifter).filter(pk__in=named).count() != len(named):
        raise Invalid("One of the exercises no longer exists.", exercises="unknown")


def _locked(lifter: User, uuid: UUID) -> Routine:
    return Routine.objects.owned_by(lifter).locked().get(uuid=uuid)


def _folder(lifter: User, title: str) -> RoutineFolder | None:
    if not title.strip():
        return None
    folders = RoutineFolder.objects.owned_by(lifter)
    known = folders.filter(title__iexact=title.strip()).first()
    return known or RoutineFolder.objects.create(lifter=lifter, title=title.strip(), position=_next_place(folders))


def _tidy(lifter: User, folder_id: int | None) -> None:
    """Delete a folder that its last routine has left: it shows nowhere, so nobody could."""
    if folder_id is not None:
        RoutineFolder.objects.owned_by(lifter).filter(pk=folder_id, routines=None).delete()


def _next_place(rows: QuerySet) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def replace_rows(routine: Routine, exercises: Sequence[PlannedExercise]) -> None:
    """Put these exercises in place of all that a locked routine held."""
    routine.planned.all().delete()
    planned = RoutineExercise.objects.bulk_create(
        RoutineExercise(
            routine=routine,
            lifter_id=routine.lifter_id,
            exercise_id=item.exercise_id,
            exercise_order=place,
            superset_group=item.superset_group,
            rest_seconds=item.rest_seconds,
            notes=item.notes,
        )
        for place, item in enumerate(exercises, start=1)
    )
    RoutineSet.objects.bulk_create(
        RoutineSet(
            planned=row,
            lifter_id=routine.lifter_id,
            set_number=number,
            set_type=target.set_type,
            target_reps=target.target_reps,
            target_reps_high=target.target_reps_high,
            target_weight_kg=target.target_weight_kg,
            target_duration_seconds=target.target_duration_seconds,
            target_distance_m=target.target_distance_m,
        )
        for row, item in zip(planned, exercises, strict=True)
        for number, target in enumerate(item.sets, start=1)
    )
