"""Bring in a workout export: `manage.py import_history FILE --user LIFTER`."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.formats import hevy
from workouts.formats.parsed import ParsedHistory, UnknownFormat
from workouts.formats.texts import decoded
from workouts.management.lifters import lifter_called
from workouts.models.user import is_known_zone
from workouts.services.imports import Imported, import_history

MOST_BYTES = 64 * 1024 * 1024
MOST_REASONS = 20


class Command(BaseCommand):
    help = "Store the workouts of a Hevy export that are not here yet. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the CSV file, as exported")
        parser.add_argument("--user", required=True, metavar="LIFTER", help="username or mail address")
        parser.add_argument(
            "--timezone", default="", metavar="ZONE", help="where it was lifted, if not as in the profile"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one line for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        lifter, zone = lifter_called(options["user"]), _zone(options["timezone"].strip())
        imported = import_history(lifter, _history(Path(options["file"])), time_zone=zone)
        seconds = time.perf_counter() - begun
        for line in [_as_json(imported, seconds)] if options["as_json"] else _sentences(imported, seconds):
            self.stdout.write(line)


def _zone(name: str) -> str:
    if name and not is_known_zone(name):
        raise CommandError(f"There is no time zone “{name}”. They are written like Europe/Berlin.")
    return name


def _history(path: Path) -> ParsedHistory:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CommandError(f"{path} is larger than {MOST_BYTES // 1024**2} MB. Split it by year.")
        return hevy.parse(decoded(path.read_bytes()))
    except OSError as error:
        raise CommandError(f"{path} can’t be read: {error.strerror}.") from None
    except UnknownFormat as refusal:
        raise CommandError(str(refusal)) from None


def _as_json(imported: Imported, seconds: float) -> str:
    return json.dumps(
        {
            "format": imported.format,
            "rows": imported.rows,
            "workouts": imported.workouts,
            "sets": imported.sets,
            "skipped": [{"line": row.line, "reason": row.reason} for row in imported.skipped],
            "exercises": {"matched": imported.matched, "created": len(imported.created)},
            "duplicates": imported.duplicates,
            "seconds": round(seconds, 3),
        }
    )


def _sentences(imported: Imported, seconds: float) -> Iterator[str]:
    workouts, sets = _counted(imported.workouts, "workout"), _counted(imported.sets, "set")
    yield f"Read {_counted(imported.rows, 'row')} and stored {workouts} with {sets} in {seconds:.1f} s."
    if imported.duplicates:
        yield f"Here already: {_counted(imported.duplicates, 'row')}."
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


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
