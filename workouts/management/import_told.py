"""What an import did, said in the shell: for eyes and for programs."""

import json
from collections.abc import Iterator

from workouts.formats.files import MEASURING
from workouts.formats.parsed import Units
from workouts.services.imported import Imported

MOST_REASONS = 20


def warnings(imported: Imported, units: Units) -> Iterator[str]:
    for quantity in sorted(imported.assumed):
        yield f"The file does not say what its {quantity}s are in: taken as {getattr(units, quantity)}."
    yield from imported.first_notices


def as_json(imported: Imported, seconds: float) -> str:
    return json.dumps(
        {
            "format": imported.format,
            "rows": imported.rows,
            "workouts": imported.workouts,
            "sets": imported.sets,
            "notes": imported.notes,
            "rests": imported.rests,
            "skipped": [{"line": row.line, "reason": row.reason} for row in imported.skipped],
            "exercises": {"matched": imported.matched, "created": len(imported.created)},
            "duplicates": imported.duplicates,
            "seconds": round(seconds, 3),
        }
        | ({"measurements": imported.measurements} if imported.format in MEASURING else {})
    )


def sentences(imported: Imported, seconds: float, *, verb: str) -> Iterator[str]:
    yield f"Read {_counted(imported.rows, 'row')} and {verb} {_what(imported)} in {seconds:.1f} s."
    if imported.updated:
        yield f"Were here, and are now as the file has them: {_counted(len(imported.updated), 'workout')}."
    if imported.offered:
        yield f"Changed in the file since: {_counted(imported.offered, 'workout')}; take over by --update."
    if imported.duplicates:
        yield f"Here already: {_counted(imported.duplicates, 'row')}."
    if imported.format not in MEASURING:
        yield f"Exercises recognised: {imported.matched}."
    if imported.created:
        yield f"Made as your own: {', '.join(exercise.name for exercise in imported.created)}."
    for moved in imported.moved:
        yield f"“{moved.title}” comes with weights, so its sets are stored under “{moved.exercise.name}”."
    if imported.skipped:
        yield f"Left out: {_counted(len(imported.skipped), 'row')}."
        yield from (f"  Line {row.line}: {row.reason}" for row in imported.skipped[:MOST_REASONS])
    if len(imported.skipped) > MOST_REASONS:
        yield f"  and {len(imported.skipped) - MOST_REASONS:,} more; --json names them all."


def _what(imported: Imported) -> str:
    if imported.format in MEASURING:
        return f"{_counted(imported.measurements, 'row')} of measurements"
    more = [_counted(imported.notes, "note")] * bool(imported.notes) + [_counted(imported.rests, "rest")] * bool(
        imported.rests
    )
    return f"{_counted(imported.workouts, 'workout')} with {', '.join([_counted(imported.sets, 'set'), *more])}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
