"""The page of a finished workout."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from tests.pages import text_of
from tests.views.workouts_ago import NOW, workout
from workouts.models import User
from workouts.services.records import detect, rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def seen(browser, session):
    return text_of(browser.get(session.get_absolute_url()).content.decode())


# --- The page of a finished workout ---------------------------------------------------------------------------------------


def test_summary_says_what_was_done(signed_in, lifter):
    bench = ExerciseFactory(name="Bench press", secondary_muscles=["triceps"])
    workout(lifter, ago=8, exercise=bench, total_volume_kg=Decimal(400))
    session = workout(
        lifter,
        ago=1,
        exercise=bench,
        weight=105,
        time_zone="Europe/Berlin",
        total_volume_kg=Decimal(525),
        total_exercises=1,
        notes="Slept <well>",
        rating=4,
    )
    rebuild(lifter)

    page = signed_in.get(session.get_absolute_url()).content.decode()

    assert '<h1>Push A</h1><span class="quiet">Your 2nd workout</span>' in page
    assert "<p>Tuesday 17 March, 13:00 to 14:00 (Berlin time)</p>" in page
    assert '125 <span class="unit">kg</span> more than 10 March' in page
    assert "6 records" in page
    assert '105 <span class="unit">' not in page.split("What you did")[1]
    assert "105 kg × 5, by Brzycki. Beats 112.5" in page
    assert "of 10 March." in page
    assert '<td class="less">118.1</td>' in page
    assert "Triceps: 0.5 sets" in page
    assert "Slept &lt;well&gt;" in page
    assert 'id="rating-4" value="4" checked' in page
    for verb in ("describe", "start_again", "delete_session"):
        assert reverse(verb, args=[session.uuid]) in page
    assert "style=" not in page


@pytest.mark.parametrize(("volume", "said"), [(400, "as much as"), (300, '100 <span class="unit">kg</span> less than')])
def test_summary_compares_with_the_last_time(signed_in, lifter, volume, said):
    workout(lifter, ago=8, total_volume_kg=Decimal(400))
    session = workout(lifter, ago=1, total_volume_kg=Decimal(volume))

    assert f"{said} 10 March" in signed_in.get(session.get_absolute_url()).content.decode()


def test_summary_shows_a_changed_workout_at_once(signed_in, lifter):
    session = workout(lifter, ago=1, records_computed_at=None)
    assert "Looking for records…" in signed_in.get(session.get_absolute_url()).content.decode()

    detect(session)

    page = signed_in.get(session.get_absolute_url()).content.decode()
    assert "First time: 1 exercise now has records to beat." in page
    assert "hx-get" not in page.split("session-records")[1].split("</section>")[0]


def test_summary_of_a_stranger_is_not_found(signed_in, stranger):
    assert signed_in.get(workout(stranger, ago=1).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_summary_reads_nine_statements_and_once_cached_three(signed_in, lifter, django_assert_num_queries, count):
    session = workout(lifter, ago=1)
    for _ in range(count):
        SetFactory(entry=EntryFactory(session=session))
    signed_in.get(reverse("home"))

    with django_assert_num_queries(9):
        signed_in.get(session.get_absolute_url())
    with django_assert_num_queries(3):
        signed_in.get(session.get_absolute_url())


# --- What it shows --------------------------------------------------------------------------------------------------------


def test_summary_shows_supersets_set_types_effort_and_notes(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=1))
    for name, group in (("Squat", None), ("Curl", 7), ("Dip", 7)):
        entry = EntryFactory(
            session=session, exercise=ExerciseFactory(name=name), superset_group=group, notes=f"{name} <slow>"
        )
        for kind in ("warmup", "normal", "drop", "failure"):
            SetFactory(entry=entry, set_type=kind, rpe=Decimal("8.5") if name == "Curl" else None)

    content = signed_in.get(session.get_absolute_url()).content.decode()
    text = text_of(content)

    assert text.count("Superset") == 0
    assert 'class="superset" data-group="a" role="group" aria-label="Superset A"' in content
    assert "Squat Squat <slow> Set kg Reps RPE 1RM, kg W 100 5 1 100 5 112.5 D 100 5 112.5 F 100 5 112.5" in text
    assert "A1 Curl Curl <slow> Set kg Reps RPE 1RM, kg W 100 5 8.5 1 100 5 8.5 112.5" in text
    assert "A2 Dip" in text
    assert '<th scope="row" class="f"><abbr title="To failure">F</abbr></th>' in content


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("Asia/Tokyo", "Wednesday 18 March, 02:00 to 03:00 (Tokyo time)"),
        ("America/Argentina/Buenos_Aires", "Tuesday 17 March, 14:00 to 15:00 (Buenos Aires time)"),
        ("Europe/Berlin", "Tuesday 17 March, 18:00 to 19:00"),
        ("Europe/Rome", "Tuesday 17 March, 18:00 to 19:00"),  # another name of the same time
    ],
)
def test_summary_is_told_by_the_clock_where_it_was(signed_in, lifter, zone, says):
    User.objects.filter(pk=lifter.pk).update(time_zone="Europe/Berlin")
    session = workout(lifter, ago=1, time_zone=zone)
    type(session).objects.filter(pk=session.pk).update(
        started_at=NOW - timedelta(hours=19), completed_at=NOW - timedelta(hours=18)
    )

    text = seen(signed_in, session)

    assert says in text
    assert ("time)" in text) is ("time)" in says)


def test_summary_of_unknown_length_says_when_it_began(signed_in, lifter):
    session = workout(lifter, ago=1, duration_seconds=None, completed_at=NOW - timedelta(days=1))

    assert "Tuesday 17 March, 12:00 Duration – Sets" in seen(signed_in, session)


@pytest.mark.parametrize(("unit", "says"), [("kg", "Bodyweight 82.5 kg"), ("lb", "Bodyweight 181.88 lb")])
def test_summary_says_what_the_lifter_weighed(signed_in, lifter, unit, says):
    User.objects.filter(pk=lifter.pk).update(weight_unit=unit)

    assert f"13:00. {says}" in seen(signed_in, workout(lifter, ago=1, bodyweight_kg=Decimal("82.5")))
    assert "Bodyweight" not in seen(signed_in, workout(lifter, ago=2))


def test_summary_without_volume_begins_with_its_length(signed_in, lifter):
    workout(lifter, ago=8)
    session = workout(lifter, ago=1, duration_seconds=1800)

    text = seen(signed_in, session)

    assert "Volume" not in text.split("Sets 0")[0].split("Your 2nd workout")[1]
    assert "Duration 30 min 1:00 h on 10 March Sets" in text


def test_summary_without_a_working_set_has_no_muscles(signed_in, lifter):
    session = workout(lifter, ago=1)
    session.sets.update(set_type="warmup")

    assert "Sets per muscle" not in seen(signed_in, session)


def test_summary_without_any_set_leads_to_adding_some(signed_in, lifter):
    session = FinishedSessionFactory(lifter=lifter, started_at=NOW - timedelta(days=1))

    content = signed_in.get(session.get_absolute_url()).content.decode()

    assert "What you did 0 exercises No set is logged in it. Add some" in text_of(content)
    assert f'<a class="button" href="{reverse("edit_session", args=[session.uuid])}">Add some</a>' in content


def test_summary_has_what_was_said_for_paper(signed_in, lifter):
    session = workout(lifter, ago=1, notes="Slept <well>\nLate", rating=4)

    content = signed_in.get(session.get_absolute_url()).content.decode()

    printed = content.split('<section class="section said only-printed" aria-hidden="true">')[1].split("</section>")[0]
    assert printed == "<header><h2>How was it</h2><p>4 of 5</p></header><p>Slept &lt;well&gt;<br>Late</p>"
    assert "only-printed" not in signed_in.get(workout(lifter, ago=2).get_absolute_url()).content.decode()


# --- Its records ----------------------------------------------------------------------------------------------------------


def records_url(session):
    return reverse("session_records", args=[session.uuid])


def test_records_ask_again_until_they_are_computed(htmx, lifter):
    session = workout(lifter, ago=1, records_computed_at=None)

    waiting = htmx.get(records_url(session)).content.decode()
    detect(session)
    done = htmx.get(records_url(session)).content.decode()

    assert f'id="session-records" aria-labelledby="records-h" hx-get="{records_url(session)}?asked=1"' in waiting
    assert 'hx-trigger="load delay:1s" hx-swap="outerHTML"' in waiting
    assert "hx-swap-oob" not in waiting
    assert "hx-get" not in done
    assert '<div id="records-figure" hx-swap-oob="true"><dt>Records</dt><dd>0</dd>' in done


@pytest.mark.parametrize(
    ("asked", "seconds"), [("0", 1), ("1", 2), ("4", 16), ("5", 30), ("13", 30), ("x", 1), ("-1", 1), ("99999", 1)]
)
def test_records_are_asked_for_less_and_less(htmx, lifter, asked, seconds):
    session = workout(lifter, ago=1, records_computed_at=None)

    waiting = htmx.get(records_url(session), {"asked": asked}).content.decode()

    assert f'hx-trigger="load delay:{seconds}s"' in waiting
    assert "Looking for records…" in waiting


@pytest.mark.parametrize("asked", ["14", "9999"])
def test_records_that_do_not_come_are_no_longer_asked_for(htmx, lifter, asked):
    session = workout(lifter, ago=1, records_computed_at=None)

    page = htmx.get(records_url(session), {"asked": asked}).content.decode()

    assert "hx-get" not in page
    assert f'<a href="{session.get_absolute_url()}">Reload the page</a> in a while.' in page


def test_records_without_htmx_lead_to_the_page(signed_in, lifter):
    session = workout(lifter, ago=1)

    answer = signed_in.get(records_url(session))

    assert (answer.status_code, answer["Location"]) == (302, session.get_absolute_url())


def test_records_of_a_stranger_or_a_running_workout_are_not_found(htmx, lifter, stranger):
    assert htmx.get(records_url(workout(stranger, ago=1))).status_code == 404
    assert htmx.get(records_url(SessionFactory(lifter=lifter))).status_code == 404
