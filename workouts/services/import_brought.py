"""What an import made beside its workouts, kept by the ids for its undo."""

from collections.abc import Callable
from typing import Any, TypeVar

from workouts.models import Exercise, ExerciseAlias, Routine, RoutineFolder, User
from workouts.services.imported import Imported
from workouts.services.restoring import make_alone

T = TypeVar("T")


def noting_what_is_made(lifter: User, store: Callable[[], T]) -> tuple[T, dict[str, list[int]]]:
    """Store, and return with that the ids of what it made, by kind: {"exercises": [7], "aliases": [], "routines": [], "folders": []}.

    Others who make such things wait until the end of the transaction, or theirs would pass for the import's.
    """
    make_alone(lifter)
    before = _ids(lifter)
    stored = store()
    return stored, {name: sorted(ids - before[name]) for name, ids in _ids(lifter).items()}


def added(brought: dict[str, Any], **ids: list[int]) -> dict[str, Any]:
    return brought | {name: [*brought.get(name, []), *more] for name, more in ids.items()}


def updated_in(imported: Imported) -> dict[str, list[str]]:
    """Workouts that were here before stay when the import is undone, and are named then."""
    return {"updated": [str(uuid) for uuid in imported.updated]} if imported.updated else {}


def _ids(lifter: User) -> dict[str, set[int]]:
    rows: dict[str, Any] = {
        "exercises": Exercise.objects.filter(created_by=lifter),
        "aliases": ExerciseAlias.objects.filter(lifter=lifter),
        "routines": Routine.objects.owned_by(lifter),
        "folders": RoutineFolder.objects.owned_by(lifter),
    }
    return {name: set(found.values_list("pk", flat=True)) for name, found in rows.items()}
