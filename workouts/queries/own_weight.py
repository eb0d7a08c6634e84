"""Volumes in which the lifter is part of what is lifted: whoever is not to know their weight sees none of these."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Sum

from workouts.domain.training import Day
from workouts.domain.volume import ZERO
from workouts.enums import SetType
from workouts.models import WorkoutSet
from workouts.models.exercise import moving_lifter


class Lifted(NamedTuple):
    """What a workout, on its local day, holds of such a volume."""

    day: date
    volume_kg: Decimal


def volumes_moving_lifter(lifter: Any, first: date, last: date) -> dict[str, Lifted]:
    """Return {uuid of a finished workout: Lifted} between two days, without warm-ups that count nowhere. One statement."""
    sets = WorkoutSet.objects.owned_by(lifter).filter(
        moving_lifter("exercise__"),
        logged_at__isnull=False,
        session__lifter=lifter,  # said again, for the index by lifter and day
        session__completed_at__isnull=False,
        session__discarded_at=None,
        session__started_on__range=(first, last),
    )
    if not lifter.counts_warmups:
        sets = sets.exclude(set_type=SetType.WARMUP)
    rows = sets.values("session__uuid", "session__started_on").annotate(volume=Sum("volume_kg")).order_by()
    return {str(row["session__uuid"]): Lifted(row["session__started_on"], row["volume"]) for row in rows}


def without_volumes(days: Iterable[Day], lifted: Mapping[str, Lifted]) -> list[Day]:
    """Take these volumes out of their days."""
    of_days: dict[date, Decimal] = {}
    for each in lifted.values():
        of_days[each.day] = of_days.get(each.day, ZERO) + each.volume_kg
    return [day._replace(volume_kg=day.volume_kg - of_days.get(day.on, ZERO)) for day in days]
