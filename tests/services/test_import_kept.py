"""Workouts that a later file tells otherwise, but that are left as they are here."""

import pytest

from tests.factories.hevy import row, sets_of
from tests.factories.uploads import days
from tests.services.changed_files import COLUMNS, PUSH, bring, lines_of, take
from workouts.models import WorkoutSession
from workouts.services import trash
from workouts.services.import_selection import CHANGED
from workouts.services.sessions import describe_session

pytestmark = pytest.mark.usefixtures("bench")


def test_a_workout_changed_in_the_file_and_here_stays_as_edited_and_that_is_told(lifter):
    bring(lifter, *PUSH)
    describe_session(WorkoutSession.objects.get(), title="Mine")
    stored = sets_of(lifter, *COLUMNS)

    for found in (take(lifter, row(values="105,5,,,"), *PUSH[1:]), bring(lifter, row(values="105,5,,,"), *PUSH[1:])):
        assert (found.updated, found.offered, found.duplicates, lines_of(found, CHANGED)) == ((), 0, 2, [2])
        assert found.notices == ("1 workout was changed in the file since, and here, too: it stays as it is here.",)

    assert sets_of(lifter, *COLUMNS) == stored


def test_sets_that_went_from_the_file_are_told_of_workouts_changed_here(lifter):
    bring(lifter, *days(2))
    WorkoutSession.objects.update(rating=4)

    found = take(lifter, days(2)[0], days(2)[2])

    assert (found.duplicates, found.skipped) == (2, ())
    assert found.notices == ("2 workouts were changed in the file since, and here, too: they stay as they are here.",)
    assert len(sets_of(lifter, "pk")) == 4


def test_a_workout_edited_here_and_as_it_was_in_the_file_is_here(lifter):
    bring(lifter, *PUSH)
    WorkoutSession.objects.get().sets.first().delete()

    found = take(lifter, *PUSH)

    assert (found.duplicates, found.notices, found.skipped) == (3, (), ())


def test_a_workout_of_which_nobody_knows_what_its_file_said_is_left_as_it_is(lifter):
    bring(lifter, row())
    WorkoutSession.objects.update(source_rows=[])  # stored by a version before this one

    assert take(lifter, row(values="105,5,,,")).duplicates == 1
    assert take(lifter, row(values="105,5,,,"), row(index=1)).sets == 1
    assert sets_of(lifter, "weight_kg") == [105, 100]
    assert take(lifter, row(values="100,5,,,"), row(index=1)).updated != ()


def test_workouts_of_others_running_and_deleted_ones_are_left_alone(lifter, stranger):
    bring(stranger, *days(3))
    bring(lifter, *days(3))
    trash.delete_session(WorkoutSession.objects.get(lifter=lifter, title="Day 1"))
    WorkoutSession.objects.filter(lifter=lifter, title="Day 2").update(completed_at=None)
    before = sets_of(stranger, *COLUMNS)

    found = take(lifter, *days(3, values="105,5,,,"))

    assert (len(found.updated), found.sets, found.duplicates, len(found.skipped)) == (1, 2, 2, 2)
    assert sets_of(stranger, *COLUMNS) == before
    assert sets_of(lifter, "session__title", "weight_kg") == [("Day 2", 100)] * 2 + [("Day 3", 105)] * 2


def test_a_deleted_workout_that_was_had_back_is_offered_as_before(lifter):
    bring(lifter, row())
    session = WorkoutSession.objects.get()
    trash.delete_session(session)
    trash.restore_session(lifter, session.uuid)

    assert bring(lifter, row()).duplicates == 1
    assert take(lifter, row(values="105,5,,,")).updated == (session.uuid,)
