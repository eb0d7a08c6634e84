"""What becomes of a file of another tracker."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from django.utils import timezone

from workouts.domain.texts import listed
from workouts.formats.parsed import ParsedHistory, ParsedWorkout
from workouts.models import Import, User, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.services.batches import batches
from workouts.services.bodyweight import keep_weighings
from workouts.services.exercises import make_exercises_alone
from workouts.services.import_changes import make_room
from workouts.services.import_measurements import Measured, store_measurements
from workouts.services.import_plan import Links, hold_exercises
from workouts.services.import_rows import stored_key
from workouts.services.import_seals import seal
from workouts.services.import_selection import Selection, select
from workouts.services.import_workouts import lifted_in_pounds, past_workouts
from workouts.services.imported import Imported
from workouts.services.matching import KnownNames, Matched, Unseen
from workouts.services.spellings import folded
from workouts.services.storing import store_workouts
from workouts.services.titles import COLUMN_NAMES, Title


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """Which workouts of a file are stored, under which exercises, by whose clock; `recognised` counts known names."""

    history: ParsedHistory
    zone: ZoneInfo
    chosen: Selection
    matched: Matched
    recognised: int
    measured: Measured

    @property
    def total(self) -> int:
        return len(self.chosen.workouts)

    @property
    def links(self) -> Links:
        return {}  # names mean what they meant

    @property
    def changes_figures(self) -> bool:
        return self.measured.changes_loads

    def batches(self, most: int) -> Iterator[Sequence[ParsedWorkout]]:
        return batches(self.chosen.workouts, rows_of=_rows_of, most=most)

    def not_yet(self, job: Import, batch: Sequence[ParsedWorkout]) -> Sequence[ParsedWorkout]:
        keys = list(map(stored_key, batch))
        here = WorkoutSession.objects.owned_by(job.lifter).filter(source_format=self.history.format)
        here = here.filter(source_key__in=keys).exclude(pk__in=[before.pk for before in self.chosen.anew.values()])
        stored = set(here.values_list("source_key", flat=True))
        return [workout for key, workout in zip(keys, batch, strict=True) if key not in stored]

    def store(self, lifter: User, workouts: Sequence[ParsedWorkout], *, imported_by: Import | None) -> None:
        """Those that the lifter changed since they were looked at stay as they are."""
        self._hold()
        in_pounds = lifted_in_pounds(lifter, self.matched.exercises.values())
        anew = self.chosen.anew
        again = {key: anew[key] for workout in workouts if (key := stored_key(workout)) in anew}
        if again:
            keep_weighings(lifter)  # before any workout is locked
            gone = make_room(again.values())
            stay = {key for key, before in again.items() if before.pk not in gone}
            workouts = [workout for workout in workouts if stored_key(workout) not in stay]
        rows = past_workouts(
            lifter, self.history.format, workouts, self.matched, in_pounds=in_pounds, zone=self.zone, anew=anew
        )
        store_workouts(lifter, rows, imported_by=imported_by)
        for job in Import.objects.filter(pk__in={before.imported_by for before in again.values()}):
            seal(job)

    def told(self) -> Imported:
        history, chosen, measured = self.history, self.chosen, self.measured
        blocks = [block for workout in chosen.workouts for block in workout.exercises]
        new = partial(_besides, chosen.here)
        return Imported(
            format=history.format,
            rows=history.rows,
            workouts=len(chosen.workouts) - len(chosen.anew),
            sets=new(row.line for block in blocks for row in block.sets),
            notes=new(line for block in blocks for line in block.note_lines),
            rests=new(line for block in blocks for line in block.rest_lines),
            measurements=measured.rows,
            skipped=tuple(sorted([*history.skipped, *chosen.skipped, *measured.skipped], key=lambda row: row.line)),
            duplicates=chosen.duplicates + measured.duplicates,
            matched=self.recognised,
            created=tuple(self.matched.created),
            moved=tuple(self.matched.moved.values()),
            assumed=history.assumed,
            notices=(*history.notices, *map(_beside, self.matched.unseen), *_stay(chosen.edited)),
            measured=measured.written,
            updated=tuple(before.uuid for before in chosen.anew.values()),
            offered=chosen.offered,
        )

    def _hold(self) -> None:
        held = hold_exercises(self.matched.exercises.values())
        self.matched.exercises = {title: held[exercise.pk] for title, exercise in self.matched.exercises.items()}


def plan_history(
    lifter: User,
    history: ParsedHistory,
    *,
    time_zone: str,
    returns_deleted: bool,
    takes_changes: bool,
    resumed: Import | None,
) -> HistoryPlan:
    """Choose what is stored, make the exercises that it lacks, and store the measurements."""
    make_exercises_alone(lifter)  # two imports at once wait for each other here, and the second finds duplicates
    zone = ZoneInfo(first_known_zone(time_zone, lifter.time_zone))
    chosen = select(
        lifter,
        history,
        now=timezone.now(),
        zone=zone,
        returns_deleted=returns_deleted,
        takes_changes=takes_changes,
        resumed=resumed,
    )
    titles = titles_of(history.workouts)
    names = KnownNames(lifter, titles=[title.name for title in titles])
    recognised = sum(names.find(title.name, title.columns) is not None for title in titles)
    stored = names_in(chosen.workouts)
    matched = names.match(title for title in titles if folded(title.name) in stored)
    hold_exercises(matched.exercises.values())  # before workouts are locked
    return HistoryPlan(history, zone, chosen, matched, recognised, store_measurements(lifter, history.measurements))


def names_in(workouts: Iterable[ParsedWorkout]) -> Counter[str]:
    """Return how many sets stand under each name, folded."""
    counts: Counter[str] = Counter()
    for workout in workouts:
        for exercise in workout.exercises:
            counts[folded(exercise.title)] += len(exercise.sets)
    return counts


def titles_of(workouts: Iterable[ParsedWorkout]) -> list[Title]:
    """Return the names in a file with what its rows hold: all of them, so that what is here already changes no meaning."""
    titles: dict[str, Title] = {}
    for workout in workouts:
        for exercise in workout.exercises:
            titles.setdefault(folded(exercise.title), Title(exercise.title)).add(exercise.sets)
    return list(titles.values())


def _rows_of(workout: ParsedWorkout) -> int:
    return sum(1 for _ in workout.lines)


def _besides(known: Set[int], lines: Iterable[int]) -> int:
    return sum(line not in known for line in lines)


def _beside(values: Unseen) -> str:
    what = listed([COLUMN_NAMES[column] for column in values.columns])
    return f"“{values.title}” has {what} that “{values.exercise.name}” does not show: they are kept with its sets."


def _stay(edited: int) -> list[str]:
    """Tell of the workouts that were changed in the file and here: what is new of them beside sets has no line."""
    if not edited:
        return []
    if edited == 1:
        return ["1 workout was changed in the file since, and here, too: it stays as it is here."]
    return [f"{edited:,} workouts were changed in the file since, and here, too: they stay as they are here."]
