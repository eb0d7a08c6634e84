"""Compute all records from the sets again: `manage.py rebuild_records [--user LIFTER]`."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.management.lifters import lifter_called
from workouts.models import PersonalRecord, User, WorkoutSet
from workouts.services import records
from workouts.services.isolated import isolated

# What two records have in common if they are the same one; a rebuild gives all of them new numbers.
_FACTS = ("exercise", "record_type", "session", "set", "value", "previous_value", "superseded_at", "formula")


class Command(BaseCommand):
    help = (
        "Compute the records of a lifter, or of everyone, from all sets. Safe at any time; nobody is told of a record."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--user", default="", metavar="LIFTER", help="username or mail address; everyone without it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lifters = [lifter_called(options["user"])] if options["user"] else list(User.objects.order_by("pk"))
        failed = [
            lifter for number, lifter in enumerate(lifters, start=1) if not self._rebuild(lifter, number, lifters)
        ]
        if failed:
            raise CommandError(f"Not rebuilt, see the log: {', '.join(lifter.username for lifter in failed)}.")

    def _rebuild(self, lifter: User, number: int, lifters: list[User]) -> bool:
        """Rebuild one lifter's, saying so before and after, for a long history takes its time."""
        sets = WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False).count()
        self.stdout.write(f"{number} of {len(lifters)}, {lifter.username}: {_counted(sets, 'set')}, ", ending="")
        self.stdout.flush()
        begun, before = time.perf_counter(), _records(lifter)
        is_done = isolated(_rebuilt, lifter, "Could not compute the records") is not None
        self.stdout.write(", ".join(_outcome(before, _records(lifter), begun)) if is_done else "failed")
        return is_done


def _rebuilt(lifter: User) -> bool:
    records.rebuild(lifter)
    return True


def _records(lifter: User) -> set[tuple[Any, ...]]:
    return set(PersonalRecord.objects.owned_by(lifter).values_list(*_FACTS))


def _outcome(before: set[tuple[Any, ...]], after: set[tuple[Any, ...]], begun: float) -> Iterator[str]:
    yield _counted(len(after), "record")
    if before == after:
        yield "as before"
    else:
        yield f"{len(after - before):,} new or changed"
        yield f"{len(before - after):,} gone or changed"
    yield f"{time.perf_counter() - begun:.1f} s"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
