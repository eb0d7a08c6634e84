"""Believable training for the demo and for measuring: a strength nobody sees, and a lifter who works against it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from django.db import transaction

from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.models import Exercise, Routine, User
from workouts.services import records
from workouts.services.matching import KnownNames
from workouts.services.past import PastEntry, PastSet, PastWorkout, Stored, store_workouts
from workouts.services.training_plan import DAYS, DELOAD_NOTE, ENTRY_NOTES, NOTES, Day, Lift

BAR_KG = Decimal(20)
EMPTY_BAR = Decimal(20)
A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=365)


@transaction.atomic
def train(
    lifter: User,
    *,
    years: float = 2,
    sets: int | None = None,
    seed: int = 1,
    until: date | None = None,
    routines: Mapping[str, Routine] | None = None,
) -> Stored:
    """Store finished workouts of the years up to a day, yesterday if none is named, and compute their records.

    The same seed and day give the same training. With `sets` there are exactly so many, spread evenly over the years
    whatever a body would say to it.
    """
    until = until or lifter.today - A_DAY
    trainee = Trainee(lifter, Random(seed), routines or {})  # noqa: S311 nothing secret hangs on it
    days = round(years * 365)
    workouts = trainee.in_weeks(until, days) if sets is None else trainee.evenly(until, days, sets)
    stored = store_workouts(lifter, workouts)
    records.rebuild(lifter)
    return stored
