"""Bring in a workout export: `manage.py import_history FILE --user LIFTER`."""

import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from workouts.enums import DistanceUnit, LengthUnit, WeightUnit
from workouts.formats import generic
from workouts.formats.files import MOST_BYTES, NAMES, columns_of, parse, recognise
from workouts.formats.parsed import ParsedHistory, Units, UnknownFormat
from workouts.formats.table_columns import ROLES
from workouts.management.import_told import as_json, sentences, warnings
from workouts.management.lifters import lifter_called
from workouts.models import User
from workouts.models.user import first_known_zone, is_known_zone
from workouts.services.collector import resting_collector
from workouts.services.import_at_once import import_at_once


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
        parser.add_argument(
            "--format",
            default="",
            choices=[*NAMES, generic.FORMAT],
            help=f"if its first line is not to be trusted; {generic.FORMAT}: any table with a row for each set",
        )
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="ROLE=NAME",
            help=f"of a table, where its name does not say what it holds; roles are {', '.join(ROLES)}",
        )
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
            path = Path(options["file"])
            history = self._history(path, units, options["format"], options["column"])
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
        for line in warnings(imported, units):
            self.stderr.write(line)
        if options["as_json"]:
            self.stdout.write(as_json(imported, seconds))
            return
        for line in sentences(imported, seconds, verb="would store" if options["dry_run"] else "stored"):
            self.stdout.write(line)

    def _history(self, path: Path, units: Units, name: str, said: Sequence[str]) -> ParsedHistory:
        name = name or (generic.FORMAT if said else "")  # whoever says what columns hold has a table
        try:
            with path.open("rb") as file:  # no more than is taken, whatever the file says of its size
                content = file.read(MOST_BYTES + 1)
            columns = _columns(content, said) if name == generic.FORMAT else None
            history = parse(content, units=units, name=name, columns=columns)
        except OSError as error:
            raise CommandError(f"{path} can’t be read: {error.strerror}.") from None
        except UnknownFormat as refusal:
            raise CommandError(f"{refusal}{'' if name else _hint(content)}") from None
        if columns:
            self.stderr.write(f"Columns: {', '.join(f'{role} is “{name}”' for role, name in columns.items())}.")
        return history


def _columns(content: bytes, said: Sequence[str]) -> dict[str, str]:
    """Return which column of a table holds what: as its names say, unless the caller says otherwise."""
    found = columns_of(content)
    columns = dict(found.guessed)
    for each in said:
        role, _, name = (part.strip().casefold() for part in each.partition("="))
        if role not in ROLES:
            raise CommandError(f"A column can’t be “{role}”. Say one of {', '.join(ROLES)}.")
        if name and name not in found.names:
            raise CommandError(f"There is no column “{name}”. The file has {', '.join(found.names)}.")
        columns = {known: column for known, column in columns.items() if known != role and column != name}
        columns |= {role: name} if name else {}
    return columns


def _hint(content: bytes) -> str:
    """Say how a file of no known format comes in, where it is a table."""
    try:
        is_table = recognise(content) == generic.FORMAT
    except UnknownFormat:
        return ""
    return f" --format {generic.FORMAT} reads it as a table with a row for each set." if is_table else ""


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
