"""A lifter who has trained, and the pages there are to see of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
    uploads,
)
from tests.factories.hevy import row
from workouts.domain.spans import Span
from workouts.models import Exercise, User
from workouts.services import records
from workouts.services.bodyweight import note_weight
from workouts.services.demo import NAME, make_demo
from workouts.services.recounting import recount_totals
from workouts.services.sessions import start_from_routine
from workouts.services.shares import make_link


def make_trained():
    """A lifter with a routine, two workouts behind and one running."""
    lifter = UserFactory(username="trained", shows_rpe=True)
    bench, pull_up = ExerciseFactory(name="Bench press (barbell)"), ExerciseFactory(name="Pull up", type="reps_only")
    routine = RoutineFactory(lifter=lifter, name="Push A")
    PlannedSetFactory.create_batch(2, planned=PlannedFactory(routine=routine, exercise=bench))
    for week, weight in enumerate((80, 85)):
        started = datetime(2026, 11, 2, 17, 30, tzinfo=UTC) + timedelta(weeks=week)
        past = FinishedSessionFactory(lifter=lifter, routine=routine, title="Push A", started_at=started)
        SetFactory.create_batch(3, entry=EntryFactory(session=past, exercise=bench), weight_kg=Decimal(weight))
        past.total_volume_kg, past.total_sets, past.total_reps, past.total_exercises = weight * 15, 3, 15, 1
        past.save()
        records.detect(past)
    recount_totals(lifter)
    for day, kg in ((2, "81.25"), (9, "80.9")):
        note_weight(lifter, on=date(2026, 11, day), weight_kg=Decimal(kg))
    running = SessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(minutes=12))
    entry = EntryFactory(session=running, exercise=bench)
    SetFactory(entry=entry, weight_kg=Decimal(90))
    RowFactory.create_batch(2, entry=entry)
    RowFactory(entry=EntryFactory(session=running, exercise=pull_up))
    lifter.links = [make_link(lifter, thing, uuid=uuid4()) for thing in (past, Span.month_of(past.started_at.date()))]
    lifter.past, lifter.running, lifter.bench, lifter.routine = past, running, bench, routine
    _import(lifter)
    return lifter


def make_well_trained():
    """The lifter of the demo, with two years of long figures, and a workout running."""
    make_demo()
    lifter = User.objects.get(username=NAME)
    lifter.bench = Exercise.objects.get(name="Bench press (barbell)")
    lifter.routine = lifter.routines.get(name="Push")
    lifter.running = start_from_routine(lifter, lifter.routine)
    lifter.past = lifter.sessions.filter(routine=lifter.routine).completed().latest("started_at")
    lifter.links = [make_link(lifter, thing, uuid=uuid4()) for thing in (lifter.past, Span.month_of(lifter.today))]
    _import(lifter)
    return lifter


def _import(lifter):
    """A file that waits, one that asks for its columns, and one of which nothing could be read."""
    lifter.upload = uploads.previewed(lifter, row("Garage pulldown thing"), row(index=1), row(values="1400,5,,,"))
    lifter.table = uploads.upload(lifter, content=b"When,What,How many times that day\n2024-01-02,Squat,5\n" * 2)
    lifter.brought = uploads.imported(lifter, row(values="x,5,,,"))


def addresses(lifter):
    session, past = lifter.running.uuid, lifter.past.uuid
    return [
        "/",
        f"/sessions/{session}/",
        f"/sessions/{session}/finish/",
        f"/sessions/{session}/discard/",
        f"/sessions/{session}/exercises/?q=bench",
        f"/sessions/{past}/",
        f"/sessions/{past}/edit/",
        f"/sessions/{past}/save-as-routine/",
        f"/sessions/{past}/delete/",
        "/sessions/past/",
        "/history/deleted/",
        f"/sets/{lifter.running.sets.first().uuid}/",
        f"/entries/{lifter.running.entries.first().uuid}/",
        f"/entries/{lifter.running.entries.first().uuid}/plates/?weight=98",
        "/history/",
        "/history/?q=bnech",
        "/history/?q=nothing&year=2026",
        "/progress/",
        "/progress/?days=all&chart=duration",
        "/progress/calendar/?month=2026-11",
        "/progress/months/2026-11/",
        "/progress/years/2026/",
        "/exercises/",
        f"/exercises/{lifter.bench.pk}/?days=all",
        f"/exercises/{lifter.bench.pk}/?chart=volume&days=30",
        f"/exercises/{lifter.bench.pk}/sets/",
        "/exercises/new/",
        "/routines/new/",
        f"/routines/{lifter.routine.uuid}/",
        "/profile/",
        "/progress/months/2026-11/share/",
        f"/sessions/{past}/share/",
        f"/shared/{lifter.links[0].token}/",
        f"/shared/{lifter.links[1].token}/",
        "/profile/links/",
        "/profile/import/",
        lifter.upload.get_absolute_url(),
        f"{lifter.table.get_absolute_url()}columns/",
        lifter.brought.get_absolute_url(),
        f"{lifter.brought.get_absolute_url()}undo/",
        "/profile/export/",
        "/profile/bodyweight/",
        "/profile/bodyweight/2026-11-02/",
        "/profile/bodyweight/2026-11-02/delete/",
        "/nowhere/",
    ]
