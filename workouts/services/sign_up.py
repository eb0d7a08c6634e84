"""Making an account: whether the door is open, and who keeps the server."""

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from workouts.errors import Conflict
from workouts.models import User
from workouts.services import demo


def is_open() -> bool:
    if settings.SIGN_UP == "first":
        return not _accounts().exists()
    return settings.SIGN_UP == "open"


def sign_up(lifter: User) -> User:
    """Store a new account. Whoever sets the server up comes first, and needs the admin.

    Raises Conflict where another sign-up a moment ago closed the door, or took the name or the address.
    """
    try:
        with transaction.atomic():
            _queue_up()
            if not is_open():
                raise Conflict("Someone was quicker, and this server takes no more accounts.")
            lifter.is_staff = lifter.is_superuser = not _accounts().exists()
            lifter.save(force_insert=True)
    except IntegrityError:
        raise Conflict("That name or address was taken a moment ago. Sign in if it was you, or try another.") from None
    return lifter


def _queue_up() -> None:
    """Two sign-ups at once pass here one after the other, so that only one of them is the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('sign-up'))")


def _accounts() -> QuerySet[User]:
    """Leave out the demo. Whoever signs up under its name is none: the first is staff, and then there is one."""
    return User.objects.exclude(username=demo.NAME, email=demo.MAIL, is_staff=False)
