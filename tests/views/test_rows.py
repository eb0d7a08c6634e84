"""A row is written by a shortcut; it must read as if its template had been rendered."""

from decimal import Decimal

import pytest
from django.template import Context
from django.template.loader import get_template

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from workouts.forms.sets import SetForm
from workouts.queries.live import live_workout
from workouts.templatetags.patterns import marked
from workouts.templatetags.rows import set_row, written

TRICKY = "Press {0} {name} {{x}} <b>&\"'"


@pytest.mark.parametrize("kind", ["weight_reps", "reps_only", "duration", "distance_duration", "floors_duration"])
@pytest.mark.parametrize("shows_rpe", [False, True])
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_row_reads_as_its_template_says(lifter, kind, shows_rpe, unit):
    lifter.shows_rpe, lifter.weight_unit = shows_rpe, unit
    exercise = ExerciseFactory(type=kind, name=TRICKY)
    past = EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise)
    SetFactory(entry=past, rpe=Decimal("8.5"), duration_seconds=60)
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise)
    SetFactory(entry=entry, set_type="warmup", duration_seconds=45)
    RowFactory(entry=entry, planned_weight_kg=Decimal(100))
    RowFactory(entry=entry, set_type="drop")
    (card,) = live_workout(entry.session).entries

    for row in card.rows:
        for oob in (False, True):
            around = {"csrf_input": "<input {token}>", "oob": oob}
            expected = get_template("workouts/sets/_row.html").render(
                {"v": marked(written(row, card, lifter) | around)}
            )

            found = set_row(Context({"user": lifter, "csrf_input": "<input {token}>"}), row, card, oob=oob)

            assert found == expected
            assert "Press {0} {name} {{x}} &lt;b&gt;" in found


def test_a_row_that_is_refused_shows_what_was_typed_and_why(lifter):
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=ExerciseFactory(name=TRICKY))
    RowFactory(entry=entry)
    (card,) = live_workout(entry.session).entries
    form = SetForm({"weight": "<b>", "reps": "5"}, exercise_type="weight_reps", lifter=lifter)
    assert not form.is_valid()

    found = set_row(Context({"user": lifter}), card.rows[0], card, form=form)

    assert 'value="&lt;b&gt;"' in found
    assert 'aria-invalid="true"' in found
    assert "Type a number, such as 82.5." in found


@pytest.mark.parametrize(
    ("kg", "unit", "is_long"), [("97.5", "kg", False), ("102.25", "kg", True), ("500", "lb", True), (None, "kg", False)]
)
def test_a_figure_that_is_long_is_set_smaller(lifter, kg, unit, is_long):
    lifter.weight_unit = unit
    entry = EntryFactory(session=SessionFactory(lifter=lifter))
    RowFactory(entry=entry, planned_weight_kg=kg and Decimal(kg), planned_reps=5)
    (card,) = live_workout(entry.session).entries

    row = set_row(Context({"user": lifter}), card.rows[0], card)

    assert ('class="value long"' in row, 'class="value"' in row) == (is_long, True)


def test_last_times_values_break_before_the_sign_alone_and_where_there_are_none_the_style_says_so(lifter):
    exercise = ExerciseFactory()
    SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=exercise), reps=8)
    entry = EntryFactory(session=SessionFactory(lifter=lifter), exercise=exercise)
    RowFactory.create_batch(2, entry=entry)
    (card,) = live_workout(entry.session).entries

    first, second = (set_row(Context({"user": lifter}), row, card) for row in card.rows)

    assert ">100\N{NO-BREAK SPACE}kg ×\N{NO-BREAK SPACE}8</button>" in first
    assert '<span class="previous"></span>' in second
