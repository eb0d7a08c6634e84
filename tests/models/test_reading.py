"""Rows of hand-written SQL are rows like any other."""

import pytest

from tests.factories import SetFactory
from workouts.models import WorkoutSet
from workouts.models.reading import columns_of, instance, instances

pytestmark = pytest.mark.django_db
SOME = ("id", "uuid", "session_id", "entry_id", "reps", "weight_kg")


def read(only=()):
    return instances(WorkoutSet, f"SELECT {columns_of(WorkoutSet, 's', only)} FROM workout_sets AS s", [], only)


def test_a_row_equals_the_one_that_the_model_reads():
    stored = SetFactory()

    (row,) = read()

    expected = WorkoutSet.objects.get(pk=stored.pk)
    assert row == expected
    names = [field.attname for field in WorkoutSet._meta.concrete_fields]
    assert {name: row.__dict__[name] for name in names} == {name: expected.__dict__[name] for name in names}


def test_what_was_not_read_is_read_when_asked_for(django_assert_num_queries):
    stored = SetFactory(notes="Slow")
    (row,) = read(SOME)

    assert row.get_deferred_fields() == {f.attname for f in WorkoutSet._meta.concrete_fields} - set(SOME)
    with django_assert_num_queries(1):
        assert row.notes == "Slow"
    assert row.entry == stored.entry


def test_a_row_is_changed_and_saved_as_any_other():
    SetFactory(reps=5)
    (row,) = read(SOME)

    row.reps = 6
    row.save(update_fields=["reps"])

    assert WorkoutSet.objects.values_list("reps", flat=True).get() == 6


def test_too_few_values_are_no_row():
    with pytest.raises(ValueError, match="zip"):
        instance(WorkoutSet, [1, 2], SOME)
