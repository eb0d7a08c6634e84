"""Links that show something to whoever has them: made, opened, revoked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from workouts.domain.spans import Span
from workouts.errors import Conflict
from workouts.models import ShareLink, User, WorkoutSession
from workouts.models.share_link import digest_of

MOST_LINKS = 100
MINUTE = timedelta(minutes=1)


@transaction.atomic
def make_link(lifter: User, thing: WorkoutSession | Span, *, uuid: UUID, name: str = "", **shows: bool) -> ShareLink:
    """Return a new link to a finished workout, a month or a year. Safe to replay with the same UUID.

    `shows` are shows_bodyweight, shows_notes and shows_times; what is not named stays hidden.
    """
    lifter.lock()  # a double tap waits here and finds the first
    known = ShareLink.objects.filter(uuid=uuid).first()
    if known is not None and known.lifter_id != lifter.pk:
        raise Conflict("That id is taken.")
    if known is not None:
        return known
    if ShareLink.objects.owned_by(lifter).usable().count() >= MOST_LINKS:
        raise Conflict(f"There are {MOST_LINKS} links. Revoke one you no longer need.")
    return ShareLink.issue(lifter=lifter, uuid=uuid, name=name, **_of(thing), **shows)


def revoke_link(link: ShareLink) -> None:
    """Revoke for good. Doing it twice keeps the first moment."""
    ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def link_of(token: str) -> ShareLink | None:
    """Return the usable link that this is the secret of."""
    return ShareLink.objects.usable().filter(digest=digest_of(token)).first()


def note_opened(link: ShareLink) -> None:
    """Note that somebody looked, once a minute."""
    now = timezone.now()
    if link.last_opened_at is None or link.last_opened_at < now - MINUTE:
        # Asked for again, so that of many at once one writes.
        stale = Q(last_opened_at=None) | Q(last_opened_at__lt=now - MINUTE)
        ShareLink.objects.filter(stale, pk=link.pk).update(last_opened_at=now)


def _of(thing: WorkoutSession | Span) -> dict[str, Any]:
    if isinstance(thing, Span):
        return {"span": thing.kind, "first_on": thing.first}
    return {"session_uuid": thing.uuid}
