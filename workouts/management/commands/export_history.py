"""Write what a lifter has here to a file: `manage.py export_history --user LIFTER --format hevy|measurements|json`."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.management.lifters import lifter_called
from workouts.services.exports import EXPORTS


class Command(BaseCommand):
    help = "Print a lifter’s history: workouts or measurements as Hevy exports them, or all there is as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, metavar="LIFTER", help="username or mail address")
        parser.add_argument("--format", default="hevy", choices=tuple(EXPORTS))
        parser.add_argument("--output", default="", metavar="FILE", help="in place of printing it")

    def handle(self, *args: Any, **options: Any) -> None:
        pieces = EXPORTS[options["format"]](lifter_called(options["user"]))
        if options["output"]:
            self._save(pieces, Path(options["output"]))
        else:
            for piece in pieces:
                self.stdout.write(piece, ending="")

    def _save(self, pieces: Iterator[str], path: Path) -> None:
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{path} can’t be written: {error.strerror}.") from None
