"""Make a key for a program: `manage.py api_key LIFTER`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.domain.texts import one_line
from workouts.management.lifters import lifter_called
from workouts.models import ApiKey


class Command(BaseCommand):
    help = "Make an API key for a lifter and print it; only a digest is kept, so it is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lifter", help="username or mail address")
        parser.add_argument("--name", default="", help="what the key is for, to tell keys apart")

    def handle(self, *args: Any, **options: Any) -> None:
        lifter = lifter_called(options["lifter"])
        if not lifter.is_active:
            raise CommandError(f"The account of {lifter.username} is switched off: a key would open nothing.")
        name = one_line(options["name"])
        if len(name) > 80:
            raise CommandError("A name has at most 80 characters.")
        _, key = ApiKey.issue(lifter, name=name)
        self.stdout.write(f"Key of {lifter.username}, shown this once: {key}")
