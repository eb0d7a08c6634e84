"""Every type of exercise is logged with its own columns, without JavaScript."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.models import WorkoutSet

# type, heads, what is typed, what it is read aloud as, the keyboards, what is stored, how it reads next time
WALK = [
    (
        "weight_reps", ["kg", "Reps"], {"weight": "82,5", "reps": "5"}, ["Weight in kg", "Repetitions"],
        ["decimal", "numeric"], Values(weight_kg=Decimal("82.5"), reps=5), "82.5 kg × 5",
    ),
    ("reps_only", ["Reps"], {"reps": "22"}, ["Repetitions"], ["numeric"], Values(reps=22), "22 reps"),
    (
        "bodyweight_weighted", ["+kg", "Reps"], {"weight": "+20", "reps": "6"}, ["Added weight in kg", "Repetitions"],
        ["decimal", "numeric"], Values(weight_kg=Decimal(20), reps=6), "+20 kg × 6",
    ),
    (
        "bodyweight_assisted", ["−kg", "Reps"], {"weight": "-25", "reps": "8"}, ["Assistance in kg", "Repetitions"],
        ["decimal", "numeric"], Values(weight_kg=Decimal(25), reps=8), "−25 kg × 8",
    ),
    ("duration", ["Time"], {"duration": "1:30"}, ["Duration"], ["decimal"], Values(duration_seconds=90), "1:30"),
    (
        "weight_duration", ["kg", "Time"], {"weight": "20", "duration": "1m30s"}, ["Weight in kg", "Duration"],
        ["decimal", "decimal"], Values(weight_kg=Decimal(20), duration_seconds=90), "20 kg × 1:30",
    ),
    (
        "distance_duration", ["km", "Time"], {"distance": "5,25", "duration": "1:02:03"},
        ["Distance in km", "Duration"], ["decimal", "decimal"],
        Values(distance_m=Decimal(5250), duration_seconds=3723), "5.25 km in 1:02:03",
    ),
    (
        "short_distance_weight", ["kg", "m"], {"weight": "24", "distance": "50"}, ["Weight in kg", "Distance in m"],
        ["decimal", "decimal"], Values(weight_kg=Decimal(24), distance_m=Decimal(50)), "24 kg × 50 m",
    ),
    (
        "floors_duration", ["Floors", "Time"], {"count": "40", "duration": "10:00"}, ["Floors", "Duration"],
        ["numeric", "decimal"], Values(custom_metric=40, duration_seconds=600), "40 floors in 10:00",
    ),
    (
        "steps_duration", ["Steps", "Time"], {"count": "12.000", "duration": "90:00"}, ["Steps", "Duration"],
        ["numeric", "decimal"], Values(custom_metric=12_000, duration_seconds=5400), "12,000 steps in 1:30:00",
    ),
]  # fmt: skip


def texts(pattern, page):
    return [unescape(re.sub("<[^>]+>", "", found)) for found in re.findall(pattern, page, re.DOTALL)]


def row_form(page, uuid):
    """Return address and hidden fields of a row's form, as a browser would send them."""
    row = page.split(f'id="set-{uuid}"')[1].split("</tbody>")[0]
    form = re.search(r'<form id="(f\d+)"[^>]* action="([^"]+)">', row)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', row))
    shown = re.findall(rf'<input class="value[^"]*" form="{form[1]}" name="(\w+)" value="([^"]*)"', row)
    return form[2], fields | {name: unescape(value) for name, value in shown}


def test_the_walk_leaves_out_no_type():
    assert [kind for kind, *_ in WALK] == list(ExerciseType)


@pytest.mark.parametrize(("kind", "heads", "typed", "labels", "keyboards", "stored", "reads"), WALK)
def test_a_type_is_shown_and_logged_in_its_columns(
    signed_in, lifter, session, kind, heads, typed, labels, keyboards, stored, reads
):
    exercise = ExerciseFactory(type=kind, name="Thing")
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise)
    SetFactory(entry=past, **{name: getattr(stored, name) for name in Values.__dataclass_fields__})
    row = RowFactory(entry=EntryFactory(session=session, exercise=exercise))

    page = signed_in.get(session.get_absolute_url()).content.decode()

    assert texts(r'role="columnheader">(.*?)</th>', page)[2 : 2 + len(heads)] == heads
    assert re.findall(r'aria-label="([^"]+), Thing, set 1"', page)[: len(labels)] == labels
    assert re.findall(r'<input class="value(?: long)?" [^>]*inputmode="(\w+)"', page) == keyboards
    assert f">{reads}</button>" in page.replace("\N{NO-BREAK SPACE}", " ")
    url, fields = row_form(page, row.uuid)
    assert signed_in.post(url, fields).status_code == 302  # as it is shown
    row.refresh_from_db()
    assert (Values.of(row), row.is_logged) == (stored, True)


@pytest.mark.parametrize(("kind", "heads", "typed", "labels", "keyboards", "stored", "reads"), WALK)
def test_what_is_typed_is_stored(signed_in, session, kind, heads, typed, labels, keyboards, stored, reads):
    row = RowFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(type=kind)))
    url, fields = row_form(signed_in.get(session.get_absolute_url()).content.decode(), row.uuid)

    response = signed_in.post(url, fields | typed)

    assert response.status_code == 302
    row.refresh_from_db()
    assert (Values.of(row), row.is_logged) == (stored, True)


@pytest.mark.parametrize(("kind", "heads", "typed", "labels", "keyboards", "stored", "reads"), WALK)
def test_a_whole_set_typed_into_the_first_field_is_stored(
    signed_in, session, kind, heads, typed, labels, keyboards, stored, reads
):
    row = RowFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(type=kind)))
    url, fields = row_form(signed_in.get(session.get_absolute_url()).content.decode(), row.uuid)
    first = next(iter(typed))

    response = signed_in.post(url, fields | {first: f"{' x '.join(typed.values())} @ 8,5"})

    assert response.status_code == 302
    row.refresh_from_db()
    assert Values.of(row) == Values(
        **{name: getattr(stored, name) for name in Values.__dataclass_fields__} | {"rpe": Decimal("8.5")}
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("weight_reps", "How many reps?"),
        ("reps_only", "How many reps?"),
        ("bodyweight_weighted", "How many reps?"),
        ("bodyweight_assisted", "How many reps?"),
        ("duration", "How long? Type 1:30, or 130 for the same."),
        ("weight_duration", "How long? Type 1:30, or 130 for the same."),
        ("distance_duration", "How far, or how long?"),
        ("short_distance_weight", "How far?"),
        ("floors_duration", "How many floors, or how long?"),
        ("steps_duration", "How many steps, or how long?"),
    ],
)
def test_an_empty_row_says_what_is_missing(signed_in, session, kind, sentence):
    row = RowFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(type=kind)))
    url, fields = row_form(signed_in.get(session.get_absolute_url()).content.decode(), row.uuid)

    response = signed_in.post(url, fields)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not WorkoutSet.objects.get().is_logged


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("duration", {"duration": "24:00:01"}, "Between 0:00 and 24:00:00, please."),
        ("duration", {"duration": "1.5"}, "Type a time, such as 1:30, or 130 for the same."),
        ("distance_duration", {"distance": "1000.5"}, "Between 0 and 1,000 km, please."),
        ("distance_duration", {"distance": "5,250"}, "5,250 can be read in two ways. Type 5250 or 5.25."),
        ("floors_duration", {"count": "1.000.000"}, "Type a number, such as 82.5."),
        ("floors_duration", {"count": "1000001"}, "Between 0 and 1,000,000 floors, please."),
        ("steps_duration", {"count": "-1"}, "Between 0 and 1,000,000 steps, please."),
        ("bodyweight_weighted", {"weight": "-5", "reps": "5"}, "Between 0 and 1,000 kg, please."),
        ("weight_reps", {"weight": "8@9", "reps": ""}, "Type the weight too, such as 100x8@9."),
        ("weight_reps", {"weight": "100x8@11"}, "Between 1 and 10, please."),
        ("weight_reps", {"weight": "3x100x8"}, "Type a number, such as 82.5."),
    ],
)
def test_what_can_not_be_stored_is_refused_in_a_sentence(signed_in, session, kind, typed, sentence):
    row = RowFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(type=kind)))
    url, fields = row_form(signed_in.get(session.get_absolute_url()).content.decode(), row.uuid)

    response = signed_in.post(url, fields | typed)

    assert response.status_code == 422
    assert sentence in unescape(response.content.decode())
    assert not WorkoutSet.objects.get().is_logged


def test_every_set_type_has_its_letter(signed_in, session):
    entry = EntryFactory(session=session)
    for kind in [SetType.WARMUP, SetType.NORMAL, SetType.DROP, SetType.FAILURE, SetType.NORMAL]:
        RowFactory(entry=entry, set_type=kind)

    page = signed_in.get(session.get_absolute_url()).content.decode()

    assert re.findall(r'<a class="(kind[^"]*)"[^>]*>(\w)</a>', page) == [
        ("kind w", "W"),
        ("kind", "1"),
        ("kind d", "D"),
        ("kind f", "F"),
        ("kind", "4"),
    ]


def test_an_effort_is_kept_by_a_change_where_its_column_is_hidden(signed_in, session):
    row = SetFactory(entry=EntryFactory(session=session), rpe=Decimal(9))
    page = signed_in.get(session.get_absolute_url()).content.decode()
    assert '<input class="value" name="rpe" value="9" hidden>' in page

    signed_in.post(f"/sets/{row.uuid}/change/", {"weight": "80", "reps": "5", "rpe": "9"})

    row.refresh_from_db()
    assert (row.weight_kg, row.rpe) == (80, 9)


def test_a_change_that_was_typed_for_another_type_is_refused(htmx, lifter):
    entry = EntryFactory(
        session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED)
    )
    row = SetFactory(entry=entry, weight_kg=Decimal(10))

    response = htmx.post(reverse("change_set", args=[row.uuid]), {"weight": "82.5", "reps": "5", "type": "weight_reps"})

    assert (response.status_code, "This exercise has changed" in response.content.decode()) == (409, True)
    assert WorkoutSet.objects.get().weight_kg == 10
