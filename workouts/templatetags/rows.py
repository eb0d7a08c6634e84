"""A row of a workout as its template writes it.

A page has dozens of rows, and each names its set and its exercise many times. So everything is made and escaped once
here, and handed on as plain dicts, which the template engine looks up several times faster than attributes.
"""

from functools import cache
from typing import Any
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from workouts.domain import units
from workouts.enums import ExerciseType, SetType, WeightUnit
from workouts.forms.sets import FIELD_OF
from workouts.templatetags.live import column_text, fill, spoken_unit, values_text, word_of

register = template.Library()

_INPUT_MODES = {"weight_kg": "decimal", "distance_m": "decimal", "duration_seconds": "text"}
_FIRST, _SECOND = UUID(int=1), UUID(int=2)


@register.simple_tag
def written(row: Any, card: Any, lifter: Any, form: Any = None) -> dict[str, Any]:
    """Write a row of a card for a lifter; with a refused form, what was typed. All texts are escaped."""
    exercise, stored = card.entry.exercise, row.set
    is_done = row.state == "done"
    name = escape(f"{exercise.name}, {_spoken(row)}")
    action = ("change_set", stored.uuid) if is_done else ("log_set", card.entry.uuid, stored.uuid)
    return {
        "uuid": _safe(stored.uuid),
        "key": _safe(stored.pk),  # ids within the page are shorter that way, and there are hundreds
        "name": name,
        "label": _safe(row.label),
        "classes": _safe(f"{row.state} {'refused' if form else 'record' if row.medals else ''}"),
        "kind": _safe("kind" if stored.set_type == SetType.NORMAL else f"kind {row.label.lower()}"),
        "is_done": is_done,
        "menu_url": _address("set_menu", stored.uuid),
        "action_url": _address(*action),
        "uncheck_url": _address("uncheck_set", stored.uuid) if is_done else "",
        "type": _safe(exercise.type),
        "previous": escape(values_text(row.previous, card.of_lifter) or "–"),
        "previous_rpe": _safe(f" @ {units.plain(row.previous.rpe)}" if row.previous and row.previous.rpe else ""),
        "fill": fill(row.previous, lifter) if row.previous and not is_done else "",
        "cells": [_cell(column, row, exercise, lifter, form, name) for column in ExerciseType(exercise.type).columns],
        "shows_rpe": lifter.shows_rpe,
        "rpe": escape(_typed(form, "rpe") if form else "" if row.shown.rpe is None else units.plain(row.shown.rpe)),
        "weight_was": _safe(_exact_weight(row, lifter)),
        "medals": row.medals,
    }


def _cell(column: str, row: Any, exercise: Any, lifter: Any, form: Any, name: str) -> dict[str, Any]:
    """One field: its name on the wire, what it shows, the keyboard it wants, and how it is read aloud."""
    field = FIELD_OF[column]
    text = _typed(form, field) if form else column_text(column, getattr(row.shown, column), lifter)
    return {
        "name": _safe(field),
        "value": escape(text),
        "inputmode": _safe(_INPUT_MODES.get(column, "numeric")),
        "label": _safe(f"{word_of(column, exercise)}{spoken_unit(column, lifter)}, {name}"),
        "is_wrong": bool(form and form.errors.get(field)),
    }


def _typed(form: Any, field: str) -> str:
    return str(form.data.get(field, ""))


def _spoken(row: Any) -> str:
    """Name a row as it is read aloud: set 2, warm-up."""
    return f"set {row.label}" if row.set.set_type == SetType.NORMAL else SetType(row.set.set_type).label.lower()


def _exact_weight(row: Any, lifter: Any) -> str:
    """Return the exact kilograms of a weight that the screen rounds, else nothing."""
    exact = row.shown.weight_kg
    if exact is None:
        return ""
    unit = WeightUnit(lifter.weight_unit)
    return "" if units.to_kg(units.from_kg(exact, unit), unit) == exact else str(exact)


def _address(name: str, *uuids: UUID) -> SafeString:
    pattern = _pattern(name, len(uuids))
    return _safe(pattern.format(*uuids))


@cache
def _pattern(name: str, count: int) -> str:
    """Resolve an address once; a page would else resolve the same few hundreds of times."""
    places = [_FIRST, _SECOND][:count]
    address = reverse(name, args=places)
    for index, place in enumerate(places):
        address = address.replace(str(place), f"{{{index}}}")
    return address


def _safe(text: Any) -> SafeString:
    return mark_safe(str(text))  # noqa: S308 of our own making or escaped before
