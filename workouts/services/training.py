"""Believable training, for the demo and for measuring."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from django.db import transaction

from workouts.models import Exercise, Routine, User
from workouts.services import records
from workouts.services.matching import KnownNames
from workouts.services.past import PastWorkout
from workouts.services.storing import Stored, store_workouts
from workouts.services.trainee import Trainee
from workouts.services.training_plan import DAYS, Day

A_DAY = timedelta(days=1)

# Weeks before the last one: two on holiday, one ill.
AWAY = {59, 60, 26}
DELOAD_EVERY = 9

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)


class Slot(NamedTuple):
    """A time to train."""

    day: Day
    starts: datetime
    is_light: bool = False


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
    whatever a body would say to it. `routines` are by the name of their day.
    """
    until = until or lifter.today - A_DAY
    begun = until - timedelta(days=round(years * 365))
    chance = Random(seed)  # noqa: S311 nothing secret hangs on it
    trainee = Trainee(lifter, exercises_of_the_plan(lifter), routines or {}, begun=begun, chance=chance)
    if sets is None:
        workouts: Iterator[PastWorkout] = (trainee.workout(*slot) for slot in _weeks(lifter, begun, until, chance))
    else:
        workouts = _evenly(trainee, lifter, begun, until, sets)
    stored = store_workouts(lifter, workouts)
    records.rebuild(lifter)
    return stored


def exercises_of_the_plan(lifter: User) -> dict[str, Exercise]:
    """Return the plan's exercises by their name in it; what staff have renamed is found by the name it had."""
    names = KnownNames(lifter)
    found = {lift.exercise: names.find(lift.exercise) for day in DAYS for lift in day.lifts}
    return {name: exercise for name, exercise in found.items() if exercise is not None}


def _weeks(lifter: User, begun: date, until: date, chance: Random) -> Iterator[Slot]:
    """Yield three or four evenings a week, and the weeks in which life was in the way without any."""
    done = 0
    monday = begun + (7 - begun.weekday()) % 7 * A_DAY
    while monday <= until:
        week = (until - monday).days // 7
        for day in _training_days(monday, chance):
            starts = _start(lifter, day, chance)  # drawn for every day, so that a pause changes nothing after it
            if day <= until and week not in AWAY:
                yield Slot(DAYS[done % len(DAYS)], starts, is_light=week % DELOAD_EVERY == DELOAD_EVERY - 1)
                done += 1
        monday += 7 * A_DAY


def _training_days(monday: date, chance: Random) -> list[date]:
    first = MONDAY if chance.random() < 0.85 else TUESDAY
    second = WEDNESDAY if chance.random() < 0.85 else THURSDAY
    days = [first, second, FRIDAY]
    if chance.random() < 0.5:
        days.append(SATURDAY)
    elif chance.random() < 0.1:
        days.pop(chance.randrange(3))
    return [monday + day * A_DAY for day in days]


def _start(lifter: User, day: date, chance: Random) -> datetime:
    usual = time(10, 15) if day.weekday() == SATURDAY else time(18, 5)
    late = timedelta(seconds=round(chance.triangular(-2400, 4500, 0)))
    return datetime.combine(day, usual, tzinfo=lifter.zone) + late


def _evenly(trainee: Trainee, lifter: User, begun: date, until: date, sets: int) -> Iterator[PastWorkout]:
    first = datetime.combine(begun, time(6), tzinfo=lifter.zone)
    whole = datetime.combine(until, time(18), tzinfo=lifter.zone) - first
    done = number = 0
    while done < sets:
        workout = trainee.workout(DAYS[number % len(DAYS)], first + whole * (done / sets))
        kept = _at_most(workout, sets - done)
        yield kept
        done, number = done + sum(len(entry.sets) for entry in kept.entries), number + 1


def _at_most(workout: PastWorkout, sets: int) -> PastWorkout:
    entries = []
    for entry in workout.entries:
        if sets > 0:
            entries.append(replace(entry, sets=entry.sets[:sets]))
            sets -= len(entry.sets)
    return replace(workout, entries=tuple(entries))
