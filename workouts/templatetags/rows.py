"""A row of a workout: its texts, in the units of its exercise, and the row itself."""

from html import escape
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from workouts.domain.units import Units, plain
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.forms.sets import FIELD_OF
from workouts.templatetags.live import column_text, fill, medals_text, spoken_unit, values_text, word_of
from workouts.templatetags.patterns import filled
from workouts.templatetags.tracker import address

register = template.Library()

LONG = 5  # letters of a figure; beyond, it is set smaller: static/js/live/fields.js does the same while it is typed
_INPUT_MODES = {"weight_kg": "decimal", "distance_m": "decimal", "duration_seconds": "decimal"}


@register.simple_tag(takes_context=True)
def set_row(context: Context, row: Any, card: Any, form: Any = None, oob: bool = False) -> SafeString:
    """Write a row of a card; with a refused form, what was typed; `oob` for a swap out of band."""
    around = {"csrf_input": context.get("csrf_input", ""), "oob": oob}
    return filled("workouts/sets/_row.html", written(row, card, context["user"], form) | around)


def written(row: Any, card: Any, lifter: Any, form: Any = None) -> dict[str, Any]:
    """Return the texts of a row, escaped; with a refused form, what was typed.

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
        "previous": escape(_unbroken(values_text(row.previous, card.of_units))),
        "previous_rpe": f" @ {plain(row.previous.rpe)}" if row.previous and row.previous.rpe else "",
        "fill": fill(row.previous, units) if row.previous and not is_done else "",
        "cells": [_cell(column, row, card.entry, form, name) for column in columns],
        "is_timed": "duration_seconds" in columns,
        "shows_rpe": lifter.shows_rpe,
        "hidden_rpe": bool(rpe) and not lifter.shows_rpe,
        "rpe": rpe,
        "weight_was": _exactly("weight_kg", row, units),
        "distance_was": _exactly("distance_m", row, units),
        "weight_unit": units.weight_unit if "weight_kg" in columns else "",
        "distance_unit": units.distance_unit if "distance_m" in columns else "",
        "refusal": escape(_sentences(form)) if form else "",
        "medals": escape(medals_text(row.medals, card.entry, row.set.weight_kg)) if row.medals else "",
    }


def _unbroken(text: str) -> str:
    """Where its column is narrow, `132.28 lb × 8` breaks before the sign alone."""
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace("\N{NO-BREAK SPACE}×", " ×")


def _cell(column: str, row: Any, entry: Any, form: Any, name: str) -> dict[str, Any]:
    """One field: its name on the wire, what it shows, the keyboard it wants, and how it is read aloud."""
    field = FIELD_OF[column]
    text = _typed(form, field) if form else column_text(column, getattr(row.shown, column), entry.units)
    return {
        "name": field,
        "value": escape(text),
        "is_long": len(text) > LONG,
        "inputmode": _INPUT_MODES.get(column, "numeric"),
        "label": f"{word_of(column, entry.exercise)}{spoken_unit(column, entry.units)}, {name}",
        "is_wrong": bool(form and form.errors.get(field)),
    }


def _sentences(form: Any) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


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


def _exactly(column: str, row: Any, chosen: Units) -> str:
    """Return what the row shows, and what a tap on last time's values fills in, exactly where the screen rounds it."""
    values = (getattr(each, column) for each in (row.shown, row.previous) if each)
    exact = dict.fromkeys(value for value in values if value is not None)
    return " ".join(str(value) for value in exact if chosen.is_rounded(column, value))
