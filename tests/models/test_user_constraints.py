"""What the database refuses about lifters, whoever asks."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    FinishedSessionFactory,
    PlannedFactory,
    RoutineFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import Catalogue, Exercise, PersonalRecord, User
from workouts.services import records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("user_username_without_at", {"username": "a@b"}),
        ("user_first_weekday_in_week", {"first_weekday": 7}),
        ("user_weekly_goal_sane", {"weekly_goal": 0}),
        ("user_weekly_goal_sane", {"weekly_goal": 15}),
        ("user_rest_within_an_hour", {"default_rest_seconds": 3601}),
    ],
)
def test_lifter_is_refused(constraint, values):
    lifter = UserFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        User.objects.filter(pk=lifter.pk).update(**values)


def test_username_is_unique_without_regard_to_case():
    UserFactory(username="Lifter")

    with pytest.raises(IntegrityError, match="user_username_unique"):
        UserFactory(username="lIFTER")


def test_mail_is_unique_without_regard_to_case():
    UserFactory(email="a@example.org")

    with pytest.raises(IntegrityError, match="user_email_unique"):
        UserFactory(email="A@example.org")


def test_several_lifters_may_have_no_mail():
    UserFactory(email="")
    UserFactory(email="")

    assert User.objects.filter(email="").count() == 2


def test_catalogue_is_one_row():
    Catalogue.raise_generation()

    with pytest.raises(IntegrityError, match="catalogue_is_one_row"):
        Catalogue.objects.create(pk=2)


def test_a_lifter_goes_with_all_that_is_theirs(lifter):
    mine = CustomExerciseFactory(created_by=lifter)
    session = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session, exercise=mine))
    PlannedFactory(routine=RoutineFactory(lifter=lifter), exercise=mine)
    records.detect(session)

    lifter.delete()

    assert not Exercise.objects.filter(pk=mine.pk).exists()
    assert not PersonalRecord.objects.exists()
