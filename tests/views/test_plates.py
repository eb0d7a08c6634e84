"""The sheet of plates and warm-up sets for a row of a workout."""

import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import BarFactory, EntryFactory, ExerciseFactory, RowFactory, SetFactory
from tests.views.plate_sheets import sheet, words
from workouts.enums import ExerciseType, SetType
from workouts.models import ExerciseBar


@pytest.fixture
def entry(lifter):
    entry = EntryFactory(session__lifter=lifter, exercise__name="Bench press")
    RowFactory.create_batch(2, entry=entry, planned_weight_kg=Decimal("102.5"), planned_reps=5)
    return entry


def form_of(answer):
    """Return what the form with the warm-up sets would send."""
    page = answer.content.decode()
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', page) for name in ("uuid", "weight_kg", "reps")}


def test_the_sheet_shows_the_plates_of_the_next_row_and_its_warmups(htmx, entry):
    answer = sheet(htmx, entry)

    text = words(answer)
    assert "102.5 kg Each side: 25, 15, 1.25 kg" in text
    assert "W 40 kg × 5" in text
    assert "W 62.5 kg × 5" in text
    assert "W 82.5 kg × 3" in text
    assert "<html" not in answer.content.decode()
    assert 'value="102.5"' in answer.content.decode()


def test_the_page_without_htmx_holds_the_same(signed_in, entry):
    answer = sheet(signed_in, entry, weight="60")

    assert "<html" in answer.content.decode()
    assert "60 kg Each side: 20 kg" in words(answer)
    assert "data-send" not in answer.content.decode()


def test_a_weight_that_was_tried_swaps_the_result_only(htmx, entry):
    answer = htmx.get(reverse("entry_plates", args=[entry.uuid]), {"weight": "98"}, headers={"HX-Target": "plates"})

    assert answer.content.decode().strip().startswith('<div id="plates">')
    assert "98 kg can’t be made with your plates. This is the nearest, 0.5 kg less." in words(answer)


@pytest.mark.parametrize(
    ("weight", "says"),
    [
        ("20", "20 kg The bar alone"),
        ("15", "The bar weighs more than that."),
        ("0", "The bar weighs more than that."),
        ("1000", "10 × 25, 10 × 20, 2 × 15, 10 kg"),
        ("42,5", "Each side: 10, 1.25 kg"),
    ],
)
def test_the_sheet_at_the_ends(htmx, entry, weight, says):
    assert says in words(sheet(htmx, entry, weight=weight))


@pytest.mark.parametrize(
    ("weight", "says"),
    [("heavy", "Type a number, such as 82.5."), ("1001", "Between 0 and 1,000 kg, please."), ("-5", "Between 0")],
)
def test_a_weight_that_can_not_be_says_so_and_stands_as_typed(htmx, entry, weight, says):
    answer = sheet(htmx, entry, weight=weight)

    assert answer.status_code == 422
    assert says in words(answer)
    assert f'value="{weight}"' in answer.content.decode()


def test_an_emptied_weight_loads_nothing(htmx, entry):
    answer = sheet(htmx, entry, weight="")

    assert answer.status_code == 200
    assert "Each side" not in words(answer)


def test_the_sheet_is_of_the_row_that_was_asked_for(htmx, entry):
    row = RowFactory(entry=entry, planned_weight_kg=Decimal(70))

    assert "70 kg Each side: 25 kg" in words(sheet(htmx, entry, row=str(row.uuid)))


def test_before_a_warmup_the_ramp_still_leads_to_the_working_weight(htmx, entry):
    row = RowFactory(entry=entry, planned_weight_kg=Decimal(40), set_type=SetType.WARMUP)

    text = words(sheet(htmx, entry, row=str(row.uuid)))

    assert "40 kg Each side: 10 kg" in text
    assert "W 82.5 kg × 3" in text
    assert "1 to come already" in text


def test_without_plates_it_is_the_bar(htmx, lifter, entry):
    BarFactory(lifter=lifter)

    text = words(sheet(htmx, entry, weight="100"))

    assert "20 kg" in text
    assert "The bar alone" in text


def test_a_dumbbell_has_no_plates_but_warmups_in_steps(htmx, lifter):
    entry = EntryFactory(session__lifter=lifter, exercise__equipment=["dumbbell"])
    RowFactory(entry=entry, planned_weight_kg=Decimal(30))

    text = words(sheet(htmx, entry))

    assert "without a bar, weights go in steps of 2.5 kg" in text
    assert "W 12.5 kg × 5" in text


def test_an_exercise_without_rows_or_weight_still_answers(htmx, lifter):
    entry = EntryFactory(session__lifter=lifter)

    assert sheet(htmx, entry).status_code == 200


@pytest.mark.parametrize("kind", [ExerciseType.REPS_ONLY, ExerciseType.BODYWEIGHT_ASSISTED, ExerciseType.DURATION])
def test_an_exercise_without_a_weight_has_neither_button_nor_sheet(htmx, signed_in, lifter, kind):
    entry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type=kind))

    assert "data-plates" not in signed_in.get(entry.session.get_absolute_url()).content.decode()
    assert sheet(htmx, entry).status_code == 404


def test_the_live_page_leads_to_the_sheet(signed_in, entry):
    page = signed_in.get(entry.session.get_absolute_url()).content.decode()

    assert f'href="{reverse("entry_plates", args=[entry.uuid])}" data-sheet data-plates' in page
    assert 'aria-label="Plates and warm-up for Bench press"' in page


def test_a_chosen_bar_is_remembered_and_its_plates_come_back(htmx, entry):
    answer = htmx.post(
        reverse("choose_bar", args=[entry.uuid]), {"bar": "2", "weight": "60"}, headers={"HX-Target": "plates"}
    )

    assert "60 kg Each side: 25 kg" in words(answer)
    assert '<option value="2" selected>EZ bar 10 kg</option>' in sheet(htmx, entry).content.decode()


def test_a_chosen_bar_without_htmx_leads_back_to_the_page(signed_in, entry):
    answer = signed_in.post(reverse("choose_bar", args=[entry.uuid]), {"bar": "none"})

    assert (answer.status_code, answer.url) == (302, reverse("entry_plates", args=[entry.uuid]))
    assert ExerciseBar.objects.get().bar is None


@pytest.mark.parametrize("bar", ["9", "", "x"])
def test_a_bar_that_is_not_there_is_refused(htmx, entry, bar):
    answer = htmx.post(reverse("choose_bar", args=[entry.uuid]), {"bar": bar})

    assert answer.status_code == 422
    assert "Choose another one" in answer.content.decode()
    assert not ExerciseBar.objects.exists()


def test_inserting_the_warmups_answers_with_the_card(htmx, entry):
    shown = form_of(sheet(htmx, entry))

    answer = htmx.post(reverse("insert_warmups", args=[entry.uuid]), shown)
    again = htmx.post(reverse("insert_warmups", args=[entry.uuid]), shown)

    assert (answer.status_code, again.status_code) == (200, 200)
    assert f'id="{entry.dom_id}"' in answer.content.decode()
    planned = entry.sets.values_list("set_type", "planned_weight_kg", "planned_reps")
    assert list(planned) == [
        ("warmup", 40, 5),
        ("warmup", Decimal("62.5"), 5),
        ("warmup", Decimal("82.5"), 3),
        ("normal", Decimal("102.5"), 5),
        ("normal", Decimal("102.5"), 5),
    ]


def test_inserting_the_warmups_without_htmx_leads_back_to_the_workout(signed_in, entry):
    answer = signed_in.post(reverse("insert_warmups", args=[entry.uuid]), form_of(sheet(signed_in, entry)))

    assert (answer.status_code, answer.url) == (302, f"{entry.session.get_absolute_url()}#{entry.dom_id}")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"uuid": []},
        {"uuid": ["x"]},
        {"weight_kg": ["1001"]},
        {"weight_kg": ["NaN"]},
        {"weight_kg": ["-1"]},
        {"reps": ["0"]},
        {"reps": ["5", "5"]},
    ],
)
def test_warmups_that_the_sheet_never_sent_are_refused(htmx, entry, broken):
    fine = {"uuid": [str(uuid4())], "weight_kg": ["40"], "reps": ["5"]}

    answer = htmx.post(reverse("insert_warmups", args=[entry.uuid]), fine | broken if broken else {})

    assert answer.status_code == 422
    assert entry.sets.count() == 2


def test_the_same_warmup_twice_is_refused(htmx, entry):
    uuid = str(uuid4())

    answer = htmx.post(
        reverse("insert_warmups", args=[entry.uuid]), {"uuid": [uuid, uuid], "weight_kg": [40, 60], "reps": [5, 5]}
    )

    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["entry_plates", "choose_bar", "insert_warmups"])
def test_the_sheet_of_a_stranger_is_not_there(htmx, stranger, name):
    theirs = EntryFactory(session__lifter=stranger)
    RowFactory(entry=theirs)
    url = reverse(name, args=[theirs.uuid])
    sent = {"bar": "none", "uuid": str(uuid4()), "weight_kg": "40", "reps": "5"}

    answer = htmx.get(url) if name == "entry_plates" else htmx.post(url, sent)

    assert answer.status_code == 404
    assert theirs.sets.count() == 1


def test_warm_ups_that_are_none_are_refused_only_where_there_is_an_exercise(htmx, lifter, stranger):
    mine, theirs = EntryFactory(session__lifter=lifter), EntryFactory(session__lifter=stranger)

    answers = [htmx.post(reverse("insert_warmups", args=[entry.uuid])) for entry in (mine, theirs)]

    assert [answer.status_code for answer in answers] == [422, 404]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sheet_takes_as_many_queries_for_three_sets_as_for_one(htmx, lifter, rows, django_assert_num_queries):
    entry = EntryFactory(session__lifter=lifter)
    SetFactory.create_batch(rows, entry=entry)
    sheet(htmx, entry)

    with django_assert_num_queries(9):  # lifter, entry, the workout in four; bars, the bar of the exercise, steps
        sheet(htmx, entry)
