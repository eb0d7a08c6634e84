"""Rows of a running workout that are logged, unchecked and retyped, and what is swapped with them."""

import re
from decimal import Decimal

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
from tests.pages import text
from tests.views.addresses import log_url
from workouts.enums import ExerciseType, SetType
from workouts.models import SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import records


def test_log_swaps_the_row_and_what_follows_from_it(htmx, entry):
    first, second = RowFactory.create_batch(2, entry=entry)

    response = htmx.post(log_url(entry, first), {"weight": "82,5", "reps": "5", "type": "weight_reps"})

    assert response.status_code == 200
    first.refresh_from_db()
    assert (first.weight_kg, first.reps, first.is_logged) == (Decimal("82.5"), 5, True)
    swap = text(response)
    assert swap.index(f'<tbody id="set-{first.uuid}"') < swap.index(
        f'<tbody id="set-{second.uuid}" role="rowgroup" hx-swap-oob'
    )
    assert 'id="totals" data-state="1-' in swap
    assert 'value="82.5"' in swap.split(f"set-{second.uuid}")[1]  # the next row proposes what was just lifted
    assert '<rest-timer left="90"' in swap


def test_log_answers_with_parts_that_need_nothing_of_htmx_but_their_place(htmx, entry):
    first, _ = RowFactory.create_batch(2, entry=entry)

    swap = text(htmx.post(log_url(entry, first), {"weight": "80", "reps": "5", "type": "weight_reps"}))

    assert set(re.findall(r"hx-[a-z-]+[^ >]*", swap)) == {'hx-swap-oob="true"'}  # static/js/live/parts.js counts on it


def test_log_swaps_every_row_that_a_weight_carries_to(htmx, entry):
    rows = [RowFactory(entry=entry, planned_weight_kg=Decimal(kg), planned_reps=5) for kg in (100, 100, 80, 100)]

    swap = text(htmx.post(log_url(entry, rows[0]), {"weight": "105", "reps": "5", "type": "weight_reps"}))

    shown = {row.pk: f'id="set-{row.uuid}"' in swap for row in rows}
    assert list(shown.values()) == [True, True, False, True]
    assert 'value="105"' in swap.split(f"set-{rows[3].uuid}")[1]


def test_log_takes_five_statements(htmx, entry, django_assert_num_queries):
    rows = RowFactory.create_batch(4, entry=entry)
    url = log_url(entry, rows[0])

    with django_assert_num_queries(5 + 2):  # and the two of a transaction
        htmx.post(url, {"weight": "80", "reps": "5", "type": "weight_reps"})


def test_log_without_htmx_returns_to_the_workout(signed_in, entry):
    row = RowFactory(entry=entry)

    response = signed_in.post(log_url(entry, row), {"weight": "80", "reps": "5", "type": "weight_reps"})

    assert response.status_code == 302
    assert response.url == f"/sessions/{entry.session.uuid}/#set-{row.uuid}"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"weight": "80", "reps": ""}, "How many reps?"),
        ({"weight": "80", "reps": "-1"}, "Between 0 and 1,000 reps, please."),
        ({"weight": "80", "reps": "1001"}, "Between 0 and 1,000 reps, please."),
        ({"weight": "80", "reps": "5.5"}, "A whole number, please."),
        ({"weight": "1000000000", "reps": "5"}, "Between 0 and 1,000 kg, please."),
        ({"weight": "-1", "reps": "5"}, "Between 0 and 1,000 kg, please."),
        ({"weight": "NaN", "reps": "5"}, "Type a number, such as 82.5."),
        ({"weight": "Infinity", "reps": "5"}, "Type a number, such as 82.5."),
        ({"weight": "heavy", "reps": "5"}, "Type a number, such as 82.5."),
        ({"weight": "80", "reps": "5", "rpe": "11"}, "Between 1 and 10, please."),
        ({"weight": "80", "reps": "5", "rpe": "8.3"}, "From 1 to 10 in halves, such as 8.5."),
    ],
)
def test_log_of_bad_input_says_what_to_change_and_stores_nothing(htmx, entry, fields, sentence):
    row = RowFactory(entry=entry)

    response = htmx.post(log_url(entry, row), fields | {"type": "weight_reps"})

    assert response.status_code == 422
    assert sentence in text(response)
    assert f'value="{fields["weight"]}"' in text(response)  # what was typed stays
    assert not WorkoutSet.objects.get().is_logged


def test_log_of_bad_input_without_htmx_shows_the_page_with_the_sentence(signed_in, entry):
    row = RowFactory(entry=entry)

    response = signed_in.post(log_url(entry, row), {"weight": "80", "reps": "", "type": "weight_reps"})

    assert response.status_code == 422
    assert "How many reps?" in text(response)
    assert 'class="workout-head"' in text(response)


def test_deleted_set_that_is_logged_again_is_gone(htmx, entry):
    row = RowFactory(entry=entry)
    htmx.post(reverse("delete_set", args=[row.uuid]))

    response = htmx.post(log_url(entry, row), {"weight": "80", "reps": "5", "type": "weight_reps"})

    assert response.status_code == 410
    assert response["HX-Retarget"] == "#toasts"
    assert "deleted" in text(response)


def test_medal_moves_to_the_set_that_holds_the_record_now(htmx, lifter):
    exercise = ExerciseFactory()
    past = FinishedSessionFactory(lifter=lifter)
    SetFactory(entry=EntryFactory(session=past, exercise=exercise), weight_kg=Decimal(80))
    records.detect(past)
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise)
    first, second = RowFactory.create_batch(2, entry=entry)

    with_medal = htmx.post(log_url(entry, first), {"weight": "85", "reps": "5", "type": "weight_reps"})
    moved = htmx.post(log_url(entry, second), {"weight": "90", "reps": "5", "type": "weight_reps"})

    also = "Also heaviest weight, 3+ reps, 5+ reps, set volume</span>"
    assert f"Estimated 1RM 95.6 kg, up 5.6 kg since 2 March. {also}" in text(with_medal)  # 85 × 36 / 32
    assert f"Estimated 1RM 101.2 kg, up 11.2 kg since 2 March. {also}" in text(moved)
    first_again = text(moved).split(f'id="set-{first.uuid}"')[1].split("</tbody>")[0]
    assert "says record" not in first_again


def test_log_in_a_superset_leads_to_the_row_beside(htmx, entry):
    SessionExercise.objects.update(superset_group=1)
    other = EntryFactory(session=entry.session, superset_group=1)
    (mine, _), beside = RowFactory.create_batch(2, entry=entry), RowFactory(entry=other)

    swap = text(htmx.post(log_url(entry, mine), {"weight": "80", "reps": "5", "type": "weight_reps"}))

    assert '<tr class="next"' in swap.split(f'id="set-{beside.uuid}"')[1]
    assert swap.count('<tr class="next"') == 1
    assert "<rest-timer" not in swap


def test_log_in_a_superset_takes_five_statements(htmx, entry, django_assert_num_queries):
    SessionExercise.objects.update(superset_group=1)
    RowFactory(entry=EntryFactory(session=entry.session, superset_group=1))
    row = RowFactory(entry=entry)

    with django_assert_num_queries(5 + 2):
        htmx.post(log_url(entry, row), {"weight": "80", "reps": "5", "type": "weight_reps"})


def test_a_weight_in_pounds_comes_back_as_it_was_typed(htmx, lifter, entry):
    lifter.weight_unit = "lb"
    lifter.save()
    row = RowFactory(entry=entry)

    response = htmx.post(log_url(entry, row), {"weight": "225", "reps": "5", "type": "weight_reps"})

    assert 'value="225"' in text(response)
    assert WorkoutSet.objects.get().weight_kg == Decimal("102.058283")


def test_an_untouched_row_in_pounds_stores_the_plan_exactly(htmx, lifter, entry):
    lifter.weight_unit = "lb"
    lifter.save()
    row = RowFactory(entry=entry, planned_weight_kg=Decimal(100), planned_reps=5)

    htmx.post(log_url(entry, row), {"weight": "220.46", "weight_was": "100.000000", "reps": "5", "type": "weight_reps"})

    assert WorkoutSet.objects.get().weight_kg == 100


def test_bodyweight_exercise_asks_for_reps_only(htmx, lifter):
    entry = EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type=ExerciseType.REPS_ONLY))
    row = RowFactory(entry=entry)

    response = htmx.post(log_url(entry, row), {"reps": "22", "type": "reps_only"})

    assert response.status_code == 200
    assert 'name="weight"' not in text(response)
    assert WorkoutSet.objects.get().reps == 22


def test_uncheck_swaps_the_row_back_with_its_values(htmx, entry):
    row = SetFactory(entry=entry)

    response = htmx.post(reverse("uncheck_set", args=[row.uuid]))

    assert "Log Exercise" in text(response)
    assert 'value="100"' in text(response)
    assert not WorkoutSet.objects.get().is_logged


def test_retype_makes_a_set_a_warmup(htmx, entry):
    row = SetFactory(entry=entry)

    response = htmx.post(reverse("retype_set", args=[row.uuid]), {"set_type": "warmup"})

    assert response.status_code == 200
    assert WorkoutSet.objects.get().set_type == SetType.WARMUP
    assert WorkoutSession.objects.get().total_sets == 0


def test_retype_to_nonsense_is_refused(htmx, entry):
    row = SetFactory(entry=entry)

    assert htmx.post(reverse("retype_set", args=[row.uuid]), {"set_type": "giant"}).status_code == 422


@pytest.mark.parametrize("weight", ["", "0"])
def test_a_set_without_weight_shows_as_zero(htmx, entry, weight):
    row = RowFactory(entry=entry)

    response = htmx.post(log_url(entry, row), {"weight": weight, "reps": "5", "type": "weight_reps"})

    assert response.status_code == 200
    assert htmx.get(entry.session.get_absolute_url()).status_code == 200


def test_the_rest_names_the_exercise_that_comes_next_where_it_is_another_one(htmx, entry):
    squat = EntryFactory(session=entry.session, exercise=ExerciseFactory(name="Squat <b>"))
    pull_up = EntryFactory(session=entry.session, exercise=ExerciseFactory(name="Pull up", type=ExerciseType.REPS_ONLY))
    first, second = RowFactory.create_batch(2, entry=entry)
    other = RowFactory(entry=squat, planned_weight_kg=Decimal(120), planned_reps=3)
    RowFactory(entry=pull_up)

    said = [
        said_after(htmx.post(log_url(row.entry, row), {"weight": "80", "reps": "5", "type": "weight_reps"}))
        for row in (first, second, other)
    ]

    assert said == ["then 80 kg × 5", "then Squat &lt;b&gt;, 120 kg × 3", "then Pull up"]


def said_after(swap):
    return text(swap).split('<span class="then">')[1].split("</span>")[0]
