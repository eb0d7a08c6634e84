"""A workout saved as a routine."""

from uuid import UUID

from django.db import transaction

from workouts.errors import Conflict
from workouts.models import Deletion, Routine, User, WorkoutSession
from workouts.services.routine_updates import as_plan
from workouts.services.routines import Plan, queue_up, save_routine
from workouts.services.sessions import locked


@transaction.atomic
def save_as_routine(
    lifter: User, session: WorkoutSession, *, name: str, folder: str = "", uuid: UUID | None = None
) -> Routine:
    """Make a routine of what was done: exercises, sets, supersets, rests and notes. Safe to replay with the same UUID."""
    queue_up(lifter)  # before the session, as whoever deletes its routine does; and a double tap finds the first
    known = Routine.objects.filter(uuid=uuid).first() if uuid else None
    if known is not None and known.lifter_id == lifter.pk:
        return known
    if known is not None or (uuid and Deletion.objects.filter(uuid=uuid).exists()):
        raise Conflict("That id is taken.")
    session = locked(session)  # before the lifter, as every edit does
    entries = session.entries.prefetch_related("sets")
    done = ((entry, [row for row in entry.sets.all() if row.is_logged]) for entry in entries)
    planned = tuple(as_plan(entry, rows) for entry, rows in done if rows)
    routine = save_routine(lifter, None, Plan(name=name, folder=folder, exercises=planned))
    if uuid:
        routine.uuid = uuid
        routine.save(update_fields=["uuid"])
    WorkoutSession.objects.filter(pk=session.pk, routine=None).update(routine=routine)
    return routine
