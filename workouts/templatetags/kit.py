"""How what a page takes along is written."""

import json
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from workouts.domain.units import from_kg, plain
from workouts.domain.values import Values
from workouts.enums import ExerciseType
from workouts.forms.sets import FIELD_OF
from workouts.queries.kit import Known, Loads, shape_of
from workouts.templatetags.exercises import muscle_names
from workouts.templatetags.live import column_text, values_text
from workouts.templatetags.patterns import filled
from workouts.templatetags.plates import side_text

register = template.Library()


@register.simple_tag
def kit_exercise(known: Known) -> SafeString:
    """Write an exercise that can be added, with the rows of its last time: [[type, previous, effort, {field: text}], …]."""
    exercise = known.exercise
    last = [_last_row(kind, values, known) for kind, values in known.last]
    texts = {
        "id": str(exercise.pk),
        "name": escape(exercise.name),
        "about": muscle_names(exercise.primary_muscles),
        "shape": shape_of(known),
        "last": escape(json.dumps(last, ensure_ascii=False, separators=(",", ":"))) if last else "",
        "bar": f"{known.units.weight_unit}-{known.bar}" if known.bar else "",
    }
    return filled("workouts/kit/_exercise.html", texts)


@register.simple_tag
def kit_loads(loads: Loads) -> SafeString:
    """Write what a bar can weigh, one after the other: 20:The bar alone|22.5:1.25 kg"""
    texts = (
        f"{plain(from_kg(each.total_kg, loads.unit))}:{side_text(each.side) if each.side else 'The bar alone'}"
        for each in loads.loadings
    )
    return SafeString("|".join(texts))


def _last_row(kind: str, values: Values, known: Known) -> list[Any]:
    columns = ExerciseType(known.exercise.type).columns
    texts = {FIELD_OF[column]: column_text(column, getattr(values, column), known.units) for column in columns}
    effort = f" @ {plain(values.rpe)}" if values.rpe else ""
    previous = values_text(values, (known.exercise, known.units))
    return [kind, previous, effort, {name: text for name, text in texts.items() if text}]
