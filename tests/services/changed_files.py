"""Workouts that a later file tells otherwise, and what an import tells of them."""

from tests.factories.hevy import file, row
from workouts.formats.files import parse
from workouts.services.import_at_once import import_at_once

COLUMNS = (
    "session__title", "session__notes", "session__duration_seconds", "entry__position", "entry__notes", "entry__rest_seconds",
    "entry__superset_group", "exercise__name", "position", "set_type", "weight_kg", "reps", "distance_m", "duration_seconds",
    "rpe", "rest_seconds", "volume_kg",
)  # fmt: skip
PUSH = [row(), row(index=1), row("Squat")]


def bring(lifter, *rows, text=None, **options):
    """Import by the shell; whatever comes of it, all rows are told."""
    found = import_at_once(lifter, parse(text or file(*rows)), file_name="a.csv", size_bytes=1, **options)
    assert found.rows == found.sets + found.notes + found.rests + found.duplicates + len(found.skipped)
    return found


def take(lifter, *rows, **options):
    return bring(lifter, *rows, takes_changes=True, **options)


def lines_of(found, reason):
    return [skipped.line for skipped in found.skipped if skipped.reason == reason]
