"""Finished workouts that are edited."""

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
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.pages import text
from tests.views.addresses import edit_url
from workouts.models import BodyMeasurement, WorkoutSession, WorkoutSet

NOW = datetime(2026, 3, 18, 18, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def editing(session):
    """The headers of the sender on the page on which a workout is edited."""
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{edit_url(session)}#set-1"}


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
