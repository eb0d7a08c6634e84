"""Whom a command is about."""

from django.core.management.base import CommandError

from workouts.models import User


def lifter_called(login: str) -> User:
    """Return the lifter of this username or mail address, active or not. Raises CommandError."""
    login = login.strip()
    try:
        if login:  # else everyone without a mail address is called so
            return User.objects.get_by_login(login)
    except User.DoesNotExist:
        pass
    raise CommandError(f"There is no lifter with the name or mail address “{login}”.")
