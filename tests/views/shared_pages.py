"""Pages of secret links: what is behind them, how they are made, and how one looks."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

from django.test import Client

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.enums import ExerciseType
from workouts.models import ShareLink
from workouts.services import records
from workouts.services.recounting import recount_totals

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)


def make_anna(lifter):
    """Two workouts a month apart, with all that may be hidden."""
    lifter.time_zone = "Europe/Berlin"
    lifter.save()
    bench = ExerciseFactory(name="Bench press", primary_muscles=["chest"])
    dip = ExerciseFactory(
        name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True, primary_muscles=["chest"]
    )
    for month, pressed in ((9, 80), (10, 90)):
        session = FinishedSessionFactory(
            lifter=lifter, title="Evening workout", started_at=datetime(2026, month, 5, 16, 31, tzinfo=UTC),
            time_zone="Europe/Berlin", notes="Slept badly", bodyweight_kg=Decimal("81.5"), duration_seconds=3480,
        )  # fmt: skip
        SetFactory(
            entry=EntryFactory(session=session, exercise=bench, notes="Left shoulder"), weight_kg=Decimal(pressed)
        )
        load = Decimal("91.5")
        SetFactory(entry=EntryFactory(session=session, exercise=dip), weight_kg=10, load_kg=load, volume_kg=5 * load)
    recount_totals(lifter)
    records.rebuild(lifter)
    session.refresh_from_db()
    lifter.workout = session
    return lifter


def to_month(lifter, **shows):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), span="month", first_on=date(2026, 10, 1), **shows)


def to_workout(lifter, **shows):
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), session_uuid=lifter.workout.uuid, **shows)


def address(link):
    return f"/shared/{link.token}/"


def shown(link, browser=None):
    answer = (browser or Client()).get(address(link))
    assert answer.status_code == 200
    return answer.content.decode()
