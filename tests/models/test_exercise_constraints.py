import pytest
from django.db import IntegrityError

from tests.factories import CustomExerciseFactory, ExerciseFactory, UserFactory
from workouts.models import Exercise, ExerciseAlias

pytestmark = pytest.mark.django_db


def violated(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_exercise_name_is_unique_in_the_catalogue_whatever_its_case():
    ExerciseFactory(name="Squat")

    with violated("exercise_name_unique_in_catalogue"):
        ExerciseFactory(name="SQUAT")


def test_exercise_name_is_unique_per_lifter_whatever_its_case():
    own = CustomExerciseFactory(name="Sled push")

    with violated("exercise_name_unique_per_lifter"):
        CustomExerciseFactory(name="sled PUSH", created_by=own.created_by)


def test_exercise_name_of_another_lifter_or_the_catalogue_is_free():
    ExerciseFactory(name="Sled push")

    owners = {CustomExerciseFactory(name="Sled push").created_by_id for _ in range(2)}

    assert Exercise.objects.filter(name="Sled push").count() == 3
    assert len(owners) == 2


@pytest.mark.parametrize(("is_custom", "has_creator"), [(True, False), (False, True)])
def test_exercise_is_custom_exactly_with_a_creator(is_custom, has_creator):
    creator = UserFactory() if has_creator else None

    with violated("exercise_custom_has_creator"):
        ExerciseFactory(is_custom=is_custom, created_by=creator)


def test_exercise_type_is_a_known_one():
    with violated("exercise_type_known"):
        ExerciseFactory(type="juggling")


def test_exercise_hevy_id_is_unique_in_the_catalogue():
    ExerciseFactory(hevy_id="ABC12345")

    with violated("exercise_hevy_id_unique"):
        ExerciseFactory(hevy_id="ABC12345")


def test_alias_of_everyone_is_unique_whatever_its_case():
    exercise = ExerciseFactory()
    ExerciseAlias.objects.create(exercise=exercise, name="RDL")

    with violated("alias_name_unique"):
        ExerciseAlias.objects.create(exercise=ExerciseFactory(), name="rdl")


def test_alias_of_a_lifter_is_unique_for_them_only():
    exercise, lifter = ExerciseFactory(), UserFactory()
    for owner in (None, UserFactory(), lifter):
        ExerciseAlias.objects.create(exercise=exercise, name="RDL", lifter=owner)

    with violated("alias_name_unique_per_lifter"):
        ExerciseAlias.objects.create(exercise=exercise, name="rdl", lifter=lifter)
