"""What a lifter prefers, and the keys of their programs."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from workouts.errors import Conflict
from workouts.models import ApiKey, User

PREFERENCES = frozenset(
    {
        "weight_unit",
        "distance_unit",
        "time_zone",
        "first_weekday",
        "weekly_goal",
        "default_rest_seconds",
        "shows_rpe",
        "previous_from",
        "theme",
    }
)
MOST_KEYS = 20


@transaction.atomic
def save_preferences(lifter: User, preferences: Mapping[str, Any]) -> User:
    """Store validated preferences; what is not named stays as it is."""
    for name in PREFERENCES & preferences.keys():
        setattr(lifter, name, preferences[name])
    lifter.save(update_fields=sorted(PREFERENCES & preferences.keys()))
    lifter.raise_generation()
    return lifter


@transaction.atomic
def make_key(lifter: User, *, name: str = "") -> tuple[ApiKey, str]:
    """Return a new key with its text, which nobody can read again."""
    lifter.lock()
    if ApiKey.objects.owned_by(lifter).usable().count() >= MOST_KEYS:
        raise Conflict(f"There are {MOST_KEYS} keys. Revoke one you no longer use.")
    return ApiKey.issue(lifter, name=name)


def revoke_key(key: ApiKey) -> None:
    """Revoke for good. Doing it twice keeps the first moment."""
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
