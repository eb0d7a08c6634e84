"""Rows for tests. A factory makes the least that is valid; what a test is about, it says itself."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from workouts import models


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    username = factory.Sequence("lifter{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("a long enough password")


class ExerciseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Exercise

    name = factory.Sequence("Exercise {}".format)
    primary_muscles = ["chest"]
    equipment = ["barbell"]


class CustomExerciseFactory(ExerciseFactory):
    is_custom = True
    created_by = factory.SubFactory(UserFactory)


class RoutineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Routine

    lifter = factory.SubFactory(UserFactory)
    name = factory.Sequence("Routine {}".format)


class PlannedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RoutineExercise

    routine = factory.SubFactory(RoutineFactory)
    lifter = factory.SelfAttribute("routine.lifter")
    exercise = factory.SubFactory(ExerciseFactory)
    exercise_order = factory.LazyAttribute(lambda planned: planned.routine.planned.count() + 1)


class PlannedSetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RoutineSet

    planned = factory.SubFactory(PlannedFactory)
    lifter = factory.SelfAttribute("planned.lifter")
    set_number = factory.LazyAttribute(lambda row: row.planned.sets.count() + 1)
    target_reps = 5
    target_weight_kg = Decimal(100)


class SessionFactory(factory.django.DjangoModelFactory):
    """A workout in progress."""

    class Meta:
        model = models.WorkoutSession

    lifter = factory.SubFactory(UserFactory)
    title = "Push A"
    started_at = factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=30))


class FinishedSessionFactory(SessionFactory):
    """A finished workout of an hour, whose records are computed unless a test says otherwise."""

    started_at = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    completed_at = factory.LazyAttribute(lambda session: session.started_at + timedelta(hours=1))
    duration_seconds = 3600
    records_computed_at = factory.LazyFunction(timezone.now)


class EntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SessionExercise

    session = factory.SubFactory(SessionFactory)
    lifter = factory.SelfAttribute("session.lifter")
    exercise = factory.SubFactory(ExerciseFactory)
    position = factory.LazyAttribute(lambda entry: entry.session.entries.count() + 1)


class RowFactory(factory.django.DjangoModelFactory):
    """A row to come."""

    class Meta:
        model = models.WorkoutSet

    entry = factory.SubFactory(EntryFactory)
    session = factory.SelfAttribute("entry.session")
    exercise = factory.SelfAttribute("entry.exercise")
    lifter = factory.SelfAttribute("entry.lifter")
    position = factory.LazyAttribute(lambda row: row.entry.sets.count() + 1)
    performed_at = factory.SelfAttribute("session.started_at")


class SetFactory(RowFactory):
    """A logged set, 100 kg × 5 unless a test says otherwise, with the load and volume of a weight_reps exercise."""

    weight_kg = Decimal(100)
    reps = 5
    logged_at = factory.SelfAttribute("session.started_at")
    load_kg = factory.SelfAttribute("weight_kg")
    volume_kg = factory.LazyAttribute(lambda row: (row.load_kg or 0) * (row.reps or 0))


class BarFactory(factory.django.DjangoModelFactory):
    """A barbell of 20 kg."""

    class Meta:
        model = models.Bar

    lifter = factory.SubFactory(UserFactory)
    position = factory.LazyAttribute(lambda bar: bar.lifter.bars.count() + 1)
    weight = Decimal(20)


class PlateFactory(factory.django.DjangoModelFactory):
    """A pair of 20 kg."""

    class Meta:
        model = models.Plate

    lifter = factory.SubFactory(UserFactory)
    weight = Decimal(20)
