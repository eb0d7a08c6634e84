"""Bringing in the history that another tracker exported."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from workouts.formats.parsed import ParsedHistory, ParsedWorkout
from workouts.models import Import, User
from workouts.models.user import first_known_zone
from workouts.services import records
from workouts.services.bodyweight import keep_weighings
from workouts.services.exercises import hold_still, make_exercises_alone
from workouts.services.import_growth import make_room
from workouts.services.import_measurements import Measured, store_measurements
from workouts.services.import_seals import seal
from workouts.services.import_selection import Selection, select
from workouts.services.import_workouts import lifted_in_pounds, past_workouts, stored_key
from workouts.services.imported import Imported
from workouts.services.matching import KnownNames, Matched, Title, folded
from workouts.services.restoring import restore_account
from workouts.services.storing import Stored, store_workouts


@dataclass(frozen=True, slots=True)
class Plan:
    """Which workouts of a file are stored, under which exercises, by whose clock; `recognised` counts known names."""

    history: ParsedHistory
    zone: ZoneInfo
    chosen: Selection
    matched: Matched
    recognised: int


@transaction.atomic
def import_history(
    lifter: User,
    history: ParsedHistory,
    *,
    time_zone: str = "",
    is_rehearsal: bool = False,
    imported_by: Import | None = None,
) -> Imported:
    """Store the workouts and measurements of a file that are not here yet, all or none; wall clocks are read in the zone.

    Silent: records are rebuilt once, and nobody is told of a new one. A rehearsal says what would be stored, and stores
    nothing.
    """
    if history.account is not None:
        return restore_account(lifter, history, history.account, is_rehearsal=is_rehearsal, imported_by=imported_by)
    plan = plan_import(lifter, history, time_zone=time_zone)
    measured = store_measurements(lifter, history.measurements)
    if is_rehearsal:  # the plan says it all: a preview need not wait for thousands of sets
        transaction.set_rollback(True)
        return told(plan, measured)
    stored = store_planned(lifter, plan, plan.chosen.workouts, imported_by=imported_by)
    if stored.workouts or measured.changes_loads:
        records.rebuild(lifter)
    elif measured.rows:
        lifter.raise_generation()
    return told(plan, measured)


def plan_import(
    lifter: User,
    history: ParsedHistory,
    *,
    time_zone: str = "",
    returns_deleted: bool = False,
    resumed: Import | None = None,
) -> Plan:
    """Choose what is stored and make the exercises that it lacks, within the caller's transaction.

    Of an import that is resumed, what it stored already is left out, and hides nothing else of its file.
    """
    make_exercises_alone(lifter)  # two imports at once wait for each other here, and the second finds duplicates
    zone = ZoneInfo(first_known_zone(time_zone, lifter.time_zone))
    chosen = select(
        lifter,
        history,
        source_key=stored_key,
        now=timezone.now(),
        zone=zone,
        returns_deleted=returns_deleted,
        resumed=resumed,
    )
    titles = titles_of(history.workouts)
    names = KnownNames(lifter, titles=[title.name for title in titles])
    recognised = sum(names.find(title.name) is not None for title in titles)
    matched = names.match(titles_of(chosen.workouts))
    hold_matched(matched)
    return Plan(history, zone, chosen, matched, recognised)


def store_planned(
    lifter: User, plan: Plan, workouts: Iterable[ParsedWorkout], *, imported_by: Import | None = None
) -> Stored:
    """Store some of the workouts of a plan, within the caller's transaction; not those that the lifter changed since."""
    in_pounds = lifted_in_pounds(lifter, plan.matched.exercises.values())
    workouts, grown = list(workouts), plan.chosen.grown
    again = {key: grown[key] for workout in workouts if (key := stored_key(workout)) in grown}
    if again:
        keep_weighings(lifter)  # before any workout is locked
        gone = make_room(again.values())
        stay = {key for key, before in again.items() if before.pk not in gone}
        workouts = [workout for workout in workouts if stored_key(workout) not in stay]
    rows = past_workouts(
        lifter, plan.history.format, workouts, plan.matched, in_pounds=in_pounds, zone=plan.zone, grown=grown
    )
    stored = store_workouts(lifter, rows, imported_by=imported_by)
    for job in Import.objects.filter(pk__in={before.imported_by for before in again.values()}):
        seal(job)
    return stored


def hold_matched(matched: Matched) -> None:
    """Let the exercises be counted as they are until the end of the transaction; comes before sessions are locked."""
    held = hold_still(exercise.pk for exercise in matched.exercises.values())
    matched.exercises = {title: held[exercise.pk] for title, exercise in matched.exercises.items()}


def told(plan: Plan, measured: Measured) -> Imported:
    """Return what becomes of a file, once all that was chosen is stored."""
    history, chosen = plan.history, plan.chosen
    blocks = [block for workout in chosen.workouts for block in workout.exercises]
    return Imported(
        format=history.format,
        rows=history.rows,
        workouts=len(chosen.workouts) - len(chosen.grown),
        sets=sum(len(block.sets) for block in blocks) - sum(before.sets for before in chosen.grown.values()),
        notes=sum(len(block.note_lines) for block in blocks),
        rests=sum(len(block.rest_lines) for block in blocks),
        measurements=measured.rows,
        skipped=tuple(sorted([*history.skipped, *chosen.skipped, *measured.skipped], key=lambda row: row.line)),
        duplicates=chosen.duplicates + measured.duplicates,
        matched=plan.recognised,
        created=tuple(plan.matched.created),
        moved=tuple(plan.matched.moved.values()),
        assumed=history.assumed,
        notices=history.notices,
        measured=measured.written,
        grown=tuple(before.uuid for before in chosen.grown.values()),
    )


def titles_of(workouts: Iterable[ParsedWorkout]) -> list[Title]:
    titles: dict[str, Title] = {}
    for workout in workouts:
        for exercise in workout.exercises:
            titles.setdefault(folded(exercise.title), Title(exercise.title)).add(exercise.sets)
    return list(titles.values())
