"""Putting into an account what our own export holds: an empty one becomes equal to the one that was exported."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from workouts.formats.parsed import ParsedAccount, ParsedHistory, ParsedMeasurement
from workouts.models import BodyMeasurement, Import, Routine, User, WorkoutSession
from workouts.models.user import is_known_zone
from workouts.services import records
from workouts.services.exercises import hold_still, make_exercises_alone
from workouts.services.import_measurements import store_measurements
from workouts.services.imported import Imported
from workouts.services.restoring_exercises import restore_exercises
from workouts.services.restoring_plans import restore_equipment, restore_routines
from workouts.services.restoring_workouts import Chosen
from workouts.services.routines import queue_up
from workouts.services.storing import store_workouts

KEPT = "Preferences were left as they are here, for this account is in use."


def restore_account(
    lifter: User,
    history: ParsedHistory,
    account: ParsedAccount,
    *,
    is_rehearsal: bool = False,
    imported_by: Import | None = None,
) -> Imported:
    """Store what is not here yet, within the caller's transaction. Preferences and equipment only where nothing is here.

    What has the id of something of another account gets one of its own.
    """
    make_alone(lifter)
    notices = list(history.notices)
    if _is_in_use(lifter):
        notices += [KEPT] * bool(account.lifter)
    else:
        _take_preferences(lifter, account.lifter or {})
    exercises = restore_exercises(lifter, account.exercises)
    held = hold_still(exercise.pk for exercise in exercises.by_id.values())
    exercises.by_id = {number: held[exercise.pk] for number, exercise in exercises.by_id.items()}
    restore_equipment(lifter, account, exercises.by_id)
    routines = restore_routines(lifter, account, exercises.by_id)
    measured = store_measurements(lifter, list(_measurements(account)))
    notices += [row.reason for row in measured.skipped]
    chosen = Chosen(lifter, exercises, routines)
    stored = store_workouts(lifter, chosen.of(account.workouts), imported_by=imported_by)
    if is_rehearsal:
        transaction.set_rollback(True)
    else:
        records.rebuild(lifter)
    return Imported(
        format=history.format,
        rows=history.rows,
        workouts=stored.workouts,
        sets=stored.sets,
        notes=0,
        rests=0,
        measurements=measured.rows,
        skipped=tuple(sorted([*history.skipped, *chosen.skipped], key=lambda row: row.line)),
        duplicates=chosen.duplicates,
        matched=len(exercises.by_id) - len(exercises.created),
        created=tuple(exercises.created),
        moved=(),
        notices=tuple(notices),
        measured=measured.written,
    )


def make_alone(lifter: User) -> None:
    """Make others who make exercises or routines of this lifter's own wait until the end of the transaction."""
    make_exercises_alone(lifter)
    queue_up(lifter)


def _is_in_use(lifter: User) -> bool:
    kept = WorkoutSession.objects.owned_by(lifter).kept()
    return any(
        rows.exists()
        for rows in (kept, Routine.objects.owned_by(lifter), BodyMeasurement.objects.owned_by(lifter), lifter.exercises)
    )


def _take_preferences(lifter: User, preferences: Mapping[str, Any]) -> None:
    taken = {name: value for name, value in preferences.items() if name != "time_zone" or is_known_zone(value)}
    for name, value in taken.items():
        setattr(lifter, name, value)
    if taken:
        lifter.save(update_fields=list(taken))


def _measurements(account: ParsedAccount) -> Iterator[ParsedMeasurement]:
    days = {record["measured_on"]: record for record in account.measurements}
    for place, (day, record) in enumerate(days.items(), start=1):
        values = {name: value for name, value in record.items() if name != "measured_on"}
        if values:
            yield ParsedMeasurement(day, values, (place,))
