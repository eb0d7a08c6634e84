"""Logged sets as the arithmetic reads them, without a database."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass
class Done:
    pk: int
    set_type: str
    reps: int | None
    weight_kg: Decimal | None
    load_kg: Decimal | None
    duration_seconds: int | None
    distance_m: Decimal | None
    custom_metric: int | None

    @property
    def volume_kg(self):
        return (self.load_kg or Decimal(0)) * (self.reps or 0)


def done(
    pk=1,
    *,
    set_type="normal",
    reps=None,
    weight_kg=None,
    load_kg=None,
    duration_seconds=None,
    distance_m=None,
    custom_metric=None,
):
    """A set; its load is what is named, and not known otherwise."""
    decimals = (None if value is None else Decimal(value) for value in (weight_kg, load_kg, distance_m))
    weight_kg, load_kg, distance_m = decimals
    return Done(pk, set_type, reps, weight_kg, load_kg, duration_seconds, distance_m, custom_metric)


def lifts(*pairs):
    """Sets of (weight, reps) whose load is the weight, with the ids 1, 2, …"""
    return [done(pk, weight_kg=kg, load_kg=kg, reps=reps) for pk, (kg, reps) in enumerate(pairs, start=1)]
