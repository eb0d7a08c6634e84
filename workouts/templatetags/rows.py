"""A row of a workout, written as its template says, but fast: a page has dozens, and a swap waits for a few.

Rendering one costs the engine some forty look-ups. So the template is rendered once for each shape of row, with the names
of the texts in place of the texts: `{name}` for the name. A row is then one `str.format` of that, with texts that were
escaped before. It is a third of the time of the live page. Rows with a medal or a refusal are rendered as usual.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from workouts.domain.units import from_kg, plain, to_kg
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType, WeightUnit
from workouts.forms.sets import FIELD_OF
from workouts.templatetags.live import column_text, fill, medal_text, spoken_unit, values_text, word_of
from workouts.templatetags.tracker import address

register = template.Library()

_INPUT_MODES = {"weight_kg": "decimal", "distance_m": "decimal", "duration_seconds": "decimal"}


@register.simple_tag(takes_context=True)
def set_row(context: Context, row: Any, card: Any, form: Any = None, oob: bool = False) -> SafeString:
    """Write a row of a card; with a refused form, what was typed; `oob` for a swap out of band."""
    lifter = context["user"]
    texts = written(row, card, lifter, form)
    token = context.get("csrf_input", "")
    if form or row.medals:
        return _rendered({"v": marked(texts), "form": form, "oob": oob, "csrf_input": token})
    is_there = [bool(texts[name]) for name in _OPTIONAL]
    return SafeString(_pattern(len(texts["cells"]), oob, *is_there).format(csrf_input=token, **texts))


_TEXTS = (
    "uuid",
    "key",
    "name",
    "label",
    "classes",
    "kind",
    "menu_url",
    "action_url",
    "uncheck_url",
    "type",
    "previous",
    "rpe",
)
_OPTIONAL = (
    "is_done",
    "shows_rpe",
    "fill",
    "previous_rpe",
    "weight_was",
    "weight_unit",
    "distance_unit",
    "hidden_rpe",
    "is_timed",
)
_OF_CELL = ("name", "value", "inputmode", "label")


@cache
def _pattern(cells: int, oob: bool, *is_there: bool) -> str:
    """Render the template with the names of the texts; what decides about its shape are the arguments."""
    names: dict[str, Any] = {name: f"{{{name}}}" for name in _TEXTS}
    names |= {name: is_there and f"{{{name}}}" for name, is_there in zip(_OPTIONAL, is_there, strict=True)}
    names["cells"] = [{name: f"{{cells[{index}][{name}]}}" for name in _OF_CELL} for index in range(cells)]
    return _rendered({"v": marked(names), "oob": oob, "csrf_input": SafeString("{csrf_input}")})


def _rendered(context: dict[str, Any]) -> SafeString:
    return get_template("workouts/sets/_row.html").render(context)


def marked(texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts of a row for its template, which shall not escape them again."""
    plain = {name: SafeString(text) if isinstance(text, str) else text for name, text in texts.items()}
    return plain | {"cells": [marked(cell) for cell in texts["cells"]]} if "cells" in texts else plain


def written(row: Any, card: Any, lifter: Any, form: Any = None) -> dict[str, Any]:
    """Return the texts of a row, escaped, all but medals; with a refused form, what was typed.

    They are not marked as safe: marking a few dozen for each row takes longer than all else that happens here.
    """
    exercise, units, stored = card.entry.exercise, card.entry.units, row.set
    is_done, columns = row.state == "done", ExerciseType(exercise.type).columns
    name = escape(f"{exercise.name}, {_spoken(row)}")
    rpe = escape(_typed(form, "rpe") if form else "" if row.shown.rpe is None else plain(row.shown.rpe))
    action = ("change_set", stored.uuid) if is_done else ("log_set", card.entry.uuid, stored.uuid)
    return {
        "uuid": str(stored.uuid),
        "key": str(stored.pk),  # ids within the page are shorter that way, and there are hundreds
        "name": name,
        "label": row.label,
        "classes": f"{row.state}{_state(row, form)}",
        "kind": "kind" if stored.set_type == SetType.NORMAL else f"kind {row.label.lower()}",
        "is_done": is_done,
        "menu_url": address("set_menu", stored.uuid),
        "action_url": address(*action),
        "uncheck_url": address("uncheck_set", stored.uuid) if is_done else "",
        "type": exercise.type,
        "previous": escape(values_text(row.previous, card.of_units) or "–"),
        "previous_rpe": f" @ {plain(row.previous.rpe)}" if row.previous and row.previous.rpe else "",
        "fill": fill(row.previous, units) if row.previous and not is_done else "",
        "cells": [_cell(column, row, card.entry, form, name) for column in columns],
        "is_timed": "duration_seconds" in columns,
        "shows_rpe": lifter.shows_rpe,
        "hidden_rpe": bool(rpe) and not lifter.shows_rpe,
        "rpe": rpe,
        "weight_was": _exact_weight(row, units.weight_unit),
        "weight_unit": units.weight_unit if "weight_kg" in columns else "",
        "distance_unit": units.distance_unit if "distance_m" in columns else "",
        "medals": [medal_text(medal, card.entry) for medal in row.medals],
    }


def _cell(column: str, row: Any, entry: Any, form: Any, name: str) -> dict[str, Any]:
    """One field: its name on the wire, what it shows, the keyboard it wants, and how it is read aloud."""
    field = FIELD_OF[column]
    text = _typed(form, field) if form else column_text(column, getattr(row.shown, column), entry.units)
    return {
        "name": field,
        "value": escape(text),
        "inputmode": _INPUT_MODES.get(column, "numeric"),
        "label": f"{word_of(column, entry.exercise)}{spoken_unit(column, entry.units)}, {name}",
        "is_wrong": bool(form and form.errors.get(field)),
    }


def _typed(form: Any, field: str) -> str:
    return str(form.data.get(field, ""))


def _state(row: Any, form: Any) -> str:
    if form:
        return " refused"
    if row.medals:
        return " record"
    # What was typed stays typed: nothing from above carries into such a row.
    return " entered" if row.state != "done" and not Values.of(row.set).is_empty else ""


def _spoken(row: Any) -> str:
    """Name a row as it is read aloud: set 2, warm-up."""
    return f"set {row.label}" if row.set.set_type == SetType.NORMAL else SetType(row.set.set_type).label.lower()


def _exact_weight(row: Any, unit: WeightUnit) -> str:
    """Return the exact kilograms of a weight that the screen rounds, else nothing."""
    exact = row.shown.weight_kg
    if exact is None:
        return ""
    return "" if to_kg(from_kg(exact, unit), unit) == exact else str(exact)
