"""Putting into an account what our own export holds: an empty one becomes equal to the one that was exported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workouts.formats.parsed import ParsedAccount, ParsedHistory, ParsedMeasurement
from workouts.models import BodyMeasurement, Import, Routine, User, WorkoutSession
from workouts.models.user import is_known_zone
from workouts.services.batches import batches
from workouts.services.exercises import make_exercises_alone
from workouts.services.import_measurements import Measured, store_measurements
from workouts.services.import_plan import Links, hold_exercises
from workouts.services.imported import Imported
from workouts.services.restoring_exercises import Restored, exercises_again, restore_exercises
from workouts.services.restoring_plans import restore_equipment, restore_routines, routines_again
from workouts.services.restoring_selection import Choice, FileWorkout, choose
from workouts.services.restoring_workouts import past_workouts
from workouts.services.routines import queue_up
from workouts.services.storing import store_workouts

KEPT = "Preferences were left as they are here, for this account is in use."


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """What is stored of an export of ours, under which exercises and routines, by their names in the file."""

    history: ParsedHistory
    choice: Choice
    exercises: Restored
    routines: Mapping[UUID, Routine]
    measured: Measured
    notices: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.choice.workouts)

    @property
    def links(self) -> Links:
        return {
            "exercises": {str(number): exercise.pk for number, exercise in self.exercises.by_id.items()},
            "routines": {str(uuid): routine.pk for uuid, routine in self.routines.items()},
        }

    @property
    def changes_figures(self) -> bool:
        return True  # what counts may be among the preferences

    def batches(self, most: int) -> Iterator[Sequence[FileWorkout]]:
        return batches(self.choice.workouts, rows_of=lambda workout: len(workout.lines), most=most)

    def not_yet(self, job: Import, batch: Sequence[FileWorkout]) -> Sequence[FileWorkout]:
        return [workout for workout in batch if workout.place >= job.reached]

    def store(self, lifter: User, workouts: Sequence[FileWorkout], *, imported_by: Import | None) -> None:
        held = hold_exercises(self.exercises.by_id.values())
        exercises = {number: held[exercise.pk] for number, exercise in self.exercises.by_id.items()}
        store_workouts(lifter, past_workouts(workouts, exercises, self.routines), imported_by=imported_by)
        if imported_by is not None and workouts:
            imported_by.reached = workouts[-1].place + 1

    def told(self) -> Imported:
        history, choice = self.history, self.choice
        return Imported(
            format=history.format,
            rows=history.rows,
            workouts=len(choice.workouts),
            sets=sum(len(workout.lines) for workout in choice.workouts),
            notes=0,
            rests=0,
            measurements=self.measured.rows,
            skipped=tuple(sorted([*history.skipped, *choice.skipped], key=lambda row: row.line)),
            duplicates=choice.duplicates,
            matched=len(self.exercises.by_id) - len(self.exercises.created),
            created=tuple(self.exercises.created),
            moved=(),
            notices=self.notices,
            measured=self.measured.written,
        )


def plan_account(
    lifter: User, history: ParsedHistory, account: ParsedAccount, *, returns_deleted: bool, resumed: Import | None
) -> AccountPlan:
    """Store what is not here yet of all but the workouts. Preferences and equipment only where nothing is here.

    A resumed import did so in its first try, which made the account one in use.
    """
    make_alone(lifter)
    notices, measured = history.notices, Measured()
    if resumed is None:
        notices += _preferences(lifter, account)
        exercises = restore_exercises(lifter, account.exercises)
        hold_exercises(exercises.by_id.values())  # before workouts are locked
        restore_equipment(lifter, account, exercises.by_id)
        routines = restore_routines(lifter, account, exercises.by_id)
        measured = store_measurements(lifter, list(_measurements(account)))
        notices += tuple(row.reason for row in measured.skipped)
    else:
        exercises = exercises_again(lifter, account.exercises, resumed.links.get("exercises", {}))
        routines = routines_again(lifter, resumed.links.get("routines", {}))
    choice = choose(lifter, account.workouts, exercises.by_id, returns_deleted=returns_deleted, resumed=resumed)
    return AccountPlan(history, choice, exercises, routines, measured, notices)


def make_alone(lifter: User) -> None:
    """Make others who make exercises or routines of this lifter's own wait until the end of the transaction."""
    make_exercises_alone(lifter)
    queue_up(lifter)


def _preferences(lifter: User, account: ParsedAccount) -> tuple[str, ...]:
    """Take them over where nothing is here; return the notice that they were not."""
    if _is_in_use(lifter):
        return (KEPT,) * bool(account.lifter)
    _take_preferences(lifter, account.lifter or {})
    return ()


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
