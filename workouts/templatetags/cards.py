"""The card of an exercise in a workout: its texts, and those of its parts that are swapped by themselves."""

from html import escape
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from workouts.domain.units import clock
from workouts.templatetags.live import columns, is_loaded, medal_text, table_class
from workouts.templatetags.patterns import filled
from workouts.templatetags.rows import set_row
from workouts.templatetags.tracker import address

register = template.Library()


@register.simple_tag(takes_context=True)
def set_card(context: Context, card: Any, oob: bool = False) -> SafeString:
    """Write a card with its rows; one of them may be refused, and shows what was typed."""
    lifter, entry = context["user"], card.entry
    refused, form = context.get("refused_uuid"), context.get("form")
    rows = [set_row(context, row, card, form if row.set.uuid == refused else None) for row in card.rows]
    heads = columns(entry.exercise, entry.units)
    texts = written_card(card) | {
        "add_url": address("add_set", entry.uuid),
        "table_class": table_class(heads, lifter),
        "heads": [{"text": escape(head["head"]), "is_time": head["name"] == "duration"} for head in heads],
        "shows_rpe": lifter.shows_rpe,
        "rows": "".join(rows),
    }
    return filled("workouts/entries/_card.html", texts | {"csrf_input": context.get("csrf_input", ""), "oob": oob})


@register.simple_tag
def card_part(name: str, card: Any, oob: bool = True) -> SafeString:
    """Write one part of a card: heading, notes or medals."""
    return filled(_PARTS[name], written_card(card) | {"oob": oob})


_PARTS = {
    "heading": "workouts/entries/_heading.html",
    "notes": "workouts/entries/_notes.html",
    "medals": "workouts/records/_session_medals.html",
}


def written_card(card: Any) -> dict[str, Any]:
    """Return the texts of a card without its rows, escaped."""
    entry, exercise, superset = card.entry, card.entry.exercise, card.superset
    return {
        "dom_id": entry.dom_id,
        "uuid": str(entry.uuid),
        "key": str(entry.pk),
        "exercise": str(exercise.pk),
        "name": escape(exercise.name),
        "place": f"{superset.letter}{card.number}" if superset else "",
        "rest_seconds": str(entry.rest_seconds),
        "rest": _rest(card),
        "exercise_url": address("exercise", exercise.pk),
        "plates_url": address("entry_plates", entry.uuid) if is_loaded(exercise) else "",
        "menu_url": address("entry_menu", entry.uuid),
        "pinned": escape(card.pinned_note),
        "note": escape(entry.notes),
        "last_note": escape(card.last_note),
        "medals": [{"text": escape(medal_text(medal, entry))} for medal in card.medals],
    }


def _rest(card: Any) -> str:
    """Say what rest follows a set: in a superset the first member says it for all."""
    superset, seconds = card.superset, card.entry.rest_seconds
    if not superset:
        return f"Rest {clock(seconds)}" if seconds else "No rest timer"
    after = f", rest {clock(superset.rest_seconds)} after {'both' if superset.size == 2 else 'all'}"
    return f"Superset {superset.letter}{after if card.number == 1 and superset.rest_seconds else ''}"
