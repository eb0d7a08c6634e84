"""What a phone sends late: who is asked first, when a set was done, and where it goes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EntryFactory, RowFactory, SessionFactory, SetFactory
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services.entries import remove_exercise
from workouts.services.finishing import finish_session
from workouts.services.trash import delete_session

VALUES = {"weight": "80", "reps": "5", "type": "weight_reps"}


@pytest.fixture
def entry(lifter):
    started_at = timezone.now() - timedelta(hours=1)
    return EntryFactory(session=SessionFactory(lifter=lifter, started_at=started_at))


@pytest.fixture
def finished(entry):
    """A workout that another device has finished; nothing was logged of `entry`, which is gone."""
    SetFactory(entry=EntryFactory(session=entry.session, position=2))
    finish_session(entry.session)
    return entry


def log_url(entry, uuid=None):
    return reverse("log_set", args=[entry.uuid, uuid or uuid4()])


def late(entry, **others):
    return VALUES | {"session_uuid": entry.session.uuid, "exercise_id": entry.exercise_id} | others


def test_hello_tells_the_lifter_and_a_fresh_token(signed_in, lifter):
    response = signed_in.get(reverse("hello"))

    assert response.json() == {"lifter": str(lifter.pk), "token": response.json()["token"]}
    assert len(response.json()["token"]) == 64
    assert "no-store" in response["Cache-Control"]


def test_hello_refuses_nobody(client):
    assert client.get(reverse("hello")).status_code == 401


def test_a_write_of_another_lifters_page_is_not_done(htmx, stranger, entry):
    row = RowFactory(entry=entry)

    response = htmx.post(log_url(entry, row.uuid), VALUES, headers={"X-Lifter": str(stranger.pk)})

    assert response.status_code == 401
    assert not WorkoutSet.objects.get().is_logged


def test_a_write_of_the_lifters_own_page_is_done(htmx, lifter, entry):
    htmx.post(log_url(entry), VALUES, headers={"X-Lifter": str(lifter.pk)})

    assert WorkoutSet.objects.get().is_logged


def test_a_set_that_waited_keeps_its_moment_and_starts_no_rest_that_is_over(htmx, entry):
    moment = timezone.now() - timedelta(minutes=30)

    response = htmx.post(log_url(entry), VALUES | {"performed_at": moment.isoformat()})

    assert WorkoutSet.objects.get().performed_at == moment
    assert WorkoutSession.objects.get().rest_ends_at == moment + timedelta(seconds=90)
    assert "<rest-timer" not in response.content.decode()


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(minutes=3)])
def test_moments_of_a_device_whose_clock_is_wrong_are_by_ours(htmx, entry, off):
    def clock():
        return {"X-Device-Clock": (timezone.now() + off).isoformat()}

    now = timezone.now()
    moment = (now + off - timedelta(seconds=40)).isoformat()
    answer = htmx.post(log_url(entry), VALUES | {"performed_at": moment}, headers=clock()).content.decode()
    session, row = WorkoutSession.objects.get(), WorkoutSet.objects.get()
    again = htmx.post(log_url(entry, row.uuid), VALUES | {"performed_at": moment}, headers=clock())
    end = {"ends_at": (now + off + timedelta(seconds=65)).isoformat(), "rest_set": row.uuid}
    htmx.post(rest_url(entry), end, headers=clock())

    assert abs(row.performed_at - (now - timedelta(seconds=40))) < timedelta(seconds=5)
    assert row.said_at.isoformat() == moment
    assert 40 < session.rest_left_seconds <= 50
    assert "<rest-timer" in answer
    assert again.status_code == 200
    assert WorkoutSession.objects.get().rest_ends_at - session.rest_ends_at > timedelta(seconds=10)


@pytest.mark.parametrize("clock", ["", "x", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "9999-12-31T23:59:59Z"])
def test_a_clock_that_cannot_be_read_changes_nothing(htmx, entry, clock):
    moment = timezone.now() - timedelta(minutes=30)

    htmx.post(log_url(entry), VALUES | {"performed_at": moment.isoformat()}, headers={"X-Device-Clock": clock})

    assert WorkoutSet.objects.get().performed_at == moment


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_moment_that_cannot_be_is_held_within_the_workout(htmx, entry, moment):
    response = htmx.post(log_url(entry), VALUES | {"performed_at": moment})

    assert response.status_code == 200
    assert entry.session.started_at <= WorkoutSet.objects.get().performed_at <= timezone.now()


def test_a_set_that_waited_counts_in_the_units_it_was_typed_in(htmx, lifter, entry):
    lifter.weight_unit = "lb"
    lifter.save(update_fields=["weight_unit"])

    htmx.post(log_url(entry), VALUES | {"weight_unit": "kg"})

    assert WorkoutSet.objects.get().weight_kg == 80


def test_a_late_set_goes_into_the_workout_that_another_device_finished(htmx, finished):
    response = htmx.post(log_url(finished), late(finished))

    session = WorkoutSession.objects.get()
    assert response["HX-Redirect"] == f"{session.get_absolute_url()}?late=finished"
    assert "Your sets were added to it" in htmx.get(response["HX-Redirect"]).content.decode()
    assert [(row.exercise_id, row.is_logged) for row in session.sets.filter(exercise=finished.exercise)] == [
        (finished.exercise_id, True)
    ]
    assert (session.total_sets, session.total_exercises, session.records_computed_at) == (2, 2, None)


def test_a_late_set_sent_twice_is_stored_once(htmx, finished):
    url = log_url(finished)

    first, second = htmx.post(url, late(finished)), htmx.post(url, late(finished))

    assert (first.status_code, second.status_code) == (200, 200)
    assert finished.session.sets.filter(exercise=finished.exercise).count() == 1


def test_a_late_set_of_an_exercise_that_was_removed_by_hand_is_gone(htmx, lifter, entry):
    SetFactory(entry=EntryFactory(session=entry.session, position=2))
    remove_exercise(lifter, uuid=entry.uuid)
    finish_session(entry.session)

    assert htmx.post(log_url(entry), late(entry)).status_code == 410
    assert WorkoutSet.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"exercise_id": 2**62}, {"session_uuid": UUID(int=5)}, {"exercise_id": "x"}])
def test_a_late_set_of_nothing_that_is_there_is_404(htmx, finished, wrong):
    assert htmx.post(log_url(finished), late(finished, **wrong)).status_code == 404
    assert WorkoutSet.objects.count() == 1


def test_a_late_set_of_a_stranger_is_404(client, finished, stranger):
    client.force_login(stranger)

    assert client.post(log_url(finished), late(finished)).status_code == 404
    assert WorkoutSet.objects.count() == 1


def test_a_late_set_of_a_deleted_workout_is_404(htmx, finished):
    delete_session(finished.session)

    assert htmx.post(log_url(finished), late(finished)).status_code == 404


def test_a_refused_row_that_is_gone_gets_a_sentence(htmx, entry):
    response = htmx.post(log_url(entry), VALUES | {"reps": "-1"})

    assert response.status_code == 422
    assert response["HX-Retarget"] == "#toasts"
    assert "Between 0 and 1,000 reps" in response.content.decode()


def test_a_row_that_two_devices_checked_holds_what_came_last(htmx, entry):
    row, moment = RowFactory(entry=entry), timezone.now()
    first = VALUES | {"performed_at": (moment - timedelta(seconds=9)).isoformat()}
    second = VALUES | {"weight": "90", "performed_at": moment.isoformat()}

    htmx.post(log_url(entry, row.uuid), first)
    answer = htmx.post(log_url(entry, row.uuid), second).content.decode()

    row.refresh_from_db()
    assert row.weight_kg == 90
    assert 'value="90"' in answer.split("</tbody>")[0]
    assert row.session.total_volume_kg == 450


def test_a_replay_after_a_change_leaves_the_change(htmx, entry):
    row = RowFactory(entry=entry)
    first = VALUES | {"performed_at": (timezone.now() - timedelta(seconds=9)).isoformat()}
    htmx.post(log_url(entry, row.uuid), first)
    htmx.post(reverse("change_set", args=[row.uuid]), VALUES | {"weight": "85"})

    htmx.post(log_url(entry, row.uuid), first)

    row.refresh_from_db()
    assert row.weight_kg == 85


def test_warm_ups_are_not_among_the_sets_of_the_header(htmx, entry):
    SetFactory(entry=entry, set_type="warmup", position=1)
    rows = RowFactory.create_batch(2, entry=entry)

    swap = htmx.post(log_url(entry, rows[0].uuid), VALUES).content.decode()

    assert '<dd>1 <span class="unit">of 2</span></dd>' in swap


def test_a_page_in_other_units_than_chosen_since_is_loaded_anew(htmx, lifter, entry):
    lifter.weight_unit = "lb"
    lifter.save(update_fields=["weight_unit"])

    response = htmx.post(log_url(entry), VALUES | {"weight_unit": "kg"})

    assert response["HX-Redirect"] == entry.session.get_absolute_url()


def rest_url(entry):
    return reverse("rest", args=[entry.session.uuid])


def resting(htmx, entry):
    """Log a set; return its workout, whose rest runs."""
    htmx.post(log_url(entry), VALUES)
    return WorkoutSession.objects.get()


def test_the_end_of_a_rest_said_twice_is_the_same(htmx, entry):
    session = resting(htmx, entry)
    later = session.rest_ends_at + timedelta(seconds=15)

    for _ in range(2):
        htmx.post(rest_url(entry), {"delta": "15", "ends_at": later.isoformat(), "rest_set": session.rest_set})

    assert WorkoutSession.objects.get().rest_ends_at == later


def test_a_late_skip_leaves_the_rest_of_another_set(htmx, entry):
    session = resting(htmx, entry)

    htmx.post(rest_url(entry), {"ends_at": timezone.now().isoformat(), "rest_set": uuid4()})

    assert WorkoutSession.objects.get().rest_ends_at == session.rest_ends_at


def test_the_end_of_a_workout_is_by_our_clock(htmx, entry):
    resting(htmx, entry)
    now, off = timezone.now(), timedelta(minutes=20)
    said = {"title": "Push", "ended_at": (now + off - timedelta(minutes=5)).isoformat()}

    htmx.post(reverse("finish", args=[entry.session.uuid]), said, headers={"X-Device-Clock": (now + off).isoformat()})

    ended = WorkoutSession.objects.get().completed_at
    assert abs(ended - (now - timedelta(minutes=5))) < timedelta(seconds=5)


def test_a_rest_that_is_moved_after_the_finish_is_no_error(htmx, entry):
    session = resting(htmx, entry)
    finish_session(session)

    assert htmx.post(rest_url(entry), {"delta": "15"}).status_code == 200
