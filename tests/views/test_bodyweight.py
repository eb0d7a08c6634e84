"""The pages of what a lifter weighs."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from tests.pages import fields, text_of
from workouts.enums import ExerciseType
from workouts.models import BodyMeasurement, RecordsDue

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
TODAY = date(2026, 3, 20)
PAGE = "/profile/bodyweight/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def weigh(lifter, weight_kg, *, on=TODAY):
    return BodyMeasurement.objects.create(lifter=lifter, measured_on=on, weight_kg=Decimal(str(weight_kg)))


def weights(lifter):
    return dict(BodyMeasurement.objects.owned_by(lifter).values_list("measured_on", "weight_kg"))


def page(browser, address=PAGE, **options):
    return text_of(browser.get(address, **options).content.decode())


def set_of_dips(lifter, **session):
    dip = ExerciseFactory(name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    session = FinishedSessionFactory(lifter=lifter, **session)
    return SetFactory(
        entry=EntryFactory(session=session, exercise=dip), weight_kg=Decimal(10), load_kg=None, volume_kg=0
    )


# --- Looking back -----------------------------------------------------------------------------------------------------


def test_page_without_a_weight_says_what_it_is_for(signed_in):
    shown = page(signed_in)

    assert "No weight noted yet In pull-ups and dips your own weight is part of the load" in shown
    assert "Over time" not in shown


def test_page_shows_the_latest_the_change_and_every_day(signed_in, lifter):
    for day, kg in ((18, "80.5"), (19, "80"), (20, "81.25")):
        weigh(lifter, kg, on=date(2026, 3, day))

    shown = page(signed_in)

    assert "Today 81.25 kg Change +0.75 kg in 90 days Lowest 80 kg highest 81.25 kg" in shown
    assert (
        "Day kg Change Correct Fri 20 Mar 81.25 +1.25 Edit 20 March 2026 Thu 19 Mar 80.00 −0.5 Edit 19 March 2026 "
        "Wed 18 Mar 80.50 Edit 18 March 2026"
    ) in shown


def test_chart_has_its_table(signed_in, lifter):
    for day, kg in ((18, "80.5"), (20, "81.25")):
        weigh(lifter, kg, on=date(2026, 3, day))

    answer = signed_in.get(PAGE).content.decode()

    assert 'aria-label="Bodyweight on 2 days, at most 81.25 kg on 20 March 2026"' in answer
    assert re.findall(r'<circle class="dot" cx="([\d.]+)%" cy="([\d.]+)"', answer) == [
        ("96.61", "167.2"),
        ("98.8", "41.2"),
    ]
    assert "Show as a table Day kg 20 Mar 2026 81.25 18 Mar 2026 80.5" in text_of(answer)


def test_page_is_in_the_lifters_unit(signed_in, lifter):
    lifter.weight_unit = "lb"
    lifter.save()

    signed_in.post(PAGE, {"day": "2026-03-19", "weight": "180.3"})
    signed_in.post(PAGE, {"day": "2026-03-20", "weight": "179,75"})

    assert "Today 179.75 lb Change −0.55 lb" in page(signed_in)
    assert fields(signed_in.get(PAGE + "2026-03-19/").content.decode())["weight"] == "180.3"


def test_page_says_that_sets_wait_and_the_exercise_leads_here(signed_in, lifter):
    row = set_of_dips(lifter)

    assert "1 set waits for your weight In pull-ups and dips you lift yourself." in page(signed_in)
    assert f'href="{PAGE}"' in signed_in.get(f"/exercises/{row.exercise_id}/").content.decode()

    weigh(lifter, 80)
    assert "1 set waits for your weight They are older than the first one here." in page(signed_in)


def test_page_says_that_records_are_recalculated(signed_in, lifter):
    RecordsDue.objects.create(lifter=lifter, exercise=ExerciseFactory(), marked_at=NOW)

    assert "Records are being recalculated They follow in a moment." in page(signed_in)


@pytest.mark.parametrize(
    "query", ["?span=365", "?span=all", "?span=x", "?before=yesterday", "?before=1900-01-01", "?before="]
)
def test_page_answers_any_query(signed_in, lifter, query):
    weigh(lifter, 80)

    assert "80 kg" in page(signed_in, PAGE + query)


def test_profile_leads_to_the_page(signed_in, lifter):
    assert "Bodyweight Part of the load in pull-ups and dips" in page(signed_in, "/profile/")

    weigh(lifter, "80.5", on=date(2026, 3, 19))

    assert "Bodyweight 80.5 kg, yesterday" in page(signed_in, "/profile/")


# --- Noting -----------------------------------------------------------------------------------------------------------


def test_note_stores_the_day_and_leads_back(signed_in, lifter):
    answer = signed_in.post(PAGE, {"day": "2026-03-19", "weight": "80,45"}, follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Saved." in text_of(answer.content.decode())
    assert weights(lifter) == {date(2026, 3, 19): Decimal("80.45")}


def test_note_says_that_workouts_are_counted_with_it(signed_in, lifter):
    row = set_of_dips(lifter)

    answer = signed_in.post(PAGE, {"day": "2026-03-02", "weight": "80"}, follow=True)

    shown = text_of(answer.content.decode())
    assert "Saved. Your workouts are counted with it; the records that follow are being recalculated." in shown
    assert "Records are being recalculated" in shown
    row.refresh_from_db()
    assert (row.load_kg, row.volume_kg) == (90, 450)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"weight": ""}, "What did you weigh?"),
        ({"weight": "heavy"}, "Type a number, such as 82.5."),
        ({"weight": "824"}, "Between 20 and 500 kg, please."),
        ({"weight": "2"}, "Between 20 and 500 kg, please."),
        ({"weight": "-80"}, "Between 20 and 500 kg, please."),
        ({"weight": "1200 lb"}, "Between 45 and 1,100 lb, please."),
        ({"weight": "80.125"}, "Two decimals at most, such as 82.45."),
        ({"weight": "NaN"}, "Type a number, such as 82.5."),
        ({"day": ""}, "Which day was it?"),
        ({"day": "yesterday"}, "A day, such as 2026-03-02."),
        ({"day": "2026-02-30"}, "A day, such as 2026-03-02."),
        ({"day": "1969-12-31"}, "Check the year."),
        ({"day": "2026-03-21"}, "That day lies ahead. Check it."),
        ({"day": "9999-12-31"}, "That day lies ahead. Check it."),
    ],
)
def test_note_refuses_what_cannot_be_and_keeps_what_was_typed(signed_in, lifter, said, sentence):
    typed = {"day": "2026-03-19", "weight": "80"} | said

    answer = signed_in.post(PAGE, typed)

    assert (answer.status_code, weights(lifter)) == (422, {})
    assert sentence in text_of(answer.content.decode())
    assert {name: fields(answer.content.decode())[name] for name in typed} == typed


def test_note_of_a_day_that_is_already_begun_where_the_device_is(signed_in, lifter):
    said = {"day": "2026-03-21", "weight": "80", "time_zone": "Pacific/Kiritimati"}  # 02:00 of the next day

    assert signed_in.post(PAGE, said).status_code == 302
    assert weights(lifter) == {date(2026, 3, 21): 80}


def test_note_of_a_day_that_has_a_weight_asks_first(signed_in, lifter):
    weigh(lifter, 80)

    asked = signed_in.post(PAGE, {"day": "2026-03-20", "weight": "81.5"})

    assert (asked.status_code, weights(lifter)) == (409, {TODAY: 80})
    shown = asked.content.decode()
    assert (
        "Replace 80 kg of today? A day has one weight. 81.5 kg would take its place. Replace it Keep 80 kg"
        in text_of(shown)
    )

    signed_in.post(PAGE, fields(shown) | {"replaces": "on"})
    assert weights(lifter) == {TODAY: Decimal("81.5")}


def test_note_of_the_weight_that_is_there_asks_nothing(signed_in, lifter):
    stored = weigh(lifter, "81.646627").weight_kg  # 180 lb

    assert signed_in.post(PAGE, {"day": "2026-03-20", "weight": "81.65"}).status_code == 302
    assert weights(lifter) == {TODAY: stored}


# --- Correcting and deleting ------------------------------------------------------------------------------------------


def test_edit_shows_what_is_stored_and_untouched_changes_nothing(signed_in, lifter):
    stored = weigh(lifter, "81.646627").weight_kg
    address = reverse("weighing", args=[TODAY])

    shown = fields(signed_in.get(address).content.decode())
    assert shown == {"time_zone": "", "weight": "81.65", "day": "2026-03-20"}

    assert signed_in.post(address, shown).url == PAGE
    assert weights(lifter) == {TODAY: stored}


def test_edit_to_another_day_takes_the_weight_along(signed_in, lifter):
    stored = weigh(lifter, "81.646627").weight_kg

    signed_in.post(reverse("weighing", args=[TODAY]), {"day": "2026-03-18", "weight": "81.65"})

    assert weights(lifter) == {date(2026, 3, 18): stored}


def test_edit_to_a_day_that_has_a_weight_asks_first(signed_in, lifter):
    weigh(lifter, 80)
    weigh(lifter, 82, on=date(2026, 3, 18))
    address = reverse("weighing", args=[TODAY])

    asked = signed_in.post(address, {"day": "2026-03-18", "weight": "81"})
    assert (asked.status_code, len(weights(lifter))) == (409, 2)
    assert "Replace 82 kg of 18 March?" in text_of(asked.content.decode())

    signed_in.post(address, fields(asked.content.decode()) | {"replaces": "on"})
    assert weights(lifter) == {date(2026, 3, 18): 81}


def test_edit_refuses_what_cannot_be(signed_in, lifter):
    weigh(lifter, 80)

    answer = signed_in.post(reverse("weighing", args=[TODAY]), {"day": "2026-03-20", "weight": "8"})

    assert (answer.status_code, weights(lifter)) == (422, {TODAY: 80})
    assert "Between 20 and 500 kg, please." in text_of(answer.content.decode())


def test_delete_asks_and_counts_anew(signed_in, lifter):
    row = set_of_dips(lifter)
    signed_in.post(PAGE, {"day": "2026-03-02", "weight": "80"})
    address = reverse("delete_weighing", args=[date(2026, 3, 2)])

    assert "Delete 80 kg of 2 March?" in page(signed_in, address)
    answer = signed_in.post(address, follow=True)

    row.refresh_from_db()
    assert (weights(lifter), row.load_kg) == ({}, None)
    assert "Deleted. Your workouts are counted without it;" in text_of(answer.content.decode())


@pytest.mark.parametrize("name", ["weighing", "delete_weighing"])
@pytest.mark.parametrize("day", ["2026-03-19", "2026-02-30", "1969-12-31", "0000-00-00"])
def test_a_day_without_a_weight_of_mine_is_not_there(signed_in, stranger, name, day):
    weigh(stranger, 90, on=date(2026, 3, 19))
    address = PAGE + day + ("/" if name == "weighing" else "/delete/")

    assert [signed_in.get(address).status_code, signed_in.post(address).status_code] == [404, 404]
    assert weights(stranger) == {date(2026, 3, 19): 90}
