"""What became of a file, as plain data that a row keeps and a page shows."""

from typing import Any

from workouts.services.imported import Imported

# Reasons that are kept; of the rest the number.
MOST_REASONS = 500


def figures(imported: Imported) -> dict[str, Any]:
    """Return {"rows": 3, "workouts": 1, …, "skipped": 1, "reasons": [[line, reason], …], "created": [name, …], …}."""
    return {
        "rows": imported.rows,
        "workouts": imported.workouts,
        "updated": len(imported.updated),
        "offered": imported.offered,
        "sets": imported.sets,
        "notes": imported.notes,
        "rests": imported.rests,
        "measurements": imported.measurements,
        "duplicates": imported.duplicates,
        "skipped": len(imported.skipped),
        "reasons": [[row.line, row.reason] for row in imported.skipped[:MOST_REASONS]],
        "matched": imported.matched,
        "created": [exercise.name for exercise in imported.created],
        "moved": [[moved.title, moved.exercise.name] for moved in imported.moved],
        "notices": imported.first_notices,
    }
