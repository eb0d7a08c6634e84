"""What allauth asks of us, asked directly."""

import pytest

from tests.factories import UserFactory
from workouts.accounts import AccountAdapter
from workouts.models import User

pytestmark = pytest.mark.django_db


def test_a_new_password_leaves_alone_what_changed_since_the_lifter_was_read():
    lifter = UserFactory(weekly_goal=3)
    User.objects.update(weekly_goal=5, generation=7)

    AccountAdapter().set_password(lifter, "bench 100 twice")

    stored = User.objects.get()
    assert (stored.weekly_goal, stored.generation) == (5, 7)
    assert stored.check_password("bench 100 twice")
