"""Bars, plates and warm-up steps on the page of preferences."""

import re

import pytest
from django.urls import reverse

from tests.factories import BarFactory, PlateFactory
from tests.views.preferences import WANTED
from workouts.models import Bar, Plate, User, WarmupStep

URL = reverse("profile")


def rows(prefix, *found):
    """Return what the page sends for one list."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(found)), f"{prefix}-INITIAL_FORMS": "0"}
    for place, row in enumerate(found):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return sent


def bar(weight="20", unit="kg", kind="barbell", **more):
    return {"kind": kind, "weight": weight, "unit": unit, **more}


def plate(weight, pairs="2", unit="kg"):
    return {"weight": weight, "unit": unit, "pairs": pairs}


def step(percent, reps):
    return {"percent": percent, "reps": reps}


def sent_by(page):
    """Return what the fields of a page hold, as a browser would send it."""
    sent = {}
    form = re.search(r'<form class="preferences".*?</form>', page, re.DOTALL)[0]
    for tag in re.findall(r"<input[^>]+>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if 'type="checkbox"' not in tag or " checked" in tag:
            sent[name[1]] = value[1] if value else "on" if 'type="checkbox"' in tag else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        sent[name] = re.search(r'value="([^"]*)" selected', options)[1]
    return sent


def stored():
    return (
        list(Bar.objects.values_list("kind", "weight", "unit")),
        list(Plate.objects.values_list("weight", "unit", "pairs")),
        list(WarmupStep.objects.values_list("percent", "reps")),
    )


def test_lists_that_are_saved_as_they_came_store_nothing(signed_in, lifter):
    page = signed_in.get(URL).content.decode()

    answer = signed_in.post(URL, sent_by(page))

    assert answer.status_code == 302
    assert stored() == ([], [], [])


def test_own_bars_and_plates_are_stored_in_both_units(signed_in, lifter):
    sent = rows("bars", bar(), bar("45", "lb", "other"), bar("")) | rows(
        "plates", plate("20"), plate("1,25", "1"), plate("45", "3", "lb"), plate("", "")
    )

    answer = signed_in.post(URL, WANTED | sent, follow=True)

    assert "Saved." in answer.content.decode()
    assert stored()[:2] == (
        [("barbell", 20, "kg"), ("other", 45, "lb")],
        [(20, "kg", 2), (pytest.approx(1.25), "kg", 1), (45, "lb", 3)],
    )


def test_a_size_that_is_emptied_goes_and_all_of_them_may(signed_in, lifter):
    BarFactory(lifter=lifter)
    PlateFactory(lifter=lifter)
    sent = sent_by(signed_in.get(URL).content.decode())

    signed_in.post(URL, sent | {"plates-0-weight": ""})

    assert stored()[:2] == ([("barbell", 20, "kg")], [])


def test_own_warmup_steps_are_stored_and_emptied_ones_go(signed_in, lifter):
    signed_in.post(URL, WANTED | rows("steps", step("50", "8"), step("", ""), step("90 ", "1")))

    assert stored()[2] == [(50, 8), (90, 1)]


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (rows("bars", bar("heavy")), "bars-0-weight", "Type a number, such as 82.5."),
        (rows("bars", bar("201")), "bars-0-weight", "Between 0 and 200, please."),
        (rows("bars", bar("20.125")), "bars-0-weight", "Two decimals at most."),
        (rows("plates", plate("0")), "plates-0-weight", "Between 0.01 and 100, please."),
        (rows("plates", plate("20", "1.5")), "plates-0-pairs", "A whole number, please."),
        (rows("plates", plate("20", "100")), "plates-0-pairs", "Between 0 and 99 pairs, please."),
        (rows("plates", plate("20", "")), "plates-0-pairs", "How many pairs?"),
        (rows("plates", plate("20"), plate("20.0")), "plates-1-weight", "20 kg stands above already."),
        (rows("steps", step("100", "5")), "steps-0-percent", "Between 1 and 99 %, please."),
        (rows("steps", step("40", "")), "steps-0-reps", "How many reps?"),
    ],
)
def test_a_refused_row_says_so_beside_it_and_loses_nothing(signed_in, lifter, sent, field, sentence):
    answer = signed_in.post(URL, WANTED | sent | {"weekly_goal": "6"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing is saved yet" in page
    assert sentence in re.search(rf'id="id_{field}-wrong">.*?</p>', page, re.DOTALL)[0]
    assert sent_by(page).items() >= {name: value for name, value in sent.items() if "_FORMS" not in name}.items()
    assert sent_by(page)["weekly_goal"] == "6"
    assert stored() == ([], [], [])
    assert User.objects.get().weekly_goal == 3


def test_a_rack_without_a_bar_is_refused(signed_in, lifter):
    BarFactory(lifter=lifter)
    sent = sent_by(signed_in.get(URL).content.decode())

    answer = signed_in.post(URL, sent | {"bars-0-weight": ""})

    assert answer.status_code == 422
    assert "Keep at least one bar." in answer.content.decode()


@pytest.mark.parametrize("count", ["", "x", "100000"])
def test_a_broken_count_of_rows_is_refused(signed_in, lifter, count):
    answer = signed_in.post(URL, WANTED | rows("bars", bar()) | rows("plates") | {"plates-TOTAL_FORMS": count})

    assert answer.status_code == 422
    assert stored() == ([], [], [])


def test_the_rack_of_another_lifter_is_neither_shown_nor_changed(signed_in, lifter, stranger):
    BarFactory(lifter=stranger, weight=33, position=1)

    page = signed_in.get(URL).content.decode()
    signed_in.post(URL, WANTED | rows("bars", bar("21", position="1")) | rows("plates"))

    assert 'value="33"' not in page
    assert list(Bar.objects.order_by("weight").values_list("lifter", "weight")) == [(lifter.pk, 21), (stranger.pk, 33)]


def test_a_change_that_recounts_says_that_records_follow(signed_in, lifter):
    answer = signed_in.post(URL, WANTED, follow=True)
    again = signed_in.post(URL, WANTED, follow=True)

    assert "being recalculated" in answer.content.decode()
    assert "being recalculated" not in again.content.decode()
