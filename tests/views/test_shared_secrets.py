"""What a page of a secret link cannot tell, however long one looks at it: two lifters who differ only in that share one page."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory, UserFactory
from workouts.enums import ExerciseType
from workouts.models import ShareLink
from workouts.services import records
from workouts.services.bodyweight import note_weight
from workouts.services.recounting import recount_totals

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
DAYS = date(2026, 9, 7), date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19)
THINGS = [
    {"span": "month", "first_on": date(2026, 10, 1)},
    {"span": "year", "first_on": date(2026, 1, 1)},
    {"session_uuid": ...},
]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def moves(db):
    """One exercise of each kind that lifts the lifter, and some that do not."""
    kinds = [
        ("Bench press", ExerciseType.WEIGHT_REPS, False), ("Dip", ExerciseType.BODYWEIGHT_WEIGHTED, True),
        ("Pull-up", ExerciseType.REPS_ONLY, True), ("Pull-up with a band", ExerciseType.BODYWEIGHT_ASSISTED, False),
        ("Bench dip", ExerciseType.BODYWEIGHT_WEIGHTED, False), ("Push-up", ExerciseType.REPS_ONLY, False),
    ]  # fmt: skip
    return [
        ExerciseFactory(name=name, type=kind, counts_bodyweight=counts, primary_muscles=["chest"])
        for name, kind, counts in kinds
    ]


def trained(moves, *, weighs=(80,), at=16, notes="", title="Push A"):
    """A lifter with four workouts, a little stronger in each; weighed before the first, and so on."""
    lifter = UserFactory(time_zone="UTC")
    for week, day in enumerate(DAYS):
        started = datetime(day.year, day.month, day.day, at, 30, tzinfo=UTC)
        session = FinishedSessionFactory(lifter=lifter, started_at=started, title=title, notes=notes)
        for exercise in moves:
            entry = EntryFactory(session=session, exercise=exercise, notes=notes)
            kilos = {ExerciseType.REPS_ONLY: None, ExerciseType.BODYWEIGHT_ASSISTED: Decimal(30 - week)}
            weight = kilos.get(exercise.type, Decimal(40 + week))
            SetFactory.create_batch(2, entry=entry, weight_kg=weight, reps=6 + week)
    for day, weight in zip(DAYS, weighs, strict=False):
        note_weight(lifter, on=day, weight_kg=Decimal(weight))
    recount_totals(lifter)
    records.rebuild(lifter)
    lifter.refresh_from_db()
    return lifter


def page(lifter, thing, **shows):
    of = thing | {"session_uuid": lifter.sessions.latest("started_at").uuid} if "session_uuid" in thing else thing
    link = ShareLink.issue(lifter=lifter, uuid=uuid4(), **of, **shows)
    answer = Client().get(f"/shared/{link.token}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("weighs", [("93.4",), (80, "71.5", 90, "64.2")])
def test_bodyweight_cannot_be_worked_out(moves, thing, weighs):
    one, other = trained(moves), trained(moves, weighs=weighs)

    assert page(one, thing) == page(other, thing)
    assert page(one, thing, shows_bodyweight=True) != page(other, thing, shows_bodyweight=True)


@pytest.mark.parametrize("thing", THINGS)
def test_time_of_day_cannot_be_worked_out(moves, thing):
    one, other = trained(moves, title="Afternoon workout"), trained(moves, title="Morning workout", at=6)

    assert page(one, thing) == page(other, thing)
    is_of_workout = "session_uuid" in thing
    assert (page(one, thing, shows_times=True) != page(other, thing, shows_times=True)) is is_of_workout


@pytest.mark.parametrize("thing", THINGS)
def test_notes_cannot_be_told(moves, thing):
    one, other = trained(moves), trained(moves, notes="Slept badly")

    assert page(one, thing) == page(other, thing)
    is_of_workout = "session_uuid" in thing
    assert (page(one, thing, shows_notes=True) != page(other, thing, shows_notes=True)) is is_of_workout
