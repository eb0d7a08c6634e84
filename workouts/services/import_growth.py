"""Workouts that are here already, and of which a later export has more: it was exported while they were logged, or cut off."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from workouts.formats.parsed import ParsedHistory, ParsedWorkout
from workouts.models import User, WorkoutSession, WorkoutSet
from workouts.services.import_seals import unchanged


@dataclass(frozen=True, slots=True)
class Stored:
    """A workout that is here with fewer sets than the file has; whether it is as it was brought."""

    pk: int
    uuid: UUID
    sets: int
    imported_by: int | None
    is_untouched: bool


def grown(
    lifter: User,
    history: ParsedHistory,
    *,
    source_key: Callable[[ParsedWorkout], str],
    sets_of: Callable[[ParsedWorkout], int],
) -> dict[str, Stored]:
    """Return the workouts, by the key they had in their file, of which this file has more sets. Three statements at most."""
    if not history.workouts:
        return {}
    brought = WorkoutSession.objects.owned_by(lifter).completed().filter(source_format=history.format)
    rows = brought.exclude(source_key="").values_list("source_key", "pk", "uuid", "imported_by")
    here = {key: rest for key, *rest in rows}
    logged = WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False, session__in=brought)
    counts = dict(logged.order_by().values_list("session").annotate(Count("pk")))
    in_file = {source_key(workout): sets_of(workout) for workout in history.workouts}
    more = {key: here[key] for key, sets in in_file.items() if key in here and sets > counts.get(here[key][0], 0)}
    same = unchanged(pk for pk, *_ in more.values()) if more else set()
    return {
        key: Stored(pk, uuid, counts.get(pk, 0), imported_by, pk in same)
        for key, (pk, uuid, imported_by) in more.items()
    }


def make_room(stored: Collection[Stored]) -> set[int]:
    """Delete workouts that are stored again at once, with all that their file has now; their ids stay.

    Return the numbers of those that went. What was changed or deleted here since they were looked at stays so.
    """
    rows = WorkoutSession.objects.filter(pk__in=[each.pk for each in stored]).order_by("pk")
    as_brought = unchanged(list(rows.locked().values_list("pk", flat=True)))
    rows.filter(pk__in=as_brought).delete()
    return as_brought
