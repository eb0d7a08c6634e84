"""Bring in a workout export: `manage.py import_history FILE --user LIFTER`."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from workouts.enums import DistanceUnit, LengthUnit, WeightUnit
from workouts.formats.files import MEASURING, MOST_BYTES, NAMES, parse
from workouts.formats.parsed import ParsedHistory, Units, UnknownFormat
from workouts.management.lifters import lifter_called
from workouts.models import User
from workouts.models.user import first_known_zone, is_known_zone
from workouts.services.collector import resting_collector
from workouts.services.import_at_once import import_at_once
from workouts.services.imported import Imported

MOST_REASONS = 20


class Command(BaseCommand):
    help = (
        "Store what an export of Hevy, Strong, FitNotes or this tracker holds and is not here yet. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file, as exported")
        parser.add_argument("--user", required=True, metavar="LIFTER", help="username or mail address")
        parser.add_argument(
            "--timezone", default="", metavar="ZONE", help="where it was lifted, if not as in the profile"
        )
        parser.add_argument("--format", default="", choices=NAMES, help="if its first line is not to be trusted")
        parser.add_argument(
            "--unit",
            default="",
            choices=[*WeightUnit],
            help="of weights, where the file does not say; else the profile’s",
        )
        parser.add_argument(
            "--distance-unit",
            default="",
            choices=[*DistanceUnit],
            help="where the file does not say; else the profile’s",
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help="take over workouts that were changed in the file since, unless they were changed here",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one line for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        lifter, zone = lifter_called(options["user"]), _zone(options["timezone"].strip())
        units = _units(lifter, options["unit"], options["distance_unit"], zone)
        with resting_collector():
            history = _history(Path(options["file"]), units, options["format"])
            path = Path(options["file"])
            imported = import_at_once(
                lifter,
                history,
                file_name=path.name[:200],
                size_bytes=path.stat().st_size,
                units=units,
                time_zone=zone,
                takes_changes=options["update"],
                is_rehearsal=options["dry_run"],
            )
        seconds = time.perf_counter() - begun
        for line in _warnings(imported, units):
            self.stderr.write(line)
        if options["as_json"]:
            self.stdout.write(_as_json(imported, seconds))
            return
        for line in _sentences(imported, seconds, verb="would store" if options["dry_run"] else "stored"):
            self.stdout.write(line)


def _units(lifter: User, weight: str, distance: str, zone: str) -> Units:
    """Return what holds where the file does not say."""
    return Units(
        WeightUnit(weight or lifter.weight_unit),
        DistanceUnit(distance or lifter.distance_unit),
        LengthUnit(lifter.length_unit),
        ZoneInfo(first_known_zone(zone, lifter.time_zone)),
    )


def _zone(name: str) -> str:
    if name and not is_known_zone(name):
        raise CommandError(f"There is no time zone “{name}”. They are written like Europe/Berlin.")
    return name


def _history(path: Path, units: Units, name: str) -> ParsedHistory:
    try:
        with path.open("rb") as file:  # no more than is taken, whatever the file says of its size
            content = file.read(MOST_BYTES + 1)
        return parse(content, units=units, name=name)
    except OSError as error:
        raise CommandError(f"{path} can’t be read: {error.strerror}.") from None
    except UnknownFormat as refusal:
        raise CommandError(str(refusal)) from None


def _warnings(imported: Imported, units: Units) -> Iterator[str]:
    for quantity in sorted(imported.assumed):
        yield f"The file does not say what its {quantity}s are in: taken as {getattr(units, quantity)}."
    yield from imported.notices


def _as_json(imported: Imported, seconds: float) -> str:
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


def _sentences(imported: Imported, seconds: float, *, verb: str) -> Iterator[str]:
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
