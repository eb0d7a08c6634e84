"""Workouts and sets as programs correct them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.connections import elsewhere
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from tests.services.record_rows import stored, workout
from workouts import queue
from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Gone, Invalid
from workouts.models import BodyMeasurement, RecordsDue, WorkoutSession, WorkoutSet
from workouts.services import corrections, past_workouts, records, sets, trash
from workouts.services.bodyweight import weigh
from workouts.services.posted_sets import correct_set
from workouts.services.posted_workouts import PostedSet

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
TIMES = Times(START, START + HOUR, 3600)


@pytest.fixture
def told(monkeypatch):
    """The tasks that the broker was told of."""
    names = []
    monkeypatch.setattr(queue, "_send", lambda name, args: names.append(name))  # the broker is not ours
    return names


# --- Weighed --------------------------------------------------------------------------------------------------------------


def test_weigh_counts_the_workouts_up_to_the_next_weighing(lifter, stranger):
    dip = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    before, same_day, after, next_weighed = (workout(lifter, dip, (10, 5), day=day) for day in (-1, 0, 6, 7))
    theirs = workout(stranger, dip, (10, 5))
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 9), weight_kg=90)
    BodyMeasurement.objects.create(lifter=lifter, measured_on=date(2026, 3, 5), fat_percent=15)  # says no weight

    changed = weigh(lifter, on=date(2026, 3, 2), weight_kg=Decimal("80.5"))

    weights = dict(WorkoutSession.objects.values_list("pk", "bodyweight_kg"))
    loads = dict(WorkoutSet.objects.values_list("session", "load_kg"))
    assert changed == {dip.pk}
    assert [weights[s.pk] for s in (before, same_day, after, next_weighed, theirs)] == [
        None, Decimal("80.5"), Decimal("80.5"), None, None,
    ]  # fmt: skip
    assert [loads[s.pk] for s in (before, same_day, after)] == [10, Decimal("90.5"), Decimal("90.5")]


def test_weigh_leaves_what_does_not_move_the_lifter(lifter):
    bench, push_up = ExerciseFactory(), ExerciseFactory(type=ExerciseType.REPS_ONLY)
    for exercise in (bench, push_up):
        workout(lifter, exercise, (100, 5))

    assert weigh(lifter, on=date(2026, 3, 2), weight_kg=Decimal(80)) == set()


@pytest.mark.parametrize("count", [1, 3])
def test_weigh_takes_the_same_statements_for_any_number(lifter, django_assert_num_queries, count):
    dip = ExerciseFactory(type=ExerciseType.BODYWEIGHT_ASSISTED)
    for day in range(count):
        workout(lifter, dip, (10, 5), (20, 5), day=day)

    with django_assert_num_queries(13):
        weigh(lifter, on=date(2026, 3, 1), weight_kg=Decimal(80))


# --- A workout as a whole -------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_past_workout_is_silent(told):
    lifter, press = UserFactory(), ExerciseFactory()

    session = past_workouts.enter_past(
        lifter,
        times=TIMES,
        sets=[PostedSet(press, 1, Values(weight_kg=Decimal(100), reps=5))],
        bodyweight_kg=Decimal(80),
    )
    corrections.correct_session(session, started_at=START - HOUR, bodyweight_kg=Decimal(81))

    assert set(told) == {"detect_personal_records"}


def test_an_exercise_that_went_meanwhile_stores_nothing(lifter):
    press = ExerciseFactory()
    posted = PostedSet(press, 1, Values(weight_kg=Decimal(100), reps=5))
    type(press).objects.filter(pk=press.pk).delete()

    with pytest.raises(type(press).DoesNotExist):
        past_workouts.enter_past(lifter, times=TIMES, sets=[posted])

    assert not WorkoutSession.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_past_workout_posted_twice_at_once_is_stored_once():
    lifter, press = UserFactory(), ExerciseFactory()
    uuid = SessionFactory.build().uuid
    posted = [PostedSet(press, 1, Values(weight_kg=Decimal(100), reps=5))]

    def enter():
        return past_workouts.enter_past(lifter, times=TIMES, uuid=uuid, sets=posted, bodyweight_kg=Decimal(80)).pk

    with elsewhere() as one, elsewhere() as other:
        both = [start(enter) for start in (one, other)]
        found = {work.result() for work in both}

    assert len(found) == 1
    assert (WorkoutSession.objects.count(), WorkoutSet.objects.count()) == (1, 1)


def test_correct_of_words_raises_the_generation_and_computes_nothing_again(lifter):
    session = FinishedSessionFactory(lifter=lifter)

    corrections.correct_session(session, title="Legs")

    session.refresh_from_db()
    before = lifter.generation
    lifter.refresh_from_db()
    assert session.title == "Legs"
    assert session.records_computed_at is not None
    assert lifter.generation == before + 1
    assert not RecordsDue.objects.exists()


def test_correct_of_a_discarded_workout_is_refused(lifter):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())

    with pytest.raises(Conflict):
        corrections.correct_session(session, title="Legs")


def test_correct_of_a_workout_that_is_gone_is_refused(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    WorkoutSession.objects.filter(pk=session.pk).delete()

    with pytest.raises(WorkoutSession.DoesNotExist):
        corrections.correct_session(session, title="Legs")


def test_correct_to_another_day_and_another_weight_gives_the_records_of_a_rebuild(lifter):
    dip = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    first, second, third = (workout(lifter, dip, (weight, 5), day=day) for day, weight in enumerate((10, 20, 15)))
    for session in (first, second, third):
        records.detect(session)

    corrections.correct_session(second, started_at=START - 48 * HOUR, bodyweight_kg=Decimal(80))
    records.detect(second)

    found = stored(lifter)
    second.refresh_from_db()
    assert (second.total_volume_kg, second.bodyweight_kg) == (500, 80)
    records.rebuild(lifter)
    assert stored(lifter) == found


# --- A set ----------------------------------------------------------------------------------------------------------------


def test_correct_set_of_what_another_device_changed_keeps_the_rest_of_it(lifter):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter))
    sets.change_set(lifter, uuid=row.uuid, values=Values(weight_kg=Decimal(110), reps=3), set_type=SetType.DROP)

    corrected = correct_set(lifter, row, values={"reps": 4}).set

    assert (corrected.weight_kg, corrected.reps, corrected.set_type) == (110, 4, "drop")


def test_correct_set_that_was_unchecked_or_deleted_meanwhile_is_refused(lifter):
    unchecked, deleted = SetFactory.create_batch(2, entry=EntryFactory(session=SessionFactory(lifter=lifter)))
    sets.uncheck_set(lifter, uuid=unchecked.uuid)
    sets.delete_set(lifter, uuid=deleted.uuid)

    for row in (unchecked, deleted):
        with pytest.raises(WorkoutSet.DoesNotExist):
            correct_set(lifter, row, values={"reps": 4})


def test_correct_set_of_another_lifter_is_refused(lifter, stranger):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter))

    with pytest.raises(WorkoutSet.DoesNotExist):
        correct_set(stranger, row, values={"reps": 4})


def test_correct_set_that_is_refused_keeps_its_number(lifter):
    row = SetFactory(entry__session=SessionFactory(lifter=lifter))

    with pytest.raises(Invalid):
        correct_set(lifter, row, values={"distance_m": Decimal(5)}, set_number=4)

    row.refresh_from_db()
    assert row.position == 1


def test_past_sets_fill_more_rows_than_a_workout_holds(lifter, monkeypatch):
    monkeypatch.setattr("workouts.services.limits.MOST_ROWS", 2)
    press = ExerciseFactory()
    posted = [PostedSet(press, number, Values(weight_kg=Decimal(100), reps=5)) for number in (1, 2, 3)]

    with pytest.raises(Conflict, match="at most 2 rows"):
        past_workouts.enter_past(lifter, times=TIMES, sets=posted)

    assert not WorkoutSession.objects.exists()


def test_a_deleted_past_workout_does_not_come_back(lifter):
    session = past_workouts.enter_past(lifter, times=TIMES)
    uuid = session.uuid

    trash.delete_session(session)

    with pytest.raises(Gone):
        past_workouts.enter_past(lifter, times=TIMES, uuid=uuid)


def test_a_row_to_come_is_left_by_a_correction(lifter):
    session = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter)).session
    row = RowFactory(entry=session.entries.get())

    corrections.correct_session(session, started_at=START - HOUR)

    assert WorkoutSet.objects.filter(pk=row.pk).exists()
