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
from workouts.queries.live import live_workout
from workouts.templatetags.rows import marked, set_row, written

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
            context = {"user": lifter, "csrf_input": "<input {token}>"}
            plain = {"v": marked(written(row, card, lifter)), "oob": oob, "csrf_input": "", "form": None}
            expected = get_template("workouts/sets/_row.html").render(plain)

            found = set_row(Context(context | {"csrf_input": ""}), row, card, oob=oob)

            assert found == expected
            assert "Press {0} {name} {{x}} &lt;b&gt;" in found
