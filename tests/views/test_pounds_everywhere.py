"""What is typed in pounds is read on every page as it was typed, and goes from one to the next without a loss."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import EntryFactory, ExerciseFactory, RowFactory, SessionFactory
from tests.pages import fields, text_of
from workouts.domain.units import plain, plain_grouped
from workouts.models import Routine, User, WorkoutSession, WorkoutSet
from workouts.services import records
from workouts.services.exercise_units import choose_units

QUARTERS = st.lists(st.integers(min_value=1, max_value=8816), min_size=1, max_size=3)
OFTEN = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def html(answer):
    return answer.content.decode()


def pounds(quarters):
    return [Decimal(number) / 4 for number in quarters]


def row_forms(page):
    """What a tap on each check would send, by the address it goes to."""
    rows = [rest.split("</tbody>")[0] for rest in page.split("<tbody ")[1:]]
    return [(re.search(r' action="([^"]*)"', row)[1], fields(row)) for row in rows]


def in_pounds(lifter, own):
    """An exercise in pounds: by the lifter's preference, or by choice beside it."""
    User.objects.filter(pk=lifter.pk).update(weight_unit=own)
    lifter.refresh_from_db()
    WorkoutSession.objects.owned_by(lifter).in_progress().update(discarded_at=lifter.date_joined)
    press = ExerciseFactory(equipment=["machine"])
    choose_units(lifter, press, weight_unit="lb")
    return EntryFactory(session=SessionFactory(lifter=lifter), exercise=press)


def log(browser, session, weights):
    """Type weights into the rows of a workout's page, one after the other."""
    for (url, form), weight in zip(row_forms(html(browser.get(session.rows_url))), weights, strict=True):
        assert browser.post(url, form | {"weight": plain(weight), "reps": "5"}).status_code == 200


def shown(browser, session):
    return [form["weight"] for _, form in row_forms(html(browser.get(session.rows_url)))]


def stored(session):
    return list(WorkoutSet.objects.filter(session=session).order_by("position").values_list("weight_kg", flat=True))


@pytest.mark.parametrize("own", ["kg", "lb"])
@OFTEN
@given(quarters=QUARTERS)
def test_a_workout_reads_as_it_was_typed_on_every_page(htmx, lifter, own, quarters):
    weights, entry = pounds(quarters), in_pounds(lifter, own)
    typed, session = [plain(weight) for weight in weights], entry.session
    RowFactory.create_batch(len(weights), entry=entry)

    log(htmx, session, weights)
    live = shown(htmx, session)
    htmx.post(reverse("finish", args=[session.uuid]), fields(html(htmx.get(reverse("finish", args=[session.uuid])))))
    session.refresh_from_db()
    records.detect(session)
    summary, exercise = (
        text_of(html(htmx.get(url)))
        for url in (session.get_absolute_url(), reverse("exercise", args=[entry.exercise_id]))
    )

    assert live == typed
    assert shown(htmx, session) == typed  # on the page where it is edited
    rows = " ".join(rf"{place} {re.escape(plain_grouped(w))} 5 [\d.,]+" for place, w in enumerate(weights, start=1))
    assert re.search(rf"Set lb Reps 1RM, lb {rows}", summary)
    assert re.search(rf"Set lb Reps 1RM, lb {rows}", exercise)
    assert f"5+ reps {plain_grouped(max(weights))} lb × 5" in exercise
    assert f"Reps lb Day 5 {plain_grouped(max(weights))} " in exercise


@pytest.mark.parametrize("own", ["kg", "lb"])
@OFTEN
@given(quarters=QUARTERS)
def test_a_workout_goes_into_a_routine_and_out_of_it_without_a_loss(htmx, lifter, own, quarters):
    weights, entry = pounds(quarters), in_pounds(lifter, own)
    typed, session = [plain(weight) for weight in weights], entry.session
    RowFactory.create_batch(len(weights), entry=entry)
    log(htmx, session, weights)
    htmx.post(reverse("finish", args=[session.uuid]), fields(html(htmx.get(reverse("finish", args=[session.uuid])))))
    Routine.objects.all().delete()

    htmx.post(reverse("save_as_routine", args=[session.uuid]), {"name": "Legs"})
    routine = Routine.objects.get()
    editor = fields(html(htmx.get(reverse("routine", args=[routine.uuid]))))
    choose_units(lifter, entry.exercise, weight_unit="kg")
    in_kg = fields(html(htmx.get(reverse("routine", args=[routine.uuid]))))
    htmx.post(reverse("routine", args=[routine.uuid]), in_kg | {"act": "save"})
    htmx.post(reverse("start_routine", args=[routine.uuid]))
    again = WorkoutSession.objects.owned_by(lifter).in_progress().get()
    for url, form in row_forms(html(htmx.get(again.get_absolute_url()))):  # checked as they stand, in kilograms
        assert htmx.post(url, form).status_code == 200
    choose_units(lifter, entry.exercise, weight_unit="lb")

    assert [editor[f"e0-s{place}-weight"] for place in range(len(weights))] == typed
    assert stored(again) == stored(session)
    assert shown(htmx, again) == typed


@pytest.mark.parametrize("own", ["kg", "lb"])
@OFTEN
@given(quarters=QUARTERS)
def test_a_finished_workout_is_changed_in_pounds(htmx, lifter, own, quarters):
    weights, entry = pounds(quarters), in_pounds(lifter, own)
    RowFactory.create_batch(len(weights), entry=entry)
    log(htmx, entry.session, [Decimal(100)] * len(weights))
    WorkoutSession.objects.filter(pk=entry.session_id).update(completed_at=entry.session.started_at)
    entry.session.refresh_from_db()

    log(htmx, entry.session, weights)

    assert shown(htmx, entry.session) == [plain(weight) for weight in weights]


@OFTEN
@given(quarters=QUARTERS)
def test_the_plates_sheet_keeps_what_was_typed(htmx, lifter, quarters):
    entry = in_pounds(lifter, "kg")
    RowFactory(entry=entry)

    for weight in pounds(quarters):
        page = html(htmx.get(reverse("entry_plates", args=[entry.uuid]), {"weight": plain(weight)}))

        assert fields(page)["weight"] == plain(weight)
