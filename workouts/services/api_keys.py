"""Keys for programs."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, Subquery
from django.utils import timezone

from workouts.models import ApiKey, User
from workouts.models.api_key import digest_of
from workouts.models.user import with_catalogue_generation

MINUTE = timedelta(minutes=1)


def lifter_of(key: str) -> User | None:
    """Return whose usable key this is, in one statement with all that a cache key needs; note its use once a minute."""
    keys = ApiKey.objects.usable().filter(digest=digest_of(key))
    lifters: Any = with_catalogue_generation(User.objects.filter(pk__in=keys.values("lifter")))
    lifter = lifters.annotate(key_used_at=Subquery(keys.values("last_used_at"))).first()
    now = timezone.now()
    if lifter and (lifter.key_used_at is None or lifter.key_used_at < now - MINUTE):
        # Asked for again, so that of many requests at once one writes.
        keys.filter(Q(last_used_at=None) | Q(last_used_at__lt=now - MINUTE)).update(last_used_at=now)
    return lifter
