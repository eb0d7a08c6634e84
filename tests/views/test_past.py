"""Finished workouts by the pages: entered, edited, saved as a routine, deleted and had back."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    PlannedSetFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.models import BodyMeasurement, DeletedWorkout, Routine, WorkoutSession, WorkoutSet

NOW = datetime(2026, 3, 18, 18, 0, tzinfo=UTC)
PAST = {"started": "2026-03-17T18:30", "duration": "1:04", "time_zone": "Europe/Berlin"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def past(lifter):
    """17:30 to 18:30 in UTC, an hour later in Berlin, with one set."""
    session = FinishedSessionFactory(lifter=lifter, time_zone="Europe/Berlin", title="Push A")
    SetFactory(entry=EntryFactory(session=session))
    return session


def edit_url(session):
    return reverse("edit_session", args=[session.uuid])


def editing(session):
    """The headers of the sender on the page on which a workout is edited."""
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{edit_url(session)}#set-1"}


def text(response):
    return response.content.decode()


# --- Entered ------------------------------------------------------------------------------------------------------------------


def test_enter_leads_to_its_sets(signed_in, lifter):
    assert 'type="datetime-local"' in text(signed_in.get(reverse("enter_past")))

    response = signed_in.post(reverse("enter_past"), PAST | {"title": "Legs", "uuid": uuid4()})

    session = WorkoutSession.objects.get()
    assert response.url == edit_url(session)
    assert (session.title, session.started_at) == ("Legs", datetime(2026, 3, 17, 17, 30, tzinfo=UTC))
    assert session.completed_at == session.started_at + timedelta(minutes=64)


def test_enter_proposes_an_hour_ago_where_the_lifter_lives(signed_in, lifter):
    lifter.time_zone = "Europe/Berlin"
    lifter.save()

    page = text(signed_in.get(reverse("enter_past")))

    assert 'name="started" value="2026-03-18T18:00"' in page
    assert "<device-zone proposes>" in page


def test_enter_shows_what_was_typed_where_it_is_refused(signed_in):
    page = text(signed_in.post(reverse("enter_past"), PAST | {"started": "2026-03-19T18:30"}))

    assert 'name="started" value="2026-03-19T18:30"' in page
    assert "<device-zone>" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"started": ""}, "When did it start?"),
        ({"duration": ""}, "How long did it take?"),
        ({"started": "2026-03-19T18:30"}, "The start lies ahead."),
        ({"started": "2026-03-18T18:30"}, "The end lies ahead."),
        ({"started": "1066-10-14T09:00"}, "Check the year."),
    ],
)
def test_enter_needs_times_that_can_be(signed_in, fields, sentence):
    response = signed_in.post(reverse("enter_past"), PAST | fields)

    assert response.status_code == 422
    assert sentence in text(response)
    assert not WorkoutSession.objects.exists()


def test_enter_warns_of_an_overlap_and_stores_all_the_same(signed_in, lifter):
    FinishedSessionFactory(lifter=lifter, title="Run", started_at=datetime(2026, 3, 17, 18, 0, tzinfo=UTC))

    page = text(signed_in.post(reverse("enter_past"), PAST, follow=True))

    assert "It overlaps with “Run”" in page
    assert WorkoutSession.objects.count() == 2


def test_enter_with_a_routine(signed_in, lifter):
    routine = PlannedSetFactory(planned=PlannedFactory(routine__lifter=lifter)).planned.routine

    page = text(signed_in.post(reverse("enter_past"), PAST | {"routine": routine.uuid}, follow=True))

    assert 'value="100"' in page
    assert WorkoutSession.objects.get().title == routine.name


def test_enter_with_the_routine_of_a_stranger_is_refused(signed_in):
    response = signed_in.post(reverse("enter_past"), PAST | {"routine": RoutineFactory().uuid})

    assert response.status_code == 422


def test_enter_beside_a_running_workout(signed_in, lifter):
    SessionFactory(lifter=lifter)

    assert signed_in.post(reverse("enter_past"), PAST).status_code == 302


# --- Edited -------------------------------------------------------------------------------------------------------------------


def test_edit_shows_the_rows_without_what_a_running_workout_has(signed_in, past):
    page = text(signed_in.get(edit_url(past)))

    assert f'<tbody id="set-{past.sets.get().uuid}"' in page
    assert 'value="2026-03-02T18:30"' in page
    for absent in ("elapsed-time", "rest-timer", "Discard workout", "Finish workout"):
        assert absent not in page


def test_edit_of_a_running_workout_leads_to_it(signed_in, lifter):
    session = SessionFactory(lifter=lifter)

    assert signed_in.get(edit_url(session)).url == session.get_absolute_url()


def test_done_stores_what_was_said_and_leads_to_the_summary(signed_in, past):
    RowFactory(entry=past.entries.get())
    fields = {"title": "Heavy", "started": "2026-03-01T18:30", "duration": "1:30", "notes": "Fine.", "rating": "5"}

    response = signed_in.post(edit_url(past), fields)

    assert response.url == past.get_absolute_url()
    past.refresh_from_db()
    assert (past.title, past.notes, past.rating, past.duration_seconds) == ("Heavy", "Fine.", 5, 5400)
    assert past.started_at == datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
    assert past.sets.count() == 1


def test_done_stores_a_bodyweight_for_the_day_of_the_workout(signed_in, past):
    signed_in.post(edit_url(past), {"started": "2026-03-03T00:30", "duration": "1:00", "bodyweight": "80.5"})

    past.refresh_from_db()
    assert list(BodyMeasurement.objects.values_list("measured_on", "weight_kg")) == [
        (date(2026, 3, 3), Decimal("80.5"))
    ]
    assert (past.started_on, past.bodyweight_kg) == (date(2026, 3, 3), Decimal("80.5"))


def test_done_untouched_keeps_the_seconds(signed_in, past):
    start = past.started_at + timedelta(seconds=17)
    WorkoutSession.objects.update(started_at=start, completed_at=start + timedelta(seconds=3642), duration_seconds=3642)

    signed_in.post(edit_url(past), {"title": "Push A", "started": "2026-03-02T18:30", "duration": "1:00"})

    past.refresh_from_db()
    assert (past.started_at, past.completed_at, past.duration_seconds) == (start, start + timedelta(seconds=3642), 3642)


def test_an_unknown_duration_stays_empty(signed_in, past):
    WorkoutSession.objects.update(duration_seconds=None)
    assert 'id="id_duration">' in text(signed_in.get(edit_url(past)))

    signed_in.post(edit_url(past), {"title": "Push A", "started": "2026-03-02T18:30", "duration": ""})

    past.refresh_from_db()
    assert (past.duration_seconds, past.completed_at) == (None, past.started_at + timedelta(hours=1))


def test_done_with_times_that_cannot_be_shows_the_page_again(signed_in, past):
    response = signed_in.post(edit_url(past), {"started": "2026-03-18T22:30", "duration": "1:00"})

    assert response.status_code == 422
    assert "The start lies ahead." in text(response)
    assert '<details class="folder" open>' in text(response)


def test_done_with_nothing_checked_is_refused_and_keeps_what_was_typed(signed_in, past):
    WorkoutSet.objects.update(logged_at=None)

    response = signed_in.post(
        edit_url(past), {"title": "Bench day", "notes": "Slept well.", "rating": "4", "duration": "1:20"}
    )

    assert response.status_code == 422
    assert "No set is checked." in text(response)
    assert '<details class="folder" open>' in text(response)
    for typed in ('value="Bench day"', "Slept well.</textarea>", 'value="1:20"', 'value="4" checked'):
        assert typed in text(response)
    assert WorkoutSession.objects.get().title == "Push A"


def test_a_row_logged_while_editing_answers_with_the_row(htmx, past):
    entry = past.entries.get()
    url = reverse("log_set", args=[entry.uuid, uuid4()])

    response = htmx.post(url, {"weight": "90", "reps": "5", "type": "weight_reps"}, headers=editing(past))

    assert "HX-Redirect" not in response
    assert 'value="90"' in text(response)
    assert "<rest-timer" not in text(response)
    past.refresh_from_db()
    row = past.sets.get(weight_kg=90)
    assert (past.total_sets, row.performed_at, past.rest_ends_at) == (2, past.completed_at, None)


def test_a_row_logged_on_a_page_that_still_thinks_it_runs_leads_to_the_summary(htmx, past):
    url = reverse("log_set", args=[past.entries.get().uuid, uuid4()])

    response = htmx.post(
        url,
        {"weight": "90", "reps": "5", "type": "weight_reps"},
        headers={"HX-Current-URL": f"http://testserver{past.get_absolute_url()}"},
    )

    assert response["HX-Redirect"] == f"{past.get_absolute_url()}?late=finished"


def test_a_row_added_while_editing_counts_and_shows_nowhere(htmx, signed_in, past):
    entry = past.entries.get()
    htmx.post(reverse("add_set", args=[entry.uuid]), headers=editing(past))
    added = ExerciseFactory(name="Dip")
    htmx.post(reverse("add_exercise", args=[past.uuid]), {"exercise": added.pk}, headers=editing(past))

    past.refresh_from_db()
    assert (past.sets.count(), past.total_sets, past.total_exercises) == (3, 1, 1)
    for address in ("/", "/history/", past.get_absolute_url()):
        assert "Dip" not in text(signed_in.get(address))
    signed_in.post(reverse("start_again", args=[past.uuid]))
    assert WorkoutSession.objects.in_progress().get().sets.count() == 1


def test_an_exercise_added_while_editing_comes_with_a_row(htmx, past):
    response = htmx.post(
        reverse("add_exercise", args=[past.uuid]), {"exercise": ExerciseFactory().pk}, headers=editing(past)
    )

    assert 'class="check"' in text(response)


def test_an_exercise_added_on_a_page_that_still_thinks_it_runs_leads_to_editing(htmx, past):
    response = htmx.post(reverse("add_exercise", args=[past.uuid]), {"exercise": ExerciseFactory().pk})

    assert response["HX-Redirect"] == edit_url(past)


def test_without_htmx_rows_lead_back_to_editing(signed_in, past):
    row = past.sets.get()

    assert signed_in.post(reverse("uncheck_set", args=[row.uuid])).url == f"{edit_url(past)}#set-{row.uuid}"
    assert f'href="{edit_url(past)}"' in text(signed_in.get(reverse("set_menu", args=[row.uuid])))


def test_bad_input_while_editing_without_htmx_shows_the_sentence(signed_in, past):
    row = past.sets.get()

    response = signed_in.post(reverse("change_set", args=[row.uuid]), {"weight": "80", "reps": "-1"})

    assert response.status_code == 422
    assert "Between 0 and 1,000 reps, please." in text(response)
    assert "Editing" in text(response)


def test_editing_earns_no_medals(htmx, lifter, past):
    exercise = past.sets.get().exercise
    earlier = FinishedSessionFactory(lifter=lifter, started_at=past.started_at - timedelta(days=7))
    SetFactory(entry=EntryFactory(session=earlier, exercise=exercise), weight_kg=50)

    response = htmx.post(
        reverse("log_set", args=[past.entries.get().uuid, uuid4()]),
        {"weight": "200", "reps": "5", "type": "weight_reps"},
        headers=editing(past),
    )

    assert "says record" not in text(response)


# --- Saved as a routine -------------------------------------------------------------------------------------------------------


def test_save_as_routine(signed_in, past):
    url = reverse("save_as_routine", args=[past.uuid])
    assert 'value="Push A"' in text(signed_in.get(url))

    response = signed_in.post(url, {"name": "Push C", "uuid": uuid4()})

    assert response.url == reverse("routine", args=[Routine.objects.get(name="Push C").uuid])


def test_save_as_routine_needs_a_name(signed_in, past):
    response = signed_in.post(reverse("save_as_routine", args=[past.uuid]), {"name": " "})

    assert response.status_code == 422
    assert "Give it a name." in text(response)


# --- Deleted --------------------------------------------------------------------------------------------------------------------


def test_delete_offers_to_undo(signed_in, past):
    page = text(signed_in.post(reverse("delete_session", args=[past.uuid]), follow=True))

    assert "“Push A” was deleted." in page
    assert "<undo-offer" in page
    assert "<undo-offer" not in text(signed_in.get("/history/"))
    assert past.get_absolute_url() not in text(signed_in.get("/"))


def test_undo_brings_it_back(signed_in, past):
    signed_in.post(reverse("delete_session", args=[past.uuid]))

    page = text(signed_in.post(reverse("restore_session", args=[past.uuid]), follow=True))

    assert "“Push A” is back." in page
    assert not DeletedWorkout.objects.exists()


def test_deleted_workouts_are_listed(signed_in, past, stranger):
    signed_in.post(reverse("delete_session", args=[past.uuid]))
    assert reverse("deleted_workouts") in text(signed_in.get("/history/"))

    page = text(signed_in.get(reverse("deleted_workouts")))

    assert "Restore Push A of 2 March" in page


def test_no_deleted_workouts_say_so(signed_in):
    assert "Nothing is kept" in text(signed_in.get(reverse("deleted_workouts")))


# --- Strangers ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["edit_session", "save_as_routine", "delete_session"])
def test_a_stranger_finds_nothing(client, stranger, past, name):
    client.force_login(stranger)
    url = reverse(name, args=[past.uuid])

    assert (client.get(url).status_code, client.post(url, {"name": "Mine"}).status_code) == (404, 404)
    assert WorkoutSession.objects.get().title == "Push A"


def test_a_stranger_sees_and_restores_no_deleted_workout(client, signed_in, stranger, past):
    signed_in.post(reverse("delete_session", args=[past.uuid]))
    client.force_login(stranger)

    assert "Push A" not in text(client.get(reverse("deleted_workouts")))
    assert "undo-offer" not in text(client.get("/history/", {"deleted": past.uuid}))
    assert client.post(reverse("restore_session", args=[past.uuid])).status_code == 404


# --- The summary ----------------------------------------------------------------------------------------------------------------


def test_summary_says_which_of_how_many_and_what_can_be_done(signed_in, lifter, past):
    FinishedSessionFactory(lifter=lifter, started_at=past.started_at + timedelta(days=7))

    page = text(signed_in.get(past.get_absolute_url()))

    assert "Your 1st workout of 2" in page
    for name in ("edit_session", "start_again", "save_as_routine", "delete_session"):
        assert reverse(name, args=[past.uuid]) in page
