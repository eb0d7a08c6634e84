"""Workouts that are here already, and that a file tells otherwise than the one that brought them."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count

from workouts.formats.parsed import ParsedHistory, ParsedWorkout
from workouts.models import User, WorkoutSession, WorkoutSet
from workouts.services.import_bounds import within_bounds
from workouts.services.import_rows import Beginning, beginning_of, begun_at, rows_of, stored_key
from workouts.services.import_seals import unchanged


@dataclass(frozen=True, slots=True)
class Stored:
    """A workout as a file brought it: `rows` of its sets, where they are known. The rest is how it is now.

    One that has grown has more sets in the file than here.
    """

    pk: int
    uuid: UUID
    imported_by: int | None
    begun: Beginning
    rows: tuple[int, ...]
    sets: int
    has_grown: bool = False
    is_untouched: bool = False

    def lines_here(self, workout: ParsedWorkout) -> set[int]:
        """Return the lines of the workout that say nothing new. Lines of notes and rests go with the sets beside them."""
        lines = [row.line for exercise in workout.exercises for row in exercise.sets]
        same = set(self._known(lines, rows_of(workout)) if self.rows else sorted(lines)[: self.sets])
        for exercise in workout.exercises:
            if exercise.sets and all(row.line in same for row in exercise.sets):
                same.update(exercise.lines)
        return same

    def _known(self, lines: Collection[int], rows: Collection[int]) -> Iterator[int]:
        left = Counter(self.rows)
        for line, row in zip(lines, rows, strict=True):
            if left[row] > 0:
                left[row] -= 1
                yield line


def changed_in(history: ParsedHistory, lifter: User) -> dict[str, Stored]:
    """Return the lifter's workouts, by the key they have in this file, of which it says something else.

    Where it is not known what their file said, those of which this one has more sets. Three statements at most.

    What begins as one that the file no longer has is that one with another end. It never counts as grown: nothing but its
    beginning says that it is the same.
    """
    here = _brought_before(lifter, history) if history.workouts else {}
    in_file = {stored_key(workout): workout for workout in history.workouts}
    gone = {stored.begun: stored for key, stored in here.items() if key not in in_file}
    changed: dict[str, Stored] = {}
    for key, workout in in_file.items():
        if key in here:
            found = _compared(here[key], workout)
        elif stored := gone.pop(beginning_of(workout), None):
            found = _compared(stored, workout)
            found = found and replace(found, has_grown=False)
        else:
            continue
        if found:
            changed[key] = found
    same = unchanged(stored.pk for stored in changed.values()) if changed else set()
    return {key: replace(stored, is_untouched=stored.pk in same) for key, stored in changed.items()}


def make_room(stored: Collection[Stored]) -> set[int]:
    """Delete workouts that are stored again at once, with all that their file has now; their ids stay.

    Return the numbers of those that went. What was changed or deleted here since they were looked at stays so.
    """
    rows = WorkoutSession.objects.filter(pk__in=[each.pk for each in stored]).order_by("pk")
    as_brought = unchanged(list(rows.locked().values_list("pk", flat=True)))
    rows.filter(pk__in=as_brought).delete()
    return as_brought


def _brought_before(lifter: User, history: ParsedHistory) -> dict[str, Stored]:
    brought = WorkoutSession.objects.owned_by(lifter).completed().filter(source_format=history.format)
    brought = brought.exclude(source_key="")
    columns = ("source_key", "pk", "uuid", "imported_by", "source_rows", "started_at", "time_zone", "title")
    here = {
        key: Stored(pk, uuid, imported_by, begun_at(*began), tuple(rows), len(rows))
        for key, pk, uuid, imported_by, rows, *began in brought.values_list(*columns)
    }
    if all(stored.rows for stored in here.values()):
        return here
    unknown = brought.filter(source_rows=[])
    logged = WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False, session__in=unknown)
    counts = dict(logged.order_by().values_list("session").annotate(Count("pk")))
    return {
        key: stored if stored.rows else replace(stored, sets=counts.get(stored.pk, 0)) for key, stored in here.items()
    }


def _compared(stored: Stored, workout: ParsedWorkout) -> Stored | None:
    """Return how it has changed; None where the file says nothing else, be it but for the exercises that are left out now."""
    rows = rows_of(within_bounds(workout)[0])
    has_grown = len(rows) > stored.sets
    if not stored.rows:
        return replace(stored, has_grown=True) if has_grown else None
    if tuple(rows) == stored.rows:
        return None
    whole = workout.whole
    if whole is not None and tuple(rows_of(within_bounds(whole)[0])) == stored.rows:
        return None
    # With nothing in common it may be another table of that day, which would take the place of this one.
    return replace(stored, has_grown=has_grown and not set(stored.rows).isdisjoint(rows))
