"""After an upgrade that computes records otherwise: everyone's are found, and computed again."""

import pytest
from django.db import connection

from tests.factories import ExerciseFactory, UserFactory
from tests.services.record_rows import standing, stored, workout
from workouts import tasks
from workouts.domain.records import DEFINITION
from workouts.models import PersonalRecord, RecordsDue, User
from workouts.queries.dashboard import read_history
from workouts.queries.exercise_figures import exercise_figures
from workouts.services import records
from workouts.services.due import mark_due


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press")


@pytest.fixture
def upgraded(lifter, bench):
    """A lifter with two workouts, as the version before left them: it knew no heaviest weight."""
    for day, weight in ((0, "100"), (7, "110")):
        records.detect(workout(lifter, bench, (weight, 5), day=day))
    PersonalRecord.objects.filter(record_type="max_weight").delete()
    User.objects.update(records_definition=1)
    return User.objects.get(pk=lifter.pk)


def heaviest(lifter):
    rows = PersonalRecord.objects.owned_by(lifter).filter(record_type="max_weight").order_by("achieved_at")
    return list(rows.values_list("value", "previous_value"))


def test_a_new_lifter_has_no_old_records(lifter):
    assert (lifter.records_definition, lifter.has_old_records) == (DEFINITION, False)


def test_the_sweep_computes_old_records_once(upgraded):
    assert [tasks.sweep_records(), tasks.sweep_records()] == [1, 0]

    assert heaviest(upgraded) == [(100, None), (110, 100)]
    upgraded.refresh_from_db()
    assert (upgraded.records_definition, upgraded.generation) == (DEFINITION, 3)


def test_the_sweep_goes_on_where_one_lifter_always_fails(upgraded, caplog):
    poisoned = UserFactory(records_definition=0, one_rep_max_formula="guess")
    records.detect(workout(UserFactory(one_rep_max_formula="epley"), ExerciseFactory(), ("100", 5)))
    workout(poisoned, ExerciseFactory(), ("100", 5))

    tasks.sweep_records()

    assert heaviest(upgraded) == [(100, None), (110, 100)]
    assert f"Could not compute the records: user {poisoned.pk}" in caplog.messages


def test_a_workout_that_is_finished_first_is_compared_with_records_of_the_new_kinds(upgraded, bench):
    session = workout(upgraded, bench, ("120", 5), day=14)

    found = {record.record_type: record.previous_value for record in records.detect(session)}

    assert found["max_weight"] == 110
    assert heaviest(upgraded) == [(100, None), (110, 100), (120, 110)]
    assert not records.bring_up_to_date(upgraded)


def test_an_edit_before_the_sweep_brings_all_exercises_up_to_date(upgraded, bench):
    other = ExerciseFactory()
    mark_due(upgraded, [other.pk])

    records.rebuild_due(upgraded)

    assert heaviest(upgraded) == [(100, None), (110, 100)]
    assert not RecordsDue.objects.exists()


def test_what_is_up_to_date_is_left_alone(lifter, bench):
    records.detect(workout(lifter, bench, ("100", 5)))
    before = list(PersonalRecord.objects.values_list("pk", flat=True))

    assert records.bring_up_to_date(lifter) is False
    assert list(PersonalRecord.objects.values_list("pk", flat=True)) == before


def test_a_lifter_that_is_gone_is_a_normal_end(upgraded):
    gone = User.objects.get(pk=upgraded.pk)
    upgraded.delete()

    assert records.bring_up_to_date(gone) is False


def test_pages_say_that_old_records_are_computed(upgraded, bench):
    assert exercise_figures(upgraded, bench)["is_computing"] is True
    assert read_history(upgraded).is_computing is True

    records.bring_up_to_date(upgraded)

    current = User.objects.get(pk=upgraded.pk)
    assert exercise_figures(current, bench)["is_computing"] is False
    assert read_history(current).is_computing is False


def test_a_rebuild_leaves_what_it_would_leave_of_a_lifter_who_began_later(upgraded):
    records.rebuild(upgraded)
    found = stored(upgraded)

    User.objects.update(records_definition=0)
    records.bring_up_to_date(upgraded)

    assert stored(upgraded) == found
    assert standing(upgraded)["max_weight"] == 110


def test_whoever_was_here_before_the_column_has_old_records(lifter):
    with connection.cursor() as cursor:  # what the migration gives to rows that are there
        cursor.execute("UPDATE workouts_user SET records_definition = DEFAULT")

    assert list(records.with_old_records()) == [lifter]
