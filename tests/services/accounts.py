"""An account that holds something of everything, and a picture of an account to compare."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from tests.factories import (
    BarFactory,
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    PlateFactory,
    RoutineFactory,
    SessionFactory,
    SetFactory,
)
from workouts.models import (
    Bar,
    BodyMeasurement,
    ExerciseAlias,
    ExerciseBar,
    ExerciseNote,
    ExerciseUnits,
    PersonalRecord,
    Plate,
    Routine,
    RoutineFolder,
    User,
    WarmupStep,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services import records
from workouts.services.bodyweight import note_weight, recount_bodyweights
from workouts.services.loads import recount_loads
from workouts.services.recounting import recount_totals

PREFERENCES = {
    "weight_unit": "lb",
    "distance_unit": "mi",
    "length_unit": "in",
    "time_zone": "Europe/Berlin",
    "first_weekday": 6,
    "weekly_goal": 4,
    "default_rest_seconds": 0,
    "one_rep_max_formula": "epley",
    "counts_warmups": True,
    "shows_rpe": True,
    "previous_from": "routine",
    "rest_sound": False,
    "rest_notifies": True,
    "theme": "dark",
}
BEGAN = datetime(2025, 10, 26, 0, 30, 17, 250_000, tzinfo=UTC)  # in the hour that Berlin has twice


def fill(lifter):
    """Give the account everything that an account may hold."""
    for name, value in PREFERENCES.items():
        setattr(lifter, name, value)
    lifter.save()
    bench = ExerciseFactory(name="Bench press (barbell)", hevy_id="79D0BB3A")
    pull_up = ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=True)
    own = CustomExerciseFactory(
        created_by=lifter,
        name="=Sled «10 m»",
        type="short_distance_weight",
        description="Push.\nThen pull.",
        equipment=["other"],
        primary_muscles=["quadriceps"],
        secondary_muscles=["glutes", "calves"],
        video_url="https://example.org/v",
    )
    stairs = CustomExerciseFactory(created_by=lifter, name="Fly", type="floors_duration", primary_muscles=[])
    ExerciseFactory(name="FLY")
    ExerciseAlias.objects.create(exercise=bench, lifter=lifter, name="Supino")
    ExerciseAlias.objects.create(exercise=own, lifter=lifter, name="Schlitten")
    ExerciseNote.objects.create(lifter=lifter, exercise=bench, text="Feet\nflat")
    ExerciseUnits.objects.create(lifter=lifter, exercise=pull_up, weight_unit="kg")
    bars = [BarFactory(lifter=lifter, weight=45, unit="lb"), BarFactory(lifter=lifter, kind="ez_bar", weight="7.5")]
    ExerciseBar.objects.create(lifter=lifter, exercise=bench, bar=bars[1])
    ExerciseBar.objects.create(lifter=lifter, exercise=own, bar=None)
    PlateFactory(lifter=lifter, weight="2.5", unit="lb", pairs=0)
    PlateFactory(lifter=lifter, weight=20, pairs=4)
    WarmupStep.objects.create(lifter=lifter, position=1, percent=40, reps=5)
    WarmupStep.objects.create(lifter=lifter, position=2, percent=70, reps=2)

    _plan(lifter, bench, own)
    _train(lifter, bench, pull_up, own, stairs)
    count(lifter)


def _plan(lifter, bench, own):
    folder = RoutineFolder.objects.create(lifter=lifter, title="Split", position=2)
    routine = RoutineFactory(lifter=lifter, name="Push", folder=folder, description="Slow\ndown", position=3)
    RoutineFactory(lifter=lifter, name="Empty", position=1)
    planned = PlannedFactory(routine=routine, exercise=bench, superset_group=2, rest_seconds=0, notes="x")
    PlannedSetFactory(planned=planned, set_type="warmup", target_reps=None, target_weight_kg=Decimal("20.411657"))
    PlannedSetFactory(planned=planned, target_reps=5, target_reps_high=8)
    PlannedFactory(routine=routine, exercise=own)
    sled = PlannedFactory(routine=routine, exercise=own)
    PlannedSetFactory(planned=sled, target_reps=None, target_distance_m="12.5", target_duration_seconds=60)


def _train(lifter, bench, pull_up, own, stairs):
    for day, kg in ((date(2025, 10, 1), "80.1"), (date(2025, 12, 1), "82.553811")):
        note_weight(lifter, on=day, weight_kg=Decimal(kg))
    BodyMeasurement.objects.create(
        lifter=lifter, measured_on=date(2025, 11, 1), fat_percent="18.25", lean_mass_kg=60, left_calf_cm="38.125"
    )

    session = FinishedSessionFactory(
        lifter=lifter,
        routine=Routine.objects.get(name="Push"),
        total_exercises=4,
        title="-Push “it”",
        started_at=BEGAN,
        completed_at=BEGAN + timedelta(minutes=70),
        duration_seconds=4000,
        time_zone="Europe/Berlin",
        notes='"quoted"\n=1+1',
        rating=4,
        is_private=True,
    )
    entry = EntryFactory(session=session, exercise=bench, superset_group=1, rest_seconds=120, notes="@home\nslow")
    moment = {"logged_at": BEGAN + timedelta(minutes=4), "performed_at": BEGAN + timedelta(minutes=3)}
    SetFactory(entry=entry, set_type="warmup", weight_kg=Decimal("20.411657"), reps=8, notes="light", **moment)
    SetFactory(
        entry=entry,
        weight_kg=Decimal("102.058283"),
        reps=5,
        rpe="8.5",
        rest_seconds=95,
        planned_reps=5,
        planned_reps_high=8,
        planned_weight_kg=100,
        **moment,
    )
    SetFactory(entry=entry, set_type="failure", weight_kg=100, reps=0, logged_at=None)
    entry = EntryFactory(session=session, exercise=pull_up, superset_group=1)
    SetFactory(entry=entry, set_type="drop", weight_kg=Decimal("12.5"), reps=6)
    entry = EntryFactory(session=session, exercise=own)
    SetFactory(entry=entry, reps=None, weight_kg=40, distance_m="10.125", planned_distance_m=10)
    entry = EntryFactory(session=session, exercise=stairs)
    SetFactory(entry=entry, reps=None, weight_kg=None, custom_metric=40, duration_seconds=600, planned_custom_metric=30)
    late = FinishedSessionFactory(
        lifter=lifter,
        title="Pull",
        started_at=BEGAN + timedelta(days=40),
        completed_at=BEGAN + timedelta(days=40),
        duration_seconds=None,
        time_zone="Asia/Tokyo",
        total_exercises=2,
        source_format="hevy",
        source_key="a" * 64,
    )
    SetFactory(entry=EntryFactory(session=late, exercise=pull_up), weight_kg=15, reps=7, set_type="warmup")
    SetFactory(entry=EntryFactory(session=late, exercise=bench), weight_kg=110, reps=3)
    SetFactory(entry=EntryFactory(session=late, exercise=pull_up), weight_kg=0, reps=9)
    SetFactory(
        entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=bench)
    )  # a running one is not exported


def count(lifter):
    """Bring to the sets what the services keep beside them."""
    recount_bodyweights(lifter)
    ids = list(lifter.sessions.values_list("pk", flat=True))
    recount_loads(WorkoutSet.objects.owned_by(lifter).filter(logged_at__isnull=False), ids)
    recount_totals(lifter)
    records.rebuild(lifter)


def picture(lifter, *, with_ids=True):
    """Return all that an account holds, in values alone: no numbers of rows, nor when these were written."""
    lifter = User.objects.get(pk=lifter.pk)
    bars = {bar.pk: bar.position for bar in lifter.bars.all()}
    own = lifter.exercises.order_by("name")
    return {
        "lifter": {name: getattr(lifter, name) for name in PREFERENCES},
        "bars": _rows(Bar.objects.owned_by(lifter), "position"),
        "plates": _rows(Plate.objects.owned_by(lifter), "unit", "weight"),
        "steps": _rows(WarmupStep.objects.owned_by(lifter), "position"),
        "exercises": _rows(own, "name"),
        "aliases": list(ExerciseAlias.objects.filter(lifter=lifter).values_list("exercise__name", "name")),
        "notes": sorted(ExerciseNote.objects.owned_by(lifter).values_list("exercise__name", "text")),
        "units": sorted(
            ExerciseUnits.objects.owned_by(lifter).values_list("exercise__name", "weight_unit", "distance_unit")
        ),
        "chosen bars": sorted(
            (chosen.exercise.name, bars.get(chosen.bar_id, "none"))
            for chosen in ExerciseBar.objects.owned_by(lifter).select_related("exercise")
        ),
        "folders": _rows(RoutineFolder.objects.owned_by(lifter), "title", with_ids=with_ids),
        "routines": [
            (_row(routine, with_ids=with_ids), routine.folder and routine.folder.title, list(map(_entry, _of(routine))))
            for routine in Routine.objects.owned_by(lifter).order_by("position")
        ],
        "measurements": _rows(BodyMeasurement.objects.owned_by(lifter), "measured_on"),
        "workouts": [
            (
                _row(session, with_ids=with_ids),
                session.routine and session.routine.name,
                [
                    (
                        _row(entry, with_ids=with_ids),
                        entry.exercise.name,
                        [_row(row, with_ids=with_ids) for row in entry.sets.filter(logged_at__isnull=False)],
                    )
                    for entry in session.entries.select_related("exercise")
                ],
            )
            for session in WorkoutSession.objects.owned_by(lifter).completed().order_by("started_at")
        ],
        "records": sorted(
            map(
                str,
                PersonalRecord.objects.owned_by(lifter).values_list(
                    "exercise__name", "record_type", "value", "previous_value", "achieved_at", "superseded_at",
                    "set__weight_kg", "set__position", "formula", "session__title",
                ),
            )
        ),
    }  # fmt: skip


def _of(routine):
    return routine.planned.select_related("exercise").prefetch_related("sets")


def _entry(planned):
    return _row(planned), planned.exercise.name, [_row(row) for row in planned.sets.all()]


def _rows(rows, *order, with_ids=True):
    return [_row(row, with_ids=with_ids) for row in rows.order_by(*order)]


def _row(row, *, with_ids=True):
    left_out = {"created_at", "updated_at", "records_computed_at"} | (set() if with_ids else {"uuid"})
    fields = [field for field in row._meta.concrete_fields if not field.is_relation and not field.primary_key]
    return {field.name: getattr(row, field.name) for field in fields if field.name not in left_out}
