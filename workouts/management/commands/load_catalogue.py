from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from workouts.services.catalogue import load


class Command(BaseCommand):
    requires_system_checks = ()  # a release runs it often, and nothing here needs the addresses
    help = "Load the exercises that come with the tracker. Safe to run again: what staff changed stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="let the file win over what staff changed")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load(overwrite=options["overwrite"])
        self.stdout.write(
            f"Exercises: {loaded.created} added, {loaded.changed} changed. Aliases: {loaded.aliases} added."
        )
