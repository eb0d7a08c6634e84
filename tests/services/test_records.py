from datetime import timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import CustomExerciseFactory, EntryFactory, ExerciseFactory, SetFactory
from tests.services.record_rows import MONDAY, standing, stored, workout
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.models import PersonalRecord, RecordsDue, WorkoutSession
from workouts.services import record_histories, records, sets, trash


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press")


def test_detect_stores_the_first_time_quietly(lifter, bench):
    session = workout(lifter, bench, ("100", 5), ("105", 3))

    found = records.detect(session)

    assert standing(lifter) == {
        "1rm": Decimal("112.5"),  # 100 × 36 / 32
        "max_weight": 105,
        "3rm": 105,
        "5rm": 100,
        "set_volume": 500,
        "volume": 815,
        "reps": 5,
    }
    assert {record.previous_value for record in found} == {None}
    session.refresh_from_db()
    assert session.records_computed_at is not None


def test_detect_says_what_was_beaten(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))
    second = workout(lifter, bench, ("102.5", 5), day=7)

    found = {record.record_type: record for record in records.detect(second)}

    assert set(found) == {"1rm", "max_weight", "3rm", "5rm", "set_volume", "volume"}  # five reps again are a tie
    five = found["5rm"]
    assert (five.value, five.previous_value, five.previous_achieved_at) == (Decimal("102.5"), 100, MONDAY)
    assert five.set == second.sets.get()
    beaten = PersonalRecord.objects.get(record_type="5rm", superseded_at__isnull=False)
    assert (beaten.value, beaten.superseded_at) == (100, second.started_at)


def test_detect_twice_changes_nothing(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))
    second = workout(lifter, bench, ("102.5", 5), day=7)
    records.detect(second)
    once = stored(lifter)

    records.detect(second)

    assert stored(lifter) == once


def test_detect_of_a_workout_in_progress_finds_nothing(lifter, bench):
    session = workout(lifter, bench, ("100", 5))
    WorkoutSession.objects.update(completed_at=None)

    assert records.detect(session) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_of_tasks_gives_what_a_rebuild_gives(lifter, bench, order):
    lifted = [("100", 5), ("110", 3), ("105", 8)]
    done = [workout(lifter, bench, lift, day=7 * week) for week, lift in enumerate(lifted)]

    for index in order:
        records.detect(done[index])

    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found


def test_a_backdated_workout_takes_the_records_it_would_have_had(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5), day=7))

    records.detect(workout(lifter, bench, ("120", 5), day=0))

    assert PersonalRecord.objects.filter(record_type="5rm").values_list("value", "superseded_at").get() == (120, None)


def test_deleting_the_record_set_brings_the_one_before_back(lifter, bench, django_capture_on_commit_callbacks):
    records.detect(workout(lifter, bench, ("100", 5)))
    second = workout(lifter, bench, ("110", 5), ("90", 5), day=7)
    records.detect(second)

    sets.delete_set(lifter, uuid=second.sets.get(weight_kg=110).uuid)
    records.rebuild_due(lifter)

    assert standing(lifter)["5rm"] == 100
    assert not RecordsDue.objects.exists()


def test_deleting_a_workout_brings_the_records_before_back(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))
    first = stored(lifter)
    second = workout(lifter, bench, ("110", 5), day=7)
    records.detect(second)

    trash.delete_session(second)
    records.rebuild_due(lifter)

    assert stored(lifter) == first


def test_an_edit_of_a_finished_workout_moves_its_records(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))
    second = workout(lifter, bench, ("110", 5), day=7)
    records.detect(second)

    sets.change_set(lifter, uuid=second.sets.get().uuid, values=Values(weight_kg=Decimal(95), reps=5))
    records.detect(second)

    assert standing(lifter)["5rm"] == 100
    found = stored(lifter)
    records.rebuild(lifter)
    assert stored(lifter) == found


def test_warmups_and_attempts_earn_nothing(lifter, bench):
    session = workout(lifter, bench, ("140", 0), ("60", 5))
    session.sets.filter(weight_kg=60).update(set_type=SetType.WARMUP)

    assert records.detect(session) == []


def test_bodyweight_exercises_have_most_reps(lifter):
    push_up = ExerciseFactory(type=ExerciseType.REPS_ONLY)
    session = workout(lifter, push_up, ("0", 22), ("0", 18))
    session.sets.update(weight_kg=None, load_kg=None, volume_kg=0)

    records.detect(session)

    assert standing(lifter) == {"reps": 22, "session_reps": 40}


def test_records_of_two_lifters_do_not_meet(lifter, stranger, bench):
    records.detect(workout(stranger, bench, ("200", 5)))

    records.detect(workout(lifter, bench, ("100", 5)))

    assert standing(lifter)["5rm"] == 100
    assert standing(stranger)["5rm"] == 200


def test_the_same_exercise_twice_in_a_workout_is_one_history(lifter, bench):
    session = workout(lifter, bench, ("100", 5))
    SetFactory(entry=EntryFactory(session=session, exercise=bench), weight_kg=Decimal(110), reps=5)

    records.detect(session)

    assert standing(lifter)["5rm"] == 110
    assert standing(lifter)["volume"] == 1050


def test_detect_raises_the_generation(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))

    lifter.refresh_from_db()
    assert lifter.generation == 1


def test_rebuild_marks_all_sessions_as_computed(lifter, bench):
    workout(lifter, bench, ("100", 5))
    workout(lifter, bench, ("110", 5), day=7)

    records.rebuild(lifter)

    assert WorkoutSession.objects.filter(records_computed_at=None).count() == 0
    assert timezone.now() - WorkoutSession.objects.first().records_computed_at < timedelta(minutes=1)


def test_rebuild_of_many_exercises_holds_few_records_and_none_of_a_stranger(lifter, stranger, monkeypatch):
    exercises = ExerciseFactory.create_batch(3)
    CustomExerciseFactory.create_batch(3, created_by=stranger)
    for day, exercise in enumerate(exercises * 2):
        records.detect(workout(lifter, exercise, (100 + day, 5), day=day))
    found = stored(lifter)

    monkeypatch.setattr(record_histories, "MOST_HELD", 1)
    with CaptureQueriesContext(connection) as asked:
        records.rebuild(lifter)

    assert stored(lifter) == found
    assert sum('INSERT INTO "personal_records"' in each["sql"] for each in asked) == len(exercises)
    (read,) = [each["sql"] for each in asked if 'FROM "workout_exercises"' in each["sql"]]
    assert '"created_by_id" IS NULL OR' in read
