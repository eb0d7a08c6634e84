"""What a lifter weighed on the day of a workout, and the loads that follow from it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone

from workouts.domain.volume import load, volume
from workouts.enums import ExerciseType
from workouts.models import BodyMeasurement, User, WorkoutSession, WorkoutSet
from workouts.services.loads import recount_loads


def bodyweight_on(lifter: User, moment: datetime) -> Any:
    """Return the latest weight measured on or before the moment's local day, or None."""
    measured = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False)
    return (
        measured.filter(measured_on__lte=moment.date())
        .order_by("-measured_on")
        .values_list("weight_kg", flat=True)
        .first()
    )


def weigh(lifter: User, *, on: date, weight_kg: Decimal) -> set[int]:
    """Store what a lifter weighed on a day, and count their workouts up to the next weighing anew.

    Comes after `lock_sessions`. The caller marks the exercises due that it returns, and raises the generation.
    """
    BodyMeasurement.objects.update_or_create(lifter=lifter, measured_on=on, defaults={"weight_kg": weight_kg})
    weighings = BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False, measured_on__gt=on)
    next_on = weighings.order_by("measured_on").values_list("measured_on", flat=True).first()
    sessions = WorkoutSession.objects.owned_by(lifter).kept().filter(started_on__gte=on)
    if next_on is not None:
        sessions = sessions.filter(started_on__lt=next_on)
    ids = list(sessions.order_by("pk").values_list("pk", flat=True))
    WorkoutSession.objects.filter(pk__in=ids).update(bodyweight_kg=weight_kg, updated_at=timezone.now())
    moves_it = Q(exercise__counts_bodyweight=True) | Q(exercise__type=ExerciseType.BODYWEIGHT_ASSISTED)
    return recount_loads(WorkoutSet.objects.filter(moves_it, session__in=ids, logged_at__isnull=False), ids)


def follow_bodyweight(session: WorkoutSession) -> None:
    """Give a session the weight of its day, and its sets the loads that follow; the caller saves the session."""
    session.bodyweight_kg = bodyweight_on(session.lifter, session.started_at.astimezone(session.zone))
    changed = []
    for row in session.sets.filter(logged_at__isnull=False).select_related("exercise"):
        kind, exercise = ExerciseType(row.exercise.type), row.exercise
        moved = load(
            kind, row.weight_kg, counts_bodyweight=exercise.counts_bodyweight, bodyweight_kg=session.bodyweight_kg
        )
        if moved != row.load_kg:
            row.load_kg, row.volume_kg = moved, volume(kind, moved, row.reps)
            changed.append(row)
    WorkoutSet.objects.bulk_update(changed, ["load_kg", "volume_kg"])
