"""Starting, finishing, discarding and deleting by the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.models import WorkoutSession
from workouts.services.finishing import finish_session
from workouts.services.sessions import discard_session


def running(lifter):
    return WorkoutSession.objects.owned_by(lifter).in_progress().get()


def test_start_leads_to_the_workout(signed_in, lifter):
    response = signed_in.post("/sessions/start/", {"time_zone": "Europe/Berlin", "uuid": str(uuid4())})

    session = running(lifter)
    assert response.url == f"/sessions/{session.uuid}/"
    assert session.time_zone == "Europe/Berlin"


def test_start_with_nonsense_starts_all_the_same(signed_in, lifter):
    signed_in.post("/sessions/start/", {"time_zone": "x" * 500, "uuid": "no"})

    assert running(lifter).time_zone == "UTC"


def test_a_second_start_offers_to_continue(signed_in, lifter):
    session = SessionFactory(lifter=lifter)

    response = signed_in.post("/sessions/start/")

    assert response.status_code == 409
    assert f'href="/sessions/{session.uuid}/"'.encode() in response.content
    assert WorkoutSession.objects.count() == 1


def test_start_from_a_routine(signed_in, lifter):
    routine = RoutineFactory(lifter=lifter, name="Legs A")
    PlannedSetFactory(planned=PlannedFactory(routine=routine))

    response = signed_in.post(reverse("start_routine", args=[routine.uuid]), follow=True)

    assert response.status_code == 200
    assert running(lifter).title == "Legs A"
    assert b'value="100"' in response.content


def test_start_from_the_routine_of_a_stranger_is_404(signed_in):
    assert signed_in.post(reverse("start_routine", args=[RoutineFactory().uuid])).status_code == 404


def test_start_again(signed_in, lifter):
    past = FinishedSessionFactory(lifter=lifter, title="Push B")
    SetFactory(entry=EntryFactory(session=past))

    signed_in.post(reverse("start_again", args=[past.uuid]))

    assert (running(lifter).title, running(lifter).sets.count()) == ("Push B", 1)


def test_finish_names_the_rows_it_drops(signed_in, lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    SetFactory(entry=entry)
    RowFactory.create_batch(2, entry=entry)

    response = signed_in.get(reverse("finish", args=[entry.session.uuid]))

    assert "2 rows without a check will be dropped" in response.content.decode()
    assert f"{entry.exercise.name} set 2, set 3." in response.content.decode()


def test_finish_stores_notes_and_rating(signed_in, lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    SetFactory(entry=entry)

    response = signed_in.post(
        reverse("finish", args=[entry.session.uuid]), {"title": "Push A", "notes": "Slept well.", "rating": "5"}
    )

    session = WorkoutSession.objects.get()
    assert response.url == f"/sessions/{session.uuid}/"
    assert (session.is_completed, session.notes, session.rating) == (True, "Slept well.", 5)


def test_finish_twice_leads_to_the_summary(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=session))

    response = signed_in.post(
        reverse("finish", args=[session.uuid]), {"rating": "1", "title": "Pull", "duration": "5:00"}
    )

    before = (session.title, session.completed_at)
    session.refresh_from_db()
    assert (response.status_code, session.rating) == (302, 1)  # what was said is kept, what was measured stays
    assert (session.title, session.completed_at) == before


def test_words_that_cannot_be_kept_at_a_second_finish_are_refused(htmx, lifter):
    session = FinishedSessionFactory(lifter=lifter)

    response = htmx.post(reverse("finish", args=[session.uuid]), {"notes": "a" * 10_001})

    assert response.status_code == 422
    assert WorkoutSession.objects.get().notes == ""


def test_finish_of_a_finished_workout_without_a_word_changes_nothing(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter, notes="Slept well.", rating=4)
    before = WorkoutSession.objects.values().get()

    assert signed_in.post(reverse("finish", args=[session.uuid])).url == session.get_absolute_url()
    assert WorkoutSession.objects.values().get() == before


def test_a_word_about_the_rest_of_a_workout_that_is_over_is_all_right(htmx, signed_in, lifter):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())
    url = reverse("rest", args=[session.uuid])

    assert htmx.post(url, {"skip": "1"}).status_code == 200
    assert signed_in.post(url, {"delta": "15"}).url == "/"


@pytest.mark.parametrize("rating", ["0", "6", "x", "4.5"])
def test_finish_with_a_rating_that_is_none_is_refused(signed_in, lifter, rating):
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    SetFactory(entry=entry)

    response = signed_in.post(reverse("finish", args=[entry.session.uuid]), {"rating": rating})

    assert response.status_code == 422
    assert WorkoutSession.objects.get().is_in_progress


def test_finish_with_nothing_logged_says_so(signed_in, lifter):
    session = SessionFactory(lifter=lifter)

    assert b"Nothing is logged yet" in signed_in.get(reverse("finish", args=[session.uuid])).content
    signed_in.post(reverse("finish", args=[session.uuid]))
    assert WorkoutSession.objects.get().is_in_progress


def test_discard_asks_first(signed_in, lifter):
    session = SessionFactory(lifter=lifter)
    url = reverse("discard", args=[session.uuid])

    signed_in.get(url)
    assert WorkoutSession.objects.in_progress().exists()
    assert signed_in.post(url).url == "/"
    assert not WorkoutSession.objects.in_progress().exists()


def test_a_discarded_workout_has_no_page(signed_in, lifter):
    session = SessionFactory(lifter=lifter, discarded_at=timezone.now())

    assert signed_in.get(session.get_absolute_url()).status_code == 404


def test_describe_that_is_refused_keeps_what_was_typed(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter, title="Push A")
    url = reverse("describe", args=[session.uuid])

    response = signed_in.post(url, {"title": "t" * 300, "notes": "Slept well.", "rating": "4"})

    assert response.status_code == 422
    page = response.content.decode()
    for shown_again in ("t" * 300, "Slept well.</textarea>", 'value="4" checked', 'class="wrong"'):
        assert shown_again in page
    session.refresh_from_db()
    assert (session.title, session.notes, session.rating) == ("Push A", "", None)


@pytest.mark.parametrize("name", ["describe", "finish"])
@pytest.mark.parametrize(("fields", "notes"), [({"rating": "4"}, "Slept well."), ({"rating": "4", "notes": ""}, "")])
def test_notes_that_are_not_sent_stay(signed_in, lifter, name, fields, notes):
    factory = FinishedSessionFactory if name == "describe" else SessionFactory
    session = factory(lifter=lifter, notes="Slept well.")
    SetFactory(entry=EntryFactory(session=session))

    signed_in.post(reverse(name, args=[session.uuid]), fields)

    session.refresh_from_db()
    assert (session.rating, session.notes) == (4, notes)


def test_summary_shows_what_was_said(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter, title="Bench day", notes="Slept well.", rating=4)

    page = signed_in.get(session.get_absolute_url()).content.decode()

    for said in ('value="Bench day"', "Slept well.</textarea>", 'value="4" checked'):
        assert said in page


def test_delete_asks_first(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter)
    url = reverse("delete_session", args=[session.uuid])

    signed_in.get(url)
    assert WorkoutSession.objects.exists()
    signed_in.post(url)
    assert not WorkoutSession.objects.exists()


def test_rest_is_put_off_and_skipped(htmx, lifter):
    now = timezone.now()
    session = SessionFactory(lifter=lifter, rest_started_at=now, rest_ends_at=now + timedelta(seconds=60))
    url = reverse("rest", args=[session.uuid])

    htmx.post(url, {"delta": "15"})
    session.refresh_from_db()
    assert session.rest_ends_at == now + timedelta(seconds=75)
    htmx.post(url, {"skip": "1"})
    session.refresh_from_db()
    assert session.rest_ends_at is None


UNREADABLE = [
    {},
    {"delta": "soon"},
    {"delta": ""},
    {"delta": "99999"},
    {"ends_at": "later"},
    {"delta": "15", "ends_at": "2026-13-45T00:00"},
    {"skip": "1", "rest_set": "that one"},
]


@pytest.mark.parametrize("fields", UNREADABLE)
def test_what_cannot_be_read_leaves_the_rest_as_it_is(htmx, signed_in, lifter, fields):
    now = timezone.now()
    session = SessionFactory(lifter=lifter, rest_started_at=now, rest_ends_at=now + timedelta(seconds=60))
    url = reverse("rest", args=[session.uuid])

    said = htmx.post(url, fields)
    page = signed_in.post(url, fields, follow=True)

    assert (said.status_code, said["HX-Retarget"]) == (422, "#toasts")
    assert "The rest goes on as it was" in page.content.decode()
    session.refresh_from_db()
    assert session.rest_ends_at == now + timedelta(seconds=60)


@pytest.mark.parametrize("over", [finish_session, discard_session])
def test_starting_from_an_old_page_starts_a_new_workout(signed_in, lifter, over):
    session = SetFactory(entry__session__lifter=lifter).session
    over(session)

    response = signed_in.post(reverse("start"), {"uuid": session.uuid})

    running = WorkoutSession.objects.in_progress().get()
    assert running.uuid != session.uuid
    assert response.url == running.get_absolute_url()


def test_discard_of_a_finished_workout_leads_to_it(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter)

    response = signed_in.get(reverse("discard", args=[session.uuid]))

    assert response.url == session.get_absolute_url()
