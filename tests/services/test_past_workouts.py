from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

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
)
from tests.services.test_records import stored, workout
from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Invalid
from workouts.models import BodyMeasurement, Routine, WorkoutSession
from workouts.queries.stats import workout_stats
from workouts.services import finishing, past_workouts, records, sets

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(start, hours=1.0, *, known=True):
    return Times(start, start + hours * HOUR, int(hours * 3600) if known else None)


def equals_a_rebuild(lifter):
    found = stored(lifter)
    records.rebuild(lifter)
    return stored(lifter) == found


# --- Entered afterwards ---------------------------------------------------------------------------------------------------


def test_enter_past_is_finished_from_the_first_save_beside_a_running_one(lifter):
    running = SessionFactory(lifter=lifter)

    session = past_workouts.enter_past(lifter, times=at(START), time_zone="Europe/Berlin")

    assert (session.is_completed, session.duration_seconds, session.time_zone) == (True, 3600, "Europe/Berlin")
    assert session.title == "Evening workout"  # 18:30 there
    assert list(WorkoutSession.objects.owned_by(lifter).in_progress()) == [running]


def test_enter_past_when_replayed_stores_one(lifter):
    uuid = uuid4()

    first = past_workouts.enter_past(lifter, times=at(START), uuid=uuid)
    second = past_workouts.enter_past(lifter, times=at(START), uuid=uuid)

    assert first == second
    assert WorkoutSession.objects.count() == 1


def test_enter_past_under_the_uuid_of_a_stranger_is_refused(lifter, stranger):
    theirs = FinishedSessionFactory(lifter=stranger)

    with pytest.raises(Conflict):
        past_workouts.enter_past(lifter, times=at(START), uuid=theirs.uuid)


def test_enter_past_that_lies_ahead_is_refused(lifter):
    with pytest.raises(Invalid):
        past_workouts.enter_past(lifter, times=at(datetime.now(UTC), 2))

    assert not WorkoutSession.objects.exists()


def test_enter_past_with_a_routine_lays_its_rows_out(lifter):
    routine = RoutineFactory(lifter=lifter, name="Push A")
    PlannedSetFactory.create_batch(2, planned=PlannedFactory(routine=routine))

    session = past_workouts.enter_past(lifter, times=at(START), routine=routine)

    assert (session.title, session.sets.count(), session.total_sets) == ("Push A", 2, 0)
    assert {row.performed_at for row in session.sets.all()} == {START}


def test_sets_of_an_entered_workout_make_its_records(lifter):
    bench = ExerciseFactory()
    records.detect(workout(lifter, bench, ("100", 5), day=7))
    session = past_workouts.enter_past(lifter, times=at(START))
    entry = EntryFactory(session=session, exercise=bench)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=Values(weight_kg=Decimal(120), reps=5))
    records.detect(session)

    row = session.sets.get()
    assert START <= row.performed_at <= START + HOUR
    assert session.records.filter(superseded_at=None).count() == 7
    assert equals_a_rebuild(lifter)


@pytest.mark.parametrize(
    ("start", "overlaps"),
    [(START - HOUR, False), (START - HOUR / 2, True), (START + HOUR / 2, True), (START + HOUR, False)],
)
def test_overlapping(lifter, stranger, start, overlaps):
    other = FinishedSessionFactory(lifter=lifter, started_at=start)
    FinishedSessionFactory(lifter=stranger)

    session = past_workouts.enter_past(lifter, times=at(START))

    assert list(past_workouts.overlapping(session)) == ([other] if overlaps else [])


# --- Edited whole ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def history(lifter):
    """Three workouts of the same exercise a week apart, each better than the one before."""
    bench = ExerciseFactory()
    done = [workout(lifter, bench, (weight, 5), day=7 * week) for week, weight in enumerate((100, 105, 110))]
    for session in done:
        records.detect(session)
    return done


@pytest.mark.parametrize("day", [-30, -7, -4, 3, 10])
def test_moving_a_workout_gives_the_records_of_a_rebuild(lifter, history, day):
    moved = history[1]

    past_workouts.revise_session(moved, times=at(moved.started_at + timedelta(days=day)))
    records.detect(moved)

    assert equals_a_rebuild(lifter)


def test_moving_a_workout_moves_its_sets_its_day_and_the_statistics(lifter, history):
    moved = history[1]

    past_workouts.revise_session(moved, times=at(START - timedelta(days=3)))

    moved.refresh_from_db()
    assert moved.started_on == date(2026, 2, 27)
    assert moved.records_computed_at is None
    assert moved.sets.get().performed_at == START - timedelta(days=3)
    assert workout_stats(lifter, days=4, today=date(2026, 3, 2))["total_sessions"] == 2


def test_sets_that_lie_within_the_new_times_stay_where_they_are(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = SetFactory(entry=EntryFactory(session=session), performed_at=START + HOUR / 2)

    past_workouts.revise_session(session, times=at(START - HOUR / 4, 1.25))

    row.refresh_from_db()
    assert row.performed_at == START + HOUR / 2


def test_sets_are_held_within_a_shorter_workout(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = SetFactory(entry=EntryFactory(session=session), performed_at=START + HOUR)

    past_workouts.revise_session(session, times=at(START, 0))

    row.refresh_from_db()
    assert row.performed_at == START


def test_moving_to_another_day_takes_what_the_lifter_weighed_then(lifter):
    for day, weight in ((date(2026, 2, 1), 80), (date(2026, 3, 1), 90)):
        BodyMeasurement.objects.create(lifter=lifter, measured_on=day, weight_kg=weight)
    pull_up = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    session = FinishedSessionFactory(lifter=lifter, bodyweight_kg=90)
    SetFactory(entry=EntryFactory(session=session, exercise=pull_up), weight_kg=10, load_kg=100, volume_kg=500)
    records.detect(session)

    session = past_workouts.revise_session(session, times=at(START - timedelta(days=10)))
    records.detect(session)

    row = session.sets.get()
    assert (session.bodyweight_kg, row.load_kg, row.volume_kg, session.total_volume_kg) == (80, 90, 450, 450)
    assert session.records.get(record_type="volume").value == 450
    assert equals_a_rebuild(lifter)


def test_revise_drops_what_is_not_checked(lifter, history):
    session = history[0]
    RowFactory(entry=session.entries.get())
    RowFactory(entry=EntryFactory(session=session))

    past_workouts.revise_session(session, times=at(START), title="Bench day", notes="Slept well.", rating=4)

    session.refresh_from_db()
    assert (session.sets.count(), session.entries.count()) == (1, 1)
    assert (session.title, session.notes, session.rating) == ("Bench day", "Slept well.", 4)
    assert session.completed_at == START + HOUR


def test_revise_with_nothing_checked_is_refused(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    RowFactory(entry=EntryFactory(session=session))

    with pytest.raises(Conflict):
        past_workouts.revise_session(session, times=at(START))

    assert session.sets.exists()


@pytest.mark.parametrize("times", [at(datetime.now(UTC) + 48 * HOUR), Times(START, START - HOUR, 0)])
def test_revise_to_times_that_cannot_be_is_refused(history, times):
    with pytest.raises(Invalid):
        past_workouts.revise_session(history[0], times=times)


def test_revise_of_a_running_workout_is_refused(lifter):
    with pytest.raises(Conflict):
        past_workouts.revise_session(SessionFactory(lifter=lifter), times=at(START))


def test_changing_every_set_of_a_workout_gives_the_records_of_a_rebuild(lifter, history):
    first = history[0].sets.get()

    sets.change_set(lifter, uuid=first.uuid, values=Values(weight_kg=Decimal(107), reps=8))
    sets.add_row(lifter, entry_uuid=first.entry.uuid, uuid=uuid4())
    records.detect(history[0])

    assert equals_a_rebuild(lifter)


# --- Finished with other times ----------------------------------------------------------------------------------------------


def test_finish_with_times_of_its_own(lifter):
    row = SetFactory(entry__session__lifter=lifter)

    session = finishing.finish_session(row.session, times=at(START, 1.5))

    assert (session.started_at, session.completed_at, session.duration_seconds) == (START, START + 1.5 * HOUR, 5400)
    row.refresh_from_db()
    assert START <= row.performed_at <= START + 1.5 * HOUR


# --- Saved as a routine -----------------------------------------------------------------------------------------------------


def test_save_as_routine_takes_supersets_rests_and_notes(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    first = EntryFactory(session=session, superset_group=1, rest_seconds=120, notes="Pause")
    SetFactory(entry=first, set_type=SetType.WARMUP, weight_kg=40)
    SetFactory(entry=first)
    RowFactory(entry=first)
    SetFactory(entry=EntryFactory(session=session, superset_group=1))
    EntryFactory(session=session)  # without a set

    routine = past_workouts.save_as_routine(lifter, session, name="Push C", folder="Mine")

    assert (routine.name, routine.folder.title) == ("Push C", "Mine")
    planned = list(routine.planned.values_list("exercise", "superset_group", "rest_seconds", "notes"))
    assert planned[0] == (first.exercise_id, 1, 120, "Pause")
    assert len(planned) == 2
    rows = routine.planned.first().sets.values_list("set_type", "target_weight_kg", "target_reps")
    assert list(rows) == [("warmup", 40, 5), ("normal", 100, 5)]
    session.refresh_from_db()
    assert session.routine == routine


def test_save_as_routine_twice_makes_one(lifter):
    session = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session
    uuid = uuid4()

    first = past_workouts.save_as_routine(lifter, session, name="Push C", uuid=uuid)
    second = past_workouts.save_as_routine(lifter, session, name="Push C", uuid=uuid)

    assert first == second
    assert Routine.objects.count() == 1


def test_a_past_workout_has_the_bodyweight_of_its_day(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 1), weight_kg=Decimal(80))
    exercise = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)

    session = past_workouts.enter_past(lifter, times=at(START))
    entry = EntryFactory(session=session, exercise=exercise)
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=Values(weight_kg=Decimal(10), reps=5))

    assert (logged.set.load_kg, logged.session.total_volume_kg) == (90, 450)
