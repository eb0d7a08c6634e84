"""Make a lifter to look at the tracker with: `manage.py demo`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.errors import Conflict
from workouts.services.demo import NAME, PASSWORD, make_demo


class Command(BaseCommand):
    help = "Make the lifter “demo” with two years of training up to yesterday. Where there is one, nothing changes."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            is_new = make_demo() is not None
        except Conflict as conflict:
            raise CommandError(conflict.message) from None
        if is_new:
            self.stdout.write(f"Sign in as {NAME} with the password {PASSWORD}.")
        else:
            self.stdout.write(f"The demo is here already: sign in as {NAME} with the password {PASSWORD}.")
