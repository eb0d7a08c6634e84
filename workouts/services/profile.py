"""What a lifter prefers, and the keys of their programs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from workouts.domain.plates import Plate
from workouts.domain.warmup import Step
from workouts.errors import Conflict
from workouts.models import ApiKey, User
from workouts.services.equipment import OwnBar, save_rack, save_warmup_steps
from workouts.services.recounting import lock_sessions, recompute_records, recount_totals

PREFERENCES = frozenset(
    {
        "weight_unit",
        "distance_unit",
        "length_unit",
        "time_zone",
        "first_weekday",
        "weekly_goal",
        "default_rest_seconds",
        "rest_sound",
        "rest_notifies",
        "shows_rpe",
        "previous_from",
        "one_rep_max_formula",
        "counts_warmups",
        "theme",
    }
)
# Records, and for warm-ups totals, follow from these.
RECOUNTED = frozenset({"counts_warmups", "one_rep_max_formula"})
MOST_KEYS = 20


@transaction.atomic
def save_preferences(
    lifter: User,
    preferences: Mapping[str, Any],
    *,
    bars: Sequence[OwnBar] = (),
    pairs: Mapping[Plate, int] | None = None,
    steps: Sequence[Step] | None = None,
) -> frozenset[str]:
    """Store validated preferences, with bars and plates, and warm-up steps; what is not named stays as it is.

    Returns the names of those that changed. What counts is counted anew: totals at once, records by the worker.
    """
    changed = frozenset(name for name in PREFERENCES & preferences.keys() if getattr(lifter, name) != preferences[name])
    for name in changed:
        setattr(lifter, name, preferences[name])
    if changed & RECOUNTED:  # sessions, then notes, then the lifter: the order of every lock
        lock_sessions(lifter)
        if "counts_warmups" in changed:
            recount_totals(lifter)
        recompute_records(lifter)
    lifter.save(update_fields=sorted(changed))
    if bars:
        save_rack(lifter, bars=bars, pairs=pairs or {})
    if steps is not None:
        save_warmup_steps(lifter, steps)
    lifter.raise_generation()
    return changed


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
