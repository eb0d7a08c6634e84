"""What a phone sends for a workout that another device has discarded or deleted meanwhile."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EntryFactory, RowFactory, SessionFactory, SetFactory, UserFactory
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services.finishing import finish_session
from workouts.services.sessions import discard_session, start_empty
from workouts.services.trash import delete_session

VALUES = {"weight": "80", "reps": "5", "type": "weight_reps"}


@pytest.fixture
def entry(lifter):
    started_at = timezone.now() - timedelta(hours=1)
    return EntryFactory(session=SessionFactory(lifter=lifter, started_at=started_at, title="Push"))


@pytest.fixture
def discarded(entry):
    RowFactory(entry=entry)
    discard_session(entry.session)
    return entry


def log(browser, entry, uuid=None, **others):
    url = reverse("log_set", args=[entry.uuid, uuid or uuid4()])
    where = {"session_uuid": entry.session.uuid, "exercise_id": entry.exercise_id}
    return browser.post(url, VALUES | where | others, headers={"X-Session": str(entry.session.uuid)})


def moment(**ago):
    return (timezone.now() - timedelta(**ago)).isoformat()


def over(response):
    return response.status_code, response.get("X-Over")


def test_a_set_of_a_discarded_workout_is_refused_and_says_why(htmx, discarded):
    response = log(htmx, discarded)

    assert over(response) == (409, "discarded")
    assert "“Push” was discarded on another device." in response.content.decode()
    assert not WorkoutSet.objects.exists()


@pytest.mark.parametrize("view", ["add_set", "entry_note", "remove_exercise"])
def test_every_write_of_a_discarded_workout_says_why(htmx, discarded, view):
    headers = {"X-Session": str(discarded.session.uuid)}

    assert over(htmx.post(reverse(view, args=[discarded.uuid]), headers=headers)) == (409, "discarded")
    assert htmx.post(reverse(view, args=[discarded.uuid])).status_code == 404


def test_a_set_of_a_deleted_workout_says_so(htmx, entry):
    SetFactory(entry=entry)
    finish_session(entry.session)
    delete_session(entry.session)

    response = log(htmx, entry)

    assert over(response) == (410, "deleted")
    assert "“Push” was deleted." in response.content.decode()


@pytest.mark.parametrize("session", ["", "x", str(uuid4())])
def test_a_write_of_a_workout_that_never_was_is_404(htmx, session):
    url = reverse("add_set", args=[uuid4()])

    assert htmx.post(url, headers={"X-Session": session}).status_code == 404


def test_nothing_is_told_of_a_strangers_workout(client, discarded):
    client.force_login(UserFactory())
    headers = {"HX-Request": "true", "X-Session": str(discarded.session.uuid)}

    assert client.post(reverse("add_set", args=[discarded.uuid]), headers=headers).status_code == 404
    assert log(client, discarded, revive_until=moment(minutes=1)).status_code == 404
    assert WorkoutSession.objects.get().discarded_at is not None


def test_the_sets_of_a_discarded_workout_become_a_workout(htmx, lifter, discarded):
    until = timezone.now() - timedelta(minutes=20)
    running = start_empty(lifter)  # a new one goes on beside it
    sent = [
        {"new_type": "warmup", "weight": "40", "performed_at": moment(minutes=30)},
        {"new_type": "normal", "weight": "80", "performed_at": until.isoformat()},
    ]

    for each in sent:
        response = log(htmx, discarded, revive_until=until.isoformat(), **each)

    session = WorkoutSession.objects.get(pk=discarded.session.pk)
    assert response["HX-Redirect"] == f"{session.get_absolute_url()}?late=again"
    assert "is a workout again" in htmx.get(response["HX-Redirect"]).content.decode()
    assert (session.discarded_at, session.completed_at, session.title) == (None, until, "Push")
    assert session.duration_seconds == int((until - session.started_at).total_seconds())
    assert (session.total_sets, session.total_volume_kg, session.records_computed_at) == (1, 400, None)
    rows = list(session.sets.order_by("position"))
    assert [(row.set_type, float(row.weight_kg)) for row in rows] == [("warmup", 40), ("normal", 80)]
    assert rows[1].performed_at == until
    running.refresh_from_db()
    assert running.is_in_progress


def test_a_revived_set_sent_twice_is_stored_once(htmx, discarded):
    uuid, said = uuid4(), {"revive_until": moment(minutes=1), "performed_at": moment(minutes=1)}

    statuses = [log(htmx, discarded, uuid, **said).status_code for _ in range(2)]

    assert statuses == [200, 200]
    assert WorkoutSet.objects.count() == 1


def test_a_workout_is_not_revived_past_now_or_before_its_start(htmx, discarded):
    log(htmx, discarded, revive_until="9999-12-31T23:59:59Z")
    session = WorkoutSession.objects.get()
    assert session.started_at <= session.completed_at <= timezone.now()


def test_a_running_workout_is_not_ended_by_it(htmx, entry):
    response = log(htmx, entry, revive_until=moment(minutes=1))

    assert response.status_code == 200
    assert WorkoutSession.objects.get().is_in_progress


def test_a_late_row_is_of_the_type_that_its_page_showed(htmx, entry):
    row = RowFactory(entry=entry, set_type="warmup")
    SetFactory(entry=EntryFactory(session=entry.session, position=2))
    finish_session(entry.session)

    log(htmx, entry, row.uuid, new_type="warmup")

    assert WorkoutSet.objects.get(uuid=row.uuid).set_type == "warmup"


def test_a_row_to_come_of_a_workout_that_is_over_is_not_needed(htmx, stranger, entry):
    SetFactory(entry=EntryFactory(session=entry.session, position=2))
    finish_session(entry.session)
    url, headers = reverse("add_set", args=[entry.uuid]), {"X-Session": str(entry.session.uuid)}

    assert htmx.post(url, headers=headers).status_code == 204
    assert htmx.post(url).status_code == 404
    assert WorkoutSet.objects.count() == 1
    htmx.force_login(stranger)
    assert htmx.post(url, headers=headers).status_code == 404


def test_a_row_that_is_there_stays_of_its_type(htmx, entry):
    row = RowFactory(entry=entry, set_type="drop")

    log(htmx, entry, row.uuid, new_type="normal")

    row.refresh_from_db()
    assert (row.set_type, row.is_logged) == ("drop", True)
