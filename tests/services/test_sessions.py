from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import Kind, SetType
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import BodyMeasurement, Deletion, RecordsDue, WorkoutSession, WorkoutSet
from workouts.queries.live import live_workout
from workouts.services import sessions, trash
from workouts.services.entries import remove_exercise


def test_start_empty_takes_the_zone_of_the_device(lifter):
    session = sessions.start_empty(lifter, time_zone="Pacific/Auckland")

    assert session.is_in_progress
    assert session.time_zone == "Pacific/Auckland"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "localtime", "Factory", "posix/Asia/Tokyo", "asia/tokyo", "\0"])
def test_start_empty_with_a_zone_that_does_not_exist_takes_the_profile(lifter, zone):
    lifter.time_zone = "Europe/Berlin"

    assert sessions.start_empty(lifter, time_zone=zone).time_zone == "Europe/Berlin"


def test_start_empty_goes_on_where_not_even_the_profile_has_a_zone(lifter):
    lifter.time_zone = "localtime"

    assert sessions.start_empty(lifter).time_zone == "UTC"


def test_start_when_replayed_starts_one(lifter):
    uuid = uuid4()

    first = sessions.start_empty(lifter, uuid=uuid)
    second = sessions.start_empty(lifter, uuid=uuid)

    assert first == second
    assert WorkoutSession.objects.count() == 1


def test_start_beside_a_running_workout_names_it(lifter):
    running = SessionFactory(lifter=lifter)

    with pytest.raises(Conflict) as refused:
        sessions.start_empty(lifter)

    assert refused.value.details["session"] == running


def test_start_that_was_deleted_is_gone(lifter):
    uuid = uuid4()
    Deletion.objects.create(lifter=lifter, uuid=uuid, kind=Kind.SESSION)

    with pytest.raises(Gone):
        sessions.start_empty(lifter, uuid=uuid)


def test_start_under_the_uuid_of_a_stranger_is_refused(lifter, stranger):
    theirs = SessionFactory(lifter=stranger)

    with pytest.raises(Conflict):
        sessions.start_empty(lifter, uuid=theirs.uuid)


def test_start_of_a_workout_that_was_discarded_is_gone(lifter):
    session = sessions.start_empty(lifter)
    sessions.discard_session(session)

    with pytest.raises(Gone, match="was discarded"):
        sessions.start_empty(lifter, uuid=session.uuid)


@pytest.mark.parametrize("by", ["routine", "past workout"])
def test_start_when_replayed_leaves_the_workout_as_it_is_now(lifter, by):
    routine = PlannedFactory(routine__lifter=lifter).routine
    past = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session
    start, source = {
        "routine": (sessions.start_from_routine, routine),
        "past workout": (sessions.start_again, past),
    }[by]
    session = start(lifter, source)
    remove_exercise(lifter, uuid=session.entries.get().uuid)

    assert start(lifter, source, uuid=session.uuid) == session

    assert not session.entries.exists()


def test_start_that_lies_ahead_is_refused(lifter):
    with pytest.raises(Invalid):
        sessions.start_empty(lifter, started_at=timezone.now() + timedelta(minutes=6))


def test_start_reads_the_bodyweight_of_the_day(lifter):
    now = timezone.now()
    for days, weight in ((30, 79), (3, 81), (-3, 90)):
        BodyMeasurement.objects.create(
            lifter=lifter, measured_on=(now - timedelta(days=days)).date(), weight_kg=Decimal(weight)
        )

    assert sessions.start_empty(lifter).bodyweight_kg == 81


def test_start_from_routine_lays_its_rows_out(lifter):
    routine = RoutineFactory(lifter=lifter, name="Push A")
    planned = PlannedFactory(routine=routine, rest_seconds=150)
    PlannedSetFactory(planned=planned, set_type=SetType.WARMUP, target_reps=8, target_weight_kg=Decimal(40))
    PlannedSetFactory(planned=planned, target_reps=4, target_reps_high=6, target_weight_kg=Decimal("97.5"))

    session = sessions.start_from_routine(lifter, routine)

    assert (session.title, session.routine) == ("Push A", routine)
    assert session.entries.get().rest_seconds == 150
    rows = session.sets.values_list("position", "set_type", "planned_reps", "planned_reps_high", "planned_weight_kg")
    assert list(rows) == [(1, "warmup", 8, None, 40), (2, "normal", 4, 6, Decimal("97.5"))]
    assert not session.sets.filter(logged_at__isnull=False).exists()


def test_start_again_plans_what_was_lifted(lifter):
    past = FinishedSessionFactory(lifter=lifter, title="Legs")
    SetFactory(entry=EntryFactory(session=past), weight_kg=Decimal(140), reps=3)

    session = sessions.start_again(lifter, past)

    assert session.title == "Legs"
    assert list(session.sets.values_list("planned_weight_kg", "planned_reps", "logged_at")) == [(140, 3, None)]


def test_start_again_plans_floors_with_their_time(lifter):
    stairs = ExerciseFactory(type="floors_duration")
    for day, floors, seconds in ((2, 30, 300), (4, 40, 400)):
        past = FinishedSessionFactory(lifter=lifter, started_at=datetime(2026, 3, day, 17, 30, tzinfo=UTC))
        values = {"weight_kg": None, "reps": None, "custom_metric": floors, "duration_seconds": seconds}
        SetFactory(entry=EntryFactory(session=past, exercise=stairs), **values)

    session = sessions.start_again(lifter, WorkoutSession.objects.earliest("started_at"))

    (row,) = live_workout(session).rows
    assert (row.set.custom_metric, row.set.duration_seconds) == (None, None)  # untouched
    assert row.shown == Values(custom_metric=30, duration_seconds=300)


def test_start_from_routine_carries_order_supersets_rest_and_notes(lifter):
    routine = RoutineFactory(lifter=lifter)
    for order, group, rest, notes in ((1, 1, 60, "Slowly."), (3, None, 120, ""), (4, 1, 90, "")):
        PlannedFactory(routine=routine, exercise_order=order, superset_group=group, rest_seconds=rest, notes=notes)

    session = sessions.start_from_routine(lifter, routine)

    stored = session.entries.values_list("position", "superset_group", "rest_seconds", "notes")
    assert list(stored) == [(1, 1, 60, "Slowly."), (2, 1, 90, ""), (3, None, 120, "")]  # side by side


def test_start_again_carries_supersets_and_rest_and_leaves_the_notes_to_their_day(lifter):
    past = FinishedSessionFactory(lifter=lifter)
    for group in (7, 7, None):
        SetFactory(entry=EntryFactory(session=past, superset_group=group, rest_seconds=45, notes="Elbow hurt."))

    session = sessions.start_again(lifter, past)

    stored = session.entries.values_list("position", "superset_group", "rest_seconds", "notes")
    assert list(stored) == [(1, 7, 45, ""), (2, 7, 45, ""), (3, None, 45, "")]


def test_discard_session_leaves_a_stub(lifter):
    session = SessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session))

    sessions.discard_session(session)

    session.refresh_from_db()
    assert session.discarded_at is not None
    assert (session.total_sets, WorkoutSet.objects.count()) == (0, 0)
    assert sessions.start_empty(lifter).is_in_progress


def test_discard_of_a_finished_workout_is_refused(lifter):
    with pytest.raises(Conflict):
        sessions.discard_session(FinishedSessionFactory(lifter=lifter))


def test_delete_session_notes_its_exercises_and_its_key(lifter):
    session = FinishedSessionFactory(lifter=lifter, source_format="hevy", source_key="abc")
    row = SetFactory(entry=EntryFactory(session=session))

    trash.delete_session(session)

    assert not WorkoutSession.objects.exists()
    assert RecordsDue.objects.get().exercise_id == row.exercise_id
    assert Deletion.objects.values_list("uuid", "source_format", "source_key").get() == (session.uuid, "hevy", "abc")


def test_the_day_of_a_session_is_that_of_its_own_zone(lifter):
    session = FinishedSessionFactory(
        lifter=lifter, started_at=datetime(2026, 3, 2, 23, 30, tzinfo=UTC), time_zone="Europe/Berlin"
    )

    session.refresh_from_db()
    assert session.started_on.isoformat() == "2026-03-03"


def test_start_again_with_the_id_of_a_discarded_workout_is_gone(lifter):
    session = SessionFactory(lifter=lifter)
    past = SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter))).session
    sessions.discard_session(session)

    with pytest.raises(Gone):
        sessions.start_again(lifter, past, uuid=session.uuid)

    assert not session.entries.exists()


def test_a_replayed_start_from_a_routine_leaves_a_workout_that_was_emptied_as_it_is(lifter):
    routine = PlannedFactory(routine__lifter=lifter).routine
    uuid = uuid4()
    session = sessions.start_from_routine(lifter, routine, uuid=uuid)
    session.entries.all().delete()

    assert sessions.start_from_routine(lifter, routine, uuid=uuid) == session
    assert not session.entries.exists()
