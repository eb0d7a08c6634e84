"""The first page."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import (
    FinishedSessionFactory,
    PlannedFactory,
    RoutineFactory,
    SessionFactory,
)


def test_home_shows_the_week_and_what_to_repeat(signed_in, lifter):
    FinishedSessionFactory(lifter=lifter, started_at=timezone.now() - timedelta(hours=2), title="Push A")

    page = signed_in.get("/").content.decode()

    assert "1 of 3 this week" in page
    assert "Streak 1 week" in page
    assert "Push A" in page


def test_home_takes_the_same_statements_for_any_number_of_routines(signed_in, lifter, django_assert_num_queries):
    for count in (1, 2):
        for _ in range(count):
            PlannedFactory.create_batch(2, routine=RoutineFactory(lifter=lifter))
            FinishedSessionFactory(lifter=lifter)
        with django_assert_num_queries(7):
            signed_in.get("/")


def test_home_leads_back_to_the_running_workout(signed_in, lifter):
    session = SessionFactory(lifter=lifter, title="Legs")

    assert f'class="resume" href="/sessions/{session.uuid}/"' in signed_in.get("/").content.decode()


def test_home_says_when_a_routine_was_last_finished(signed_in, lifter):
    routine = RoutineFactory(lifter=lifter)
    FinishedSessionFactory(lifter=lifter, routine=routine)
    SessionFactory(lifter=lifter, routine=routine, discarded_at=timezone.now())

    page = signed_in.get("/").content.decode()

    assert "last 2 March" in page
    assert "last today" not in page


def test_home_offers_the_import_until_something_is_logged(signed_in, lifter):
    offer = '<a class="button word" href="/profile/import/">Import from another app</a>'
    assert offer in signed_in.get("/").content.decode()

    FinishedSessionFactory(lifter=lifter)

    assert offer not in signed_in.get("/").content.decode()
