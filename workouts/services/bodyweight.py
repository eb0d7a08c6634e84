"""What a lifter weighed, day by day, and the loads that follow from it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from workouts import queue
from workouts.errors import Conflict
from workouts.models import BodyMeasurement, User, WorkoutSession, WorkoutSet
from workouts.models.exercise import moving_lifter
from workouts.queries.bodyweight import bodyweight_on
from workouts.services.due import mark_due
from workouts.services.loads import recount_loads
from workouts.services.recounting import lock_sessions

# Whoever makes a workout reads what its lifter weighs, and whoever weighs looks for the workouts that are there: neither
# may happen within the other. Held before a workout or the lifter is locked, and after routines and exercises.
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('weighings'), %s)"
_WEIGH_ALL = """
UPDATE workout_sessions AS session SET bodyweight_kg = known.weight_kg, updated_at = %(now)s
FROM (
    SELECT s.id, (
        SELECT m.weight_kg FROM body_measurements m
        WHERE m.lifter_id = s.lifter_id AND m.measured_on <= s.started_on AND m.weight_kg IS NOT NULL
        ORDER BY m.measured_on DESC LIMIT 1
    ) AS weight_kg
    FROM workout_sessions s WHERE s.lifter_id = %(lifter)s AND s.discarded_at IS NULL
) AS known
WHERE session.id = known.id AND session.bodyweight_kg IS DISTINCT FROM known.weight_kg
RETURNING session.id
"""
_TOGETHER = "SELECT pg_advisory_xact_lock_shared(hashtext('weighings'), %s)"


@transaction.atomic
def note_weight(lifter: User, *, on: date, weight_kg: Decimal, replaces: bool = False) -> bool:
    """Store what a lifter weighed on a day; return whether loads changed, and so records are to be computed again.

    Safe to replay. Raises Conflict, with the `weight_kg` that is there, where the day has another one that is not to be
    replaced.
    """
    hold_weighings(lifter)
    _refuse_second(lifter, on, weight_kg, replaces=replaces)
    return _closed(lifter, weigh(lifter, on=on, weight_kg=weight_kg))


@transaction.atomic
def correct_weight(lifter: User, *, day: date, on: date, weight_kg: Decimal, replaces: bool = False) -> bool:
    """Give the weight of a day another value, another day, or both; return whether loads changed.

    Raises BodyMeasurement.DoesNotExist, and Conflict as `note_weight` does.
    """
    hold_weighings(lifter)
    _weighings(lifter).get(measured_on=day)
    if on == day:
        return _closed(lifter, weigh(lifter, on=on, weight_kg=weight_kg))
    _refuse_second(lifter, on, weight_kg, replaces=replaces)
    changed = _unweigh(lifter, day)
    return _closed(lifter, changed | weigh(lifter, on=on, weight_kg=weight_kg))


@transaction.atomic
def forget_weight(lifter: User, *, on: date) -> bool:
    """Delete the weight of a day; return whether loads changed. Safe to replay."""
    hold_weighings(lifter)
    return _closed(lifter, _unweigh(lifter, on))


def hold_weighings(lifter: User) -> None:
    """Let nobody weigh this lifter or make a workout of theirs until the end, and lock the workouts that there are."""
    _execute(_ALONE, lifter)
    lock_sessions(lifter)


def keep_weighings(lifter: User) -> None:
    """Let nobody weigh this lifter until the end. For whoever makes a workout, before they read the weight of its day."""
    _execute(_TOGETHER, lifter)


def weigh(lifter: User, *, on: date, weight_kg: Decimal) -> set[int]:
    """Store what a lifter weighed on a day, and count their workouts up to the next weighing anew.

    Comes after `hold_weighings`. The caller marks the exercises due that it returns, and raises the generation.
    """
    BodyMeasurement.objects.update_or_create(lifter=lifter, measured_on=on, defaults={"weight_kg": weight_kg})
    return _recount_from(lifter, on)


def weigh_for(session: WorkoutSession, weight_kg: Decimal) -> set[int]:
    """Store what its lifter weighed on the day of a workout that is saved, as `weigh` does."""
    session.bodyweight_kg = weight_kg
    return weigh(session.lifter, on=session.started_at.astimezone(session.zone).date(), weight_kg=weight_kg)


def weigh_where_unknown(session: WorkoutSession, weight_kg: Decimal) -> None:
    """Take a weight for the day of a finished workout that another device has said nothing of."""
    day = session.started_at.astimezone(session.zone).date()
    if not _weighings(session.lifter).filter(measured_on=day).exists():
        _closed(session.lifter, weigh_for(session, weight_kg))


def recount_bodyweights(lifter: User) -> set[int]:
    """Give every workout the weight of its day anew, where many days were weighed at once; return whose loads changed.

    Comes after `hold_weighings`. The caller has records computed, and raises the generation.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH_ALL, {"lifter": lifter.pk, "now": timezone.now()})
        ids = [pk for (pk,) in cursor.fetchall()]
    rows = WorkoutSet.objects.filter(moving_lifter("exercise__"), session__in=ids, logged_at__isnull=False)
    return recount_loads(rows, ids)


# --- The parts ----------------------------------------------------------------------------------------------------------


def _execute(statement: str, lifter: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [lifter.pk])


def _weighings(lifter: Any) -> Any:
    return BodyMeasurement.objects.owned_by(lifter).filter(weight_kg__isnull=False)


def _refuse_second(lifter: User, on: date, weight_kg: Decimal, *, replaces: bool) -> None:
    there = _weighings(lifter).filter(measured_on=on).first()
    if there is not None and there.weight_kg != weight_kg and not replaces:
        raise Conflict("That day has a weight already.", weight_kg=there.weight_kg)


def _unweigh(lifter: User, on: date) -> set[int]:
    """Take the weight out of a day, which may hold other measures."""
    of_the_day = BodyMeasurement.objects.owned_by(lifter).filter(measured_on=on)
    if not of_the_day.update(weight_kg=None, updated_at=timezone.now()):
        return set()
    for measured in of_the_day:
        if not measured.holds_anything:
            measured.delete()
    return _recount_from(lifter, on)


def _recount_from(lifter: User, on: date) -> set[int]:
    """Give the workouts from a day to the next weighing the weight of that day, or of the last one before it."""
    weight_kg = bodyweight_on(lifter, on)
    sessions = WorkoutSession.objects.owned_by(lifter).kept().filter(started_on__gte=on)
    next_on = _weighings(lifter).filter(measured_on__gt=on).order_by("measured_on")
    until = next_on.values_list("measured_on", flat=True).first()
    if until is not None:
        sessions = sessions.filter(started_on__lt=until)
    ids = list(sessions.exclude(bodyweight_kg=weight_kg).order_by("pk").values_list("pk", flat=True))
    WorkoutSession.objects.filter(pk__in=ids).update(bodyweight_kg=weight_kg, updated_at=timezone.now())
    rows = WorkoutSet.objects.filter(moving_lifter("exercise__"), session__in=ids, logged_at__isnull=False)
    return recount_loads(rows, ids)


def _closed(lifter: User, changed: set[int]) -> bool:
    if changed:
        mark_due(lifter, changed)
        queue.enqueue_on_commit("rebuild_due_records", lifter.pk)
    lifter.raise_generation()
    return bool(changed)
