"""The demo: a lifter with two years of training, to look at the tracker without typing."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db import transaction
from django.db.models import Q

from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict
from workouts.models import BodyMeasurement, Exercise, Routine, User
from workouts.services import catalogue
from workouts.services.routines import Plan, PlannedExercise, PlannedSet, save_routine
from workouts.services.storing import Stored
from workouts.services.trainee import bodyweight_on
from workouts.services.training import exercises_of_the_plan, train
from workouts.services.training_plan import DAYS, Day, Lift

NAME = "demo"
MAIL = "demo@example.org"
PASSWORD = "demo-lifter"  # noqa: S105 it is printed for everybody to read
FOLDER = "Four-day split"
YEARS = 2


@transaction.atomic
def make_demo() -> Stored | None:
    """Make the lifter with measurements, routines and workouts up to yesterday; None where it is here already.

    Raises Conflict where someone else has its name or its address.
    """
    namesakes = list(User.objects.filter(Q(username__iexact=NAME) | Q(email__iexact=MAIL)))
    if namesakes and all(_is_the_demo(lifter) for lifter in namesakes):
        return None
    if namesakes:
        raise Conflict(
            f"There is no room for the demo: another account is called {NAME} or has the address {MAIL}. "
            "If it may change, change that in the admin, then try again."
        )
    if not Exercise.objects.catalogue().exists():
        catalogue.load()
    lifter = User.objects.create_user(
        NAME, email=MAIL, password=PASSWORD, time_zone="Europe/Berlin", weekly_goal=3, shows_rpe=True
    )
    yesterday = lifter.today - timedelta(days=1)
    _weigh(lifter, yesterday - timedelta(days=YEARS * 365), yesterday)
    routines = _routines(lifter, exercises_of_the_plan(lifter))
    return train(lifter, years=YEARS, until=yesterday, routines=routines)


def _is_the_demo(lifter: User) -> bool:
    """Whether this is what we made, and opens with the password that everybody is told."""
    is_as_made = (lifter.username, lifter.email, lifter.is_active, lifter.is_staff) == (NAME, MAIL, True, False)
    return is_as_made and lifter.check_password(PASSWORD)


def _weigh(lifter: User, first: date, last: date) -> None:
    """Store a weighing about each week; a tape measure comes out once a month."""
    chance = Random(7)  # noqa: S311 nothing secret hangs on it
    weighings = []
    day = first
    while day <= last:
        weight = bodyweight_on(day)
        girths = {"waist_cm": round(weight + 2), "chest_cm": round(weight + 22)} if day.day <= 7 else {}
        weighings.append(BodyMeasurement(lifter=lifter, measured_on=day, weight_kg=weight, **girths))
        day += timedelta(days=chance.choice((6, 7, 7, 7, 8)))
    BodyMeasurement.objects.bulk_create(weighings)


def _routines(lifter: User, exercises: Mapping[str, Exercise]) -> dict[str, Routine]:
    return {day.name: save_routine(lifter, None, _plan(day, exercises)) for day in DAYS}


def _plan(day: Day, exercises: Mapping[str, Exercise]) -> Plan:
    lifts = [(lift, exercises[lift.exercise]) for lift in day.lifts if lift.exercise in exercises]
    return Plan(
        name=day.name,
        description=day.description,
        folder=FOLDER,
        exercises=tuple(
            PlannedExercise(
                exercise_id=exercise.pk,
                rest_seconds=lift.rest_seconds,
                superset_group=lift.superset,
                sets=_planned_sets(lift, exercise),
            )
            for lift, exercise in lifts
        ),
    )


def _planned_sets(lift: Lift, exercise: Exercise) -> tuple[PlannedSet, ...]:
    """Plan warm-ups and ranges; the weights are last time's."""
    if "reps" in ExerciseType(exercise.type).columns:
        working = PlannedSet(target_reps=lift.low, target_reps_high=lift.high)
    elif lift.metres:
        working = PlannedSet(target_distance_m=Decimal(lift.metres))
    else:
        working = PlannedSet(target_duration_seconds=lift.low)
    warmups = [PlannedSet(SetType.WARMUP, target_reps=reps) for reps in (8, 5, 3)[: lift.warmups]]
    return (*warmups, *(working for _ in range(lift.sets)))
